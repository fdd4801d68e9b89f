"""Finds the document creation time (DCT), the day from which "on Sunday" counts.

In this order: what the person said, a dateline in the first lines (metadata gives a year that it lacks), metadata.
Never the day of a fetch, a copyright notice or a file's time stamp.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.extract.dateline import Dateline, day_of, match_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from timeline.extract.furniture import Paragraph
    from timeline.models import Document

FIRST_LINES = 24  # non-empty paragraphs looked at: a site's menu, headline, byline and date stand above a story
FIRST_PROSE = 3  # paragraphs of prose among them: captions may stand above the first of the story
FIRST_CHARACTERS = 2000


class Creation(NamedTuple):
    """The DCT (None if unknown), where it comes from, the datelines found, and what to warn of."""

    day: date | None
    basis: str
    datelines: tuple[Dateline, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where the story was written, "" if no dateline says."""
        return next((line.place for line in self.datelines if line.place), "")


def find_datelines(text: str, parts: Sequence[Paragraph]) -> tuple[Dateline, ...]:
    """The datelines among the first paragraphs, up to the one that opens the story."""
    found = []
    prose = 0
    for part in parts[:FIRST_LINES]:
        if part.start > FIRST_CHARACTERS:
            break
        readable = part.kind in ("dateline", "prose", "heading")
        dateline = match_dateline(text, part.start, part.end) if readable else None
        if dateline is not None:
            found.append(dateline)
        prose += part.kind == "prose"
        if prose == FIRST_PROSE or (dateline is not None and part.kind == "prose"):
            break
    return tuple(found)


def creation_time(document: Document, datelines: tuple[Dateline, ...]) -> Creation:
    """The DCT of a document with the datelines of its text."""
    if document.dated is not None:
        return Creation(document.dated, f"given as {document.dated.isoformat()}", datelines)
    published = document.published
    for line in sorted(datelines, key=lambda line: line.year is None):
        day = day_of(line, published)
        if day is not None:
            return Creation(day, _dateline_basis(line, day), datelines, _disagreement(line, day, published))
    warnings = tuple(
        f"the dateline “{line.words}” names no year, and nothing else says which"
        for line in datelines[:1]
        if line.month is not None and published is None
    )
    if published is not None:
        return Creation(published, f"published {published.isoformat()} by the article's metadata", datelines)
    return Creation(None, "no reference date", datelines, warnings)


def _dateline_basis(line: Dateline, day: date) -> str:
    lent = "" if line.year else ", its year from the metadata"
    return f"dateline “{line.words}”{lent}: {day.isoformat()}"


def _disagreement(line: Dateline, day: date, published: date | None) -> tuple[str, ...]:
    if published is None or abs((published - day).days) <= 1:
        return ()
    dates = f"the dateline “{line.words}” ({day.isoformat()}) and the metadata ({published.isoformat()})"
    return (f"{dates} disagree; the dateline is taken",)
