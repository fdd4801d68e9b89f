"""Days as numbers: ISO 8601 days, also before our era, to and from proleptic Gregorian ordinals.

A day number counts like `datetime.date.toordinal()` (0001-01-01 is 1) and goes on below it: years before our era are
astronomical, so 1 BC is year 0 and 238 BC is year -237. Numbers sort where ISO strings with a minus sign do not.
"""

from __future__ import annotations

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
else:
    try:
        from _datetime import date  # the same without what `datetime` loads beside it, a thirtieth of a start
    except ImportError:
        from datetime import date

CYCLE_YEARS = 400
CYCLE_DAYS = 146_097  # days in 400 Gregorian years

LAST = date.max.toordinal()


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; ValueError where there is no such day."""
    if 1 <= year <= 9999:
        return date(year, month, day).toordinal()
    cycles = (2000 - year) // CYCLE_YEARS
    return date(year + cycles * CYCLE_YEARS, month, day).toordinal() - cycles * CYCLE_DAYS


def today() -> date:
    """The person's own day."""
    return date.today()  # noqa: DTZ011 - as the person's clock has it


def civil(number: int) -> tuple[int, int, int]:
    """(year, month, day) of a day number."""
    if 1 <= number <= LAST:
        day = date.fromordinal(number)
        return day.year, day.month, day.day
    cycles = (730_120 - number) // CYCLE_DAYS
    day = date.fromordinal(number + cycles * CYCLE_DAYS)
    return day.year - cycles * CYCLE_YEARS, day.month, day.day


def iso(number: int) -> str:
    """`2025-04-13`; `-0237-01-01` before our era."""
    if 1 <= number <= LAST:
        return date.fromordinal(number).isoformat()
    year, month, day = civil(number)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def parse_iso(text: str) -> int:
    """The number of an ISO day as `iso` writes it; ValueError otherwise."""
    year, month, day = text[:-6], text[-5:-3], text[-2:]
    digits = year.removeprefix("-")
    if not (text[-6::3] == "--" and (digits + month + day).isdecimal() and 4 <= len(digits) <= 6):
        raise ValueError(f"not an ISO day: {text!r}")
    return day_number(int(year), int(month), int(day))


def weekday(number: int) -> int:
    """0 is Monday."""
    return (number - 1) % 7
