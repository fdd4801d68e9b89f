"""The sidecar: a file of sections beside the journal, replaced as a whole and never changed in place.

    magic · sections, each at a multiple of 8 bytes · directory (JSON) · its offset, length and CRC-32 · magic

The directory names each section with offset, length and type, and says which journal the file was made from:
`generation`, the `covered` length, and the CRC-32 of the last line in it. Only what fits the journal is used; whatever
is wrong with the file, it is made anew.
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
import zlib

from timeline.store.coding import as_ascii, parsed
from timeline.typed import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable
    from typing import BinaryIO

MAGIC = b"timeline index 2\n".ljust(24, b"\0")
TAIL = struct.Struct("<QQI4x")
TYPES: dict[str, Literal["i", "q", "Q", "I"]] = {
    "start": "i",
    "end": "i",
    "doc": "q",
    "offset": "Q",
    "length": "I",
    "crc": "I",
    "number": "Q",
    "by_doc": "I",
    "by_number": "I",
    "text_at": "Q",
    "postings": "I",
}
NATIVE = sys.byteorder


def type_of(section: str) -> Literal["i", "q", "Q", "I"]:
    """The `array` type of a column: 0.doc, of another table, is of the type of doc."""
    return TYPES[section.rpartition(".")[2]]


class Sidecar:
    """An open sidecar. Columns are mapped, and so stay in the page cache; texts are read into a buffer."""

    def __init__(self, fd: int, directory: dict[str, Any], mapped: mmap.mmap | None) -> None:
        self.fd = fd
        self.directory = directory
        self.sections: dict[str, list[int]] = directory["sections"]
        self.tables: list[str] = directory["tables"]
        self._mapped = mapped
        self._whole = memoryview(mapped or b"")

    @classmethod
    def empty(cls) -> Sidecar:
        """The sidecar of a journal without entries."""
        return cls(-1, {"sections": {}, "tables": [], "covered": 0}, None)

    @classmethod
    def open(cls, path: str, generation: str) -> Sidecar | None:
        """The sidecar at `path` if it is whole and of this generation of the journal."""
        try:
            return cls.of(os.open(path, os.O_RDONLY | os.O_CLOEXEC), generation)
        except OSError:
            return None

    @classmethod
    def of(cls, fd: int, generation: str) -> Sidecar | None:
        """The sidecar in an open file, which it closes when it is done with; None where `open` gives none."""
        try:
            directory = _directory(fd)
            if directory["generation"] == generation and directory["byteorder"] == NATIVE:
                return cls(fd, directory, mmap.mmap(fd, 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError, KeyError, struct.error):
            pass
        os.close(fd)
        return None

    def __del__(self) -> None:
        if self.fd >= 0:
            os.close(self.fd)

    def column(self, name: str) -> memoryview[int]:
        """A column of numbers, as a view into the file."""
        return self.view(name).cast(type_of(name))

    def view(self, name: str, at: int = 0, length: int | None = None) -> memoryview:
        """A section, or a part of it, as a view into the file."""
        offset, size = self.sections.get(name, (0, 0))
        return self._whole[offset + at : offset + (size if length is None else at + length)]

    def pread(self, name: str, at: int, length: int) -> bytes:
        """A part of a section, read without mapping it."""
        return os.pread(self.fd, length, self.sections[name][0] + at)

    def read_into(self, name: str, at: int, buffer: memoryview) -> int:
        """Fill the buffer from a section; how many bytes there were."""
        return os.preadv(self.fd, [buffer], self.sections[name][0] + at)

    def release(self) -> None:
        """Give back the memory of what was looked at; it stays in the page cache."""
        if self._mapped:
            self._mapped.madvise(mmap.MADV_DONTNEED)


def _directory(fd: int) -> dict[str, Any]:
    """The directory; ValueError where the file is not a whole sidecar."""
    end = os.fstat(fd).st_size - TAIL.size - len(MAGIC)
    tail = os.pread(fd, TAIL.size + len(MAGIC), end) if end >= 0 else b""
    if len(tail) < TAIL.size or not tail.endswith(MAGIC):
        raise ValueError("not a sidecar, or not a whole one")
    offset, length, crc = TAIL.unpack_from(tail)
    raw = os.pread(fd, length, offset) if offset + length == end else b""
    if zlib.crc32(raw) != crc:
        raise ValueError("the directory of the sidecar is damaged")
    directory: dict[str, Any] = parsed(raw)
    return directory


class Writer:
    """Writes a sidecar's sections one after the other."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out
        self.sections: dict[str, list[int]] = {}
        out.write(MAGIC)

    def section(self, name: str, parts: Iterable[bytes | bytearray | memoryview | array[int]]) -> None:
        """A section of the parts, one after the other."""
        self.out.write(b"\0" * (-self.out.tell() % 8))
        start = self.out.tell()
        for part in parts:
            self.out.write(part)
        self.sections[name] = [start, self.out.tell() - start]

    def finish(self, about: dict[str, Any]) -> None:
        """The directory and the end."""
        raw = as_ascii({**about, "byteorder": NATIVE, "sections": self.sections})
        offset = self.out.tell()
        self.out.write(raw + TAIL.pack(offset, len(raw), zlib.crc32(raw)) + MAGIC)
