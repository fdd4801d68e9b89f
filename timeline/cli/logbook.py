"""The log file under the state directory: what imports did, and the details of what went wrong."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import click

from timeline.cli.options import Common
from timeline.cli.problems import say
from timeline.safetext import safe_lines

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1 << 20  # bytes; then the file becomes timeline.log.1, and the one of that name goes
PRIVATE = 0o600  # it names a person's articles


def log_path() -> Path:
    """Where the log file is or would be."""
    import platformdirs  # noqa: PLC0415  10 ms that most commands do not need

    return platformdirs.user_state_path("timeline") / "timeline.log"


def log(text: str) -> None:
    """Add lines to the log, and with `-v` tell them on standard error; what can't be written is lost."""
    context = click.get_current_context(silent=True)
    common = context.find_root().obj if context else None
    if isinstance(common, Common) and common.verbose:
        for line in safe_lines(text):
            say(line)
    stamp = f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())} {os.getpid()} "
    _append("".join(f"{stamp}{line}\n" for line in safe_lines(text)))


def _append(text: str) -> None:
    try:
        path = log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".log.1"))
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, PRIVATE)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError:
        return
