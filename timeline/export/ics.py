"""iCalendar (RFC 5545): an all-day event an entry.

A calendar holds days of our era alone. Entries without a date and those before the year 1 are left out and counted;
an interval that is open at one end stands at the end it has, and says so in its summary.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TextIO

from timeline.days import civil, day_number
from timeline.export.dating import days_of, long, short, web_address
from timeline.export.formats import Options, Written
from timeline.safetext import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.models import Entry
    from timeline.query.view import View

MAX_OCTETS = 75  # RFC 5545, 3.1: content lines are folded at 75 octets, the line break not counted
FIRST, LAST = day_number(1, 1, 1), day_number(9999, 12, 30)  # the exclusive end has to be a day too
STATUS = {"happened": "CONFIRMED", "scheduled": "CONFIRMED", "claimed": "TENTATIVE"}
NEVER = "19700101T000000Z"


def write_ics(view: View, out: TextIO, options: Options) -> Written:
    """Write a calendar; what a calendar cannot hold is counted in the result."""
    written = Written()
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline-explorer//timeline//EN", "CALSCALE:GREGORIAN")
    out.writelines(map(folded, (*head, f"X-WR-CALNAME:{escape(options.title or 'Timeline')}")))
    for entry in view.entries():
        reason = unfit(entry)
        if reason:
            written.skipped[reason] += 1
        else:
            out.writelines(map(folded, event(entry)))
            written.entries += 1
    out.write(folded("END:VCALENDAR"))
    return written


def unfit(entry: Entry) -> str:
    """Why a calendar cannot hold the entry; empty if it can."""
    days = [day for day in days_of(entry) if day is not None]
    if not days:
        return "without a date"
    return "" if all(FIRST <= day <= LAST for day in days) else "outside the years 1 to 9999"


def event(entry: Entry) -> Iterator[str]:
    """The content lines of an entry, unfolded."""
    first, last = days_of(entry)
    start = last if first is None else first
    end = start if last is None else last
    assert start is not None, "entries without a date were left out"
    assert end is not None, "start stands in for it"
    is_open = first is None or last is None
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(entry.id)}@timeline-explorer"
    yield f"DTSTAMP:{stamp(entry)}"
    yield f"DTSTART;VALUE=DATE:{basic(start)}"
    yield f"DTEND;VALUE=DATE:{basic(max(start, end) + 1)}"
    yield f"SUMMARY:{escape((f'{short(entry)}: ' if is_open else '') + entry.title)}"
    yield f"DESCRIPTION:{description(entry)}"
    if entry.places:
        yield f"LOCATION:{escape(', '.join(entry.places))}"
    if entry.actors or entry.tags:
        yield f"CATEGORIES:{','.join(map(escape, (*entry.actors, *entry.tags)))}"
    url = web_address(entry)
    if url:
        yield f"URL:{safe(url)}"
    yield f"STATUS:{STATUS[entry.status]}"
    yield "TRANSP:TRANSPARENT"  # an event of the news keeps nobody busy
    yield "END:VEVENT"


def description(entry: Entry) -> str:
    """What the sentence says, why it means that date, and who says so."""
    said = " · ".join(entry.source.citation)
    lines = (entry.sentence, f"{long(entry)}: “{entry.expression}”, {entry.why}", said)
    return "\\n".join(escape(line) for line in lines if line)


def stamp(entry: Entry) -> str:
    """DTSTAMP: the day of the article, so that the same view gives the same file."""
    try:
        day = date.fromisoformat(entry.source.published or "")
    except ValueError:
        return NEVER
    return f"{day:%Y%m%d}T000000Z" if day.year > 999 else NEVER


def basic(day: int) -> str:
    """`20250413`."""
    year, month, of_month = civil(day)
    return f"{year:04}{month:02}{of_month:02}"


def escape(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    return safe(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> str:
    """A content line with its line breaks: at most 75 octets a line, never within a character."""
    octets = line.encode("utf-8")
    if len(octets) <= MAX_OCTETS:
        return line + "\r\n"
    if len(octets) == len(line):  # plain ASCII, where a cut is never within a character
        rest = (line[at : at + MAX_OCTETS - 1] for at in range(MAX_OCTETS, len(line), MAX_OCTETS - 1))
        return "\r\n ".join((line[:MAX_OCTETS], *rest)) + "\r\n"
    parts, at = [], 0
    while at < len(octets):
        end = min(at + MAX_OCTETS - (at > 0), len(octets))  # the space that continues a line counts as well
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[at:end].decode("utf-8"))
        at = end
    return "\r\n ".join(parts) + "\r\n"
