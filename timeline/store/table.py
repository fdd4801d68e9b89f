"""TinyDB's table, answered by the index: ordinary `Query` objects, planned where that is possible, else scanned."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, overload

from tinydb.queries import QueryInstance
from tinydb.table import Document, Table

from timeline.store.folding import fold_spaces
from timeline.store.index.base import ENTRIES
from timeline.store.index.facts import searched
from timeline.store.plan import MENTIONS, plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping

    from tinydb.queries import QueryLike

    from timeline.store.documents import Documents
    from timeline.store.index import Index
    from timeline.store.rows import RowSet
    from timeline.store.storage import JournalStorage


GAP = 1000  # how many deleted ids below the last one are looked through for the largest that is left


def mentions(text: str) -> QueryInstance:
    """A TinyDB query: entries that have `text` in title, sentence, actors or places, whatever the case and accents."""
    folded = fold_spaces(text)
    return QueryInstance(lambda doc: folded in searched(doc), (MENTIONS, folded))


class IndexedTable(Table):
    """A table of a journal. The query cache is off, as other processes write to the same database.

    One difference from a scan: comparing a start or an end with a day leaves out the entries that have none, where
    TinyDB would raise a TypeError.
    """

    default_query_cache_capacity = 0
    _storage: JournalStorage
    _next_id: int | None  # type: ignore[assignment]  # TinyDB's hint has None alone

    def __init__(
        self,
        storage: JournalStorage,
        name: str,
        cache_size: int = 0,  # noqa: ARG002 - TinyDB's signature; a cache would be wrong
        persist_empty: bool = False,  # noqa: FBT001, FBT002 - TinyDB's signature
    ) -> None:
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)

    @property
    def documents(self) -> Documents:
        """The documents of the journal."""
        return self._storage.documents

    # --- reading

    def __len__(self) -> int:
        self.documents.refresh()
        return self.documents.count(self.name)

    def __iter__(self) -> Iterator[Document]:
        self.documents.refresh()
        return (self.document_class(doc, doc_id) for doc_id, doc in self.documents.items(self.name))

    def search(self, cond: QueryLike) -> list[Document]:
        """All documents that match, by document id."""
        return list(self._matching(cond))

    def select(self, cond: QueryLike) -> Hits:
        """The entries that match, in time order: a sequence that parses only what is looked at."""
        if self.name != ENTRIES:
            raise ValueError(f"only {ENTRIES} have an order in time")
        return Hits(self, cond)

    def count(self, cond: QueryLike) -> int:
        """How many documents match."""
        rows = self.rows(cond)
        return sum(1 for _ in self._matching(cond)) if rows is None else len(rows)

    def get(self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None) -> Any:
        """The document of an id, those of several, or the first that matches; None where there is none."""
        if doc_id is not None or doc_ids is not None or cond is None:
            return super().get(cond, doc_id, doc_ids)  # type: ignore[arg-type]  # TinyDB spells out each form
        return next(self._matching(cond), None)

    def contains(self, cond: QueryLike | None = None, doc_id: int | None = None) -> bool:
        """Whether a document matches, or there is one of this id."""
        rows = self.rows(cond) if cond is not None and doc_id is None else None
        return super().contains(cond, doc_id) if rows is None else bool(rows)

    def rows(self, cond: QueryLike) -> RowSet | None:
        """The rows of the entries that match, in time order; None where only a look at each can tell."""
        self.documents.refresh()
        index = self.documents.index
        planned = plan(getattr(cond, "_hash", None)) if self.name == ENTRIES else None
        if planned is None:
            return None
        rows, odd = planned.rows(index), index.odd()
        if planned.exact:
            return rows if not odd else rows - odd | self._verified(cond, odd, index)
        return self._verified(cond, rows | odd, index)

    def _verified(self, cond: QueryLike, rows: RowSet, index: Index) -> RowSet:
        return index.rows(row for row in rows if cond(index.document(row)))

    def _matching(self, cond: QueryLike) -> Iterator[Document]:
        """The documents that match, by document id."""
        rows = self.rows(cond)
        if rows is None:
            pairs: Iterable[tuple[int, Any]] = self.documents.items(self.name)
            return (self.document_class(doc, doc_id) for doc_id, doc in pairs if cond(doc))
        ids = sorted(map(self.documents.index.doc_id, rows))
        found = ((doc_id, self.documents.get(self.name, doc_id)) for doc_id in ids)
        return (self.document_class(doc, doc_id) for doc_id, doc in found if doc is not None)

    # --- writing: everything under the lock, so that ids and conditions hold until it is written

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self.documents.journal.lock:
            self.documents.refresh()
            self._next_id = None
            yield
        self.documents.tidy()

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document and return its id."""
        with self._writing():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents as one transaction and return their ids."""
        with self._writing():
            documents = list(documents)
            given = [document.doc_id for document in documents if isinstance(document, self.document_class)]
            self._next_id = max([self._free_id(), *(doc_id + 1 for doc_id in given)])
            return super().insert_multiple(documents)

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Update the documents that match, or have these ids, as one transaction; their ids."""
        with self._writing():
            if cond is not None and doc_ids is None:
                doc_ids = [document.doc_id for document in self._matching(cond)]
            return super().update(fields, None, doc_ids)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the documents that match, or have these ids, as one transaction; their ids."""
        with self._writing():
            if cond is not None and doc_ids is None:
                doc_ids = [document.doc_id for document in self._matching(cond)]
            return super().remove(None, doc_ids)

    def _get_next_id(self) -> int:
        if self._next_id is None:
            self._next_id = self._free_id()
        self._next_id += 1
        return self._next_id - 1

    def _free_id(self) -> int:
        """One above the largest id, as TinyDB has it; after many deletions, one that was never used."""
        last = self.documents.next_id(self.name) - 1
        near = range(last, max(last - GAP, 0), -1)
        living = next((doc_id for doc_id in near if self.documents.has(self.name, doc_id)), 0)
        return living + 1 if living or last <= GAP else last + 1

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        self._storage.update(self.name, updater)


class Hits(Sequence[Document]):
    """The entries that match a query, in time order, as they are when they are looked at."""

    def __init__(self, table: IndexedTable, cond: QueryLike) -> None:
        self._table = table
        self._cond = cond
        self._version = -1

    @property
    def _rows(self) -> RowSet:
        index = self._table.documents.index
        if index.version != self._version:
            rows = self._table.rows(self._cond)
            index = self._table.documents.index
            self._found = self._table._verified(self._cond, index.all(), index) if rows is None else rows  # noqa: SLF001
            self._version = index.version
        return self._found

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Document: ...
    @overload
    def __getitem__(self, at: slice) -> list[Document]: ...
    def __getitem__(self, at: int | slice) -> Document | list[Document]:
        if isinstance(at, slice):
            return list(self._documents(self._rows[at]))
        return next(self._documents([self._rows.select(range(len(self))[at])]))

    def __iter__(self) -> Iterator[Document]:
        return self._documents(self._rows)

    def _documents(self, rows: Iterable[int]) -> Iterator[Document]:
        kind = self._table.document_class
        return (kind(doc, doc_id) for doc_id, doc in self._table.documents.index.documents(rows))
