"""How many articles an import has before it, where that is cheap to know."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from timeline.sources import files
from timeline.sources.formats import collects, suffix_format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.sources import ReadOptions

BLOCK = 1 << 20


def count(inputs: Iterable[str], options: ReadOptions) -> int | None:
    """The number of articles: files, and the lines of JSON Lines; None with any other file of many articles."""
    total = 0
    for where in inputs:
        for item in files(where, options):
            name = item if isinstance(item, str) else ""
            if name == "-":
                return None
            if not collects(name):
                total += 1
            elif suffix_format(name) == "jsonl" and os.path.isfile(name):  # noqa: PTH113
                total += _lines(name)
            else:
                return None
    return total


def _lines(path: str) -> int:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return sum(block.count(b"\n") for block in iter(lambda: file.read(BLOCK), b"")) or 1
    except OSError:
        return 1
