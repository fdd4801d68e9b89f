"""The first line of a journal, and the journal that is nothing but it."""

from __future__ import annotations

import os
from contextlib import suppress

from timeline.store import lines
from timeline.store.errors import ReadOnly, WriteFailed
from timeline.store.files import fresh_file, make_private_directory, publish, sync_directory, write_all
from timeline.store.reader import SCHEMA, UNWRITABLE
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def header(generation: str, schema: int = SCHEMA) -> bytes:
    """The first line of a journal."""
    return lines.encode({"timeline": schema, "generation": generation}, [])


def create(path: Path) -> None:
    """Make a journal that appears under its name only when it is whole; where another process was first, it stays.

    Raises:
        ReadOnly: the place can't be written.
        WriteFailed: the system refused for another reason.
    """
    try:
        make_private_directory(path.parent)
        with fresh_file(path) as (fresh, fd):
            write_all(fd, header(os.urandom(8).hex()))
            os.fsync(fd)
            with suppress(FileExistsError):
                publish(fresh, path)
        sync_directory(path.parent)
    except OSError as error:
        kind = ReadOnly if error.errno in UNWRITABLE else WriteFailed
        raise kind(f"{path}: can't be created ({error.strerror})") from error
