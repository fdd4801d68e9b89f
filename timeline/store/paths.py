"""Where a database lies, and the files that stand beside it."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_DIRECTORY = 0o700


def default_path() -> Path:
    """`TIMELINE_DB`, else `timeline.db` in the person's data directory."""
    named = os.environ.get("TIMELINE_DB")
    if named:
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415 - 10 ms that an explicit path does not need

    return platformdirs.user_data_path("timeline") / "timeline.db"


def beside(path: Path, what: str) -> Path:
    """The companion of a database: `lock`, `texts`, `index`, `backup`, `damaged`."""
    return path.with_name(f"{path.name}.{what}")


def resolve(path: str | Path) -> Path:
    """The file itself, behind any symbolic link: its companions stand beside it, not beside the link."""
    return Path(os.path.realpath(Path(path).expanduser()))


def make_private_directory(path: Path) -> None:
    """Create `path` and what is missing above it for this person alone; what exists keeps its mode."""
    missing = []
    while not path.exists():
        missing.append(path)
        path = path.parent
    for directory in reversed(missing):
        directory.mkdir(mode=PRIVATE_DIRECTORY, exist_ok=True)


def sync_directory(path: Path) -> None:
    """Make created, renamed and removed names in `path` durable."""
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
