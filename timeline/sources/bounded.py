"""Bytes, never more than asked for: opening what is a file, reading whole or by lines within limits."""

from __future__ import annotations

import io
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from timeline.sources.nouns import MEBI, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 8192  # bytes looked at to recognise a format
KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe, not a file: pipe it into `-` instead"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)
PASSED_ON = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")  # what a shell's `<(command)` hands over


def open_file(path: str) -> io.BufferedReader:
    """Open a regular file for reading.

    O_NONBLOCK keeps a FIFO from hanging the process until the kind is known.

    Raises:
        UnreadableError: for everything that is not a regular file, or cannot be opened.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError as error:
        raise UnreadableError("not a file name") from error
    except OSError as error:
        raise UnreadableError(why(error)) from error
    mode = os.fstat(handle).st_mode
    if stat.S_ISFIFO(mode) and path.startswith(PASSED_ON):
        os.set_blocking(handle, True)
    else:
        for is_kind, name in KINDS:
            if is_kind(mode):
                os.close(handle)
                raise UnreadableError(name)
    return os.fdopen(handle, "rb")


def why(error: OSError) -> str:
    """What an operating system's error means, in the words of a person."""
    return {
        "FileNotFoundError": "no such file or folder",
        "PermissionError": "permission denied",
    }.get(type(error).__name__, (error.strerror or str(error)).lower())


def broken(error: Exception) -> str:
    """What a library's error means that it did not mean to raise, on one line."""
    return " ".join(f"broken, so that it can't be read ({type(error).__name__}: {error})".split())


class _Rejoined(io.RawIOBase):
    """A head that was read off a stream, then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer protocol
        chunk = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(chunk) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


def peek(stream: BinaryIO, size: int = HEAD) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream (fewer only where it ends), and a stream that still begins with them."""
    if stream.seekable():
        start, head = stream.tell(), stream.read(size)
        stream.seek(start)
        return head, stream
    head = b""
    while len(head) < size and (chunk := stream.read(size - len(head))):
        head += chunk
    return head, io.BufferedReader(_Rejoined(head, stream))


def whole(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream of at most `limit` bytes; UnreadableError beyond that."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableError(f"larger than {limit // MEBI} MB, which no article is (--max-size raises the limit)")
    return data


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers from 1; None stands for a line of more than `limit` bytes, which is skipped."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit)
        yield number, None
