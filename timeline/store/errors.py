"""What can go wrong with a database; every message says what, where and what to do."""

from __future__ import annotations

from timeline.typed import NamedTuple


class StoreError(Exception):
    """The root of all that the store raises on purpose; `str` is one or two lines for a person."""


class NotOurs(StoreError):  # noqa: N818 - the names of the errors are part of the interface
    """The file is something else (plain TinyDB JSON, any other file); it has not been touched."""


class Missing(StoreError, FileNotFoundError):  # noqa: N818
    """There is no file of that name, and none was to be made."""

    __str__ = Exception.__str__


class TooNew(StoreError):  # noqa: N818
    """The file was written by a newer version of the product; it has not been touched."""


class ReadOnly(StoreError):  # noqa: N818
    """The database or its place can't be written."""


class Damaged(StoreError):  # noqa: N818
    """What was asked for lies in a part of the file whose checksum does not hold."""


class NoLocking(StoreError):  # noqa: N818
    """The file system has no `flock`, so that writing would risk the data."""


class WriteFailed(StoreError):  # noqa: N818
    """The system refused a write (disk full, input/output error); the database is as it was before."""


class NotFound(StoreError):  # noqa: N818
    """There is no entry or source of that id."""


class UndoRefused(StoreError):  # noqa: N818
    """An operation can't be undone or done again; `str` is the reason."""


class Holder(NamedTuple):
    """Who holds the write lock: process id, host, command, and since when (ISO 8601, UTC)."""

    pid: int
    host: str
    command: str
    since: str

    def __str__(self) -> str:
        return f"{self.command} (process {self.pid} on {self.host}, since {self.since})"


class Locked(StoreError):  # noqa: N818
    """Another process kept the write lock for longer than a writer waits; `holder` says who, where that is known."""

    def __init__(self, message: str, holder: Holder | None = None) -> None:
        super().__init__(message)
        self.holder = holder
