"""Where a database lies, and the files that stand beside it. Who only reads needs no `pathlib`, which takes 4 ms."""

from __future__ import annotations

import os

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def default_path() -> Path:
    """`TIMELINE_DB`, else `timeline.db` in the person's data directory."""
    from pathlib import Path  # noqa: PLC0415

    named = os.environ.get("TIMELINE_DB")
    if named:
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415 - 10 ms that an explicit path does not need

    return platformdirs.user_data_path("timeline") / "timeline.db"


def beside(path: Path, what: str) -> Path:
    """The companion of a database: `lock`, `texts`, `index`, `tail`, `backup`, `damaged`."""
    return path.with_name(companion(path.name, what))


def companion(name: str, what: str) -> str:
    """The same by its name."""
    return f"{name}.{what}"


def resolve(path: str | Path) -> Path:
    """The file itself, as a path."""
    from pathlib import Path  # noqa: PLC0415

    return Path(real(path))


def real(path: str | Path) -> str:
    """The name of the file itself, behind any symbolic link: its companions stand beside it, not beside the link."""
    return os.path.realpath(os.path.expanduser(path))
