"""Writing the view to a file: the format by the file's ending, the work in a thread of its own."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.export.formats import FORMATS, write

if TYPE_CHECKING:
    from timeline.query import View

ENDINGS = {f".{known.extension}": known.name for known in reversed(list(FORMATS.values()))}  # .json is the plain one


def target(words: str) -> Path:
    """The file that is meant.

    Raises:
        ValueError: where it is none that can be written, with the reason.
    """
    path = Path(words.strip()).expanduser()
    if not words.strip():
        raise ValueError("to which file? its ending says the format")
    if path.suffix not in ENDINGS:
        raise ValueError(f"the ending says the format: {' '.join(ENDINGS)}")
    if path.exists():
        raise ValueError("that file exists already; choose another name")
    if not path.parent.is_dir():
        raise ValueError(f"there is no folder {path.parent}")
    return path


def write_view(view: View, path: Path) -> str:
    """Write a view to a new file; gives the message. A file that could not be finished is not left behind."""
    try:
        with path.open("x", encoding="utf-8", newline="") as out:
            written = write(view, ENDINGS[path.suffix], out, title="Timeline")
            out.flush()
            os.fsync(out.fileno())
    except FileExistsError:
        return f"{path} exists already"
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink()
        return f"{path}: {(error.strerror or str(error)).lower()}"
    left_out = written.summary()
    return f"{written.entries:,} entries written to {path}" + (f", {left_out}" if left_out else "")
