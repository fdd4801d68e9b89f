r"""The articles' texts: an append-only file of compressed records beside the journal, which cites them.

The file starts with `timeline texts 1\n`. A record is the magic `TEXT`, the compressed and the plain length (32 bits
each, big-endian), 16 bytes of BLAKE2b of the plain text in UTF-8, and the text, deflated. A record is durable before
the journal line that cites it is written; one that no line cites, after a crash, is only some lost space.
"""

from __future__ import annotations

import os
import struct
import threading
import zlib
from contextlib import suppress

from timeline.digests import blake2b
from timeline.store.errors import ReadOnly, WriteFailed
from timeline.store.files import PRIVATE_FILE, pwrite_all, sync_directory
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MAGIC_LINE = b"timeline texts 1\n"
MAGIC = b"TEXT"
HEAD = struct.Struct(">4sII16s")

Citation = tuple[int, int, str]
"""Where a record starts, how long it is, and the hash of its text in hexadecimal."""


class Texts:
    """The companion file at `path`; it is created with the first text. Writers hold the database's lock."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._fd: int | None = None
        self._guard = threading.Lock()

    def append(self, texts: Sequence[str]) -> list[Citation]:
        """Store texts durably; the file is as it was where that fails.

        Raises:
            WriteFailed: the system refused.
            ReadOnly: the place can't be written.
        """
        if not texts:
            return []
        fd = self._open_for_writing()
        try:
            end = os.lseek(fd, 0, os.SEEK_END)
            at, records, citations = end, [], []
            for text in texts:
                record, digest = _record(text)
                citations.append((at, len(record), digest))
                records.append(record)
                at += len(record)
            self._write(fd, b"".join(records), end)
        finally:
            os.close(fd)
        return citations

    def read(self, citation: Sequence[int | str]) -> str | None:
        """The text of a citation; None where the record is missing or its hash does not hold."""
        offset, length, digest = int(citation[0]), int(citation[1]), str(citation[2])
        with self._guard:
            data = self._pread(offset, length)
        if len(data) != length or length < HEAD.size:
            return None
        magic, packed, plain, stored = HEAD.unpack_from(data)
        if magic != MAGIC or packed != length - HEAD.size or stored.hex() != digest:
            return None
        try:
            raw = zlib.decompress(data[HEAD.size :], bufsize=plain)
        except zlib.error:
            return None
        if len(raw) != plain or blake2b(raw, digest_size=16).digest() != stored:
            return None
        return raw.decode("utf-8", "surrogatepass")

    def holds(self, citation: Sequence[int | str] | None, text: str) -> bool:
        """Whether a citation, if there is one, leads to this very text."""
        if citation is None or citation[2] != blake2b(_encoded(text), digest_size=16).hexdigest():
            return False
        return self.read(citation) is not None

    def close(self) -> None:
        """Close the file; a later `read` opens it again."""
        with self._guard:
            if self._fd is not None:
                os.close(self._fd)
                self._fd = None

    def _pread(self, offset: int, length: int) -> bytes:
        """Read, and once more from a file opened anew: another process may have made or restored it since."""
        for _ in range(2):
            if self._fd is None:
                try:
                    self._fd = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
                except FileNotFoundError:
                    return b""
            data = os.pread(self._fd, length, offset)
            if len(data) == length:
                return data
            os.close(self._fd)
            self._fd = None
        return data

    def _open_for_writing(self) -> int:
        try:
            fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
        except OSError as error:
            raise ReadOnly(f"{self.path}: can't be written ({error.strerror})") from error
        if os.fstat(fd).st_size < len(MAGIC_LINE):
            self._write(fd, MAGIC_LINE, 0)
            sync_directory(os.path.dirname(self.path))
        return fd

    def _write(self, fd: int, data: bytes, offset: int) -> None:
        try:
            pwrite_all(fd, data, offset)
            os.fdatasync(fd)
        except OSError as error:
            with suppress(OSError):  # what stays is cited by nothing
                os.ftruncate(fd, offset)
            raise WriteFailed(f"{self.path}: nothing was written ({error.strerror})") from error


def _record(text: str) -> tuple[bytes, str]:
    raw = _encoded(text)
    digest = blake2b(raw, digest_size=16).digest()
    packed = zlib.compress(raw)
    return HEAD.pack(MAGIC, len(packed), len(raw), digest) + packed, digest.hex()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
