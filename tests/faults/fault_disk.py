"""A disk that can lose its power: it records what the store writes, syncs and renames, and tells what could be left.

The calls of `os` do their work as ever; beside it, a log of events grows. What a crash at some event leaves: of every
file what was synced, and any part, in 512-byte sectors, of what was written to it since; of every directory the names
as of its last sync, and of the changes since then a beginning, as a journaling file system would replay them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECTOR = 512


@dataclass
class Disk:
    """The recorder; `install` it with pytest's monkeypatch before the database is opened."""

    events: list[tuple[Any, ...]] = field(default_factory=list)

    def install(self, monkeypatch) -> None:
        for name in ("open", "write", "pwrite", "ftruncate", "fsync", "fdatasync", "link", "replace", "unlink"):
            monkeypatch.setattr(os, name, getattr(self, f"_{name}")(getattr(os, name)))

    def acknowledge(self, what: Any) -> None:
        """Note that the store has returned from an operation."""
        self.events.append(("ack", what))

    def _open(self, real):
        def call(path, flags, *rest, **more):
            existed = Path(path).exists()
            fd = real(path, flags, *rest, **more)
            if not existed:
                self.events.append(("name", str(path), os.fstat(fd).st_ino))
            return fd

        return call

    def _write(self, real):
        def call(fd, data):
            appending = fd_flags(fd) & os.O_APPEND
            at = os.fstat(fd).st_size if appending else os.lseek(fd, 0, os.SEEK_CUR)
            count = real(fd, data)
            self.events.append(("write", os.fstat(fd).st_ino, at, bytes(data[:count])))
            return count

        return call

    def _pwrite(self, real):
        def call(fd, data, at):
            count = real(fd, data, at)
            self.events.append(("write", os.fstat(fd).st_ino, at, bytes(data[:count])))
            return count

        return call

    def _ftruncate(self, real):
        def call(fd, size):
            real(fd, size)
            self.events.append(("truncate", os.fstat(fd).st_ino, size))

        return call

    def _fsync(self, real):
        def call(fd):
            self.events.append(("sync", os.fstat(fd).st_ino))
            real(fd)

        return call

    _fdatasync = _fsync

    def _link(self, real):
        def call(source, target, **more):
            real(source, target, **more)
            self.events.append(("name", str(target), Path(target).stat().st_ino))

        return call

    def _replace(self, real):
        def call(source, target, **more):
            real(source, target, **more)
            self.events.append(("rename", str(source), str(target), Path(target).stat().st_ino))

        return call

    def _unlink(self, real):
        def call(path, **more):
            real(path, **more)
            self.events.append(("name", str(path), None))

        return call

    # --- after a crash

    def left(self, moment: int, keep: float, rng) -> dict[str, bytes]:
        """name -> content after a crash before event `moment`, each unsynced sector kept with probability `keep`."""
        past = self.events[:moment]
        inodes = {event[1] for event in past if event[0] in {"write", "truncate", "sync"}}
        contents = {inode: self._content(past, inode, keep, rng) for inode in inodes}
        return {name: contents.get(inode, b"") for name, inode in self._names(past, rng).items()}

    @staticmethod
    def _names(past, rng) -> dict[str, int]:
        changes = [i for i, event in enumerate(past) if event[0] in {"name", "rename"}]
        synced = [i for i, event in enumerate(past) if event[0] == "sync" and event[1] == directory_inode(past)]
        firm = sum(i < synced[-1] for i in changes) if synced else 0
        names: dict[str, int] = {}
        for i in changes[: rng.randint(firm, len(changes))]:
            event = past[i]
            if event[0] == "rename":
                names.pop(event[1], None)
                names[event[2]] = event[3]
            elif event[2] is None:
                names.pop(event[1], None)
            else:
                names[event[1]] = event[2]
        return names

    @staticmethod
    def _content(past, inode, keep, rng) -> bytes:
        own = [event for event in past if event[0] in {"write", "truncate", "sync"} and event[1] == inode]
        firm = max((i for i, event in enumerate(own) if event[0] == "sync"), default=-1)
        data = bytearray()
        for i, event in enumerate(own):
            if event[0] == "truncate" and (i < firm or rng.random() < keep):
                data[:] = data[: event[2]].ljust(event[2], b"\0")
            elif event[0] == "write":
                _, _, at, written = event
                for start in range(0, len(written), SECTOR):
                    if i < firm or rng.random() < keep:
                        piece = written[start : start + SECTOR]
                        data.extend(b"\0" * (at + start - len(data)))
                        data[at + start : at + start + len(piece)] = piece
                if i > firm and rng.random() < keep:  # the size may get there before the data
                    data.extend(b"\0" * (at + len(written) - len(data)))
        return bytes(data)


def directory_inode(past) -> int:
    """The inode of the one directory in which everything happens."""
    name = next(event[1] for event in past if event[0] == "name")
    return Path(name).parent.stat().st_ino


def fd_flags(fd: int) -> int:
    import fcntl

    return fcntl.fcntl(fd, fcntl.F_GETFL)


def lay_out(files: dict[str, bytes], path: Path) -> None:
    """Write what was left into another directory."""
    path.mkdir()
    for name, content in files.items():
        (path / Path(name).name).write_bytes(content)
