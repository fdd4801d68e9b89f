"""A folded text looked for in the texts of all base rows."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline.store.bits import Bits, packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.store.index.base import Base

CHUNK = 1 << 20  # bytes read at a time: what stays in a processor's cache, and lets other threads in between
SCATTERED = 64  # rows so far apart are quicker read one by one
OFTEN = 2  # where more than one row in so many has the text, looking at each row is quicker than jumping


def scan(base: Base, needle: bytes) -> Bits:
    """The rows whose text has the needle in it; the file is read through one buffer, so that memory stays flat."""
    flags = bytearray(base.size)
    often = False
    for row, buffer, end in _chunks(base):
        if often:
            texts = bytes(memoryview(buffer)[: end - 1]).split(b"\n")
            flags[row : row + len(texts)] = found = bytes([needle in text for text in texts])
            often = found.count(1) * OFTEN > len(found)
        else:
            often = _jump(buffer, end, needle, flags, row)
    return packed(flags)


def texts_of(base: Base, among: Bits) -> Iterator[tuple[int, bytes]]:
    """(row, text) of some rows, in order."""
    if len(among) * SCATTERED < base.size:
        yield from ((row, base.text(row)) for row in among)
        return
    starts = base.text_at
    for first, buffer, end in _chunks(base):
        begin = starts[first]
        for row in among.between(first, first + buffer.count(b"\n", 0, end)):
            yield row, bytes(buffer[starts[row] - begin : starts[row + 1] - begin - 1])


def _chunks(base: Base) -> Iterator[tuple[int, bytearray, int]]:
    """(first row, buffer, length used) of whole texts, each ended by a line feed."""
    buffer = bytearray(CHUNK)
    at, size = 0, base.text_at[-1] if base.size else 0
    while at < size:
        length = base.sidecar.read_into("text", at, memoryview(buffer)[: min(len(buffer), size - at)])
        end = buffer.rfind(b"\n", 0, length) + 1
        if not end:
            buffer = bytearray(len(buffer) * 2)
            continue
        yield bisect_left(base.text_at, at), buffer, end
        at += end


def _jump(buffer: bytearray, end: int, needle: bytes, flags: bytearray, row: int) -> bool:
    """Flag the rows from hit to hit, counting the line feeds between; whether most rows have the needle."""
    find, count = buffer.find, buffer.count
    first, hits, seen = row, 0, 0
    at = find(needle, 0, end)
    while at >= 0:
        row += count(b"\n", seen, at)
        flags[row] = 1
        hits += 1
        seen = find(b"\n", at, end)
        at = find(needle, seen + 1, end)
    return hits * OFTEN > row - first + 1
