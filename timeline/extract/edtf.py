"""Writes an interval of days as EDTF (ISO 8601-2:2019), the Library of Congress profile.

Units that EDTF has are written as such: a month `2025-04`, a season or quarter by its code (21 to 24 spring to winter,
33 to 36 quarters, 40 and 41 halves), a decade `199X`; anything else is `first/last`. `~` marks "about" and "circa".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.days import civil, iso

if TYPE_CHECKING:
    from timeline.models import Timex


def edtf(timex: Timex) -> str | None:
    """The EDTF string of a resolved expression; None where neither end is known."""
    if timex.first is None and timex.last is None:
        return None
    approximate = "~" if timex.mod == "APPROX" else ""
    if timex.first is None:
        return f"../{_day(timex.last)}{approximate}"
    if timex.last is None:
        return f"{_day(timex.first)}{approximate}/.."
    one = _unit(timex, timex.first, timex.last)
    if one is not None:
        return one + approximate
    return f"{_end(timex, timex.first)}{approximate}/{_end(timex, timex.last)}{approximate}"


def _unit(timex: Timex, first: int, last: int) -> str | None:
    """The one unit of time that the interval is, if it is one."""
    start, end = civil(first), civil(last + 1)
    if first == last:
        return iso(first) + _clock(timex.time)
    if start[2] != 1 or end[2] != 1:
        return None
    months = (end[0] - start[0]) * 12 + end[1] - start[1]
    year, month = _year(start[0]), start[1]
    if months == 1:
        return f"{year}-{month:02}"
    if timex.precision == "season" and months == 3 and month in (3, 6, 9, 12):
        return f"{year}-{20 + month // 3}"
    if timex.precision == "quarter" and months == 3 and month % 3 == 1:
        return f"{year}-{33 + month // 3}"
    if timex.precision == "half" and months == 6 and month in (1, 7):
        return f"{year}-{40 + month // 7}"
    if month != 1:
        return None
    if months == 12:
        return year
    return _masked(timex, start[0], months)


def _masked(timex: Timex, year: int, months: int) -> str | None:
    """A decade or century that begins on a round year: `199X`, `19XX`."""
    if year <= 0:
        return None
    if timex.precision == "decade" and months == 120 and year % 10 == 0:
        return f"{year // 10:03}X"
    if timex.precision == "century" and months == 1200 and year % 100 == 0:
        return f"{year // 100:02}XX"
    return None


def _end(timex: Timex, day: int) -> str:
    """One end of an interval, no finer than the interval's own unit."""
    year, month, _ = civil(day)
    if timex.precision in ("year", "decade", "century"):
        return _year(year)
    if timex.precision in ("month", "quarter", "half", "season"):
        return f"{_year(year)}-{month:02}"
    return iso(day)


def _day(day: int | None) -> str:
    return "" if day is None else iso(day)


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _clock(time: str | None) -> str:
    """`T09:00:00` for a clock time "09:00" or "09:00:30", "" for anything else."""
    if time is None or len(time) < 5 or time[2] != ":" or not time[:2].isdigit():
        return ""
    return f"T{time}:00" if time.count(":") == 1 else f"T{time}"
