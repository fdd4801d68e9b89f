"""The rows near a place, nearest first: where what scans texts looks before it looks through all of them."""

from __future__ import annotations

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.query.ports import Index, RowSet

DISTANCES = (5_000, 50_000)  # rows; the second where the first has too little
LITTLE = 4  # times as many rows that an index must have for a stretch of it to be much less work than everything


def around(index: Index, row: int) -> Iterator[RowSet]:
    """Ever longer stretches before and after a row."""
    for distance in _worth(index):
        yield index.stretch(max(row - distance, 0), min(row + distance, index.size))


def onward(index: Index, row: int, *, forward: bool) -> Iterator[RowSet]:
    """Ever longer stretches that begin at a row, or end in it; after one that reaches the end, what lies round it."""
    size = index.size
    for distance in _worth(index):
        first, last = (row, row + distance) if forward else (row - distance, row)
        yield index.stretch(max(first, 0), min(last + 1, size))
        if last >= size:
            yield index.stretch(0, distance)
        elif first < 0:
            yield index.stretch(size - distance, size)


def _worth(index: Index) -> Iterator[int]:
    return (distance for distance in DISTANCES if distance * LITTLE <= index.size)
