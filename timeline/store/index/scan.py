"""A folded text looked for in the texts of all base rows."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import compress
from typing import TYPE_CHECKING

from timeline.store.bits import Bits

if TYPE_CHECKING:
    from timeline.store.index.base import Base

CHUNK = 1 << 20  # bytes read at a time: what stays in a processor's cache, and lets other threads in between
OFTEN = 4  # where more than one row in so many has the text, looking at each row is quicker than jumping


def scan(base: Base, needle: bytes) -> Bits:
    """The rows whose text has the needle in it; the file is read through one buffer, so that memory stays flat."""
    starts = base.text_at
    found = array("I")
    buffer = bytearray(CHUNK)
    row, often = 0, False
    while row < base.size:
        begin = starts[row]
        after = max(bisect_right(starts, begin + CHUNK, row + 1) - 1, row + 1)
        length = starts[after] - begin
        if length > len(buffer):
            buffer = bytearray(length)
        base.sidecar.read_into("text", begin, memoryview(buffer)[:length])
        known = len(found)
        if often:
            texts = bytes(memoryview(buffer)[: length - 1]).split(b"\n")
            found.extend(compress(range(row, after), [needle in text for text in texts]))
        else:
            _jump(base, buffer, needle, range(row, after), found)
        often = (len(found) - known) * OFTEN > after - row
        row = after
    return Bits(base.size, found)


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
