"""Durable files: private from their first byte, written whole, and synced with the names they bear."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_DIRECTORY = 0o700
CHUNK = 1 << 20
SECONDS_OF_A_DAY = 86_400


def make_private_directory(path: Path) -> None:
    """Create `path` and what is missing above it for this person alone; what exists keeps its mode."""
    missing = []
    while not path.exists():
        missing.append(path)
        path = path.parent
    for directory in reversed(missing):
        directory.mkdir(mode=PRIVATE_DIRECTORY, exist_ok=True)


def sync_directory(path: str | Path) -> None:
    """Make created, renamed and removed names in `path` durable."""
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def write_all(fd: int, data: bytes) -> None:
    """Write all of `data` at the file's position."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def pwrite_all(fd: int, data: bytes, offset: int) -> int:
    """Write all of `data` at an offset; its length."""
    view = memoryview(data)
    while view:
        written = os.pwrite(fd, view, offset)
        view, offset = view[written:], offset + written
    return len(data)


def sweep(path: Path) -> None:
    """Remove new files of `path` that a killed process left behind, a day ago or earlier."""
    import glob  # noqa: PLC0415 - for compactions alone

    for file in path.parent.glob(f".{glob.escape(path.name)}.*"):
        with suppress(OSError):
            if file.stat().st_mtime < time.time() - SECONDS_OF_A_DAY:
                file.unlink()


@contextmanager
def fresh_file(path: Path) -> Iterator[tuple[Path, int]]:
    """A new file beside `path`, to be renamed to it or linked; (its name, a descriptor), gone afterwards."""
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    fd = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        yield fresh, fd
    finally:
        os.close(fd)
        fresh.unlink(missing_ok=True)


def publish(fresh: Path, path: Path) -> None:
    """Give a new file its name, which nothing may bear yet; FileExistsError where something does."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # no hard links on this file system: a small gap between looking and renaming
        if path.exists():
            raise FileExistsError(path) from None
        fresh.replace(path)


def append_durably(path: Path, *parts: bytes) -> None:
    """Append to a private file that may have to be made."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        for part in parts:
            write_all(fd, part)
        os.fsync(fd)
    finally:
        os.close(fd)
    sync_directory(path.parent)


def copy(source: Path, target: Path) -> None:
    """A durable private copy of a file that appears under its name only when it is whole."""
    old = os.open(source, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with fresh_file(target) as (fresh, fd):
            while data := os.read(old, CHUNK):
                write_all(fd, data)
            os.fsync(fd)
            fresh.replace(target)
            sync_directory(target.parent)
    finally:
        os.close(old)


def keep_as(path: Path, second: Path) -> None:
    """Let a file bear a second name as well, in place of what bore it; where there are no hard links, copy it."""
    link = second.with_name(f".{second.name}.{os.urandom(4).hex()}")
    try:
        os.link(path, link)
        link.replace(second)
    except OSError:
        copy(path, second)
    finally:
        link.unlink(missing_ok=True)
