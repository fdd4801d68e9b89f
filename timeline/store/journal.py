"""The journal: the only home of the data, a file to which whole transactions are appended.

A transaction is one line (`timeline.store.lines`), or several closed by a commit line. It is acknowledged after
`fdatasync`. Writers hold the lock beside the file; readers take none: they look at the file's size and inode, and read
on. What a crash left unfinished at the end is set aside in `FILE.damaged` by the next writer. Lines damaged elsewhere
are passed over and listed. Nothing is ever changed in place; compaction puts a new file, of another generation, in the
journal's stead.
"""

from __future__ import annotations

import errno
import os
import threading
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from timeline.store import lines
from timeline.store.errors import Damaged, Missing, NotOurs, ReadOnly, StoreError, TooNew, WriteFailed
from timeline.store.files import (
    CHUNK,
    append_durably,
    fresh_file,
    make_private_directory,
    pwrite_all,
    sync_directory,
    write_all,
)
from timeline.store.lines import Change, Line
from timeline.store.lock import lock_for
from timeline.store.paths import beside, resolve
from timeline.store.transactions import Commits, Damage, Item, commit_line, written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Any, Literal

__all__ = ["SCHEMA", "Change", "Damage", "Journal"]

SCHEMA = 1
UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}
LINE_REACH = 1 << 16  # how far a line's start is looked for at first; 20 entries take about 16 KB


class Journal:
    """One open journal.

    `size` is where the last committed transaction known to this process ends: the header's end at first, the end of
    the file's commits after `replay` has run to its end or `append` has returned. `epoch` grows whenever the file was
    opened anew, so that offsets known before mean nothing any more. Document ids are integers from 0
    below 2**63, not necessarily dense. Thread-safe.

    Raises:
        NotOurs: the file is something else.
        TooNew: a newer version wrote it.
        ReadOnly: it has to be created, and can't be.
        Missing: it does not exist and `create` is false.
    """

    def __init__(self, path: str | Path, *, create: bool = True, read_only: bool = False) -> None:
        self.path: Path = resolve(path)
        self.lock = lock_for(beside(self.path, "lock"))
        self._damage: dict[int, Damage] = {}
        self.read_only = read_only
        self._guard = threading.RLock()
        self._fd = -1
        self.epoch = 0
        self._recent: tuple[int, bytes] = (0, b"")
        self._scanned = (0, 0)
        if create and not read_only and not self.path.exists():
            self._create()
        self._open()

    # --- reading

    def read(self, offset: int, length: int) -> bytes:
        """The bytes of one document; Damaged where the checksum of the line around it does not hold."""
        start, raw = self._recent
        if not start <= offset < start + len(raw):
            start, raw = self._recent = self._line_around(offset)
        return raw[offset - start : offset - start + length]

    def peek(self, offset: int, length: int) -> bytes:
        """The bytes that stand there, unverified, for those who keep a checksum of their own."""
        return os.pread(self._fd, length, offset)

    def replay(self, start: int) -> Iterator[tuple[Change, bytes]]:
        """The changes of committed transactions from the line boundary `start` on, with the documents' JSON.

        Deletions come with empty bytes. `size` is set when the iterator is exhausted.
        """
        for offset, raw, line in self._committed(start):
            for change in line.changes(offset):
                at = change.offset - offset
                yield change, b"" if change.deleted else raw[at : at + change.length]

    def verify(self) -> list[Damage]:
        """Read the whole file, and list what is damaged in it."""
        for _ in self._committed(0):
            pass
        return self.damage

    @property
    def damage(self) -> list[Damage]:
        """The damage met so far, in file order."""
        return [self._damage[offset] for offset in sorted(self._damage)]

    def line_crc_before(self, offset: int) -> int | None:
        """CRC-32 of the bytes of the line that ends at `offset`; None where no line ends there."""
        if offset < 1 or offset > os.fstat(self._fd).st_size:
            return None
        reach = LINE_REACH
        while True:
            start = max(0, offset - reach)
            data = self.peek(start, offset - start)
            if not data.endswith(b"\n"):
                return None
            at = data.rfind(b"\n", 0, -1)
            if at >= 0 or start == 0:
                return zlib.crc32(data[at + 1 :])
            reach *= 4

    def refresh(self) -> Literal["tail", "replaced"] | None:
        """What other processes did: "tail", there is more to `replay` from `size`; "replaced", start anew; else None.

        It costs a `stat`. After "replaced" the journal has been opened again and `generation` may be another.
        """
        with self._guard:
            try:
                now = self.path.stat()
            except FileNotFoundError:
                return None
            if not os.path.samestat(now, os.fstat(self._fd)) or now.st_size < self.size:
                self._open()
                return "replaced"
            if _stamp(now) == self._scanned:
                return None
            if self._tail_crc is not None and self.line_crc_before(self.size) != self._tail_crc:
                self._open()
                return "replaced"
            if now.st_size > self.size:
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
        items: list[Item] = [
            (table, int(doc_id), lines.document(doc)) for table, docs in puts.items() for doc_id, doc in docs.items()
        ]
        items += [(table, int(doc_id), None) for table, ids in deletes.items() for doc_id in ids]
        return self.append_items(items)

    def append_items(self, items: list[Item]) -> list[Change]:
        """`append` of (table, id, JSON), the JSON None where the document is deleted; changes come in this order."""
        if self.read_only:
            raise ReadOnly(f"{self.path}: opened for reading only")
        if not items:
            return []
        with self.lock, self._guard:
            self.catch_up()
            parts = written(items)
            at = self.size + self._mend
            changes: list[Change] = []
            for raw in parts:
                changes += lines.checked(raw).changes(at)
                at += len(raw)
            self._write(parts)
            return changes

    @property
    def file_size(self) -> int:
        """The length of the file, with whatever stands behind the last committed transaction."""
        return os.fstat(self._fd).st_size

    def set_damage_aside(self, damage: Iterable[Damage]) -> None:
        """Keep damaged stretches in `FILE.damaged`, before a compaction leaves them behind."""
        for stretch in damage:
            self._set_aside(stretch.offset, stretch.length, stretch.why)

    def lines_from(self, start: int) -> Iterator[bytes]:
        """The lines of committed transactions from a line boundary on, as they stand."""
        return (raw for _, raw, _ in self._committed(start))

    def catch_up(self) -> None:
        """Under the lock: read on to the end, and set aside what a crash left unfinished there."""
        self.refresh()
        end = self.file_size
        if end > self.size:
            for _ in self._committed(self.size):
                pass
        if end > self.size:
            self._set_aside(self.size, end - self.size, "unfinished at the end")
            os.ftruncate(self._fd, self.size)
            os.fsync(self._fd)
        self._mend = 0 if self.peek(self.size - 1, 1) == b"\n" else 1

    def close(self) -> None:
        """Close the file; using the journal afterwards is an OSError."""
        with self._guard:
            if self._fd >= 0:
                os.close(self._fd)
                self._fd = -1

    # --- the file

    def _create(self) -> None:
        """Make a journal that appears under its name only when it is whole."""
        try:
            make_private_directory(self.path.parent)
            with fresh_file(self.path) as (fresh, fd):
                write_all(fd, header(os.urandom(8).hex()))
                os.fsync(fd)
                with suppress(FileExistsError):  # another process was first
                    os.link(fresh, self.path)
            sync_directory(self.path.parent)
        except OSError as error:
            kind = ReadOnly if error.errno in UNWRITABLE else WriteFailed
            raise kind(f"{self.path}: can't be created ({error.strerror})") from error

    def _open(self) -> None:
        with self._guard:
            self.close()
            self._fd = self._open_file()
            self.epoch += 1
            self._recent, self._scanned, self._tail_crc, self._mend = (0, b""), (0, 0), None, 0
            self._damage = {}
            self._read_header()
            self.size = self._header_end

    def _open_file(self) -> int:
        """Open for reading and writing, or for reading alone where the file or its file system allows no more."""
        try:
            if not self.read_only:
                try:
                    return os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
                except OSError as error:
                    if error.errno not in UNWRITABLE:
                        raise
                    self.read_only = True
            return os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError as error:
            raise Missing(f"{self.path}: no such file") from error
        except IsADirectoryError as error:
            raise NotOurs(f"{self.path}: is a directory; name a file with --db") from error
        except OSError as error:
            raise StoreError(f"{self.path}: can't be opened ({error.strerror})") from error

    def _read_header(self) -> None:
        first, second = ([*islice(self._raw_lines(0), 2)] + [(0, b"")] * 2)[:2]
        pieces = [(at, line) for at, raw in lines.salvage(first[1]) if (line := lines.parse(raw))]
        head = pieces[0][1].head if pieces else {}
        self._header_end = pieces[1][0] if len(pieces) > 1 else len(first[1])
        if "timeline" in head:
            self.schema: int = head["timeline"]
            self.generation: str = head["generation"]
        elif lines.parse(second[1]):
            self.schema, self.generation = SCHEMA, f"{zlib.crc32(first[1]):08x}"
            self._damage[0] = Damage(0, len(first[1]), "header")
        else:
            raise NotOurs(
                f"{self.path}: not a database of timeline, and left as it is; "
                "name another file with --db, or move this one away"
            )
        if self.schema > SCHEMA:
            raise TooNew(
                f"{self.path}: written by a newer version of timeline (schema {self.schema}, "
                f"this one knows {SCHEMA}); install that version, or name another file with --db"
            )

    @property
    def size(self) -> int:
        """Where the last committed transaction known to this process ends, in bytes."""
        return self._size

    @size.setter
    def size(self, value: int) -> None:
        self._size = value
        self._tail_crc = self.line_crc_before(value)

    def _committed(self, start: int) -> Iterator[tuple[int, bytes, Line]]:
        """The lines of committed transactions; sets `size` at the end, and notes the damage that lies before it."""
        start = max(start, self._header_end)
        stamp = _stamp(os.fstat(self._fd))
        commits = Commits(start, self.peek)
        yield from commits.lines(self._raw_lines(start))
        self._damage.update((damage.offset, damage) for damage in commits.damage)
        self.size = commits.settled
        self._scanned = stamp

    def _raw_lines(self, start: int) -> Iterator[tuple[int, bytes]]:
        rest, offset = b"", start
        while data := self.peek(offset + len(rest), CHUNK):
            data = rest + data
            begin = 0
            while (feed := data.find(b"\n", begin)) >= 0:
                yield offset + begin, data[begin : feed + 1]
                begin = feed + 1
            rest, offset = data[begin:], offset + begin
        if rest:
            yield offset, rest

    def _line_around(self, offset: int) -> tuple[int, bytes]:
        reach = LINE_REACH
        while True:
            start = max(0, offset - reach)
            data = self.peek(start, offset - start + reach)
            begin = data.rfind(b"\n", 0, offset - start) + 1
            end = data.find(b"\n", offset - start) + 1
            if (begin or start == 0) and end:
                break
            if not end and len(data) < offset - start + reach:
                end = len(data)
                break
            reach *= 4
        raw = data[begin:end]
        if lines.parse(raw) is None:
            for at, whole in lines.salvage(raw):
                if at <= offset - start - begin < at + len(whole):
                    return start + begin + at, whole
            raise Damaged(f"{self.path}: damaged at byte {start + begin:,}; run: timeline check --repair")
        return start + begin, raw

    def _write(self, parts: list[bytes]) -> None:
        """Append the lines of a transaction at `size`, durably, or leave the file as it was."""
        size = self.size
        try:
            at = size + pwrite_all(self._fd, b"\n" * self._mend + b"".join(parts), size)
            os.fdatasync(self._fd)
            if len(parts) > 1:
                at += pwrite_all(self._fd, commit_line(len(parts)), at)
                os.fdatasync(self._fd)
        except OSError as error:
            self._take_back(size)
            raise WriteFailed(f"{self.path}: nothing was written ({error.strerror})") from error
        self.size = at

    def _take_back(self, size: int) -> None:
        """After a failed write or sync, which leaves no cache to rely on: cut, open again, verify the tail."""
        crc = self._tail_crc
        try:
            os.ftruncate(self._fd, size)
        except OSError:
            with suppress(OSError):  # then let it be no lines: the next writer sets them aside
                pwrite_all(self._fd, b"\0" * (self.file_size - size), size)
        with suppress(OSError):
            os.fdatasync(self._fd)
        self._open()
        self.size = size
        if crc is not None and self._tail_crc != crc:
            raise Damaged(f"{self.path}: the end of the file changed while writing; run: timeline check")

    def _set_aside(self, offset: int, length: int, why: str) -> None:
        """Keep a stretch that is about to be removed, in `FILE.damaged`."""
        when = datetime.now(UTC).isoformat(timespec="seconds")
        note = f"# {length} bytes from byte {offset} of generation {self.generation}, {why}, set aside {when}\n"
        path = beside(self.path, "damaged")
        try:
            append_durably(path, note.encode(), self.peek(offset, length), b"\n")
        except OSError as error:
            raise WriteFailed(f"{path}: can't set aside what is damaged ({error.strerror})") from error


def _stamp(status: os.stat_result) -> tuple[int, int]:
    """What changes when a file is written."""
    return status.st_size, status.st_mtime_ns


def header(generation: str, schema: int = SCHEMA) -> bytes:
    """The first line of a journal."""
    return lines.encode({"timeline": schema, "generation": generation}, [])
