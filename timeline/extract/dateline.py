"""Finds datelines: "Washington, April 17 (AFP) Apr 17, 2025", "NAIROBI, Kenya (AP) _", a line that is only a date.

A dateline says where a report was written, and often when; it opens a story and is no part of what the story tells.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from timeline.lazy_regex import regex

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
# The parts of a dateline, each a small pattern: a month is any word here, and is looked up afterwards. One pattern for
# the whole would take longer to compile than a short article takes to read.
_NAME = r"[^\W\d_]{3,12}"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
_YEAR = r"(?:1[6-9]|20)\d\d"
DATE = regex(
    rf"(?<![\w-])(?:(?P<month>{_NAME})\.?\s+(?P<day>{_DAY})(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|(?P<day2>{_DAY})\.?\s+(?:de\s+)?(?P<month2>{_NAME})\.?(?:,?\s+(?:de\s+)?(?P<year2>{_YEAR}))?"
    rf"|(?P<iso>{_YEAR}-\d\d-\d\d)|(?P<dotted>\d{{1,2}}\.\d{{1,2}}\.{_YEAR}))(?!\w)"
)
_PLACE = (
    r"(?P<place>[^\W\d_][\w.'’-]*(?:[ /][\w.'’-]+){0,4}"
    r"(?:,\s*[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2}){0,2})"
)
_AGENCY = r"(?:\([^()\n]{2,40}\)|\[[^\]\n]{2,40}\]|/\w+/)"
_DASH = r"(?:--+|[—–_:-]|\.\s*[—–-]+)"
FIGURE = regex(r"\d")  # what no date is without
HEADING = regex(r"[-—–_:(\[/](?:(?<=[(\[/])|(?=\s|$))")  # what no dateline before a story, or without a date, lacks
SENTENCE_END = regex(r"[a-z]{3}[.!?][\"'”’]*$")  # a word that no dateline ends in
BEFORE_DATE = regex(rf"{_PLACE}\s*(?:{_AGENCY})?\s*(?:,|\.|/|[—–-]+|\s)\s*$")
AFTER_DATE = regex(rf"(?:,?\s*\d{{1,2}}:\d\d(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{{2,4}})?)?\s*(?P<agency>{_AGENCY})?\s*")
DASH = regex(rf"{_DASH}+(?=\s|$)\s*")
WITHOUT_DATE = regex(rf"{_PLACE}\s*(?:{_AGENCY})\s*{_DASH}+(?=\s|$)\s*")
CAPITALS_AND_DASH = regex(r"(?P<place>[A-Z][A-Z.'’ -]{2,30}(?:,\s*[A-Z][\w.'’ -]{1,20})?)\s*(?:--|[—–_])(?=\s|$)\s*")
# What no dateline of either pattern is without: where none is, neither has to be compiled.
BRACKETS, DASHES = ("(", "[", "/"), ("--", "—", "–", "_")
WEEKDAY = regex(r"([^\W\d_]+)\.?,?\s+(?:den\s+|le\s+)?$")
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi"
    " vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo понедельник вторник"
    " среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця субота неділя".split()
)
LABEL = regex(
    r"\W*(?:(?:first |last )?(?:published|updated|posted|dated?|issued|released|modified|created)(?: on| at)?\s*:?\s*)?"
    r"(?:by\s+[^|\n]{3,60}[|·•,–—-]\s*)?\W{0,3}$",
    re.IGNORECASE,
)
REST_OF_LINE = regex(
    r"(?:\W{0,4}(?:at |kl\.? |um |à )?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?"
    r"(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?(?: Uhr)?)?"
    r"(?:\W{0,4}(?:\(\w[^()\n]{1,30}\)|[A-Z]{2,12}))?\W*$"
)
NAMES = regex(r"[^\W\d_][\w.'’-]*")
LONGEST = 200  # characters of a paragraph that may be its dateline
SMALL = frozenset("of de la le el al am an der on the in del do da di les".split())
# Words that open sentences about a date: "On June 3 --" and "By May 1:" are prose.
NOT_PLACES = frozenset("On By In At Since Until From After Before Last Next The This Published Updated Posted".split())


class Dateline(NamedTuple):
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
    line = paragraph.strip()
    found = match_dateline(line)
    return found is not None and found.end >= len(line)


def match_dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline that the paragraph at `start` opens with, None if it has none."""
    end = len(text) if end is None else end
    line = text[start : min(end, start + LONGEST)]
    heads = HEADING.search(line) is not None
    alone = end <= start + LONGEST and not SENTENCE_END.search(line[-8:])
    found = _with_date(line) if (heads or alone) and FIGURE.search(line) else None
    found = found or (_without_date(line) if heads else None)
    return None if found is None else found._replace(start=start, end=start + found.end)


def _with_date(line: str) -> Dateline | None:
    """A place and a date and what shows that they head a report; or a date alone on its line."""
    date = _find_date(line)
    if date is None:
        return None
    before, after = line[: date.start()], line[date.end() :]
    weekday = WEEKDAY.search(before)
    if weekday and weekday[1].lower() in WEEKDAYS:
        before = before[: weekday.start()]
    dated = bool(date["year"] or date["year2"] or date["iso"] or date["dotted"])
    if LABEL.match(before):
        if dated and REST_OF_LINE.match(after):
            return _dateline(line, len(line), "", date)
        agency = AFTER_DATE.match(after)
        if before or agency is None or not agency["agency"]:
            return None
        return _dateline(line, _after_dash(line, date.end() + agency.end()), "", date)
    place = BEFORE_DATE.match(before)
    if place is None or not _is_place(place["place"]):
        return None
    return _headed(line, place["place"], date)


def _find_date(line: str) -> re.Match[str] | None:
    """The first date; a word before a number that is no month ("Published 12") may stand before one that is."""
    match = DATE.search(line)
    while match is not None and not _is_date(match):
        match = DATE.search(line, match.start() + 1)
    return match


def _headed(line: str, place: str, date: re.Match[str]) -> Dateline | None:
    """A place and a date: a dateline if an agency, a second date, a dash or the line's end follows."""
    rest = AFTER_DATE.match(line, date.end())
    end = rest.end() if rest else date.end()
    again = DATE.match(line, end)
    again = again if again and _is_date(again) else None
    if again:
        end = again.end()
        while end < len(line) and line[end] == " ":
            end += 1
    past = _after_dash(line, end)
    marked = past > end or past >= len(line.rstrip()) or (rest is not None and rest["agency"])
    if not marked or not (past > end or past >= len(line.rstrip())):
        return None
    return _dateline(line, past, place, date, again)


def _after_dash(line: str, end: int) -> int:
    dash = DASH.match(line, end)
    return dash.end() if dash else end


def _without_date(line: str) -> Dateline | None:
    for pattern, needed in ((WITHOUT_DATE, BRACKETS), (CAPITALS_AND_DASH, DASHES)):
        match = pattern.match(line) if any(mark in line for mark in needed) else None
        if match is not None and _is_place(match["place"]):
            return Dateline(0, match.end(), _place(match["place"]), words=_words(match[0]))
    return None


def _is_date(match: re.Match[str]) -> bool:
    month = match["month"] or match["month2"]
    return month is None or month.lower() in MONTHS


def _is_place(words: str) -> bool:
    """Written like a name: every word with a capital but the small ones inside it."""
    first = words.split(maxsplit=1)[0]
    if first.lower().strip(".,") in MONTHS or first in NOT_PLACES:
        return False
    return first[0].isupper() and all(word[0].isupper() or word in SMALL for word in NAMES.findall(words))


def _dateline(line: str, end: int, place: str, date: re.Match[str], again: re.Match[str] | None = None) -> Dateline:
    year, month, day = _civil(date.groupdict())
    if again is not None and year is None:
        year, month, day = _civil(again.groupdict())
    return Dateline(0, end, _place(place), year, month, day, _words(line[:end]))


def _words(text: str) -> str:
    return " ".join(text.split()).rstrip("-—–_: ")


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
