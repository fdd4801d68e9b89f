"""A copy of a database as of one moment, while others go on writing.

What was committed at that moment is a beginning of the journal, and stays where it is even if a compaction takes the
name away. The texts are copied after it, and so hold all that it cites.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from timeline.store.errors import StoreError, WriteFailed
from timeline.store.files import (
    CHUNK,
    copy,
    fresh_file,
    make_private_directory,
    publish,
    sync_directory,
    write_all,
)
from timeline.store.paths import beside

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.store.journal import Journal


def backup(journal: Journal, texts: Path, target: Path) -> None:
    """Copy what `journal` has up to its `size`, and the texts, to a name that nothing bears yet."""
    for name in (target, beside(target, "texts")):
        if name.exists():
            raise StoreError(f"{name}: exists already and is not overwritten; name another file")
    try:
        make_private_directory(target.parent)
        with fresh_file(target) as (fresh, fd):
            for at in range(0, journal.size, CHUNK):
                write_all(fd, journal.peek(at, min(CHUNK, journal.size - at)))
            os.fsync(fd)
            if texts.exists():
                copy(texts, beside(target, "texts"))
            publish(fresh, target)
        sync_directory(target.parent)
    except OSError as error:
        raise WriteFailed(f"{target}: not written ({error.strerror})") from error
