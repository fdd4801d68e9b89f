"""Compaction: the documents of now in a new journal that takes the old one's place; the old one stays as the backup.

The new file is written beside the old one and synced before anything bears another name, so that at every moment the
database's name leads to a whole journal. Texts stay where they are. One backup generation is kept, `FILE.backup`.
"""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from timeline.store import lines
from timeline.store.errors import ReadOnly, WriteFailed
from timeline.store.journal import SCHEMA, header, puts_line
from timeline.store.paths import PRIVATE_FILE, beside, sync_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from timeline.store.documents import Documents

    Convert = Callable[[str, bytes], bytes]

SMALLEST = 1 << 20  # bytes that nothing lives in any more: below, rewriting saves nothing that matters
COPY_CHUNK = 1 << 20


def pays(documents: Documents) -> bool:
    """Whether more than half of the journal is of the past."""
    dead = documents.journal.size - documents.live_bytes
    return dead > SMALLEST and dead > documents.journal.size // 2


def compact(documents: Documents, *, backup: Path | None = None, convert: Convert | None = None) -> None:
    """Write the journal anew; `convert` may change documents on the way (a migration).

    Raises:
        WriteFailed: the system refused; the journal is as it was.
        Damaged: a document's checksum does not hold; a repair sets it aside first.
        ReadOnly, Locked: as for every write.
    """
    journal = documents.journal
    if journal.read_only:
        raise ReadOnly(f"{journal.path}: can't be written")
    with journal.lock:
        documents.refresh()
        journal.catch_up()
        journal.set_damage_aside()
        fresh = journal.path.with_name(f".{journal.path.name}.{secrets.token_hex(4)}")
        try:
            _write(fresh, documents, convert)
            _keep(journal.path, backup or beside(journal.path, "backup"))
            fresh.replace(journal.path)
            sync_directory(journal.path.parent)
        except OSError as error:
            raise WriteFailed(f"{journal.path}: not compacted ({error.strerror})") from error
        finally:
            fresh.unlink(missing_ok=True)
        documents.refresh()


def copy(source: Path, target: Path) -> None:
    """A durable private copy of a file that appears under its name only when it is whole."""
    fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with source.open("rb") as old, os.fdopen(_create(fresh), "wb") as new:
            shutil.copyfileobj(old, new, COPY_CHUNK)
            new.flush()
            os.fsync(new.fileno())
        fresh.replace(target)
        sync_directory(target.parent)
    finally:
        fresh.unlink(missing_ok=True)


def _write(path: Path, documents: Documents, convert: Convert | None) -> None:
    with os.fdopen(_create(path), "wb") as file:
        owned = documents.journal.path.stat()
        with suppress(PermissionError):  # only root may give files away
            os.fchown(file.fileno(), owned.st_uid, owned.st_gid)
        os.fchmod(file.fileno(), owned.st_mode & 0o7777)
        file.write(header(secrets.token_hex(8), SCHEMA))
        for table in documents.tables():
            for group in _groups(documents, table, convert):
                file.write(puts_line(table, group))
        file.flush()
        os.fsync(file.fileno())


def _groups(documents: Documents, table: str, convert: Convert | None) -> Iterator[list[tuple[int, bytes]]]:
    docs = documents.raw(table)
    while group := list(islice(docs, lines.DOCS_PER_LINE)):
        yield [(doc_id, convert(table, doc) if convert else doc) for doc_id, doc in group]


def _keep(path: Path, backup: Path) -> None:
    """Let the old file bear the backup's name as well; where there are no hard links, copy it."""
    link = backup.with_name(f".{backup.name}.{secrets.token_hex(4)}")
    try:
        os.link(path, link)
        link.replace(backup)
    except OSError:
        copy(path, backup)
    finally:
        link.unlink(missing_ok=True)


def _create(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE_FILE)
