"""What is damaged and about to be removed from a database is kept in a file beside it."""

from __future__ import annotations

from datetime import UTC, datetime

from timeline.store.errors import WriteFailed
from timeline.store.files import append_durably
from timeline.store.paths import beside
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def set_aside(database: Path, raw: bytes, whence: str) -> None:
    """Append bytes to `FILE.damaged`, under a line that says whence they are and when that was.

    Raises:
        WriteFailed: the system refused.
    """
    when = datetime.now(UTC).isoformat(timespec="seconds")
    path = beside(database, "damaged")
    try:
        append_durably(path, f"# {len(raw)} bytes {whence}, set aside {when}\n".encode(), raw, b"\n")
    except OSError as error:
        raise WriteFailed(f"{path}: can't set aside what is damaged ({error.strerror})") from error
