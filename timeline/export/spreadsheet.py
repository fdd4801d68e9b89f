"""Comma-separated values by RFC 4180, harmless to a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection"); that meets
days before our era too, which start with a minus. Line breaks within a cell become spaces.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from timeline.export.formats import Options, Written
from timeline.safetext import safe

if TYPE_CHECKING:
    from timeline.models import Entry
    from timeline.query.view import View

COLUMNS = (
    *("id", "start", "end", "precision", "edtf", "time", "zone", "status", "title", "actors", "places"),
    *("sentence", "expression", "basis", "confidence", "tags", "marked"),
    *("source_title", "source_publisher", "source_author", "source_published", "source_url", "source_path"),
)
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
SEPARATOR = "; "


def write_csv(view: View, out: TextIO, _options: Options) -> Written:
    """Write a header and a record an entry; several names share a cell, with a semicolon between."""
    written = Written()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for entry in view.entries():
        rows.writerow(map(cell, record(entry)))
        written.entries += 1
    return written


def cell(value: object) -> str:
    """The text of a cell that no spreadsheet computes."""
    text = "" if value is None else safe(str(value))
    return "'" + text if text.lstrip().startswith(FORMULA) else text


def record(entry: Entry) -> tuple[object, ...]:
    """The cells of an entry, in the order of COLUMNS."""
    source = entry.source
    return (
        *(entry.id, entry.start, entry.end, entry.precision, entry.edtf, entry.time, entry.zone, entry.status),
        *(entry.title, SEPARATOR.join(entry.actors), SEPARATOR.join(entry.places)),
        *(entry.sentence, entry.expression, entry.basis, entry.confidence),
        *(SEPARATOR.join(entry.tags), "yes" if entry.marked else ""),
        *(source.title, source.publisher, source.author, source.published, source.url, source.path),
    )
