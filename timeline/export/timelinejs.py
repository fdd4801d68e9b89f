"""The JSON of TimelineJS 3 (timeline.knightlab.com/docs/json-format.html).

Its texts are HTML, so ours are escaped. A date is only as exact as the entry's; what the reader sees is our own
wording (`display_date`), since TimelineJS knows no approximate dates. Entries without a date are left out and counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TextIO

from timeline.days import civil
from timeline.export.dating import days_of, long
from timeline.export.formats import Options, Written
from timeline.export.json_text import dumps
from timeline.export.markup import citation, html

if TYPE_CHECKING:
    from timeline.models import Entry, Precision
    from timeline.query.view import View

CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
PARTS = {"year": 1, "decade": 1, "century": 1, "month": 2, "quarter": 2, "half": 2, "season": 2}


def write_timelinejs(view: View, out: TextIO, options: Options) -> Written:
    """Write one object with the slides under `events`."""
    written = Written()
    title = {"text": {"headline": html(options.title or "Timeline")}}
    out.write(f'{{"scale": "human", "title": {dumps(title)}, "events": [')
    for entry in view.entries():
        first, last = days_of(entry)
        if first is None and last is None:
            written.skipped["without a date"] += 1
            continue
        out.write(("," if written.entries else "") + "\n" + dumps(slide(entry, first, last)))
        written.entries += 1
    out.write("\n]}\n")
    return written


def slide(entry: Entry, first: int | None, last: int | None) -> dict[str, Any]:
    """The slide of an entry; one that is open at an end stands at the end it has."""
    start = last if first is None else first
    assert start is not None, "entries without a date were left out"
    record: dict[str, Any] = {
        "unique_id": entry.id,
        "start_date": date(start, entry.precision) | clock(entry.time),
        "display_date": html(long(entry)),
        "text": {"headline": html(entry.title), "text": body(entry)},
        "autolink": False,
    }
    if last is not None and last != start:
        record["end_date"] = date(last, entry.precision)
    if entry.actors:
        record["group"] = html(entry.actors[0])
    return record


def date(day: int, precision: Precision | None) -> dict[str, int]:
    """A date object, with no more than the entry's precision tells."""
    return dict(zip(("year", "month", "day"), civil(day)[: PARTS.get(precision or "day", 3)], strict=False))


def clock(time: str | None) -> dict[str, int]:
    """The parts of a date object for a time of day; none where that has no numbers, such as an evening."""
    match = CLOCK.match(time or "")
    return {"hour": int(match[1]), "minute": int(match[2])} if match else {}


def body(entry: Entry) -> str:
    """The sentence and where it stands, as HTML."""
    cited = citation(entry)
    return f"<blockquote>{html(entry.sentence)}</blockquote>" + (f"<p>{cited}</p>" if cited else "")
