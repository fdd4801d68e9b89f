"""Finds datelines: "Washington, April 17 (AFP) Apr 17, 2025", "NAIROBI, Kenya (AP) _", a line that is only a date.

A dateline says where a report was written, and often when; it opens a story and is no part of what the story tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero января январь січня січень",
            "february feb februar février fév febrero февраля февраль лютого лютий",
            "march mar märz mars marzo марта март березня березень",
            "april apr avril avr abril апреля апрель квітня квітень",
            "may mai mayo мая май травня травень",
            "june jun juni juin junio июня июнь червня червень",
            "july jul juli juillet juil julio июля июль липня липень",
            "august aug août agosto августа август серпня серпень",
            "september sep sept septembre septiembre сентября сентябрь вересня вересень",
            "october oct oktober okt octobre octubre октября октябрь жовтня жовтень",
            "november nov novembre noviembre ноября ноябрь листопада листопад",
            "december dec dezember dez décembre déc diciembre декабря декабрь грудня грудень",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
_YEAR = r"(?:1[6-9]|20)\d\d"
DATE = (
    rf"(?:[^\W\d_]{{3,12}}\.?,?\s+(?:den\s+|le\s+)?)?"
    rf"(?:(?P<month>{_MONTH})\.?\s+(?P<day>{_DAY})(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|(?P<day2>{_DAY})\.?\s+(?:de\s+)?(?P<month2>{_MONTH})\.?(?:,?\s+(?:de\s+)?(?P<year2>{_YEAR}))?"
    rf"|(?P<iso>{_YEAR}-\d\d-\d\d)|(?P<dotted>\d{{1,2}}\.\d{{1,2}}\.{_YEAR}))(?!\w)"
)
_DATE_AGAIN = re.sub(r"\?P<\w+>", "?:", DATE)
_PLACE = (
    r"[^\W\d_][\w.'’-]*(?:[ /](?:[^\W\d_a-zà-ÿ][\w.'’-]*|of|de|la|le|el|al|am|an|der|on|the|in)){0,4}"
    r"(?:,\s*[^\W\d_a-zà-ÿ][\w.'’-]*(?: [^\W\d_a-zà-ÿ][\w.'’-]*){0,2}){0,2}"
)
_AGENCY = r"\(\s*[^()\n]{2,40}\)|\[[^\]\n]{2,40}\]"
_DASH = r"(?:--+|[—–-]|_|:|\.\s*[—–-]+)"
PLACE_AND_DATE = re.compile(
    rf"(?P<place>{_PLACE})\s*(?:{_AGENCY})?\s*(?:,|\.|/|[—–-]+|\s)\s*{DATE}"
    rf"(?:,?\s*(?:\d{{1,2}}:\d\d(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{{2,4}})?))?"
    rf"\s*(?:(?P<agency>{_AGENCY}|/\w+/)\s*)?(?:(?P<again>{_DATE_AGAIN})\s*)?(?P<dash>{_DASH}+(?=\s|$))?(?:\s*$|(?<=[)—–_:/-])\s|(?<=--)\s*)",
    re.IGNORECASE,
)
DATE_AND_AGENCY = re.compile(rf"{DATE}\s*(?:{_AGENCY})\s*(?:{_DASH}\s*|$)", re.IGNORECASE)
PLACE_AND_AGENCY = re.compile(rf"(?P<place>{_PLACE})\s*(?:{_AGENCY})\s*{_DASH}+(?=\s|$)\s*")
PLACE_AND_DASH = re.compile(r"(?P<place>[A-Z][A-Z.'’ -]{2,30}(?:,\s*[A-Z][\w.'’ -]{1,20})?)\s*(?:--|[—–_])(?=\s|$)\s*")
DATE_LINE = re.compile(
    r"(?:\W*(?:first |last )?(?:published|updated|posted|date|dated|issued|released|modified|created)"
    r"(?:\s+(?:on|at))?\s*:?\s*)?"
    rf"(?:\W*by\s+[^|\n]{{3,60}}[|·•,–—-]\s*)?\W{{0,3}}{DATE}"
    r"(?:\W{0,4}(?:at\s+|kl\.?\s+|um\s+|à\s+)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?(?:\s+Uhr)?)?"
    r"(?:\W{0,4}(?:\(\w[^()\n]{1,30}\)|[A-Z]{2,12}))?\W*$",
    re.IGNORECASE,
)
AGAIN = re.compile(DATE, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline by its half-open span: the place, and the date as far as it is written."""

    start: int
    end: int
    place: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    words: str = ""


def is_dateline(paragraph: str) -> bool:
    """Whether a whole paragraph is a dateline and nothing else."""
    found = match_dateline(paragraph.strip())
    return found is not None and found.end >= len(paragraph.strip())


def match_dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline that the paragraph at `start` opens with, None if it has none."""
    stop = min(len(text) if end is None else end, start + 200)
    line = text[start:stop]
    for pattern in (DATE_LINE, PLACE_AND_DATE, DATE_AND_AGENCY, PLACE_AND_AGENCY, PLACE_AND_DASH):
        match = pattern.match(line)
        if match is not None and _is_sound(match, pattern):
            return _read(match, start)
    return None


def _is_sound(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """A date alone on its line has a year; a place before a date is written like a name."""
    found = match.groupdict()
    if pattern is DATE_LINE:
        return bool(found["year"] or found["year2"] or found["iso"] or found["dotted"])
    place = found.get("place")
    if place is None:
        return True
    if pattern is PLACE_AND_DATE and not (
        found["agency"] or found["dash"] or found["again"] or match.end() == len(match.string)
    ):
        return False
    return (
        place[0].isupper() and place.split()[0].lower().strip(".,") not in MONTHS and place.split()[0] not in NOT_PLACES
    )


# Words that open sentences about a date: "On June 3 --" and "By May 1:" are prose.
NOT_PLACES = frozenset("On By In At Since Until From After Before Last Next The This Published Updated Posted".split())


def _read(match: re.Match[str], offset: int) -> Dateline:
    found = match.groupdict()
    year, month, day = _civil(found)
    again = found.get("again")
    if again and year is None and (second := AGAIN.match(again)):
        year, month, day = _civil(second.groupdict())
    return Dateline(
        offset + match.start(),
        offset + match.end(),
        _place(found.get("place") or ""),
        year,
        month,
        day,
        " ".join(match[0].split()).rstrip("-—–_: "),
    )


def _civil(found: dict[str, str | None]) -> tuple[int | None, int | None, int | None]:
    """(year, month, day) of a match, None where it doesn't say."""
    if iso := found.get("iso"):
        year, month, day = map(int, iso.split("-"))
        return year, month, day
    if dotted := found.get("dotted"):
        day, month, year = map(int, dotted.split("."))
        return year, month, day
    name = found.get("month") or found.get("month2")
    number = found.get("day") or found.get("day2")
    written = found.get("year") or found.get("year2")
    if not name or not number:
        return None, None, None
    return int(written) if written else None, MONTHS[name.lower()], int(re.sub(r"\D", "", number))


def _place(words: str) -> str:
    """`NEW YORK` as a name: `New York`; what follows a comma (a state, a country) is left out."""
    place = words.split(",", maxsplit=1)[0].split("/", maxsplit=1)[0].strip()
    return place.title() if place.isupper() and len(place) > 3 else place


def day_of(dateline: Dateline, near: date | None) -> date | None:
    """The day that a dateline means; a missing year is the one nearest to `near`. None where it names no day."""
    if dateline.month is None or dateline.day is None:
        return None
    years = [dateline.year] if dateline.year else [near.year - 1, near.year, near.year + 1] if near else []
    days = [day for year in years if (day := _date(year, dateline.month, dateline.day)) is not None]
    if not days:
        return None
    return days[0] if near is None else min(days, key=lambda day: abs((day - near).days))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
