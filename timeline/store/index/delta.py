"""What came since the base was written: entries added, changed and deleted, kept in memory."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter

from timeline.store.bits import Bits
from timeline.store.index.base import FIELD_NUMBER
from timeline.store.index.facts import ENDLESS, FIELDS, STARTLESS, UNDATED
from timeline.store.rows import Order
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from timeline.store.index.base import Base, Place
    from timeline.store.index.facts import Facts

FEW = 32  # entries that are inserted one by one; more are sorted in
Key = tuple[int, int, int]


class Delta:
    """Changes to the entries over a base.

    `lost` says of how many rows of the base that are gone a name was. The order of the added rows is worked out when it
    is first asked for; its lists are replaced, never changed, as sets of rows made earlier still look at them.
    """

    def __init__(self, base: Base) -> None:
        self.base = base
        self.facts: dict[int, Facts] = {}
        self.gone: set[int] = set()
        self.postings: tuple[dict[str, set[int]], ...] = tuple({} for _ in FIELDS)
        self.lost: Counter[tuple[int, str]] = Counter()
        self.forms: dict[str, tuple[str, ...]] = {}
        self.numbers: dict[int, tuple[int, ...]] = {}
        self.tables: dict[str, dict[int, Place | None]] = {}
        self.last: dict[str, int] = {}
        self._order = Order(base.size)
        self._keys: list[Key] = []
        self._to_add: dict[Key, None] = {}
        self._to_remove: set[Key] = set()
        self._settling = threading.Lock()

    def apply(self, changes: dict[int, Facts | None], old: Callable[[int], Facts]) -> None:
        """Put or, None, delete entries by document id; `old(row)` gives the facts of a base row."""
        for doc_id, facts in changes.items():
            former = self.facts.pop(doc_id, None)
            if former:
                self._unlist(former)
            elif (row := self.base.row_of_doc(doc_id)) is not None and row not in self.gone:
                self.gone.add(row)
                self.lost.update(old(row).postings())
            if facts:
                self.facts[doc_id] = facts
                self._list(facts)

    def put_back(self, entries: Iterable[Facts], gone: Iterable[int], lost: Mapping[tuple[int, str], int]) -> None:
        """Take in what another delta over the same base had."""
        for facts in entries:
            self.facts[facts.doc_id] = facts
            self._list(facts)
        self.gone.update(gone)
        self.lost.update(lost)

    def see(self, table: str, doc_id: int) -> None:
        """Note an id that was used."""
        if doc_id > self.last.get(table, 0):
            self.last[table] = doc_id

    @property
    def weight(self) -> int:
        """How many changes there are."""
        return len(self.facts) + len(self.gone) + sum(map(len, self.tables.values()))

    def _list(self, facts: Facts) -> None:
        doc_id = facts.doc_id
        self.numbers[facts.number] = (*self.numbers.get(facts.number, ()), doc_id)
        for postings, keys in zip(self.postings, facts.names, strict=True):
            for key in keys:
                posting = postings.get(key)
                if posting is None:
                    postings[key] = {doc_id}
                else:
                    posting.add(doc_id)
        if facts.forms:
            self.forms[facts.names[FIELD_NUMBER["source"]][0]] = facts.forms
        self._to_add[facts.key] = None

    def _unlist(self, facts: Facts) -> None:
        self.numbers[facts.number] = tuple(doc for doc in self.numbers[facts.number] if doc != facts.doc_id)
        for field, key in facts.postings():
            self.postings[field][key].discard(facts.doc_id)
        if facts.key in self._to_add:
            del self._to_add[facts.key]
        else:
            self._to_remove.add(facts.key)

    def change(self, field: str) -> Iterator[tuple[str, int]]:
        """(key, how many entries more or, negative, fewer than in the base bear it); a key may come twice."""
        number = FIELD_NUMBER[field]
        yield from ((key, len(docs)) for key, docs in self.postings[number].items())
        yield from ((key, -count) for (of, key), count in self.lost.items() if of == number)

    # --- order

    @property
    def keys(self) -> list[Key]:
        """The keys of the added entries, sorted; an added row is a position in it."""
        self._settle()
        return self._keys

    @property
    def order(self) -> Order:
        """How base and added rows interleave."""
        self._settle()
        return self._order

    def added_row(self, facts: Facts) -> int:
        """The added row of an entry."""
        return bisect_left(self.keys, facts.key)

    def _settle(self) -> None:
        if self._to_add or self._to_remove or len(self.gone) != len(self._order.gone):
            with self._settling:
                self._sort_in()

    def _sort_in(self) -> None:
        if not self._to_add and not self._to_remove and len(self.gone) == len(self._order.gone):
            return
        keys, points = self._keys.copy(), list(self._order.points)
        for key in self._to_remove:  # first, as a change may bring back the key that it took away
            at = bisect_left(keys, key)
            del keys[at], points[at]
        if len(self._to_add) > FEW:  # points grow with their keys, so that each list can be sorted alone
            keys = sorted([*keys, *self._to_add])
            points = sorted([*points, *map(self.base.point, self._to_add)])
        else:
            for key in self._to_add:
                at = bisect_left(keys, key)
                keys.insert(at, key)
                points.insert(at, self.base.point(key))
        self._keys, self._order = keys, Order(self.base.size, sorted(self.gone), points)
        self._to_add, self._to_remove = {}, set()

    # --- sets of added rows

    def bits(self, doc_ids: Iterable[int]) -> Bits:
        """The added rows of some documents."""
        return Bits(len(self.keys), sorted(self.added_row(self.facts[doc_id]) for doc_id in doc_ids))

    def posting(self, field: str, key: str) -> Bits:
        """The added rows that have the key in the field."""
        doc_ids = self.postings[FIELD_NUMBER[field]].get(key)
        return self.bits(doc_ids) if doc_ids else self.order.nothing.added

    @property
    def dated(self) -> int:
        """How many added rows have a date."""
        return self.starting_before(UNDATED)

    def starting_before(self, day: int) -> int:
        """How many added rows start before the day."""
        return bisect_left(self.keys, (day,))

    def overlapping(self, first: int | None, last: int | None) -> Bits:
        """The added rows that share a day with the interval."""
        if not self.facts:
            return self.order.nothing.added
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
        if not facts:
            return self.order.nothing.added
        return Bits(len(self.keys), [row for row, key in enumerate(self.keys) if needle in facts[key[2]].text])

    def fact(self, added: int) -> Facts:
        """The facts of an added row."""
        return self.facts[self.keys[added][2]]
