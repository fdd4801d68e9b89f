"""The journal: the only home of the data, a file to which whole transactions are appended.

A transaction is one line (`timeline.store.lines`), or several closed by a commit line. It is acknowledged after
`fdatasync`. Writers hold the lock beside the file; readers take none: they look at the file's size and inode, and read
on. What a crash left unfinished at the end is set aside in `FILE.damaged` by the next writer. A line damaged elsewhere
is listed; where one byte of it was changed it is put right in reading, else passed over. Nothing is ever changed in
place; compaction puts a new file, of another generation, in the journal's stead.
"""

from __future__ import annotations

import os
import threading
import zlib
from contextlib import suppress
from functools import cached_property

from timeline.store import lines
from timeline.store.coding import document
from timeline.store.errors import Damaged, Missing, ReadOnly, WriteFailed
from timeline.store.files import pwrite_all
from timeline.store.lines import Change, Line
from timeline.store.lock import lock_for
from timeline.store.paths import companion, real, resolve
from timeline.store.reader import SCHEMA, Reader
from timeline.store.transactions import Commits, Damage, Item, commit_line, written
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Any, Literal

__all__ = ["SCHEMA", "Change", "Damage", "Journal"]

Stamp = tuple[int, int, int, int]


class Journal:
    """One open journal.

    `size` is where the last committed transaction known to this process ends: the header's end at first, the end of
    the file's commits after `replay` has run to its end or `append` has returned. `epoch` grows whenever the file was
    opened anew, so that offsets known before mean nothing any more. Document ids are integers from 0 below 2**63, not
    necessarily dense. Thread-safe.

    Raises:
        NotOurs: the file is something else.
        TooNew: a newer version wrote it.
        ReadOnly: it has to be created, and can't be.
        Missing: it does not exist and `create` is false.
    """

    def __init__(self, path: str | Path, *, create: bool = True, read_only: bool = False) -> None:
        self.name = real(path)
        self.lock = lock_for(companion(self.name, "lock"))
        self.read_only = read_only
        self.epoch = 0
        self._guard = threading.RLock()
        self._scanned: Stamp | None = None
        self._tail_crc: int | None = None
        self._fresh: tuple[int, bytes] = (0, b"")
        self._damage: dict[int, Damage] = {}
        if create and not read_only and not os.path.exists(self.name):
            from timeline.store import header  # noqa: PLC0415 - once in the life of a database

            header.create(self.path)
        self._open()

    @cached_property
    def path(self) -> Path:
        """The file."""
        return resolve(self.name)

    # --- reading

    @property
    def generation(self) -> str:
        """The id in the header, new at each compaction."""
        return self._reader.generation

    @property
    def schema(self) -> int:
        """The version of the schema in the header."""
        return self._reader.schema

    @property
    def size(self) -> int:
        """Where the last committed transaction known to this process ends, in bytes."""
        return self._size

    @property
    def file_size(self) -> int:
        """The length of the file, with whatever stands behind the last committed transaction."""
        return os.fstat(self._reader.fd).st_size

    @property
    def damage(self) -> list[Damage]:
        """The damage met so far, in file order."""
        return [self._damage[offset] for offset in sorted(self._damage)]

    def read(self, offset: int, length: int) -> bytes:
        """The bytes of one document; Damaged where the checksum of the line around it does not hold."""
        return self._reader.read(offset, length)

    def peek(self, offset: int, length: int) -> bytes:
        """The bytes that stand there, unverified, for those who keep a checksum of their own."""
        start, raw = self._fresh
        if start <= offset < start + len(raw):
            return raw[offset - start : offset - start + length]
        return self._reader.peek(offset, length)

    def line_crc_before(self, offset: int) -> int | None:
        """CRC-32 of the bytes of the line that ends at `offset`; None where the file does not reach so far."""
        return self._reader.crc_before(offset)

    def replay(self, start: int) -> Iterator[tuple[Change, bytes]]:
        """The changes of committed transactions from the line boundary `start` on, with the documents' JSON.

        Deletions come with empty bytes. `size` is set when the iterator is exhausted.
        """
        for offset, raw, line in self._committed(start):
            for change in line.changes(offset):
                at = change.offset - offset
                yield change, b"" if change.deleted else raw[at : at + change.length]

    def lines_from(self, start: int) -> Iterator[bytes]:
        """The lines of committed transactions from a line boundary on, as they stand."""
        return (raw for _, raw, _ in self._committed(start))

    def refresh(self) -> Literal["tail", "replaced"] | None:
        """What other processes did: "tail", there is more to `replay` from `size`; "replaced", start anew; else None.

        It costs a `stat`. After "replaced" the journal has been opened again and `generation` may be another.
        """
        with self._guard:
            self._fresh = (0, b"")
            try:
                now = os.stat(self.name)  # before every query, and so not by way of a `Path`
            except FileNotFoundError:
                return None  # what was read can still be shown
            if _stamp(now) == self._scanned:
                return None
            if not os.path.samestat(now, os.fstat(self._reader.fd)) or now.st_size < self._size:
                self._open()
                return "replaced"
            if self._reader.crc_before(self._size) != self._tail_crc:
                self._open()
                return "replaced"
            if now.st_size > self._size:
                return "tail"
            self._scanned = _stamp(now)
            return None

    # --- writing

    def append(
        self, puts: Mapping[str, Mapping[int, Mapping[str, Any]]], deletes: Mapping[str, Collection[int]]
    ) -> list[Change]:
        """Write one transaction, all or nothing, and return its changes once they are on the disk.

        Whoever follows the journal replays from where it stood: other processes may have written in between.

        Raises:
            WriteFailed: the system refused; the file is as it was.
            Locked: another process kept the lock for too long.
            ReadOnly: the file was opened for reading.
        """
        if self.read_only:
            raise ReadOnly(f"{self.path}: opened for reading only")
        items: list[Item] = [
            (table, int(doc_id), document(doc)) for table, docs in puts.items() for doc_id, doc in docs.items()
        ]
        items += [(table, int(doc_id), None) for table, ids in deletes.items() for doc_id in ids]
        if not items:
            return []
        parts = written(items)
        with self.lock, self._guard:
            self.catch_up()
            return self._write(parts)

    def catch_up(self) -> None:
        """Under the lock: read on to the end, and set aside what a crash left unfinished there."""
        self.refresh()
        if not self.path.exists():
            raise Missing(f"{self.path}: was moved or removed while it was open; nothing was written")
        end = self.file_size
        if end > self._size:
            for _ in self._committed(self._size):
                pass
        if end > self._size:
            self._set_aside(self._size, end - self._size, "unfinished at the end")
            os.ftruncate(self._reader.fd, self._size)
            os.fsync(self._reader.fd)

    def set_damage_aside(self, damage: Iterable[Damage]) -> None:
        """Keep damaged stretches in `FILE.damaged`, before a compaction leaves them behind."""
        for stretch in damage:
            self._set_aside(stretch.offset, stretch.length, stretch.why)

    def close(self) -> None:
        """Close the file; using the journal afterwards is an OSError."""
        with self._guard:
            self._reader.close()

    # --- the file

    def _open(self) -> None:
        with self._guard:
            self._reader = Reader(self.name, read_only=self.read_only)
            self.read_only = self._reader.read_only
            self.epoch += 1
            self._fresh, self._damage = (0, b""), {}
            if self._reader.header_damage:
                self._damage[0] = self._reader.header_damage
            self._settle(self._reader.header_end, None)

    def _settle(self, size: int, scanned: Stamp | None, tail_crc: int | None = None) -> None:
        """Know the file up to `size`, having looked at it when its stamp was `scanned`."""
        self._size = size
        self._scanned = scanned
        self._tail_crc = self._reader.crc_before(size) if tail_crc is None else tail_crc

    def _committed(self, start: int) -> Iterator[tuple[int, bytes, Line]]:
        """The lines of committed transactions; settles at the end, and notes the damage that lies before it."""
        reader = self._reader
        start = max(start, reader.header_end)
        stamp = _stamp(os.fstat(reader.fd))
        commits = Commits(start, reader.peek)
        yield from commits.lines(reader.lines(start))
        if reader is self._reader:
            self._damage.update((damage.offset, damage) for damage in commits.damage)
            self._settle(commits.settled, stamp)

    def _write(self, parts: list[bytes]) -> list[Change]:
        """Append the lines of a transaction at `size`, durably, or leave the file as it was."""
        size, fd = self._size, self._reader.fd
        mend = b"" if self._reader.peek(size - 1, 1) == b"\n" else b"\n"  # a line feed was lost
        data = mend + b"".join(parts)
        closing = commit_line(len(parts)) if len(parts) > 1 else b""
        try:
            pwrite_all(fd, data, size)
            os.fdatasync(fd)
            if closing:
                pwrite_all(fd, closing, size + len(data))
                os.fdatasync(fd)
        except OSError as error:
            self._take_back(size)
            raise WriteFailed(f"{self.path}: nothing was written ({error.strerror})") from error
        self._settle(size + len(data) + len(closing), _stamp(os.fstat(fd)), zlib.crc32(closing or parts[-1]))
        self._fresh = (size, data)
        at, changes = size + len(mend), list[Change]()
        for raw in parts:
            changes += lines.checked(raw).changes(at)
            at += len(raw)
        return changes

    def _take_back(self, size: int) -> None:
        """After a failed write or sync, which leaves no cache to rely on: cut, open again, verify the tail."""
        crc, fd = self._tail_crc, self._reader.fd
        try:
            os.ftruncate(fd, size)
        except OSError:
            with suppress(OSError):  # then let it be no lines: the next writer sets them aside
                pwrite_all(fd, b"\0" * (self.file_size - size), size)
        with suppress(OSError):
            os.fdatasync(fd)
        self._open()
        self._settle(size, None)
        if self._tail_crc != crc:
            raise Damaged(f"{self.path}: the end of the file changed while writing; run: timeline check")

    def _set_aside(self, offset: int, length: int, why: str) -> None:
        """Keep a stretch that is about to be removed, in `FILE.damaged`."""
        from timeline.store.aside import set_aside  # noqa: PLC0415 - hardly ever needed

        where = f"from byte {offset} of generation {self.generation}"
        set_aside(self.path, self._reader.peek(offset, length), f"{where}, {why}")


def _stamp(status: os.stat_result) -> Stamp:
    """What changes when a file is written, or another put in its stead."""
    return status.st_size, status.st_mtime_ns, status.st_ino, status.st_dev
