"""Compaction: the documents of now in a new journal that takes the old one's place; the old one stays as the backup.

The long part, writing the documents of a moment, needs no lock; then, under the lock, what was appended meanwhile
follows, and the names change. The new file is synced before it bears the name, so that the name leads to a whole
journal at every moment. Texts stay where they are. One backup generation is kept, `FILE.backup`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from timeline.store.documents import Documents
from timeline.store.errors import Damaged, ReadOnly, WriteFailed
from timeline.store.files import fresh_file, keep_as, sweep, sync_directory, write_all
from timeline.store.journal import SCHEMA, Journal, header
from timeline.store.lines import DOCS_PER_LINE
from timeline.store.paths import beside
from timeline.store.transactions import Item, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Convert = Callable[[str, bytes], bytes]

SMALLEST = 1 << 20  # dead bytes below which rewriting saves nothing that matters
QUICK = 1 << 25  # bytes of a journal that is compacted within about a second
LINES_AT_ONCE = 64


def pays(documents: Documents) -> bool:
    """Whether more than half of the journal is of the past."""
    dead = documents.journal.size - documents.live_bytes
    return dead > SMALLEST and dead > documents.journal.size // 2


def compact(
    journal: Journal, *, backup: Path | None = None, convert: Convert | None = None, repair: bool = False
) -> None:
    """Write the journal anew; `convert` may change documents on the way (a migration). Followers see it replaced.

    With `repair`, what is damaged is set aside in `FILE.damaged`, and of a document whose newest form is lost the one
    before it is kept; without, damage that costs anything ends the compaction.

    Raises:
        Damaged: something is lost, and this is no repair; the journal is as it was.
        WriteFailed: the system refused; the journal is as it was.
        ReadOnly, Locked: as for every write.
    """
    if journal.read_only:
        raise ReadOnly(f"{journal.path}: can't be written")
    old = Journal(journal.path, create=False)
    sweep(old.path)
    try:
        _compact(old, backup or beside(old.path, "backup"), convert, repair=repair)
    except OSError as error:
        raise WriteFailed(f"{old.path}: not compacted ({error.strerror})") from error
    finally:
        old.close()


def _compact(old: Journal, backup: Path, convert: Convert | None, *, repair: bool) -> None:
    with fresh_file(old.path) as (fresh, fd):
        documents = Documents(old)
        if repair:
            documents.reload()
        covered = old.size
        _own_like(fd, old.path)
        write_all(fd, header(os.urandom(8).hex(), SCHEMA))
        living = _living(documents, convert)
        while items := list(islice(living, DOCS_PER_LINE * LINES_AT_ONCE)):
            groups = (items[i : i + DOCS_PER_LINE] for i in range(0, len(items), DOCS_PER_LINE))
            write_all(fd, b"".join(line for group in groups for line in written(group)))
        if not repair and any(damage.lost for damage in old.damage):
            raise Damaged(f"{old.path}: damaged, and left as it is; run: timeline check --repair")
        os.fsync(fd)
        with old.lock:
            if old.refresh() == "replaced":
                return  # another process compacted meanwhile
            old.catch_up()
            for line in old.lines_from(covered):
                write_all(fd, line)
            os.fsync(fd)
            old.set_damage_aside(old.damage)
            keep_as(old.path, backup)
            fresh.replace(old.path)
            sync_directory(old.path.parent)


def _living(documents: Documents, convert: Convert | None) -> Iterator[Item]:
    """The documents that the index knows, in the order of the journal, which is read to its end."""
    for change, raw in documents.journal.replay(0):
        place = documents.index.place(change.table, change.doc_id)
        if place is not None and place.offset == change.offset and not change.deleted:
            yield change.table, change.doc_id, convert(change.table, raw) if convert else raw


def _own_like(fd: int, path: Path) -> None:
    status = path.stat()
    with suppress(PermissionError):  # only root may give files away
        os.fchown(fd, status.st_uid, status.st_gid)
    os.fchmod(fd, status.st_mode & 0o7777)
