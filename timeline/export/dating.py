"""An entry's dates as the writers need them: day numbers, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.days import parse_iso
from timeline.query.periods import column, full, period, zoom_of

if TYPE_CHECKING:
    from timeline.models import Entry
    from timeline.query.periods import Zoom
    from timeline.query.ports import Brief


def days_of(entry: Entry | Brief) -> tuple[int | None, int | None]:
    """First and last day number, None where open or unresolved."""
    return (
        parse_iso(entry.start) if entry.start else None,
        parse_iso(entry.end) if entry.end else None,
    )


def short(entry: Entry, zoom: Zoom | None = None) -> str:
    """The date for a column: `Sun 13 Apr 2025`, `Apr 2025`, `undated`."""
    return column(*days_of(entry), entry.precision, zoom=zoom, mod=entry.timex.get("mod"))


def long(entry: Entry) -> str:
    """The date in words, with the time of day where there is one: `Sunday 13 April 2025, 14:30 UTC`."""
    day = full(*days_of(entry), entry.precision, mod=entry.timex.get("mod"))
    return f"{day}, {' '.join(filter(None, (entry.time, entry.zone)))}" if entry.time else day


def chapter(entry: Entry) -> str:
    """The heading that an entry belongs under: the month it starts in, or the year where it is no more exact."""
    first, last = days_of(entry)
    return period(last if first is None else first, zoom_of(entry.precision, "month")).label


def web_address(entry: Entry) -> str | None:
    """The source's address if it is one of the web; nothing else may become a link."""
    url = entry.source.url
    return url if url and url.lower().startswith(("http://", "https://")) else None
