"""Whether an index says of every entry what its document says: no more, no less, and in the right order."""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Any

from timeline.store.index.facts import FIELDS, facts_of

if TYPE_CHECKING:
    from timeline.store.index.base import Base
    from timeline.store.index.delta import Delta
    from timeline.store.index.facts import Facts

BROKEN = (ValueError, IndexError, KeyError, TypeError, OverflowError, OSError, struct.error)
"""What reading a damaged file may end in."""


class Audit:
    """A comparison of a base, and of what came since, with the documents they were made from, shown one by one.

    Every name of every entry is looked for in its posting list. As many names as the lists are long were found then,
    or a list has a row too many.
    """

    def __init__(self, base: Base, delta: Delta) -> None:
        self.base = base
        self.delta = delta
        self.sound = True
        self._rows = 0
        self._names = 0
        self._lost: Counter[tuple[int, str]] = Counter()

    def show(self, doc_id: int, offset: int, raw: bytes) -> None:
        """An entry's document as it stands in the journal; one that the index is not made of counts for nothing."""
        facts = facts_of(doc_id, offset, raw)
        fresh = self.delta.facts.get(doc_id)
        if fresh and fresh.offset == offset:
            self.sound = self.sound and fresh == facts
        row = self.base.row_of_doc(doc_id)
        if row is not None and self.base.offset[row] == offset:
            self._rows += 1
            self.sound = self.sound and self._agrees(row, facts)
            if row in self.delta.gone:
                self._lost.update(facts.postings())

    def finish(self) -> bool:
        """Whether the index agrees with all that it should have been shown."""
        listed = self._rows == self.base.size and self._names == self._listed()
        return self.sound and listed and self._lost == +self.delta.lost

    def _agrees(self, row: int, facts: Facts) -> bool:
        base = self.base
        before = (base.start[row - 1], base.end[row - 1], base.doc[row - 1]) if row else (-(2**31), 0, 0)
        postings = list(facts.postings())
        self._names += len(postings)
        return (
            before < facts.key == (base.start[row], base.end[row], base.doc[row])
            and (base.length[row], base.crc[row], base.number[row]) == (facts.length, facts.crc, facts.number)
            and row in base.rows_of_number(facts.number)
            and base.text_at[row + 1] - base.text_at[row] == len(facts.text) + 1
            and base.text(row) == facts.text
            and all(self._stands(row, base.directory(FIELDS[field]).get(key)) for field, key in postings)
        )

    def _stands(self, row: int, entry: list[Any] | None) -> bool:
        """Whether a row is in the posting list of a directory's entry."""
        if entry is None:
            return False
        if entry[2]:
            return bool(self.base.flags(entry)[row >> 3] >> (row & 7) & 1)
        rows = self.base.rows(entry)
        at = bisect_left(rows, row)
        return at < len(rows) and rows[at] == row

    def _listed(self) -> int:
        """How long all posting lists are."""
        return sum(
            int.from_bytes(self.base.flags(entry), "little").bit_count() if entry[2] else len(self.base.rows(entry))
            for field in FIELDS
            for entry in self.base.directory(field).values()
        )
