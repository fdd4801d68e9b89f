"""TinyDB's storage over the journal: reading gives lazy tables, writing appends what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.storages import Storage

from timeline.store.documents import Documents, key_of
from timeline.store.journal import Journal
from timeline.store.table import IndexedTable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from timeline.store.documents import Doc, Puts

NAMES = "_tables"  # holds the names of tables that exist without documents


class JournalStorage(Storage):
    """A TinyDB storage, of a file or of a store's documents.

    `update` is the way to write without touching what does not change.
    """

    def __init__(self, where: Documents | str | Path) -> None:
        self._owned = not isinstance(where, Documents)
        self.documents = where if isinstance(where, Documents) else Documents(Journal(where))

    def read(self) -> dict[str, Any] | None:
        """The tables, lazily: a document is parsed when it is looked at. None where there is none."""
        self.documents.refresh()
        tables = {name: LazyTable(self.documents, name) for name in self._names()}
        return tables or None

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Make the database what `data` says, as one transaction that holds the differences."""
        with self.documents.journal.lock:
            self.documents.refresh()
            puts: Puts = {}
            deletes: dict[str, Collection[int]] = {}
            for name in {*self._names(), *data}:
                table = data.get(name)
                if not isinstance(table, LazyTable):
                    self._compare(name, table, puts, deletes)
            self._commit(puts, deletes)

    def update(self, name: str, change: Callable[[MutableMapping[int, Doc]], None]) -> None:
        """Let `change` work on a table, and append what it changed, as one transaction."""
        with self.documents.journal.lock:
            self.documents.refresh()
            table = Overlay(self.documents, name)
            change(table)
            puts, deletes = table.changes()
            self._commit({name: puts}, {name: deletes}, touched=name)

    def close(self) -> None:
        """Close the file, unless it is a store's."""
        if self._owned:
            self.documents.close()
            self.documents.journal.close()

    def _names(self) -> list[str]:
        empty = (doc["name"] for _, doc in self.documents.items(NAMES))
        return [name for name in dict.fromkeys([*self.documents.tables(), *empty]) if name != NAMES]

    def _compare(
        self,
        name: str,
        table: Mapping[Any, Mapping[str, Any]] | None,
        puts: Puts,
        deletes: dict[str, Collection[int]],
    ) -> None:
        docs = {int(doc_id): dict(doc) for doc_id, doc in (table or {}).items()}
        deletes[name] = [doc_id for doc_id in self.documents.ids(name) if doc_id not in docs]
        puts[name] = {doc_id: doc for doc_id, doc in docs.items() if self.documents.get(name, doc_id) != doc}
        noted = self.documents.has(NAMES, key_of(name))
        if table is None and noted:
            deletes[NAMES] = [*deletes.get(NAMES, ()), key_of(name)]
        elif table is not None and not docs and not noted:
            puts.setdefault(NAMES, {})[key_of(name)] = {"name": name}

    def _commit(self, puts: Puts, deletes: dict[str, Collection[int]], touched: str | None = None) -> None:
        if touched and not puts[touched] and self.documents.count(touched) == len(deletes[touched]):
            puts[NAMES] = {key_of(touched): {"name": touched}}  # it is empty, and yet a table
        self.documents.commit(puts, deletes)


class LazyTable(Mapping[str, Any]):
    """A table as TinyDB reads it: document ids as strings -> documents."""

    def __init__(self, documents: Documents, name: str) -> None:
        self._documents = documents
        self._name = name

    def __getitem__(self, doc_id: str) -> Doc:
        doc = self._documents.get(self._name, int(doc_id)) if doc_id.isdecimal() else None
        if doc is None:
            raise KeyError(doc_id)
        return doc

    def __iter__(self) -> Iterator[str]:
        return map(str, self._documents.ids(self._name))

    def __len__(self) -> int:
        return self._documents.count(self._name)


class Overlay(MutableMapping[int, Any]):
    """A table that is being changed: what was looked at or set is kept here, the rest stays in the journal."""

    def __init__(self, documents: Documents, name: str) -> None:
        self._documents = documents
        self._name = name
        self._touched: dict[int, Doc] = {}
        self._removed: set[int] = set()

    def __getitem__(self, doc_id: int) -> Doc:
        if doc_id not in self._touched:
            doc = None if doc_id in self._removed else self._documents.get(self._name, doc_id)
            if doc is None:
                raise KeyError(doc_id)
            self._touched[doc_id] = doc
        return self._touched[doc_id]

    def __setitem__(self, doc_id: int, doc: Doc) -> None:
        self._removed.discard(doc_id)
        self._touched[doc_id] = doc

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._touched.pop(doc_id, None)
        self._removed.add(doc_id)

    def __contains__(self, doc_id: object) -> bool:
        if doc_id in self._touched:
            return True
        return isinstance(doc_id, int) and doc_id not in self._removed and self._documents.has(self._name, doc_id)

    def __iter__(self) -> Iterator[int]:
        stored = self._documents.ids(self._name)
        yield from (doc_id for doc_id in stored if doc_id not in self._removed)
        yield from (doc_id for doc_id in list(self._touched) if not self._documents.has(self._name, doc_id))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document."""
        self._touched.clear()
        self._removed.update(self._documents.ids(self._name))

    def changes(self) -> tuple[dict[int, Doc], list[int]]:
        """(puts, deletes): the documents that differ from the stored ones, and the ids that are gone."""
        puts = {
            doc_id: doc
            for doc_id, doc in self._touched.items()
            if not self._documents.has(self._name, doc_id) or self._documents.get(self._name, doc_id) != doc
        }
        return puts, [doc_id for doc_id in self._removed if self._documents.has(self._name, doc_id)]


class Database(TinyDB):
    """TinyDB over a journal, `Database(path)`; its default table holds the entries."""

    table_class = IndexedTable  # type: ignore[assignment]  # TinyDB's hint takes its own alone
    default_table_name = "entries"
    default_storage_class: type[Storage] = JournalStorage  # type: ignore[assignment]  # TinyDB's hint names its own


def open_tinydb(documents: Documents) -> TinyDB:
    """The documents through TinyDB's interface."""
    return Database(documents)
