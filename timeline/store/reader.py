"""The reading half of a journal: one open file, its header, and the lines in it. Takes no lock, never writes."""

from __future__ import annotations

import errno
import os
import zlib
from itertools import islice

from timeline.store import lines
from timeline.store.errors import Damaged, Missing, NotOurs, StoreError, TooNew
from timeline.store.files import CHUNK
from timeline.store.transactions import Damage
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = 1
UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}
LINE_REACH = 1 << 13  # how far a line's end or start is looked for at first; one of 20 entries takes about 16 KB


class Descriptor:
    """An open file that closes when its last user has let go, so that no thread reads a number used anew."""

    __slots__ = ("fd",)

    def __init__(self, fd: int = -1) -> None:
        self.fd = fd

    def __del__(self) -> None:
        if self.fd >= 0:
            os.close(self.fd)


class Reader:
    """A journal's file, opened for writing where that is allowed.

    `header_end` is where the transactions begin; `generation` and `schema` are the header's, and `header_damage` says
    that it had to be guessed.
    """

    def __init__(self, path: str, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._recent: tuple[int, bytes] = (0, b"")
        self._file = Descriptor(self._open())
        self._read_header()

    @property
    def fd(self) -> int:
        """The file's descriptor."""
        return self._file.fd

    def close(self) -> None:
        """Let go of the file."""
        self._file = Descriptor()

    def peek(self, offset: int, length: int) -> bytes:
        """The bytes that stand there, unverified."""
        file = self._file
        return os.pread(file.fd, length, offset)

    def read(self, offset: int, length: int) -> bytes:
        """The bytes of one document; Damaged where the checksum of the line around it does not hold."""
        start, raw = self._recent
        if not start <= offset < start + len(raw):
            start, raw = self._recent = self._line_around(offset)
        return raw[offset - start : offset - start + length]

    def lines(self, start: int) -> Iterator[tuple[int, bytes]]:
        """(offset, bytes) of each line, whole or not, from a boundary on."""
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

    def crc_before(self, offset: int) -> int | None:
        """CRC-32 of the line that ends at `offset`; None where the file does not reach so far."""
        reach = LINE_REACH
        while True:
            start = max(0, offset - reach)
            data = self.peek(start, offset - start)
            if not data or len(data) < offset - start:
                return None
            at = data.rfind(b"\n", 0, -1)
            if at >= 0 or start == 0:
                return zlib.crc32(data[at + 1 :])
            reach *= 4

    def _open(self) -> int:
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
        """Know the file by its first line, or where that is damaged by the line after it."""
        (_, first), (_, second) = ([*islice(self.lines(0), 2)] + [(0, b"")] * 2)[:2]
        pieces = [(at, line) for at, raw in lines.salvage(first) if (line := lines.parse(raw))]
        head = pieces[0][1].head if pieces else {}
        self.header_end = pieces[1][0] if len(pieces) > 1 else len(first)
        self.header_damage: Damage | None = None
        if "timeline" in head:
            self.schema: int = head["timeline"]
            self.generation: str = head["generation"]
        elif lines.parse(second):
            self.schema, self.generation = SCHEMA, f"{zlib.crc32(first):08x}"
            self.header_damage = Damage(0, len(first), "header")
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

    def _line_around(self, offset: int) -> tuple[int, bytes]:
        """(offset, bytes) of the verified line in which a byte stands."""
        reach = LINE_REACH
        while True:
            start = max(0, offset - reach)
            data = self.peek(start, offset - start + reach)
            begin = data.rfind(b"\n", 0, offset - start) + 1
            end = data.find(b"\n", offset - start) + 1
            at_end = len(data) < offset - start + reach
            if (begin or start == 0) and (end or at_end):
                break
            reach *= 4
        at, raw = start + begin, data[begin : end or len(data)]
        if lines.parse(raw):
            return at, raw
        for inner, whole in lines.salvage(raw):
            if inner <= offset - at < inner + len(whole):
                return at + inner, whole
        raise Damaged(f"{self.path}: damaged at byte {at:,}; run: timeline check --repair")
