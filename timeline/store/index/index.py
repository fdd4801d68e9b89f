"""The index of a journal: its sidecar as the base, the journal's tail on top, and the questions that both answer."""

from __future__ import annotations

import heapq
import json
import threading
import zlib
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.models import Entry
from timeline.store.bits import Bits
from timeline.store.index import merge
from timeline.store.index.base import ENTRIES, FIELD_NUMBER, Base, Place
from timeline.store.index.brief import Brief
from timeline.store.index.delta import Delta
from timeline.store.index.facts import FIELD_END, MARKED, REJECTED, UNDATED, facts_of, number_of
from timeline.store.index.names import Names
from timeline.store.index.scan import scan
from timeline.store.rows import RowSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from timeline.store.index.facts import Facts
    from timeline.store.journal import Change, Journal

NameField: TypeAlias = Literal["actor", "place", "source", "tag"]
BRIEFS = 2048  # decoded list lines that are kept, some dozen screens of them
FOUND = 16  # results of text searches that are kept
BATCH = 2048  # changes taken in at a time


class Index:
    """What can be asked about the entries of a journal without reading it through.

    A row is the rank of an entry in time order: by start, end and arrival, the undated last. Rows and sets of rows hold
    for one `version`, which grows with every change taken in. Not locked: one thread changes it at a time.
    """

    def __init__(self, journal: Journal, base: Base) -> None:
        self.journal = journal
        self.version = 0
        self.covered: int = base.sidecar.directory["covered"]
        self.generation = journal.generation
        self.aliases: Mapping[str, str] = {}
        self._guard = threading.RLock()
        self._stand_on(base)

    @classmethod
    def open(cls, journal: Journal) -> Index:
        """The index of a journal: its sidecar where that fits, else made anew; either way up to the journal's end."""
        index = cls(journal, merge.load(journal) or Base())
        index.catch_up()
        return index

    def _stand_on(self, base: Base) -> None:
        self.base = base
        self.delta = Delta(base)
        self._forget()

    def _forget(self) -> None:
        self.version += 1
        self._briefs: dict[int, Brief] = {}
        self._found: dict[bytes, RowSet] = {}
        self._names: dict[str, Names] = {}

    # --- following the journal

    def catch_up(self) -> bool:
        """Take in what the journal has beyond `covered`; whether there was anything."""
        with self._guard:
            before, version = self.covered, self.version
            batch: list[tuple[Change, bytes]] = []
            for item in self.journal.replay(before):
                batch.append(item)
                if len(batch) >= BATCH:
                    self._take(batch)
                    batch = []
                    if self.delta.weight > merge.room(self.base):
                        self._stand_on(merge.aside(self.base, self.delta, self.journal))
            self._take(batch)
            self.covered = self.journal.size
            return self.version != version

    def apply(self, changes: Iterable[tuple[Change, bytes]], covered: int) -> None:
        """Take in changes with the documents' JSON; `covered` is where the journal's line after them begins."""
        with self._guard:
            self._take(list(changes))
            self.covered = covered

    def save(self) -> None:
        """Write the sidecar anew, with all that came since; where it can't be written, the old one stays."""
        with self._guard:
            base = merge.write(self.base, self.delta, self.journal, self.covered)
            if base:
                self._stand_on(base)

    @property
    def wants_saving(self) -> bool:
        """Whether what came since the sidecar was written would keep the next process waiting."""
        return self.delta.weight > merge.QUICK or (self.delta.weight > 0 and self.base.size < merge.QUICK)

    def _take(self, batch: list[tuple[Change, bytes]]) -> None:
        if not batch:
            return
        entries: dict[int, Facts | None] = {}
        for change, raw in batch:
            if change.table == ENTRIES:
                entries[change.doc_id] = None if change.deleted else facts_of(change.doc_id, change.offset, raw)
            else:
                place = None if change.deleted else Place(change.offset, change.length, zlib.crc32(raw))
                self.delta.tables.setdefault(change.table, {})[change.doc_id] = place
        if entries:
            self.delta.apply(entries, self._old)
        self._forget()

    def _old(self, row: int) -> Facts:
        place = self._base_place(row)
        return facts_of(self.base.doc[row], place.offset, self.read(place))

    # --- documents

    def read(self, place: Place) -> bytes:
        """The JSON of a document; Damaged where the journal no longer holds what was indexed."""
        raw = self.journal.peek(place.offset, place.length)
        return raw if zlib.crc32(raw) == place.crc else self.journal.read(place.offset, place.length)

    def place(self, table: str, doc_id: int) -> Place | None:
        """Where a document of any table stands; None where there is none."""
        if table != ENTRIES:
            beside = self.delta.tables.get(table, {})
            return beside[doc_id] if doc_id in beside else self.base.place(table, doc_id)
        facts = self.delta.facts.get(doc_id)
        if facts:
            return Place(facts.offset, facts.length, facts.crc)
        row = self.base.row_of_doc(doc_id)
        return None if row is None or self.delta.is_gone(row) else self._base_place(row)

    def lookup(self, table: str, doc_id: int) -> tuple[int, int] | None:
        """(offset, length) in the journal of a document of any table; None where there is none."""
        place = self.place(table, doc_id)
        return place and (place.offset, place.length)

    def tables(self) -> list[str]:
        """The tables that have documents."""
        names = {*self.base.tables(), *self.delta.tables} | ({ENTRIES} if self.size else set())
        return sorted(name for name in names if name == ENTRIES or self.count(name))

    def count(self, table: str) -> int:
        """How many documents a table has."""
        if table == ENTRIES:
            return self.size
        ids = self.base.table_ids(table)
        return len(ids) + sum(
            bool(place) - (self.base.place(table, doc_id) is not None)
            for doc_id, place in self.delta.tables.get(table, {}).items()
        )

    def ids(self, table: str) -> Iterator[int]:
        """The ids of a table's documents, ascending."""
        if table == ENTRIES:
            fresh, former = sorted(self.delta.facts), self._staying()
        else:
            beside = self.delta.tables.get(table, {})
            fresh = sorted(doc_id for doc_id, place in beside.items() if place)
            former = (doc_id for doc_id in self.base.table_ids(table) if doc_id not in beside)
        return heapq.merge(former, fresh) if fresh else former

    def _staying(self) -> Iterator[int]:
        base, delta = self.base, self.delta
        if not delta.gone:
            return base.ids()
        return (base.doc[row] for row in base.by_doc if not delta.is_gone(row))

    def last_id(self, table: str) -> int:
        """An id that none of a table's documents exceeds; 0 where there never was any."""
        fresh = self.delta.facts if table == ENTRIES else self.delta.tables.get(table, {})
        return max(self.base.last_id(table), max(fresh, default=0))

    def _base_place(self, row: int) -> Place:
        base = self.base
        return Place(base.offset[row], base.length[row], base.crc[row])

    def _place_of_row(self, row: int) -> tuple[int, Place]:
        if not 0 <= row < self.size:
            raise IndexError(row)
        base, added, is_added = self.delta.order.split(row)
        if is_added:
            facts = self.delta.fact(added)
            return facts.doc_id, Place(facts.offset, facts.length, facts.crc)
        return self.base.doc[base], self._base_place(base)

    # --- rows

    @property
    def size(self) -> int:
        """How many entries there are, the rejected ones with them."""
        return self.delta.order.rows

    def doc_id(self, row: int) -> int:
        """The document id of the entry at a row."""
        return self._place_of_row(row)[0]

    def document(self, row: int) -> dict[str, Any]:
        """The document of the entry at a row."""
        found: dict[str, Any] = json.loads(self.read(self._place_of_row(row)[1]))
        return found

    def entry(self, row: int) -> Entry:
        """The entry at a row."""
        return Entry.from_json(self.document(row))

    def brief(self, row: int) -> Brief:
        """What a list line needs of the entry at a row."""
        brief = self._briefs.get(row)
        if brief is None:
            if len(self._briefs) >= BRIEFS:
                self._briefs = {}
            brief = self._briefs[row] = Brief.from_json(self.document(row))
        return brief

    def row_of(self, entry_id: str) -> int | None:
        """The row of an entry by its id; None where there is none."""
        number = number_of(entry_id)
        rows = [self.row_of_doc(doc_id) for doc_id in self.delta.numbers.get(number, ())]
        rows += [
            self.delta.order.of_base(row) for row in self.base.rows_of_number(number) if not self.delta.is_gone(row)
        ]
        return next((row for row in rows if row is not None and self.document(row).get("id") == entry_id), None)

    def row_of_doc(self, doc_id: int) -> int | None:
        """The row of an entry by its document id; None where there is none."""
        facts = self.delta.facts.get(doc_id)
        if facts:
            return self.delta.order.slots[self.delta.added_row(facts)]
        row = self.base.row_of_doc(doc_id)
        return None if row is None or self.delta.is_gone(row) else self.delta.order.of_base(row)

    def rows_of_docs(self, doc_ids: Iterable[int]) -> RowSet:
        """The rows of some documents."""
        return self.rows(row for row in map(self.row_of_doc, doc_ids) if row is not None)

    # --- sets of rows

    def rows(self, rows: Iterable[int]) -> RowSet:
        """The set of some rows."""
        return self.delta.order.pick(rows)

    def all(self) -> RowSet:
        """Every entry."""
        return self.delta.order.everything()

    def _set(self, base: Bits, added: Bits) -> RowSet:
        order = self.delta.order
        return RowSet(order, base & order.base if order.gone else base, added)

    def dated(self) -> RowSet:
        """The entries that have a date."""
        return self._set(
            Bits(self.base.size, range(self.base.dated)), Bits(len(self.delta.keys), range(self.delta.dated))
        )

    def undated(self) -> RowSet:
        """The entries without a date."""
        return self.all() - self.dated()

    def live(self) -> RowSet:
        """The entries that nobody rejected."""
        rejected = self.rejected()
        return self.all() - rejected if rejected else self.all()

    def rejected(self) -> RowSet:
        """The entries that a person rejected."""
        return self._posting("flag", REJECTED)

    def marked(self) -> RowSet:
        """The entries that a person marked."""
        return self._posting("flag", MARKED)

    def status(self, status: str) -> RowSet:
        """The entries of a status."""
        return self._posting("status", status)

    def posting(self, field: NameField, key: str) -> RowSet:
        """The entries that bear a name."""
        return self._posting(field, key)

    def _posting(self, field: str, key: str) -> RowSet:
        return self._set(self.base.posting(field, key), self.delta.posting(field, key))

    def overlapping(self, first: int | None, last: int | None) -> RowSet:
        """The entries that share a day with an interval, both ends inclusive; None is an open end."""
        return self._set(self.base.overlapping(first, last), self.delta.overlapping(first, last))

    def before(self, day: int) -> RowSet:
        """The entries that overlap anything earlier than the day."""
        return self.overlapping(None, day - 1)

    # --- time

    def start_day(self, row: int) -> int | None:
        """The first day of the entry at a row (its last where that alone is known); None if undated."""
        return self._days(row)[0]

    def end_day(self, row: int) -> int | None:
        """The last day of the entry at a row (its first where that alone is known); None if undated."""
        return self._days(row)[1]

    def _days(self, row: int) -> tuple[int, int] | tuple[None, None]:
        base, added, is_added = self.delta.order.split(row)
        start, end = self.delta.keys[added][:2] if is_added else (self.base.start[base], self.base.end[base])
        return (None, None) if start == UNDATED else (start, end)

    def rank_of_day(self, day: int) -> int:
        """The first row that starts on the day or later, an undated one or `size` where there is none."""
        base, added = self.base.starting_before(day), self.delta.starting_before(day)
        return base - bisect_left(self.delta.gone, base) + added

    def span(self) -> tuple[int, int] | None:
        """The first and the last day on which an entry starts; None where none has a date."""
        dated = len(self.dated())
        if not dated:
            return None
        first, last = self.start_day(0), self.start_day(dated - 1)
        assert first is not None
        assert last is not None
        return first, last

    # --- names

    def names(self, field: NameField) -> Names:
        """The names in a field."""
        names = self._names.get(field)
        if names is None:
            names = self._names[field] = self._make_names(field)
        return names

    def _make_names(self, field: NameField) -> Names:
        directory = self.base.directory(field)
        counts = {key: entry[0] for key, entry in directory.items()}
        number = FIELD_NUMBER[field]
        for (of, key), change in self.delta.counts.items():
            if of == number:
                counts[key] = counts.get(key, 0) + change
        forms = {key: entry[3] for key, entry in directory.items() if entry[3]}
        if field == "source":
            forms.update(self.delta.forms)
        aliases: dict[str, list[str]] = {}
        for alias, name in self.aliases.items() if field in {"actor", "place"} else ():
            aliases.setdefault(name, []).append(alias)
        return Names({key: count for key, count in counts.items() if count > 0}, forms, aliases)

    def set_aliases(self, aliases: Mapping[str, str]) -> None:
        """Tell which further names (alias: canonical name) a person gave the actors and places."""
        self.aliases = aliases
        self._names = {}

    # --- text

    def containing(self, folded: str) -> RowSet:
        """The entries whose folded title, sentence, actors or places have a folded text in them."""
        needle = " ".join(folded.split()).encode("utf-8", "surrogatepass")
        found = self._found.get(needle)
        if found is None:
            found = self._set(scan(self.base, needle), self.delta.containing(needle)) if needle else self.all()
            if len(self._found) >= FOUND:
                self._found.pop(next(iter(self._found)))
            self._found[needle] = found
        return found

    def text(self, row: int) -> str:
        """The folded text of the entry at a row, a line each for title, sentence, actors and places."""
        base, added, is_added = self.delta.order.split(row)
        raw = self.delta.fact(added).text if is_added else self.base.text(base)
        return raw.decode("utf-8", "surrogatepass").replace(FIELD_END, "\n")

    def texts(self, rows: Iterable[int]) -> Iterator[tuple[int, str]]:
        """(row, folded text) of some rows."""
        return ((row, self.text(row)) for row in rows)
