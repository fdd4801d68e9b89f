"""The formats there are, and the one way to write them."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.query.view import View


class Options(NamedTuple):
    """What a writer may be told: the `width` of the terminal in cells (None: no limit) and the `title` of the whole."""

    width: int | None = None
    title: str = ""


class Written:
    """How many entries a writer wrote, and why it left others out: reason -> how many."""

    def __init__(self) -> None:
        self.entries = 0
        self.skipped: Counter[str] = Counter()

    def summary(self) -> str:
        """One line for the person; empty if nothing was left out."""
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in self.skipped.items())
        return f"left out {reasons}" if reasons else ""


class Format(NamedTuple):
    """A format: its name, its writer's module, the ending of its files, its media type, and what it is for."""

    name: str
    module: str
    extension: str
    media_type: str
    summary: str

    def write(self, view: View, out: TextIO, options: Options) -> Written:
        """Write the view to `out`, entry by entry."""
        writer = getattr(import_module(f"timeline.export.{self.module}"), f"write_{self.name}")
        written: Written = writer(view, out, options)
        return written


FORMATS: Mapping[str, Format] = {
    known.name: known
    for known in (
        Format("table", "table", "txt", "text/plain", "a line an entry, for people"),
        Format("jsonl", "json_text", "jsonl", "application/jsonl", "JSON Lines: an object an entry, for programs"),
        Format("json", "json_text", "json", "application/json", "one JSON array of the same objects"),
        Format("csv", "spreadsheet", "csv", "text/csv", "comma-separated values, safe to open in a spreadsheet"),
        Format("markdown", "markdown", "md", "text/markdown", "a chronology with its citations as footnotes"),
        Format("ics", "ics", "ics", "text/calendar", "iCalendar: all-day events for a calendar"),
        Format("timelinejs", "timelinejs", "json", "application/json", "the JSON that TimelineJS shows"),
        Format("html", "page", "html", "text/html", "one page with search and filters that works offline"),
        Format("svg", "svg", "svg", "image/svg+xml", "a picture of the timeline with a lane an actor"),
    )
}


def write(view: View, format: str, out: TextIO, *, width: int | None = None, title: str = "") -> Written:  # noqa: A002 - the field's own word
    """Write a view in a format; says how many entries went out and which the format cannot hold.

    Raises:
        ValueError: where there is no such format.
    """
    if format not in FORMATS:
        raise ValueError(f"no such format: {format}; there are {', '.join(FORMATS)}")
    return FORMATS[format].write(view, out, Options(width, title))
