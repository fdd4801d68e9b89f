"""Databases of older schema versions, brought to this one: a backup first, then a journal written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.store.compaction import compact
from timeline.store.journal import SCHEMA
from timeline.store.paths import beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.store.documents import Documents

MIGRATIONS: dict[int, Callable[[str, bytes], bytes]] = {}
"""Schema version -> what makes a document, JSON of a table, into one of the next version; absent where none changes."""


def migrate(documents: Documents) -> None:
    """Bring the database to `SCHEMA`; the old file stays as `FILE.schema-N`. Nothing is done to one that is current.

    Raises:
        WriteFailed, Locked, ReadOnly: the file is as it was.
    """
    found = documents.journal.schema
    if found >= SCHEMA:
        return

    def convert(table: str, doc: bytes) -> bytes:
        for version in range(found, SCHEMA):
            if version in MIGRATIONS:
                doc = MIGRATIONS[version](table, doc)
        return doc

    compact(documents, backup=beside(documents.journal.path, f"schema-{found}"), convert=convert)
