"""A view to JSON Lines, CSV, Markdown, iCalendar, TimelineJS and more: one writer a format.

Every writer reads the entries one after the other and writes as it reads, so that a million of them take no more
memory than ten. No writer lets a control character out: what it writes may end up on a terminal.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from timeline.export.formats import FORMATS, Format, Options, Written, write

if TYPE_CHECKING:
    from timeline.export.tally import Stats, stats, write_stats

__all__ = ["FORMATS", "Format", "Options", "Stats", "Written", "stats", "write", "write_stats"]

HOMES = {"Stats": "tally", "stats": "tally", "write_stats": "tally"}


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
