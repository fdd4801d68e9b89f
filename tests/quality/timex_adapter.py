"""The extractor in the shape that a scorer takes: `extract(text, dct) -> [(start, end, value)]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.timex import find_timexes

if TYPE_CHECKING:
    from datetime import date


def extract(text: str, dct: date) -> list[tuple[int, int, str]]:
    """The TIMEX3 expressions of a text."""
    return [(each.start, each.end, each.value) for each in find_timexes(text, dct)]
