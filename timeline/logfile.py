"""The log file under the state directory: what imports did, and the details of what went wrong, never on a screen."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from timeline.safetext import safe_lines

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1 << 20  # bytes; then the file becomes timeline.log.1, and the one of that name goes
PRIVATE = 0o600  # it names a person's articles


def log_path() -> Path:
    """Where the log file is or would be."""
    import platformdirs  # noqa: PLC0415  10 ms that most commands do not need

    return platformdirs.user_state_path("timeline") / "timeline.log"


def append(text: str) -> None:
    """Add lines to the log, each with the time (UTC) and the process before it; what can't be written is lost."""
    stamp = f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())} {os.getpid()} "
    try:
        path = log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".log.1"))
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, PRIVATE)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write("".join(f"{stamp}{line}\n" for line in safe_lines(text)))
    except OSError:
        return
