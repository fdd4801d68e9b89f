"""The sidecar of a journal whose documents were moved by a compaction: the same, but for where they stand."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from timeline.store.index.sidecar import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.store.index.base import Base

OFFSET = "offset"
COPY = 1 << 20


def write_moved(base: Base, fd: int, about: Mapping[str, Any], moves: tuple[Sequence[int], Sequence[int]]) -> bool:
    """Write to an open file the sidecar of `base` with the documents elsewhere; whether that came about.

    Args:
        base: a base that holds every document, nothing being on top of it.
        fd: an empty file, open for writing.
        about: `generation`, `covered` and `last_line` of the new journal.
        moves: the old offsets, ascending, and the new ones.
    """
    sidecar = base.sidecar
    try:
        with os.fdopen(os.dup(fd), "wb", COPY) as out:
            writer = Writer(out)
            for name in sidecar.sections:
                if name.rpartition(".")[2] == OFFSET:
                    writer.section(name, [_moved(sidecar.column(name), *moves)])
                else:
                    writer.section(name, _copied(sidecar.view(name)))
            writer.finish({**sidecar.directory, **about})
            out.flush()
            os.fsync(fd)
    except (OSError, LookupError):
        return False  # it is made anew when it is missed
    return True


def _moved(column: Sequence[int], old: Sequence[int], new: Sequence[int]) -> array[int]:
    moved = array("Q")
    for offset in column:
        at = bisect_left(old, offset)
        if old[at] != offset:
            raise LookupError(offset)
        moved.append(new[at])
    return moved


def _copied(view: memoryview) -> Iterator[memoryview]:
    return (view[at : at + COPY] for at in range(0, len(view), COPY))
