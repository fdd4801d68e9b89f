"""The store: one database, as the rest of the house uses it."""

from __future__ import annotations

from contextlib import suppress

from timeline.store import curation
from timeline.store.documents import key_of
from timeline.store.errors import StoreError
from timeline.store.lookup import Lookup
from timeline.store.paths import beside, resolve
from timeline.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Self

    from timeline.models import Entry, Source
    from timeline.store.check import Report
    from timeline.store.history import Changed, Operation
    from timeline.store.ledger import Added, ImportLine

LOOK_AGAIN = 1 << 20  # bytes, and an eighth, that a journal grows by until it may be time to compact it


def open_store(path: str | Path, *, create: bool = True, read_only: bool = False) -> Store:
    """Open a database, or create one.

    Args:
        path: the file; a symbolic link to it stays one.
        create: make the file, and its directory, where there is none.
        read_only: never write, also not beside the file.

    Raises:
        NotOurs: the file is something else, and has not been touched.
        TooNew: a newer version wrote it.
        ReadOnly: it has to be created, and can't be.
        Missing: it does not exist, and `create` is false or `read_only` true.
    """
    return Store(path, create=create, read_only=read_only)


class Store(Lookup):
    """A database of entries; a context manager, safe to share between threads.

    Whatever changes it does so in one transaction that is on the disk when the call returns; where it can't, the call
    raises a `StoreError` and nothing has changed. Readers wait for nobody. Rows and sets of rows of the `index` are one
    thread's: one that writes while another shows them opens a store of its own.
    """

    def __init__(self, path: str | Path, *, create: bool = True, read_only: bool = False) -> None:
        super().__init__(path, create=create, read_only=read_only)
        self._wrote = self._imported = False
        self._looked_at = self._journal.size

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        self._wrote = self._wrote and kind is None  # who is in trouble, or in a hurry, tidies up another time
        self.close()

    def close(self) -> None:
        """Close the files; compact first where this session wrote and it pays.

        Who edited does not wait for it longer than a moment. An import takes its time anyway, and so it is also there
        that a large database is compacted; interrupted, it leaves everything as it was.
        """
        try:
            if self._wrote:
                self._compact_if_it_pays(quick=not self._imported)
            self._documents.close()
        finally:
            self._journal.close()
            self._texts.close()

    # --- imports

    def add(self, batch: Iterable[tuple[Source, str, Sequence[Entry]]], *, line: ImportLine | None = None) -> Added:
        """Store articles, their texts and their entries, as one transaction.

        An article that is known, with the same date and by the same extractor, adds nothing. With another, its entries
        are updated in place, except those that a person edited; those it no longer gives are removed, except those
        that a person touched. The batches that share a `line` share a line of the history.
        """
        from timeline.store.ledger import Added, Import, ImportLine  # noqa: PLC0415 - readers never need it

        articles = list(batch)
        if not articles:
            return Added()
        with self._journal.lock:
            self._documents.refresh()
            work = Import(self._documents, self._texts, self.extractor, line or ImportLine())
            for source, text, entries in articles:
                work.take(source, text, entries)
            added = work.finish()
        self._documents.tidy(frugal=True)
        self._documents.index.release()
        self._wrote = self._imported = True
        if self._journal.size > self._looked_at * 9 // 8 + LOOK_AGAIN:
            self._compact_if_it_pays()
            self._looked_at = self._journal.size
        return added

    def fail(self, where: str, why: str) -> None:
        """Note in the ledger that an article could not be imported; said again, it is not written again."""
        from timeline.store.ledger import now  # noqa: PLC0415 - readers never need it

        known = self._documents.get("failures", key_of(where))
        if known is None or known["why"] != why:
            self._documents.commit({"failures": {key_of(where): {"where": where, "why": why, "when": now()}}}, {})

    def save_view(self, name: str, query: str | None) -> None:
        """Save a view under a name; None removes it."""
        if query is None:
            self._documents.commit({}, {"views": [key_of(name)]})
        else:
            self._documents.commit({"views": {key_of(name): {"name": name, "query": query}}}, {})

    # --- curation

    def edit(self, entry_id: str, **fields: Any) -> Operation:
        """Change fields of an entry, by their names in `Entry`; an import will not overwrite it from then on.

        Raises:
            ValueError: no such field, or a value that it can't have.
            NotFound: no such entry.
        """
        return self._perform("edit", [entry_id], lambda doc: curation.edited(doc, fields))

    def reject(self, ids: Iterable[str]) -> Operation:
        """Put entries aside: they are kept, and shown only on demand."""
        return self._perform("reject", ids, lambda doc: curation.flagged(doc, "rejected", on=True))

    def restore(self, ids: Iterable[str]) -> Operation:
        """Take rejected entries back."""
        return self._perform("restore", ids, lambda doc: curation.flagged(doc, "rejected", on=False))

    def mark(self, ids: Iterable[str], on: bool = True) -> Operation:  # noqa: FBT001, FBT002 - reads as mark(ids, False)
        """Mark entries, or take the marks away."""
        return self._perform("mark" if on else "unmark", ids, lambda doc: curation.flagged(doc, "marked", on=on))

    def tag(self, ids: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = ()) -> Operation:
        """Add tags to entries and remove others."""
        more, less = list(add), set(remove)
        return self._perform("tag", ids, lambda doc: curation.tagged(doc, more, less))

    def merge_alias(self, alias: str, canonical: str) -> Operation:
        """Say that `alias` is another name of the actor `canonical`, in the entries of now and in later imports.

        The entries are shown and found under it; none is written anew, however many there are.

        Raises:
            ValueError: the names are the same, or one is empty.
        """
        with self._journal.lock:
            self._documents.refresh()
            changed = curation.merged(self.index.aliases, alias, canonical)
            return self._record("alias", f"{alias} is {canonical}", changed)

    def undo(self) -> Operation:
        """Take back the last operation, of this session or of one before it; UndoRefused, with the reason."""
        with self._journal.lock:
            self._documents.refresh()
            return self._history.undo()

    def redo(self) -> Operation:
        """Do again what was undone last; UndoRefused, with the reason."""
        with self._journal.lock:
            self._documents.refresh()
            return self._history.redo()

    # --- upkeep

    def check(self, *, repair: bool = False) -> Report:
        """Verify everything; with `repair`, keep what is readable and set the rest aside."""
        from timeline.store import check  # noqa: PLC0415 - few ask

        return check.check(self._documents, self._texts, repair=repair)

    def backup(self, to: str | Path) -> None:
        """Write a copy of the database and its texts, whole as of now, to `to` (and `to.texts`); blocks nobody.

        Raises:
            StoreError: something bears that name already, or the system refused.
        """
        self._documents.refresh()
        from timeline.store.backup import backup  # noqa: PLC0415 - few ask

        backup(self._journal, beside(self.path, "texts"), resolve(to))

    def compact(self) -> None:
        """Write the journal anew without what is past; the old one stays as `FILE.backup`."""
        from timeline.store import compaction  # noqa: PLC0415 - few ask

        compaction.compact(self._journal)
        self._documents.refresh()

    def _compact_if_it_pays(self, *, quick: bool = False) -> None:
        """Compact where half of the journal is of the past; `quick`: and it takes no longer than a second."""
        from timeline.store import compaction  # noqa: PLC0415 - for those who write

        if (quick and self._journal.size >= compaction.QUICK) or self._journal.damage:
            return
        if compaction.pays(self._documents):
            with suppress(StoreError):  # what was asked for is done; the journal is as it was
                self.compact()

    def _perform(self, what: str, ids: Iterable[str], change: curation.Edit) -> Operation:
        with self._journal.lock:
            self._documents.refresh()
            docs = dict(self._entry_doc(entry_id) for entry_id in ids)
            changed: Changed = {("entries", key): change(doc) for key, doc in docs.items()}
            return self._record(what, curation.summary(list(docs.values())), changed)

    def _record(self, what: str, summary: str, changed: Changed) -> Operation:
        self._wrote = True
        return self._history.perform(what, summary, changed)
