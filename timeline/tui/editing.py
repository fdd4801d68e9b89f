"""Editing an entry: what can be changed, as text, and what the text means. Pure: the screen shows it.

Names are parted by semicolons, since a comma may belong to one. The date is read as the query language reads dates: in
EDTF, or as a person would write it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from timeline.days import iso
from timeline.models import Status
from timeline.query.dates import read_when
from timeline.safetext import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from timeline.models import Entry

FIELDS = ("title", "date", "status", "actors", "places")
STATUSES = get_args(Status)
LONGEST_TITLE = 200


class FormError(ValueError):
    """What is wrong with a field; `field` is its name."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def written(entry: Entry) -> dict[str, str]:
    """The fields of an entry as a person finds them, each on one line."""
    return {
        "title": safe(entry.title),
        "date": entry.edtf or "",
        "status": entry.status,
        "actors": "; ".join(map(safe, entry.actors)),
        "places": "; ".join(map(safe, entry.places)),
    }


def changes(entry: Entry, fields: Mapping[str, str], today: date) -> dict[str, Any]:
    """The fields of the entry that the text changes, by name.

    Raises:
        FormError: where a field can't be read.
    """
    before = written(entry)
    found: dict[str, Any] = {}
    for name in FIELDS:
        if fields[name].strip() != before[name]:
            found |= READERS[name](fields[name].strip(), today)
    return found


def _title(text: str, _: date) -> dict[str, Any]:
    if not text:
        raise FormError("title", "a title is needed")
    if len(text) > LONGEST_TITLE:
        raise FormError("title", f"at most {LONGEST_TITLE} characters")
    return {"title": text}


def _date(text: str, today: date) -> dict[str, Any]:
    if not text:
        return {"start": None, "end": None, "precision": None, "edtf": None}
    try:
        timex = read_when(text, today)
    except ValueError as error:
        raise FormError("date", str(error)) from error
    first, last = (iso(day) if day is not None else None for day in (timex.first, timex.last))
    return {"start": first, "end": last, "precision": timex.precision}


def _status(text: str, _: date) -> dict[str, Any]:
    if text not in STATUSES:
        raise FormError("status", f"one of {', '.join(STATUSES)}")
    return {"status": text}


def _names(field: str, text: str) -> dict[str, Any]:
    return {field: tuple(dict.fromkeys(name for part in text.split(";") if (name := " ".join(part.split()))))}


READERS: Mapping[str, Callable[[str, date], dict[str, Any]]] = {
    "title": _title,
    "date": _date,
    "status": _status,
    "actors": lambda text, _: _names("actors", text),
    "places": lambda text, _: _names("places", text),
}
