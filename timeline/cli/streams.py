"""Standard output in any locale: text for people as the terminal can show it, data always UTF-8."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from io import TextIOWrapper
    from typing import NoReturn, TextIO


def prepare() -> None:
    """What an encoding can't say is replaced, so that no text of an article ends the program."""
    # A stream that the shell closed (`>&-`) is None here, and its number would be given to the next file opened.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream, errors="replace")


def as_data(stream: TextIO) -> TextIO:
    """Make a stream carry data: UTF-8 whatever the locale, line ends as written."""
    _reconfigure(stream, encoding="utf-8", errors="replace", newline="")
    return stream


def abandon_output() -> None:
    """Write out what standard output still holds or, where it takes no more, let that go.

    The interpreter would otherwise try again as it ends, and tell about it in its own way.
    """
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def started() -> None:
    """All is loaded: from here on garbage is collected, but never looked for in what was loaded."""
    gc.freeze()
    gc.enable()


def leave(code: int) -> NoReturn:
    """End the process with all of its output written.

    The interpreter would first take apart all that was loaded, object by object, which takes a tenth of a short run
    and changes nothing. Where another thread still works, it is waited for, as the interpreter does.
    """
    if threading.active_count() > 1:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _reconfigure(stream: TextIO | TextIOWrapper, **how: str) -> None:
    """Streams that a test or an embedding program put in place have no encoding to change."""
    change = getattr(stream, "reconfigure", None)
    if change:
        change(**how)
