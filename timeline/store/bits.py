"""Sets of small whole numbers that never change: a stretch, a short sorted list, or a bit each in one large integer.

Python's integers do `&`, `|` and `~` over a million bits in tens of microseconds; what is short stays a list, because
making a million bits of it would cost more than all else that a query does. `select` and `rank` go through a directory
of blocks that is made when it is first needed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate, islice

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BLOCK = 256  # bytes in a block of the directory
BLOCK_BITS = BLOCK * 8
SPARSE = 64  # a list is kept while it has fewer than one member in so many numbers
FLAGS = [bytes(byte >> bit & 1 for bit in range(8)) for byte in range(256)]
IN_BYTE = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]


class Bits:
    """A set of whole numbers from 0 below `size`."""

    __slots__ = ("_before", "_bits", "_bytes", "_rows", "size")

    def __init__(self, size: int, rows: Sequence[int] | None = None, bits: int | None = None) -> None:
        """Of sorted `rows`, or of `bits` (bit r stands for r); exactly one of them is given."""
        self.size = size
        self._rows = rows
        self._bits = bits
        self._bytes: bytes | None = None
        self._before: list[int] | None = None

    # --- one member

    def __len__(self) -> int:
        return len(self._rows) if self._rows is not None else self.bits.bit_count()

    def __bool__(self) -> bool:
        return bool(self._rows) if self._rows is not None else self.bits != 0

    def __contains__(self, row: int) -> bool:
        if isinstance(self._rows, range):
            return row in self._rows
        if self._rows is not None:
            at = bisect_left(self._rows, row)
            return at < len(self._rows) and self._rows[at] == row
        return 0 <= row < self.size and bool(self.data[row >> 3] >> (row & 7) & 1)

    def select(self, k: int) -> int:
        """The member that k others come before; IndexError where there is none."""
        if self._rows is not None:
            return self._rows[k]
        for row in self.iter_from(k):
            return row
        raise IndexError(k)

    def rank(self, row: int) -> int:
        """How many members are smaller than `row`."""
        if isinstance(self._rows, range):
            return min(max(row - self._rows.start, 0), len(self._rows))
        if self._rows is not None:
            return bisect_left(self._rows, row)
        row = min(max(row, 0), self.size)
        block, rest = divmod(row, BLOCK_BITS)
        part = int.from_bytes(self.data[block * BLOCK : (block + 1) * BLOCK], "little")
        return self.before[block] + (part & ((1 << rest) - 1)).bit_count()

    # --- all members

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows) if self._rows is not None else self._members(0)

    def iter_from(self, k: int) -> Iterator[int]:
        """The members from the k-th on."""
        if self._rows is not None:
            return islice(self._rows, k, None) if not isinstance(self._rows, range) else iter(self._rows[k:])
        if k == 0:
            return self._members(0)
        if k >= self.before[-1]:
            return iter(())
        block = bisect_left(self.before, k + 1) - 1
        return islice(self._members(block), k - self.before[block], None)

    def between(self, start: int, stop: int) -> Iterator[int]:
        """The members from `start` up to, but without, `stop`."""
        before = self.rank(start)
        return islice(self.iter_from(before), self.rank(stop) - before)

    def _members(self, block: int) -> Iterator[int]:
        data = self.data
        for start in range(block * BLOCK, len(data), BLOCK):
            part = data[start : start + BLOCK]
            if not any(part):
                continue
            for at, byte in enumerate(part, start):
                if byte:
                    for bit in IN_BYTE[byte]:
                        yield at << 3 | bit

    # --- together

    def __and__(self, other: Bits) -> Bits:
        if not self or not other:
            return other if self else self
        if isinstance(other._rows, range) and self._rows is not None:
            return Bits(self.size, self._within(other._rows))
        if isinstance(self._rows, range) and other._rows is not None:
            return Bits(self.size, other._within(self._rows))
        shorter = self._rows is not None and other._rows is not None and len(self._rows) <= len(other._rows)
        for one, two in ((self, other), (other, self)) if shorter else ((other, self), (self, other)):
            if one.sparse and not isinstance(one._rows, range):
                return Bits(self.size, array("I", one._of_those(two)))
        return Bits(self.size, bits=self.bits & other.bits)

    def __or__(self, other: Bits) -> Bits:
        if not self or not other:
            return self or other
        if self.sparse and other.sparse and self._rows is not None and other._rows is not None:
            return Bits(self.size, array("I", sorted({*self._rows, *other._rows})))
        return Bits(self.size, bits=self.bits | other.bits)

    def __sub__(self, other: Bits) -> Bits:
        if not self or not other:
            return self
        if self.sparse:
            those = set(self._of_those(other))
            return Bits(self.size, array("I", [row for row in self if row not in those]))
        return Bits(self.size, bits=self.bits & ~other.bits)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bits) and self.size == other.size and self.bits == other.bits

    def __hash__(self) -> int:
        return hash((self.size, self.bits))

    def _of_those(self, other: Bits) -> list[int]:
        """The members of a list that another set has too; not asked for one by one, which costs several times more."""
        assert self._rows is not None
        if isinstance(other._rows, range):
            return [row for row in self._rows if row in other._rows]
        if other._rows is not None:
            return sorted(set(self._rows).intersection(other._rows))
        data = other.data
        return [row for row in self._rows if data[row >> 3] >> (row & 7) & 1]

    def _within(self, stretch: range) -> Sequence[int]:
        assert self._rows is not None
        return self._rows[self.rank(stretch.start) : max(self.rank(stretch.stop), self.rank(stretch.start))]

    # --- forms

    def dense(self) -> Bits:
        """The same set as bits, which are quicker to join again and again than a list."""
        return Bits(self.size, bits=self.bits)

    @property
    def sparse(self) -> bool:
        """Whether the members stand in a list that is worth keeping one."""
        return self._rows is not None and len(self._rows) * SPARSE < self.size

    def listed(self) -> memoryview[int] | array[int]:
        """The members one after the other, as numbers of 32 bits."""
        return self._rows if isinstance(self._rows, memoryview) else array("I", self)

    @property
    def bits(self) -> int:
        """The set as an integer: bit r stands for r."""
        if self._bits is None:
            assert self._rows is not None
            self._bits = _bits_of(self._rows, self.size)
        return self._bits

    @property
    def data(self) -> bytes:
        """The same as bytes, lowest first."""
        if self._bytes is None:
            self._bytes = self.bits.to_bytes((self.size + 7) // 8, "little")
        return self._bytes

    @property
    def before(self) -> list[int]:
        """How many members come before each block, and how many there are."""
        if self._before is None:
            data = self.data
            counts = [int.from_bytes(data[at : at + BLOCK], "little").bit_count() for at in range(0, len(data), BLOCK)]
            self._before = [0, *accumulate(counts)]
        return self._before


def _bits_of(rows: Sequence[int], size: int) -> int:
    if isinstance(rows, range):
        return ((1 << len(rows)) - 1) << rows.start if rows else 0
    flags = bytearray(size)
    for row in rows:
        flags[row] = 1
    return packed(flags).bits


def unpacked(bits: Bits) -> bytes:
    """A byte for each number below the size: 1 for a member, else 0."""
    return b"".join(map(FLAGS.__getitem__, bits.data))[: bits.size]


def packed(flags: bytes | bytearray) -> Bits:
    """The numbers whose flag is 1, where the others are 0."""
    bits = 0
    for bit in range(8):
        bits |= int.from_bytes(flags[bit::8], "little") << bit
    return Bits(len(flags), bits=bits)
