"""Where a database lies, and the files that stand beside it."""

from __future__ import annotations

import os
from pathlib import Path


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
