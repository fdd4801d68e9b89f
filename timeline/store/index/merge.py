"""From a base and what came since, a new base.

The same way makes a sidecar from nothing: take in some of the journal, merge, go on. Rows keep their order, so that
columns and texts are copied in stretches; posting lists are carried over through a table of the rows' new numbers.
"""

from __future__ import annotations

import math
import os
import time
from contextlib import suppress

from timeline.store.index.base import Base
from timeline.store.index.sidecar import Sidecar, Writer
from timeline.store.paths import beside, companion
from timeline.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from timeline.store.index.delta import Delta
    from timeline.store.journal import Journal

QUICK = 512  # changes that are taken in at opening without anyone noticing
ABANDONED = 3600  # seconds after which nobody is writing any more
LEAST_ROOM, MOST_ROOM = 1 << 16, 1 << 17
FRUGAL = 4  # times less is held by an import, as it goes on for long
COPY = 1 << 20


def path_of(journal: Journal) -> Path:
    """Where the sidecar of a journal lies."""
    return beside(journal.path, "index")


def room(base: Base) -> int:
    """How many changes are held in memory before they are merged: more over a large base, so that merges stay few."""
    return min(max(base.size // 4, LEAST_ROOM), MOST_ROOM)


def importers_room(base: Base) -> int:
    """How many changes an import holds: so few that its memory does not grow with it."""
    return min(max(base.size // 4, LEAST_ROOM) // FRUGAL, MOST_ROOM)


def load(journal: Journal) -> Base | None:
    """The base that the sidecar of a journal gives; None where there is none that fits it."""
    sidecar = Sidecar.open(companion(journal.name, "index"), journal.generation)
    if sidecar is None:
        return None
    covered, crc = sidecar.directory["covered"], sidecar.directory["last_line"]
    return Base(sidecar) if journal.line_crc_before(covered) == crc else None


def aside(base: Base, delta: Delta, place: Path) -> Base | None:
    """A new base in a file without a name, as it does not cover whole transactions yet; None where there is no room."""
    import tempfile  # noqa: PLC0415 - 10 ms that opening does not need

    for directory in (place, None):
        try:
            with tempfile.TemporaryFile(dir=directory) as out:
                _write(out, base, delta, {"generation": "", "covered": 0, "last_line": 0})
                sidecar = Sidecar.of(os.dup(out.fileno()), "")
                return Base(sidecar) if sidecar else None
        except OSError:
            continue
    return None


def write(base: Base, delta: Delta, journal: Journal, about: dict[str, Any]) -> Base | None:
    """Put a new sidecar in the old one's stead; None, and the old one stays, where it can't be written.

    `about` names the journal's `generation` and the `covered` length, as they were when the delta was taken in.
    """
    path = path_of(journal)
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    about = {**about, "last_line": journal.line_crc_before(about["covered"])}
    try:
        with os.fdopen(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "w+b", COPY) as out:
            _write(out, base, delta, about)
            os.fsync(out.fileno())
            sidecar = Sidecar.of(os.dup(out.fileno()), about["generation"])
        fresh.replace(path)
    except OSError:
        return None
    finally:
        _remove(fresh)
        for left in path.parent.glob(f".{path.name}.*"):
            _remove(left, older_than=time.time() - ABANDONED)
    return Base(sidecar) if sidecar else None


def _remove(path: Path, older_than: float = math.inf) -> None:
    """Remove what a process that was killed left; another that is at work has just touched its own."""
    with suppress(OSError):
        if path.stat().st_mtime < older_than:
            path.unlink()


def _write(out: BinaryIO, base: Base, delta: Delta, about: dict[str, Any]) -> None:
    from timeline.store.index.merger import Merger  # noqa: PLC0415 - for those who write

    writer = Writer(out)
    Merger(base, delta, writer).run()
    writer.finish({**about, "tables": sorted({*base.tables(), *delta.tables})})
    out.flush()
