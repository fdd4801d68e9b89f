"""Following a journal: its sidecar as the base, what came since on top, documents of all tables by their ids."""

from __future__ import annotations

import gc
import heapq
import threading
import zlib
from contextlib import contextmanager
from itertools import islice

from timeline.store.coding import parsed
from timeline.store.errors import Damaged
from timeline.store.index import merge, tail
from timeline.store.index.base import ENTRIES, Base, Place
from timeline.store.index.delta import Delta
from timeline.store.index.facts import facts_of, number_of
from timeline.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Self

    from timeline.store.index.facts import Facts
    from timeline.store.journal import Change, Journal

    Item = tuple[Change, bytes, Mapping[str, Any] | None]

BATCH = 2048  # changes taken in at a time
FEW = 100  # changes that are no work for the collector


@contextmanager
def uncollected(count: int) -> Iterator[None]:
    """Make `count` lasting objects without the collector looking through those there are, again and again."""
    pause = gc.isenabled() and count > FEW
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()


class Follower:
    """The documents that a journal holds now; `version` grows with every change taken in. Thread-safe.

    Whoever changes what is known holds `_changing`, also for the seconds that writing the sidecar takes. `guard` is
    held from one whole state to the next, and by whoever looks at base and delta together.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.version = 0
        self.covered = 0
        self.guard = threading.RLock()
        self._changing = threading.RLock()
        self._epoch = journal.epoch
        self._generation = journal.generation
        self._stand_on(Base())

    @classmethod
    def open(cls, journal: Journal) -> Self:
        """Follow a journal from its sidecar, where that fits, or from its beginning, up to its end."""
        index = cls(journal)
        index._start(merge.load(journal) or Base())
        return index

    def _start(self, base: Base) -> None:
        with self._changing, self.guard:
            self._epoch, self._generation = self.journal.epoch, self.journal.generation
            self._stand_on(base)
            self.covered = tail.load(base, self.delta, self.journal) or base.sidecar.directory["covered"]
            self._kept = self.delta.weight
            self.catch_up()
            if self._makeshift:
                self.tidy()

    def _stand_on(self, base: Base, *, makeshift: bool = False) -> None:
        with self.guard:
            self.base = base
            self.delta = Delta(base)
            self._kept = 0
            self._makeshift = makeshift
            self.forget()

    def forget(self) -> None:
        """Rows may have moved."""
        self.version += 1

    # --- following

    def refresh(self, *, wait: bool = True) -> bool:
        """Take in what this and other processes wrote; whether there was anything. Costs a `stat` where not.

        Without `wait`, what another thread is about to take in is not waited for.
        """
        if not self._changing.acquire(blocking=wait):
            return False
        try:
            with self.guard:
                news = self.journal.refresh()
                if self._epoch != self.journal.epoch:
                    self._start(merge.load(self.journal) or Base())
                    return True
                return (news is not None or self.covered != self.journal.size) and self.catch_up()
        finally:
            self._changing.release()

    def rebuild(self) -> None:
        """Read the whole journal again, trusting nothing that was known."""
        self._start(Base())

    def catch_up(self) -> bool:
        """Take in what the journal has beyond `covered`; whether there was anything."""
        with self._changing, self.guard:
            version, cramped = self.version, False
            changes = self.journal.replay(self.covered)
            while batch := [(change, raw, None) for change, raw in islice(changes, BATCH)]:
                with uncollected(len(batch)):
                    self._take(batch)
                if self.full and not cramped:
                    base = merge.aside(self.base, self.delta, self.journal.path.parent)
                    cramped = base is None
                    if base:
                        self._stand_on(base, makeshift=True)
            self.covered = self.journal.size
            return self.version != version

    def apply(self, changes: Iterable[Change], docs: Mapping[str, Mapping[int, Mapping[str, Any]]]) -> None:
        """Take in what `Journal.append` has just written; `docs` are the documents by table and id."""
        with self._changing:
            peek, nothing = self.journal.peek, dict[int, Any]()
            batch = [
                (change, peek(change.offset, change.length), docs.get(change.table, nothing).get(change.doc_id))
                for change in changes
            ]
            with uncollected(len(batch)):
                self._take(batch)
            self.covered = self.journal.size

    @property
    def full(self) -> bool:
        """Whether so much came since the sidecar was written that it should be written anew."""
        return self.delta.weight > merge.room(self.base)

    @property
    def wants_saving(self) -> bool:
        """Whether what came since the sidecar or its tail was written would keep the next process waiting."""
        return self._makeshift or self.delta.weight - self._kept > min(merge.QUICK, self.base.size // 4)

    def tidy(self, *, frugal: bool = False) -> None:
        """Write the sidecar anew if that is due; it may take seconds, so let no other process wait for it.

        `frugal` is for imports, which may go on for long: they hold less in memory, and write more often.
        """
        due = self._makeshift or self.delta.weight > (merge.importers_room if frugal else merge.room)(self.base)
        if due and not self.journal.read_only:
            self.save()

    def leave(self) -> None:
        """Keep what the next process would have to work out again, in the quickest way."""
        with self._changing:
            short = not self._makeshift and tail.suffices(self.base, self.delta)
            if not (short and tail.write(self.base, self.delta, self.journal, self.covered)):
                self.save()

    def save(self) -> None:
        """Write the sidecar anew, with all that came since; where it can't be written, the old one stays."""
        with self._changing:
            about = {"generation": self._generation, "covered": self.covered}
            base = merge.write(self.base, self.delta, self.journal, about)
            if base:
                self._stand_on(base)
                tail.drop(self.journal)

    def _take(self, batch: Sequence[Item]) -> None:
        if not batch:
            return
        entries: dict[int, Facts | None] = {}
        places: list[tuple[str, int, Place | None]] = []
        for change, raw, doc in batch:
            if change.table == ENTRIES:
                entries[change.doc_id] = None if change.deleted else facts_of(change.doc_id, change.offset, raw, doc)
            else:
                place = None if change.deleted else Place(change.offset, change.length, zlib.crc32(raw))
                places.append((change.table, change.doc_id, place))
        with self.guard:
            for change, _, _ in batch:
                self.delta.see(change.table, change.doc_id)
            for table, doc_id, place in places:
                self.delta.tables.setdefault(table, {})[doc_id] = place
            if entries:
                self.delta.apply(entries, self._facts_of_base)
            self.forget()

    def _facts_of_base(self, row: int) -> Facts:
        place = self.base.place_of_row(row)
        try:
            raw = self.read(place)
        except Damaged:
            raw = b"{}"  # the names it stood under count one too many until the next rebuild; no set has its row
        return facts_of(self.base.doc[row], place.offset, raw)

    # --- documents

    def read(self, place: Place) -> bytes:
        """The JSON of a document; Damaged where the journal no longer holds what was indexed."""
        raw = self.journal.peek(place.offset, place.length)
        return raw if zlib.crc32(raw) == place.crc else self.journal.read(place.offset, place.length)

    def raw(self, table: str, doc_id: int) -> bytes | None:
        """The JSON of a document by table and id; None where there is none."""
        with self.guard:
            place = self.place(table, doc_id)
            return None if place is None else self.read(place)

    def place(self, table: str, doc_id: int) -> Place | None:
        """Where a document of any table stands; None where there is none."""
        with self.guard:
            if table != ENTRIES:
                beside = self.delta.tables.get(table, {})
                return beside[doc_id] if doc_id in beside else self.base.place(table, doc_id)
            facts = self.delta.facts.get(doc_id)
            if facts:
                return Place(facts.offset, facts.length, facts.crc)
            row = self.base.row_of_doc(doc_id)
            return None if row is None or row in self.delta.gone else self.base.place_of_row(row)

    def lookup(self, table: str, doc_id: int) -> tuple[int, int] | None:
        """(offset, length) in the journal of a document of any table; None where there is none."""
        place = self.place(table, doc_id)
        return place and (place.offset, place.length)

    def doc_of(self, entry_id: str) -> int | None:
        """The document id of an entry; None where there is none."""
        return next(self.docs_of(entry_id), None)

    def docs_of(self, entry_id: str) -> Iterator[int]:
        """The document ids of every document that has this id: more than one only where TinyDB was used by hand."""
        number = number_of(entry_id)
        with self.guard:
            docs = [*self.delta.numbers.get(number, ())]
            docs += [self.base.doc[row] for row in self.base.rows_of_number(number) if row not in self.delta.gone]
        return (doc_id for doc_id in docs if self._entry_id(doc_id) == entry_id)

    def _entry_id(self, doc_id: int) -> Any:
        return parsed(self.raw(ENTRIES, doc_id) or b"{}").get("id")

    @property
    def size(self) -> int:
        """How many entries there are, the rejected ones with them."""
        return self.base.size - len(self.delta.gone) + len(self.delta.facts)

    def tables(self) -> list[str]:
        """The tables that have documents."""
        return [table for table in sorted({ENTRIES, *self.base.tables(), *self.delta.tables}) if self.count(table)]

    def count(self, table: str) -> int:
        """How many documents a table has."""
        if table == ENTRIES:
            return self.size
        with self.guard:
            beside = self.delta.tables.get(table, {})
            former = sum(self.base.place(table, doc_id) is not None for doc_id in beside)
            return len(self.base.table_ids(table)) - former + sum(place is not None for place in beside.values())

    def ids(self, table: str) -> Iterator[int]:
        """The ids of a table's documents as they are now, ascending."""
        with self.guard:
            base, gone = self.base, self.delta.gone.copy()
            beside = dict(self.delta.tables.get(table, {}))
            fresh = sorted(self.delta.facts)
        if table == ENTRIES:
            former = (base.doc[row] for row in base.by_doc if row not in gone) if gone else base.ids()
        else:
            fresh = sorted(doc_id for doc_id, place in beside.items() if place)
            former = (doc_id for doc_id in base.table_ids(table) if doc_id not in beside)
        return heapq.merge(former, fresh) if fresh else former

    def last_id(self, table: str) -> int:
        """An id that none of a table's documents exceeds or, while this was open, ever did; 0 where there was none."""
        return max(self.base.last_id(table), self.delta.last.get(table, 0))

    @property
    def live_bytes(self) -> int:
        """How many bytes of the journal the documents of now take."""
        base, delta = self.base, self.delta
        over = [base.place_of_row(row) for row in delta.gone]
        over += [place for table, docs in delta.tables.items() for doc in docs if (place := base.place(table, doc))]
        beside = [place.length for docs in delta.tables.values() for place in docs.values() if place]
        fresh = sum(facts.length for facts in delta.facts.values()) + sum(beside)
        return base.live_bytes + fresh - sum(place.length for place in over)
