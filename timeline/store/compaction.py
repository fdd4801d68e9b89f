"""Compaction: the documents of now in a new journal that takes the old one's place; the old one stays as the backup.

The long part, writing the documents of a moment, needs no lock; then, under the lock, what was appended meanwhile
follows, and the names change. The new file is synced before it bears the name, so that the name leads to a whole
journal at every moment. The sidecar moves along, as making it anew takes long; texts stay where they are. One backup
generation is kept, `FILE.backup`.
"""

from __future__ import annotations

import os
import zlib
from array import array
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from timeline.store import lines
from timeline.store.documents import Documents
from timeline.store.errors import Damaged, ReadOnly, WriteFailed
from timeline.store.files import fresh_file, keep_as, sweep, sync_directory, write_all
from timeline.store.header import header
from timeline.store.index.move import write_moved
from timeline.store.journal import SCHEMA, Journal
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
    sidecar = beside(old.path, "index")
    with fresh_file(old.path) as (fresh, fd), fresh_file(sidecar) as (fresh_sidecar, sidecar_fd):
        documents = Documents(old)
        if repair:
            documents.reload()
        index, covered, out = documents.index, old.size, _Out(fd)
        index.save()
        _own_like(fd, old.path)
        living = _living(documents, convert)
        while items := list(islice(living, DOCS_PER_LINE * LINES_AT_ONCE)):
            out.put(items)
        if not repair and any(damage.lost for damage in old.damage):
            raise Damaged(f"{old.path}: damaged, and left as it is; run: timeline check --repair")
        os.fsync(fd)
        known = not convert and not index.delta.weight and index.covered == covered
        known = known and write_moved(index.base, sidecar_fd, out.about, (out.old, out.new))
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
            if known:
                fresh_sidecar.replace(sidecar)
            sync_directory(old.path.parent)


class _Out:
    """The new journal while it is written: where documents stood and where they stand, and what its sidecar says."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._generation = os.urandom(8).hex()
        self._last = header(self._generation, SCHEMA)
        self._size = len(self._last)
        self.old = array("Q")
        self.new = array("Q")
        write_all(fd, self._last)

    def put(self, items: list[tuple[int, Item]]) -> None:
        """Write documents, each with the offset that it had, ascending."""
        out = []
        for group in (items[i : i + DOCS_PER_LINE] for i in range(0, len(items), DOCS_PER_LINE)):
            (line,) = written([item for _, item in group])
            places = {(c.table, c.doc_id): c.offset for c in lines.checked(line).changes(self._size)}
            self.old.extend(offset for offset, _ in group)
            self.new.extend(places[table, doc_id] for _, (table, doc_id, _) in group)
            self._size += len(line)
            self._last = line
            out.append(line)
        write_all(self._fd, b"".join(out))

    @property
    def about(self) -> dict[str, str | int]:
        """What a sidecar says of the journal that it was made from."""
        return {"generation": self._generation, "covered": self._size, "last_line": zlib.crc32(self._last)}


def _living(documents: Documents, convert: Convert | None) -> Iterator[tuple[int, Item]]:
    """The documents that the index knows, with their offsets, in the order of the journal, read to its end."""
    for change, raw in documents.journal.replay(0):
        place = documents.index.place(change.table, change.doc_id)
        if place is not None and place.offset == change.offset and not change.deleted:
            yield change.offset, (change.table, change.doc_id, convert(change.table, raw) if convert else raw)


def _own_like(fd: int, path: Path) -> None:
    status = path.stat()
    with suppress(PermissionError):  # only root may give files away
        os.fchown(fd, status.st_uid, status.st_gid)
    os.fchmod(fd, status.st_mode & 0o7777)
