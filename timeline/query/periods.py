"""Periods and dates as a reader sees them: headings by zoom, and an entry's date in a column or in full.

Pure functions of day numbers (`timeline.days`). One rule stands over all: an interval is never shown as one exact
day. "~" says that the event falls somewhere within what follows, "c." that the text itself says about, a dash that it
lasted. Years before our era are counted as people do (-237 is 238 BC).
"""

from __future__ import annotations

from itertools import groupby

from timeline.days import civil, day_number, weekday
from timeline.typed import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from typing import TypeAlias

    from timeline.models import Precision

Zoom: TypeAlias = Literal["day", "week", "month", "year"]
ZOOMS: tuple[Zoom, ...] = ("day", "week", "month", "year")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNDATED = "undated"
FIRST_PLAIN_YEAR = 1000  # a smaller number does not look like a year without its era
GREGORIAN = 1583  # weekdays of earlier years were counted in another calendar
UP_TO_MONTH: tuple[Zoom, ...] = ("day", "week", "month")
EXACT = ("time", "day", None)
OWN_ZOOM: dict[Precision | None, Zoom] = {
    **dict.fromkeys(("week",), "week"),
    **dict.fromkeys(("month", "quarter", "half", "season"), "month"),
    **dict.fromkeys(("year", "decade", "century"), "year"),
}
MANY_MONTHS, MANY_YEARS = ("quarter", "half", "season"), ("decade", "century")
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
LONG_WORDS = dict(zip(MONTHS + WEEKDAYS, LONG_MONTHS + LONG_WEEKDAYS, strict=True))


class Period(NamedTuple):
    """A heading: `first` and `last` day of the period (None for the undated), and what to call it.

    Two days are in one period of a zoom if their periods are equal.
    """

    first: int | None
    last: int | None
    label: str


def period(day: int | None, zoom: Zoom) -> Period:
    """The period of `zoom` that holds the day."""
    if day is None:
        return Period(None, None, "Undated")
    first, last = bounds(day, zoom)
    year, month, _ = civil(day)
    if zoom == "year":
        return Period(first, last, year_label(year))
    if zoom == "month":
        return Period(first, last, f"{MONTHS[month - 1]} {year_label(year)}")
    if zoom == "week":
        return Period(first, last, f"{day_range(first, last)} {year_label(civil(last)[0])} · week {week_of(first)}")
    return Period(first, last, exact_day(day))


def heading(first: int | None, last: int | None, precision: Precision | None, zoom: Zoom) -> Period:
    """The heading that an entry stands under: the period of `zoom` that holds it, or the unit that it is known by.

    What is said of spring or of the 1990s has a heading of its own beside March and beside 1990.
    """
    if (
        first is None
        or last is None
        or precision not in (MANY_YEARS if zoom == "year" else (*MANY_MONTHS, *MANY_YEARS))
    ):
        return period(first, zoom_of(precision, zoom))
    label = column(first, last, precision, zoom=None).replace(" c.", " century")
    return Period(first, last, label[0].upper() + label[1:])


def zoom_of(precision: Precision | None, zoom: Zoom) -> Zoom:
    """The zoom of the heading that an entry stands under: as asked for, or coarser where it is known no more exactly.

    What is said of 2014 happened neither on 1 January nor, for all that is known, in that month.
    """
    own = OWN_ZOOM.get(precision, "day")
    return max(zoom, own, key=ZOOMS.index)


def bounds(day: int, zoom: Zoom) -> tuple[int, int]:
    """The first and last day number of the period of `zoom` that holds the day; weeks start on Monday."""
    year, month, _ = civil(day)
    if zoom == "day":
        return day, day
    if zoom == "week":
        return day - weekday(day), day - weekday(day) + 6
    if zoom == "month":
        return day_number(year, month, 1), day_number(year + month // 12, month % 12 + 1, 1) - 1
    return day_number(year, 1, 1), day_number(year + 1, 1, 1) - 1


def step(day: int, zoom: Zoom, count: int) -> int:
    """The first day of the period `count` periods after (before, if negative) the one that holds the day."""
    first, _ = bounds(day, zoom)
    year, month, _ = civil(first)
    if zoom in ("day", "week"):
        return first + count * (7 if zoom == "week" else 1)
    if zoom == "year":
        return day_number(year + count, 1, 1)
    months = year * 12 + month - 1 + count
    return day_number(months // 12, months % 12 + 1, 1)


def week_of(monday: int) -> int:
    """The ISO 8601 number of the week that starts on this Monday."""
    thursday = monday + 3
    return (thursday - day_number(civil(thursday)[0], 1, 1)) // 7 + 1


def year_label(year: int) -> str:
    """`2025`, `AD 79`, `238 BC`."""
    if year <= 0:
        return f"{1 - year} BC"
    return f"AD {year}" if year < FIRST_PLAIN_YEAR else str(year)


def exact_day(day: int) -> str:
    """`Sun 13 Apr 2025`."""
    return _days(day, day, None)


def day_range(first: int, last: int) -> str:
    """Days without their year: `14–20 Apr`, `28 Apr – 4 May`."""
    (_, month, start), (_, last_month, end) = civil(first), civil(last)
    if month == last_month and last - first < 31:
        return f"{start}–{end} {MONTHS[month - 1]}" if first != last else f"{start} {MONTHS[month - 1]}"
    return f"{start} {MONTHS[month - 1]} – {end} {MONTHS[last_month - 1]}"


def whole_years(first: int, last: int) -> bool:
    """Whether the interval is made of whole years."""
    return civil(first)[1:] == (1, 1) and civil(last + 1)[1:] == (1, 1)


def whole_months(first: int, last: int) -> bool:
    """Whether the interval is made of whole months."""
    return civil(first)[2] == 1 and civil(last + 1)[2] == 1


def year_range(first: int, last: int) -> str:
    """`2025`, `2022–25`, `1998–2003`, `264–241 BC`, `27 BC – AD 14`, `1990s`."""
    if first == last:
        return year_label(first)
    if first > 0 and first % 10 == 0 and last == first + 9 and first >= FIRST_PLAIN_YEAR:
        return f"{first}s"
    if last <= 0:
        return f"{1 - first}–{year_label(last)}"
    if first <= 0:
        return f"{year_label(first)} – {year_label(last) if last >= FIRST_PLAIN_YEAR else f'AD {last}'}"
    if first // 100 == last // 100 and first >= FIRST_PLAIN_YEAR:
        return f"{first}–{last % 100:02}"
    return f"{year_label(first)}–{last}"


def column(
    first: int | None,
    last: int | None,
    precision: Precision | None = None,
    *,
    zoom: Zoom | None = "month",
    mod: str | None = None,
) -> str:
    """An entry's date for a narrow column under a heading of `zoom`: `Sun 13`, `~ 1–30`, `2022–25`, `c. 1850`.

    Without a zoom there is no heading, so month and year are told as well. `mod` is the TIMEX3 modifier.
    """
    about = "c. " if mod == "APPROX" else ""
    if first is None or last is None:
        open_end = last if first is None else first
        word = "until" if first is None else "since"
        return UNDATED if open_end is None else f"{word} {_end(open_end, precision, zoom)}"
    if precision in EXACT:
        return about + _days(first, last, zoom)
    unit = _unit(first, last, precision, zoom)
    if unit:
        return about + unit
    under_month = zoom in UP_TO_MONTH and civil(first)[:2] == civil(last)[:2]  # the heading tells the month already
    if whole_months(first, last) and not under_month:
        return about + _months(first, last, zoom)
    return "~ " + _days(first, last, zoom)


def _end(day: int, precision: Precision | None, zoom: Zoom | None) -> str:
    if precision in ("year", "decade", "century"):
        return year_label(civil(day)[0])
    return _days(day, day, zoom)


def _days(first: int, last: int, zoom: Zoom | None) -> str:
    """Exact days, leaving out what the heading tells."""
    (year, month, start), (last_year, last_month, end) = civil(first), civil(last)
    tail = "" if zoom else f" {year_label(last_year)}"
    if first == last:
        of_month = f"{start}" if zoom in UP_TO_MONTH else f"{start} {MONTHS[month - 1]}"
        return (f"{WEEKDAYS[weekday(first)]} {of_month}" if zoom != "year" and year >= GREGORIAN else of_month) + tail
    if (year, month) == (last_year, last_month):
        return f"{start}–{end}" + ("" if zoom in UP_TO_MONTH else f" {MONTHS[month - 1]}") + tail
    opening = f"{start}" if zoom in UP_TO_MONTH else f"{start} {MONTHS[month - 1]}"
    if year != last_year:
        opening += "" if zoom else f" {year_label(year)}"
        tail = f" {year_label(last_year)}"
    return f"{opening}–{end} {MONTHS[last_month - 1]}{tail}"


def _unit(first: int, last: int, precision: Precision | None, zoom: Zoom | None) -> str:
    """The interval as one named unit, or as whole years; empty if it is neither."""
    year, month, _ = civil(first)
    tail = "" if zoom else f" {year_label(year)}"
    if whole_years(first, last) and precision not in ("week", "month", "quarter", "season"):
        return _century(year, civil(last)[0]) or year_range(year, civil(last)[0])
    if not whole_months(first, last):
        return ""
    months = (civil(last)[0] - year) * 12 + civil(last)[1] - month + 1
    if precision == "quarter" and months == 3 and month % 3 == 1:
        return f"Q{month // 3 + 1}{tail}"
    if precision == "half" and months == 6 and month % 6 == 1:
        return f"H{month // 6 + 1}{tail}"
    if precision == "season" and months == 3 and month % 3 == 0:
        return SEASONS[month] + tail
    return ""


def _century(first: int, last: int) -> str:
    if last - first != 99 or first <= 0 or first % 100 > 1:
        return ""
    number = first // 100 + 1
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} c."


def _months(first: int, last: int, zoom: Zoom | None) -> str:
    (year, month, _), (last_year, last_month, _) = civil(first), civil(last)
    opening, closing = MONTHS[month - 1], MONTHS[last_month - 1]
    if year != last_year:
        return f"{opening} {year_label(year)} – {closing} {year_label(last_year)}"
    return (opening if month == last_month else f"{opening}–{closing}") + ("" if zoom else f" {year_label(year)}")


def full(first: int | None, last: int | None, precision: Precision | None = None, *, mod: str | None = None) -> str:
    """An entry's date in words for a detail line: `Sunday 13 April 2025`, `April 2025`, `28 April – 4 May 2025`."""
    shown = column(first, last, precision, zoom=None).replace("~ ", "within ").replace(" c.", " century")
    parts = ("".join(chars) for _, chars in groupby(shown, str.isalnum))
    words = (LONG_WORDS.get(part, part) for part in parts)
    return ("about " if mod == "APPROX" else "") + "".join(words)
