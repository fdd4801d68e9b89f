"""Databases of older schema versions, brought to this one: a backup first, then a journal written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.store.compaction import compact
from timeline.store.journal import SCHEMA
from timeline.store.paths import beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.store.journal import Journal

MIGRATIONS: dict[int, Callable[[str, bytes], bytes]] = {}
"""Schema version -> what makes a document, JSON of a table, into one of the next version; absent where none changes."""


def migrate(journal: Journal) -> None:
    """Bring the database to `SCHEMA`; the old file stays as `FILE.schema-N`. Nothing is done to one that is current.

    Raises:
        WriteFailed, Locked, ReadOnly: the file is as it was.
    """
    if journal.schema >= SCHEMA:
        return
    with journal.lock:
        journal.refresh()  # another process may have been first
        found = journal.schema
        if found < SCHEMA:
            backup = beside(journal.path, f"schema-{found}")
            compact(journal, backup=backup, convert=lambda table, doc: _converted(found, table, doc))
            journal.refresh()


def _converted(version: int, table: str, doc: bytes) -> bytes:
    for step in range(version, SCHEMA):
        if step in MIGRATIONS:
            doc = MIGRATIONS[step](table, doc)
    return doc
