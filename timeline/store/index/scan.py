"""A folded text looked for in the texts of all base rows."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import compress
from typing import TYPE_CHECKING

from timeline.store.bits import Bits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.store.index.base import Base

CHUNK = 1 << 20  # bytes read at a time: what stays in a processor's cache, and lets other threads in between
OFTEN = 4  # where more than one row in so many has the text, looking at each row is quicker than jumping


def scan(base: Base, needle: bytes) -> Bits:
    """The rows whose text has the needle in it."""
    found = array("I")
    often = False
    for rows, buffer, length in _chunks(base):
        known = len(found)
        if often:
            texts = bytes(memoryview(buffer)[: length - 1]).split(b"\n")
            found.extend(compress(rows, [needle in text for text in texts]))
        else:
            _jump(base, buffer, needle, rows, found)
        often = (len(found) - known) * OFTEN > len(rows)
    return Bits(base.size, found)


def texts_of(base: Base, among: Bits) -> Iterator[tuple[int, bytes]]:
    """(row, text) of some rows, in order."""
    starts = base.text_at
    for rows, buffer, _ in _chunks(base):
        begin = starts[rows.start]
        for row in among.between(rows.start, rows.stop):
            yield row, bytes(buffer[starts[row] - begin : starts[row + 1] - begin - 1])


def _chunks(base: Base) -> Iterator[tuple[range, bytearray, int]]:
    """Stretches of rows with their texts, a line each, and the texts' length in the buffer.

    The file is read through the one buffer, so that memory stays flat.
    """
    starts = base.text_at
    buffer = bytearray(CHUNK)
    row = 0
    while row < base.size:
        begin = starts[row]
        after = max(bisect_right(starts, begin + CHUNK, row + 1) - 1, row + 1)
        length = starts[after] - begin
        if length > len(buffer):
            buffer = bytearray(length)
        base.sidecar.read_into("text", begin, memoryview(buffer)[:length])
        yield range(row, after), buffer, length
        row = after


def _jump(base: Base, buffer: bytearray, needle: bytes, rows: range, found: array[int]) -> None:
    """From hit to hit; after one, to the next row's text."""
    starts, row, after = base.text_at, rows.start, rows.stop
    begin, length = starts[row], starts[after] - starts[row]
    at = buffer.find(needle, 0, length)
    while at >= 0:
        row = bisect_right(starts, begin + at, row, after) - 1
        found.append(row)
        row += 1
        at = buffer.find(needle, starts[row] - begin, length)
