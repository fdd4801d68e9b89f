"""The documents of all tables, found by table and id, and read from the journal when looked at."""

from __future__ import annotations

import json
import threading
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from timeline.store.journal import Change, Journal

Doc = dict[str, Any]
Puts = dict[str, dict[int, Doc]]
Place = tuple[int, int]


def key_of(name: str) -> int:
    """A document id made of a name, so that no table of names is needed; 62 bits, a collision shows in the document."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 2


class Documents:
    """What the journal holds now, as this process knows it.

    `version` grows with every change seen. Thread-safe.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.version = 0
        self._guard = threading.RLock()
        self._epoch = -1
        self._at = 0
        self._live = 0
        self._places: dict[str, dict[int, Place]] = {}
        self._last: dict[str, int] = {}
        self._entries: dict[str, int] = {}
        self.refresh()

    def refresh(self) -> bool:
        """Follow the journal; True where anything changed. Cheap where nothing did: one `stat`."""
        with self._guard:
            news = self.journal.refresh()
            if self._epoch != self.journal.epoch:
                self._forget()
            elif news is None and self._at == self.journal.size:
                return False
            start = self._at
            for change, doc in self.journal.replay(start):
                self._apply(change, None if change.deleted else json.loads(doc))
            self._at = self.journal.size
            if self._at != start:
                self.version += 1
            return self._at != start

    def reload(self) -> None:
        """Read the whole journal again, trusting nothing that was known."""
        with self._guard:
            self._forget()
            self.refresh()

    def commit(
        self, puts: Mapping[str, Mapping[int, Mapping[str, Any]]], deletes: Mapping[str, Collection[int]]
    ) -> None:
        """Append one transaction (`Journal.append`) and follow it."""
        with self.journal.lock, self._guard:
            self.refresh()
            for change in self.journal.append(puts, deletes):
                self._apply(change, None if change.deleted else puts[change.table][change.doc_id])
            self._at = self.journal.size
            self.version += 1

    # --- looking up

    def get(self, table: str, doc_id: int) -> Doc | None:
        """A document, parsed anew; None where there is none."""
        with self._guard:
            place = self._places.get(table, {}).get(doc_id)
            if place is None:
                return None
            doc: Doc = json.loads(self.journal.read(*place))
            return doc

    def raw(self, table: str) -> Iterator[tuple[int, bytes]]:
        """The documents of a table as JSON, streamed; Damaged where a checksum does not hold."""
        for doc_id in self.ids(table):
            place = self._places[table].get(doc_id)
            if place:
                yield doc_id, self.journal.read(*place)

    def has(self, table: str, doc_id: int) -> bool:
        """Whether there is such a document."""
        return doc_id in self._places.get(table, {})

    def ids(self, table: str) -> list[int]:
        """The ids of a table, in the order in which they were first put."""
        with self._guard:
            return list(self._places.get(table, {}))

    def items(self, table: str) -> Iterator[tuple[int, Doc]]:
        """The documents of a table, streamed; one deleted meanwhile is left out."""
        for doc_id in self.ids(table):
            doc = self.get(table, doc_id)
            if doc is not None:
                yield doc_id, doc

    def count(self, table: str) -> int:
        """How many documents a table has."""
        return len(self._places.get(table, {}))

    def next_id(self, table: str) -> int:
        """An id above all that the table has or had since this process opened it; ask under the lock."""
        return self._last.get(table, 0) + 1

    def tables(self) -> list[str]:
        """The tables that have documents."""
        with self._guard:
            return [table for table, places in self._places.items() if places]

    def entry_key(self, entry_id: str) -> int | None:
        """The document id of an entry."""
        return self._entries.get(entry_id)

    @property
    def live_bytes(self) -> int:
        """The bytes of the journal that documents of now take."""
        return self._live

    def _forget(self) -> None:
        self._epoch = self.journal.epoch
        self._at = 0
        self._live = 0
        self._places = {}
        self._last = {}
        self._entries = {}

    def _apply(self, change: Change, doc: Mapping[str, Any] | None) -> None:
        places = self._places.setdefault(change.table, {})
        old = places.get(change.doc_id)
        if old:
            self._live -= old[1]
        if doc is None:
            places.pop(change.doc_id, None)
            return
        places[change.doc_id] = (change.offset, change.length)
        self._live += change.length
        self._last[change.table] = max(change.doc_id, self._last.get(change.table, 0))
        if change.table == "entries" and isinstance(entry_id := doc.get("id"), str):
            self._entries[entry_id] = change.doc_id
