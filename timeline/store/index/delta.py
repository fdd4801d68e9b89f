"""What came since the base was written: entries added, changed and deleted, kept in memory."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from typing import TYPE_CHECKING

from timeline.store.bits import Bits
from timeline.store.index.base import FIELD_NUMBER
from timeline.store.index.facts import ENDLESS, FIELDS, STARTLESS, UNDATED
from timeline.store.rows import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.store.index.base import Base, Place
    from timeline.store.index.facts import Facts

FEW = 32  # entries that are inserted one by one; more are sorted in
Key = tuple[int, int, int]


class Delta:
    """Changes to the entries over a base.

    `keys` are those of the added entries, sorted; their positions in it are the added rows of the order. `counts` says
    how many entries more or, negative, fewer than in the base bear a name. The lists are replaced, never changed, as
    sets of rows made earlier still look at them.
    """

    def __init__(self, base: Base) -> None:
        self.base = base
        self.facts: dict[int, Facts] = {}
        self.keys: list[Key] = []
        self.points: list[int] = []
        self.gone: list[int] = []
        self.postings: tuple[dict[str, set[int]], ...] = tuple({} for _ in FIELDS)
        self.counts: Counter[tuple[int, str]] = Counter()
        self.forms: dict[str, tuple[str, ...]] = {}
        self.numbers: dict[int, set[int]] = {}
        self.order = Order(base.size)
        self.tables: dict[str, dict[int, Place | None]] = {}
        self.last: dict[str, int] = {}

    def apply(self, changes: dict[int, Facts | None], old: Callable[[int], Facts]) -> None:
        """Put or, None, delete entries by document id; `old(row)` gives the facts of a base row."""
        removed: list[Key] = []
        gone: list[int] = []
        for doc_id in changes:
            former = self.facts.pop(doc_id, None)
            if former:
                removed.append(former.key)
                self._count(former, -1)
                continue
            row = self.base.row_of_doc(doc_id)
            if row is not None and not self.is_gone(row):
                gone.append(row)
                self.counts.subtract(old(row).postings())
        added = [facts for facts in changes.values() if facts]
        for facts in added:
            self.facts[facts.doc_id] = facts
            self._count(facts, 1)
        if gone:
            self.gone = sorted(self.gone + gone)
        self._reorder(removed, [facts.key for facts in added])

    def see(self, table: str, doc_id: int) -> None:
        """Note an id that was used."""
        if doc_id > self.last.get(table, 0):
            self.last[table] = doc_id

    @property
    def weight(self) -> int:
        """How many changes there are."""
        return len(self.facts) + len(self.gone) + sum(map(len, self.tables.values()))

    def added_row(self, facts: Facts) -> int:
        """The added row of an entry."""
        return bisect_left(self.keys, facts.key)

    def is_gone(self, row: int) -> bool:
        """Whether a base row has been changed or deleted."""
        at = bisect_left(self.gone, row)
        return at < len(self.gone) and self.gone[at] == row

    def _count(self, facts: Facts, change: int) -> None:
        numbers = self.numbers.setdefault(facts.number, set())
        (numbers.add if change > 0 else numbers.discard)(facts.doc_id)
        for field, key in facts.postings():
            self.counts[field, key] += change
            posting = self.postings[field].setdefault(key, set())
            (posting.add if change > 0 else posting.discard)(facts.doc_id)
        if change > 0 and facts.forms:
            self.forms[facts.names[FIELD_NUMBER["source"]][0]] = facts.forms

    def _reorder(self, removed: list[Key], added: list[Key]) -> None:
        keys = self.keys.copy()
        points = self.points.copy()
        if len(removed) + len(added) > FEW:
            out = set(removed)
            # a change may bring back the key that it took away, so take away first
            kept = [(key, point) for key, point in zip(keys, points, strict=True) if key not in out]
            kept += [(key, self.base.point(key)) for key in added]
            kept.sort()
            keys, points = [key for key, _ in kept], [point for _, point in kept]
        else:
            for key in removed:
                at = bisect_left(keys, key)
                del keys[at], points[at]
            for key in added:
                insort(keys, key)
                points.insert(bisect_left(keys, key), self.base.point(key))
        self.keys, self.points = keys, points
        self.order = Order(self.base.size, self.gone, points)

    # --- sets of added rows

    def bits(self, doc_ids: Iterable[int]) -> Bits:
        """The added rows of some documents."""
        return Bits(len(self.keys), sorted(self.added_row(self.facts[doc_id]) for doc_id in doc_ids))

    def posting(self, field: str, key: str) -> Bits:
        """The added rows that have the key in the field."""
        return self.bits(self.postings[FIELD_NUMBER[field]].get(key, ()))

    @property
    def dated(self) -> int:
        """How many added rows have a date."""
        return self.starting_before(UNDATED)

    def starting_before(self, day: int) -> int:
        """How many added rows start before the day."""
        return bisect_left(self.keys, (day,))

    def overlapping(self, first: int | None, last: int | None) -> Bits:
        """The added rows that share a day with the interval."""
        dated = self.dated
        stop = dated if last is None else min(self.starting_before(last + 1), dated)
        size = len(self.keys)
        found = Bits(size, range(stop))
        if first is not None:
            late = [row for row, (_, end, _) in enumerate(self.keys[:stop]) if end >= first]
            found = Bits(size, late) | (self.posting("flag", ENDLESS) & Bits(size, range(stop)))
        return found | (self.posting("flag", STARTLESS) & Bits(size, range(stop, dated)))

    def containing(self, needle: bytes) -> Bits:
        """The added rows whose text has the needle in it."""
        facts = self.facts
        return Bits(len(self.keys), [row for row, key in enumerate(self.keys) if needle in facts[key[2]].text])

    def fact(self, added: int) -> Facts:
        """The facts of an added row."""
        return self.facts[self.keys[added][2]]
