"""Putting right the one byte of a line that was changed, by what its CRC-32 says about it.

A CRC is linear: what a changed byte does to it depends on the change and on the number of bytes that follow, on nothing
else. So the difference between the checksum that stands there and the one that the bytes have, taken back byte by
byte, meets at the place of the damage the difference that one byte makes. A line that is damaged otherwise would pass
with a likelihood of one in thousands, and its JSON would still have to be whole; what is put right is told anyway.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

POLYNOMIAL = 0xEDB88320  # of CRC-32 (ISO 3309), reflected
LONGEST = 1 << 17  # bytes; longer lines hold one huge document, and the search takes a millisecond for 4 KB
CRC_DIGITS = 8


def mended(raw: bytes) -> list[bytes]:
    """The lines, line feed included, with a right checksum that differ from `raw` in one byte before the line feed."""
    if not 13 <= len(raw) <= LONGEST:
        return []
    body = raw[9:-1]
    crc = zlib.crc32(body)
    right = b"%08x" % crc
    wrong_digits = sum(a != b for a, b in zip(raw, right, strict=False))
    if wrong_digits + (raw[8:9] != b" ") <= 1:
        return [right + b" " + body + b"\n"]
    if raw[8:9] != b" ":
        return []
    try:
        difference = crc ^ int(raw[:CRC_DIGITS], 16)
    except ValueError:
        return []
    return [_changed(raw, 9 + at, error) for at, error in _places(difference, len(body))]


def _places(difference: int, length: int) -> list[tuple[int, int]]:
    """(index, exclusive or) of each change of one byte that makes this difference to the CRC of `length` bytes."""
    table, errors, firsts = _tables()
    found = []
    for at in range(length - 1, -1, -1):
        if difference in errors:
            found.append((at, errors[difference]))
        low = firsts[difference >> 24]
        difference = ((difference ^ table[low]) << 8 | low) & 0xFFFFFFFF
    return found


def _changed(raw: bytes, at: int, error: int) -> bytes:
    return b"%b%c%b\n" % (raw[:at], raw[at] ^ error, raw[at + 1 : -1])


@lru_cache(maxsize=1)
def _tables() -> tuple[list[int], dict[int, int], list[int]]:
    """The CRC's table, its inverse, and the byte that each first byte of an entry belongs to."""
    table = []
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = value >> 1 ^ (POLYNOMIAL if value & 1 else 0)
        table.append(value)
    firsts = [0] * 256
    for byte, value in enumerate(table):
        firsts[value >> 24] = byte
    return table, {value: byte for byte, value in enumerate(table) if byte}, firsts
