"""`read_date`: what a person types for a date: EDTF, ISO 8601, or words, read against today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.days import day_number
from timeline.extract.timex import periods
from timeline.extract.timex.finder import find_timexes
from timeline.extract.timex.ranges import join_ranges
from timeline.models import Timex

if TYPE_CHECKING:
    from datetime import date

    from timeline.extract.timex.periods import Period

# EDTF (ISO 8601-2:2019, levels 0 and 1, <https://www.loc.gov/standards/datetime/>); TIMEX3's weeks, quarters, seasons
EDTF = re.compile(
    r"(?P<year>-?\d{4,6})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekday>[1-7]))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
    r"|(?P<decade>\d{3})[Xxs]|(?P<century>\d\d)[Xx]{2}"
)
SEASON_CODES = {21: 0, 22: 1, 23: 2, 24: 3, 33: 4, 34: 5, 35: 6, 36: 7}  # EDTF: 21 to 24 seasons, 33 to 36 quarters
BEFORE_CHRIST = re.compile(r"(\d{1,4})\s*(?:bce?|b\.c\.(?:e\.)?)", re.IGNORECASE)
DOTS = re.compile(r"[\d-]{4,10}\.\.[\d-]{4,10}")
SPAN = re.compile(
    r"(?:the )?(?P<which>last|past|next) (?P<count>[1-9]\d{0,2}) (?P<unit>days?|weeks?|months?|years?)", re.IGNORECASE
)
QUALIFIER = re.compile(r"[~?%]$")
LEAD = re.compile(r"(?:(?:in|on|at|since|by|from|the|during)\s+)*(?:the\s+)?", re.IGNORECASE)
SMALL = frozenset(
    {"in", "on", "at", "of", "the", "and", "to", "from", "between", "until", "ago", "last", "next", "this", "bc"}
)


def read_date(words: str, today: date) -> Timex | None:
    """The date that a person's words mean, as an interval; None where they mean none.

    Takes EDTF (`2025`, `2025-04`, `2025-04-17`, `201X`, `2022/2025`, `2025-04/..`, `1990~`), `2025-W16`, `2025-Q2`,
    `238 BC`, and whatever the reader of texts understands ("april", "last week", "from May 3 to 7"), against today.

    Args:
        words: what was typed, in any case, blanks around it allowed.
        today: the day that relative words are counted from.

    Returns:
        `first`, `last` and `precision` filled, `first` or `last` None where the interval is open.
    """
    text = " ".join(words.split())
    if not text or len(text) > 200:
        return None
    return read_edtf(text) or read_span(text, today) or read_words(text, today)


def read_edtf(text: str) -> Timex | None:
    """An EDTF date or interval."""
    head, slash, tail = text.replace("..", "/", 1).partition("/") if DOTS.fullmatch(text) else text.partition("/")
    if slash and EDTF.fullmatch(QUALIFIER.sub("", head) or "0000") and len(head) < 4:
        return None
    first = None if slash and head in {"", ".."} else one_edtf(head)
    if not slash:
        return first
    last = None if tail in {"", ".."} else one_edtf(tail)
    if (first is None and head not in {"", ".."}) or (last is None and tail not in {"", ".."}) or not (first or last):
        return None
    return interval(text, first, last)


def interval(text: str, first: Timex | None, last: Timex | None) -> Timex | None:
    """From the one's first day to the other's last."""
    begin, end = first.first if first else None, last.last if last else None
    if begin is not None and end is not None and begin > end:
        return None
    mod = (first and first.mod) or (last and last.mod) or None
    precision = (first or last or Timex(0, 0, "DATE", "")).precision
    value = f"{first.value if first else ''}/{last.value if last else ''}"
    return Timex(0, len(text), "DATE", value, mod, begin, end, precision, "an interval as written", "edtf")


def one_edtf(text: str) -> Timex | None:
    """A single EDTF date, with its qualifier."""
    bare = QUALIFIER.sub("", text)
    match = EDTF.fullmatch(bare)
    period = period_of(match) if match else before_christ(bare)
    if period is None:
        return None
    mod = "APPROX" if bare != text else None
    return Timex(
        0, len(text), "DATE", period.value, mod, period.first, period.last, period.precision, "as written", "edtf"
    )


def before_christ(text: str) -> Period | None:
    """`238 BC`."""
    match = BEFORE_CHRIST.fullmatch(text)
    return periods.year(1 - int(match[1])) if match and int(match[1]) else None


def period_of(match: re.Match[str]) -> Period | None:
    """The period of an EDTF match, None where the calendar has none."""
    if match["decade"]:
        return periods.decade(int(match["decade"]))
    if match["century"]:
        hundred = int(match["century"])
        first, last = periods.year(hundred * 100 or 1), periods.year(hundred * 100 + 99)
        return periods.Period(match["century"], first.first, last.last, "century")
    year = int(match["year"])
    if match["week"]:
        return week_of(year, int(match["week"]), match["weekday"])
    if match["quarter"] or match["half"]:
        return (
            periods.quarter(year, int(match["quarter"])) if match["quarter"] else periods.half(year, int(match["half"]))
        )
    if match["season"]:
        return periods.season(year, periods.SEASONS.index(match["season"]))
    return month_of(year, match["month"], match["day"]) if match["month"] else periods.year(year)


def week_of(year: int, number: int, weekday: str | None) -> Period | None:
    """An ISO week, or a day of it."""
    whole = periods.week(day_number(year, 1, 4) + (number - 1) * 7)
    if not 1 <= number <= 53 or not whole.value.endswith(f"W{number:02}"):
        return None
    return periods.day(whole.first + int(weekday) - 1) if weekday else whole


def month_of(year: int, month_text: str, day_text: str | None) -> Period | None:
    """A month or a day, or one of EDTF's codes for seasons and quarters."""
    month = int(month_text)
    if not day_text and month in SEASON_CODES:
        code = SEASON_CODES[month]
        return periods.season(year, code) if code < 4 else periods.quarter(year, code - 3)
    if day_text:
        return periods.calendar_day(year, month, int(day_text))
    return periods.month(year, month) if 1 <= month <= 12 else None


def read_span(text: str, today: date) -> Timex | None:
    """`last 7 days`, `past 2 weeks`, `next 3 months`: days up to today, or from it."""
    match = SPAN.fullmatch(text)
    if not match:
        return None
    count, base = int(match["count"]), today.toordinal()
    ahead = match["which"].lower() == "next"
    sign = 1 if ahead else -1
    if match["unit"][0].lower() in "dw":
        far = base + sign * (count * (1 if match["unit"][0].lower() == "d" else 7) - 1)
    else:
        months = count * (1 if match["unit"][0].lower() == "m" else 12)
        far = periods.day_shifted_by_months(base, sign * months) - sign
    first, last = (base, far) if ahead else (far, base)
    value = f"{periods.day(first).value}/{periods.day(last).value}"
    return Timex(0, len(text), "DATE", value, None, first, last, "day", f"counted from {today.isoformat()}", "span")


def read_words(text: str, today: date) -> Timex | None:
    """Words, as the reader of texts takes them; they must be all of what was typed."""
    spoken = " ".join(word if word.lower() in SMALL else cased(word) for word in text.split())
    if not LEAD.match(spoken).group():  # type: ignore[union-attr]  # every part of it is optional
        spoken = f"in {spoken}"  # a bare "may" is a month here
    found = join_ranges(spoken, find_timexes(spoken, today))
    if len(found) != 1 or found[0].first is None:
        return None
    only = found[0]
    return only if not LEAD.sub("", spoken[: only.start], count=1) and not spoken[only.end :].strip(" .") else None


def cased(word: str) -> str:
    """Names of days, months and holidays as a text writes them."""
    return word[:1].upper() + word[1:].lower() if word.isalpha() else word
