"""The write lock: `flock` on a file of its own, shared by the threads of a process, inherited by no child.

Only writers take it, and only for one transaction. It lies beside the journal and not on it, because compaction puts
another file in the journal's place.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sys
import threading
import time
from contextlib import suppress
from functools import lru_cache
from weakref import WeakValueDictionary

from timeline.store.coding import as_ascii, parsed
from timeline.store.errors import Holder, Locked, NoLocking, ReadOnly
from timeline.store.files import PRIVATE_FILE
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

WAIT_SECONDS = 10.0
FIRST_PAUSE = 0.001
LONGEST_PAUSE = 0.05
NOTE_BYTES = 512
UNSUPPORTED = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL}
UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}

_locks: WeakValueDictionary[str, WriteLock] = WeakValueDictionary()
_registry = threading.Lock()


class WriteLock:
    """A re-entrant context manager; entering waits `wait` seconds at most, then raises `Locked`.

    Get it from `lock_for`, which gives every thread of the process the same one.
    """

    def __init__(self, path: str, wait: float = WAIT_SECONDS) -> None:
        self.path = path
        self.wait = wait
        self._threads = threading.RLock()
        self._depth = 0
        self._fd: int | None = None

    def __enter__(self) -> Self:
        deadline = time.monotonic() + self.wait
        if not self._threads.acquire(timeout=self.wait):
            raise self._locked()
        try:
            if self._depth == 0:
                self._take(deadline)
            self._depth += 1
        except BaseException:
            self._threads.release()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self._depth -= 1
        if self._depth == 0 and self._fd is not None:
            fcntl.flock(self._fd, fcntl.LOCK_UN)
        self._threads.release()

    @property
    def held(self) -> bool:
        """Whether this process is in a transaction."""
        return self._depth > 0

    def holder(self) -> Holder | None:
        """What the last writer noted about itself; None where nothing legible stands there."""
        try:
            note = parsed(_content(self.path))
            return Holder(note["pid"], note["host"], note["command"], note["since"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def forget(self) -> None:
        """After a fork, in the child: the lock is the parent's. Closing a copy does not release it."""
        if self._fd is not None:
            os.close(self._fd)
        self._fd, self._depth, self._threads = None, 0, threading.RLock()

    def _take(self, deadline: float) -> None:
        pause = FIRST_PAUSE
        while not self._try():
            if time.monotonic() + pause > deadline:
                raise self._locked()
            time.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        self._note()

    def _try(self) -> bool:
        """Lock the file that bears the name now: whoever removed the old one must not make two holders."""
        fd = self._open()
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno in UNSUPPORTED:
                raise NoLocking(
                    f"{os.path.dirname(self.path)}: this file system has no file locks, so that two writers could "
                    "destroy the data; keep the database on a local disk (--db FILE), or open it read-only"
                ) from error
            raise
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(fd), os.stat(self.path)):
                return True
        os.close(fd)
        self._fd = None
        return False

    def _open(self) -> int:
        if self._fd is None:
            try:
                self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
            except OSError as error:
                if error.errno in UNWRITABLE:
                    raise ReadOnly(f"{os.path.dirname(self.path)}: can't be written ({error.strerror})") from error
                raise
        return self._fd

    def _note(self) -> None:
        """Say who holds the lock, in a record of fixed length: whoever waits may read it at any moment."""
        from datetime import UTC, datetime  # noqa: PLC0415 - for those who write

        note = as_ascii({**_identity(os.getpid()), "since": datetime.now(UTC).isoformat(timespec="seconds")})
        with suppress(OSError):  # a full disk must not keep anyone from trying
            os.pwrite(self._open(), note.ljust(NOTE_BYTES), 0)

    def _locked(self) -> Locked:
        holder = self.holder()
        who = str(holder) if holder else "another process"
        return Locked(f"{self.path}: held by {who}; nothing was written, try again when it has finished", holder)


def lock_for(path: str) -> WriteLock:
    """The one lock of this process for a lock file."""
    with _registry:
        lock = _locks.get(path)
        if lock is None:
            lock = _locks[path] = WriteLock(path)
        return lock


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


@lru_cache(maxsize=1)
def _identity(pid: int) -> dict[str, int | str]:
    command = " ".join([os.path.basename(sys.argv[0] or "python"), *sys.argv[1:2]])
    return {"pid": pid, "host": os.uname().nodename, "command": command[:200]}


def _after_fork() -> None:
    global _registry  # noqa: PLW0603 - a thread of the parent may have held it
    _registry = threading.Lock()
    for lock in list(_locks.values()):
        lock.forget()


os.register_at_fork(after_in_child=_after_fork)
