"""A folded text looked for in the texts of all base rows."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import compress

from timeline.store.bits import Bits, packed
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.store.index.base import Base

CHUNK = 1 << 17  # bytes read at a time: what stays in a processor's cache, and lets other threads in between
SCATTERED = 64  # rows so far apart are quicker read one by one
ALONE = 12  # texts that a scan passes over in the time that one alone takes to read
NEAR = 500  # bytes that are quicker looked through than a row is looked up
OFTEN = 2  # where more than one row in so many has the text, looking at each row is quicker than jumping


def scan(base: Base, needle: bytes) -> Bits:
    """The rows whose text has the needle in it."""
    return packed(_flags(base, needle, range(base.size)))


def scan_among(base: Base, needle: bytes, among: Bits) -> Bits:
    """The same of some rows: those alone are read, or the stretch from the first to the last, whichever is quicker."""
    if not among:
        return among
    stretch = range(among.select(0), among.select(len(among) - 1) + 1)
    if len(among) * ALONE < len(stretch):
        return Bits(base.size, [row for row in among if needle in base.text(row)])
    flags = _flags(base, needle, stretch)
    return among & Bits(base.size, array("I", compress(stretch, flags)))


def _flags(base: Base, needle: bytes, stretch: range) -> bytearray:
    """1 for each row of a stretch whose text has the needle in it, else 0."""
    flags = bytearray(len(stretch))
    often = False
    for first, buffer, end in _chunks(base, stretch):
        row = first - stretch.start
        if often:
            texts = bytes(memoryview(buffer)[: end - 1]).split(b"\n")
            flags[row : row + len(texts)] = found = bytes([needle in text for text in texts])
            often = found.count(1) * OFTEN > len(found)
        else:
            often = _jump(base, (first, buffer, end), needle, flags, row)
    return flags


def texts_of(base: Base, among: Bits) -> Iterator[tuple[int, bytes]]:
    """(row, text) of some rows, in order."""
    if len(among) * SCATTERED < base.size:
        yield from ((row, base.text(row)) for row in among)
        return
    starts = base.text_at
    for first, buffer, end in _chunks(base, range(base.size)):
        begin = starts[first]
        for row in among.between(first, bisect_left(starts, begin + end, first)):
            yield row, bytes(buffer[starts[row] - begin : starts[row + 1] - begin - 1])


def _chunks(base: Base, stretch: range) -> Iterator[tuple[int, bytearray, int]]:
    """(first row, buffer, length used) of whole texts, each ended by a line feed.

    The file is read through the one buffer, so that memory stays flat.
    """
    if not stretch:
        return
    at, stop = base.text_at[stretch.start], base.text_at[stretch.stop]
    buffer = bytearray(min(CHUNK, stop - at))
    while at < stop:
        length = base.sidecar.read_into("text", at, memoryview(buffer)[: min(len(buffer), stop - at)])
        end = buffer.rfind(b"\n", 0, length) + 1
        if not end:
            buffer = bytearray(len(buffer) * 2)
            continue
        yield bisect_left(base.text_at, at), buffer, end
        at += end


def _jump(base: Base, chunk: tuple[int, bytearray, int], needle: bytes, flags: bytearray, row: int) -> bool:
    """Flag the rows from hit to hit; whether most have the needle. `row` is the place in `flags` of the chunk's first.

    To the row of a hit that is near it is quickest to count the line feeds, else to look its offset up.
    """
    first, buffer, end = chunk
    find, count, starts = buffer.find, buffer.count, base.text_at
    begin, shift, start = starts[first], row - first, row
    hits, seen = 0, 0
    at = find(needle, 0, end)
    while at >= 0:
        if at - seen < NEAR:
            row += count(b"\n", seen, at)
        else:
            row = bisect_right(starts, begin + at, row - shift) - 1 + shift
        flags[row] = 1
        hits += 1
        seen = find(b"\n", at, end)
        at = find(needle, seen + 1, end)
    return hits * OFTEN > row - start + 1
