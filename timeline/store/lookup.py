"""A database that is open: what can be looked up in it."""

from __future__ import annotations

import os
from functools import cached_property

import timeline
from timeline.store.documents import Documents, key_of
from timeline.store.errors import NotFound
from timeline.store.journal import Journal
from timeline.store.paths import companion
from timeline.store.reader import SCHEMA
from timeline.store.texts import Texts
from timeline.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tinydb import TinyDB

    from timeline.models import Entry, Source
    from timeline.store.history import History, Operation
    from timeline.store.index import Index
    from timeline.store.ledger import Failed


class Lookup:
    """The reading half of a store."""

    def __init__(self, path: str | Path, *, create: bool, read_only: bool) -> None:
        self.extractor = timeline.__version__
        self._journal = Journal(path, create=create, read_only=read_only)
        if self._journal.schema < SCHEMA and not self._journal.read_only:
            from timeline.store.migrate import migrate  # noqa: PLC0415 - what most openings have no use for

            migrate(self._journal)
        self._documents = Documents(self._journal)
        self._texts = Texts(companion(self._journal.name, "texts"))
        self._first_operation = self._documents.next_id("operations")

    @property
    def path(self) -> Path:
        """The file."""
        return self._journal.path

    @property
    def version(self) -> int:
        """Grows with every change that this process has seen."""
        return self._documents.version

    @property
    def read_only(self) -> bool:
        """Whether the database can't be written."""
        return self._journal.read_only

    @property
    def index(self) -> Index:
        """What can be asked about the entries without reading them; as of the last `refresh` or change."""
        return self._documents.index

    @cached_property
    def db(self) -> TinyDB:
        """The same data through TinyDB's interface, names as they are stored; writing through it leaves no history."""
        from timeline.store.storage import open_tinydb  # noqa: PLC0415 - 20 ms that few callers need

        return open_tinydb(self._documents)

    def refresh(self) -> bool:
        """Notice what other processes wrote; True where anything changed. Costs a `stat` where nothing did.

        What another thread of this process is about to take in is not waited for.
        """
        return self._documents.refresh(wait=False)

    # --- entries, articles, texts
    def entry(self, entry_id: str) -> Entry:
        """An entry by its id; NotFound where there is none."""
        from timeline.models import Entry  # noqa: PLC0415  the nouns take their time to load, and lists need none

        return Entry.from_json(self.index.named(self._entry_doc(entry_id)[1]))

    def entries(self, ids: Iterable[str]) -> list[Entry]:
        """The entries of these ids, in this order; NotFound where one is missing."""
        return [self.entry(entry_id) for entry_id in ids]

    def source(self, source_id: str) -> Source:
        """An article by its id; NotFound where there is none."""
        doc = self._documents.get("sources", key_of(source_id))
        if doc is None:
            raise NotFound(f"no article {source_id}")
        from timeline.models import Source  # noqa: PLC0415  as above

        return Source.from_json(doc)

    def text(self, source_id: str) -> str | None:
        """The text of an article; None where it is missing or damaged."""
        doc = self._documents.get("sources", key_of(source_id))
        return self._texts.read(doc["text"]) if doc and doc["text"] else None

    def entry_ids_of(self, source_id: str) -> list[str]:
        """The entries of an article, in text order."""
        doc = self._documents.get("sources", key_of(source_id))
        return [entry for entry in doc["entries"] if self._documents.entry_key(entry) is not None] if doc else []

    def aliases(self) -> dict[str, str]:
        """A person's corrections of names: alias -> canonical name."""
        return dict(self.index.aliases)

    def views(self) -> dict[str, str]:
        """The saved views: name -> query."""
        return {doc["name"]: doc["query"] for _, doc in self._documents.items("views")}

    # --- the ledger and the history

    def known(self, source_id: str, dct: str | None) -> bool:
        """Whether the article was imported with this publication date by this extractor."""
        doc = self._documents.get("sources", key_of(source_id))
        return doc is not None and doc["published"] == dct and doc["extractor"] == self.extractor

    def failures(self) -> list[Failed]:
        """What could not be imported, and was not since."""
        from timeline.store.ledger import failures  # noqa: PLC0415 - few ask

        return list(failures(self._documents))

    def log(self, limit: int | None = None) -> Iterator[Operation]:
        """Edits and imports, newest first."""
        return self._history.log(limit)

    @cached_property
    def _history(self) -> History:
        from timeline.store.history import History  # noqa: PLC0415 - for those who edit

        return History(self._documents, session=os.urandom(8).hex(), first=self._first_operation)

    def _entry_doc(self, entry_id: str) -> tuple[int, dict[str, Any]]:
        key = self._documents.entry_key(entry_id)
        doc = self._documents.get("entries", key) if key is not None else None
        if key is None or doc is None:
            raise NotFound(f"no entry {entry_id}")
        return key, doc
