"""An entry as text to paste elsewhere, alone or with where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.query.periods import full
from timeline.safetext import safe
from timeline.tui.draw.entries import day_of

if TYPE_CHECKING:
    from timeline.models import Entry


def sentence(entry: Entry) -> str:
    """The sentence as the article has it, on one line."""
    return " ".join(safe(entry.sentence).split())


def citation(entry: Entry) -> str:
    """Date, sentence in quotation marks, then the article: its title, author, publisher, date and address."""
    when = full(day_of(entry.start), day_of(entry.end), entry.precision, mod=entry.timex.get("mod"))
    source = entry.source
    parts = (*source.citation, source.url or source.path)
    return f"{when[:1].upper()}{when[1:]}: “{sentence(entry)}” ({', '.join(safe(part) for part in parts if part)})"
