"""A view to JSON Lines, CSV, Markdown, iCalendar, TimelineJS and more: one writer a format.

Every writer reads the entries one after the other and writes as it reads, so that a million of them take no more
memory than ten. No writer lets a control character out: what it writes may end up on a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.export.formats import FORMATS, Format, Options, Written, write
from timeline.lazy_names import lazy

if TYPE_CHECKING:
    from timeline.export.tally import Stats, stats, write_stats

__all__ = ["FORMATS", "Format", "Options", "Stats", "Written", "stats", "write", "write_stats"]

__getattr__ = lazy(
    __name__,
    {"Stats": "tally", "stats": "tally", "write_stats": "tally"},
)
