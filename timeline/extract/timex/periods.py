"""Calendar periods: a TIMEX3 value together with the days it covers.

Values are TIMEX3's (TimeML 1.2.1, <https://timeml.github.io/>): `2025-04-13`, `2025-W16`, `2025-W16-WE`, `2025-04`,
`2025-Q2`, `2025-H1`, `2025-SP`, `2025`, `202` (a decade), `20` (a century), `BC0238`. Years are astronomical: 1 BC
is 0.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from timeline.days import civil, day_number, iso, weekday

if TYPE_CHECKING:
    from timeline.models import Precision

SEASONS = ("SP", "SU", "FA", "WI")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Unit = str
"""`day week weekend month quarter half season year decade century`."""


class Period(NamedTuple):
    """A calendar period: its TIMEX3 `value`, first and last day number, both inclusive, and its unit."""

    value: str
    first: int
    last: int
    unit: Unit

    @property
    def precision(self) -> Precision:
        """The unit of the ends; a weekend's are days."""
        return "day" if self.unit == "weekend" else self.unit  # type: ignore[return-value]

    @property
    def year(self) -> int:
        """The astronomical year of the first day."""
        return civil(self.first)[0]

    @property
    def month(self) -> int:
        """The month of the first day, 1 to 12."""
        return civil(self.first)[1]


def year_value(number: int) -> str:
    """`1998`, and `BC0238` for -237."""
    return f"{number:04}" if number > 0 else f"BC{1 - number:04}"


def is_leap(number: int) -> bool:
    """Whether February has 29 days in the proleptic Gregorian year."""
    return number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)


def month_length(year_number: int, month_number: int) -> int:
    """Days in the month."""
    return 29 if month_number == 2 and is_leap(year_number) else MONTH_DAYS[month_number - 1]


def day(number: int) -> Period:
    """The day of that number."""
    if number > 365:
        return Period(
            date.fromordinal(number).isoformat() if number < 3_652_060 else iso(number), number, number, "day"
        )
    year_number, month_number, day_of_month = civil(number)
    return Period(f"{year_value(year_number)}-{month_number:02}-{day_of_month:02}", number, number, "day")


def calendar_day(year_number: int, month_number: int, day_of_month: int) -> Period | None:
    """The day by its parts, None where the calendar has no such day."""
    if not 1 <= month_number <= 12 or not 1 <= day_of_month <= month_length(year_number, month_number):
        return None
    return day(day_number(year_number, month_number, day_of_month))


def week(number: int) -> Period:
    """The ISO week, Monday to Sunday, that holds the day."""
    monday = number - weekday(number)
    year_number = civil(monday + 3)[0]
    first_thursday = day_number(year_number, 1, 4)
    index = (monday - (first_thursday - weekday(first_thursday))) // 7 + 1
    return Period(f"{year_value(year_number)}-W{index:02}", monday, monday + 6, "week")


def weekend(number: int) -> Period:
    """Saturday and Sunday of the ISO week that holds the day."""
    whole = week(number)
    return Period(f"{whole.value}-WE", whole.first + 5, whole.last, "weekend")


def month(year_number: int, month_number: int) -> Period:
    """The month; numbers below 1 and above 12 run into the neighbouring years."""
    year_number += (month_number - 1) // 12
    month_number = (month_number - 1) % 12 + 1
    first = day_number(year_number, month_number, 1)
    last = first + month_length(year_number, month_number) - 1
    return Period(f"{year_value(year_number)}-{month_number:02}", first, last, "month")


def quarter(year_number: int, index: int) -> Period:
    """The quarter; an index below 1 or above 4 runs into the neighbouring years."""
    year_number += (index - 1) // 4
    index = (index - 1) % 4 + 1
    first, last = month(year_number, index * 3 - 2).first, month(year_number, index * 3).last
    return Period(f"{year_value(year_number)}-Q{index}", first, last, "quarter")


def half(year_number: int, index: int) -> Period:
    """The first or second half of the year, running over like `quarter`."""
    year_number += (index - 1) // 2
    index = (index - 1) % 2 + 1
    first, last = month(year_number, index * 6 - 5).first, month(year_number, index * 6).last
    return Period(f"{year_value(year_number)}-H{index}", first, last, "half")


def season(year_number: int, index: int) -> Period:
    """The meteorological northern season, 0 spring to 3 winter; a winter is named by its December."""
    year_number += index // 4
    index %= 4
    first, last = month(year_number, index * 3 + 3).first, month(year_number, index * 3 + 5).last
    return Period(f"{year_value(year_number)}-{SEASONS[index]}", first, last, "season")


def year(number: int) -> Period:
    """The calendar year."""
    return Period(year_value(number), day_number(number, 1, 1), day_number(number, 12, 31), "year")


def decade(number: int) -> Period:
    """The decade by its tens: 199 is 1990 to 1999; before our era counted from -1, so that -49 is the 480s BC."""
    if number < 0:
        oldest = 1 - (-number * 10 - 1)
        return Period(f"BC{-number - 1:03}", year(oldest).first, year(min(oldest + 9, 0)).last, "decade")
    return Period(f"{number:03}", year(number * 10 or 1).first, year(number * 10 + 9).last, "decade")


def century(number: int) -> Period:
    """The century by its hundreds: 19 is the 20th, 1901 to 2000; -4 is the 4th century BC, 400 to 301 (`BC03`)."""
    if number < 0:
        oldest = 1 + number * 100
        return Period(f"BC{-number - 1:02}", year(oldest).first, year(oldest + 99).last, "century")
    return Period(f"{number:02}", year(number * 100 + 1).first, year(number * 100 + 100).last, "century")


def decade_of(year_number: int) -> Period:
    """The decade that holds the year."""
    return decade(year_number // 10 if year_number > 0 else -((1 - year_number) // 10) - 1)


def century_of(year_number: int) -> Period:
    """The century that holds the year: 1999 and 2000 are both of the 20th."""
    return century((year_number - 1) // 100 if year_number > 0 else -(-year_number // 100) - 1)


def containing(unit: Unit, number: int) -> Period:
    """The period of that unit that holds the day."""
    if unit in {"day", "week", "weekend"}:
        return {"day": day, "week": week, "weekend": weekend}[unit](number)
    year_number, month_number, _ = civil(number)
    if unit in {"month", "quarter", "half", "season"}:
        return _part_of_year(unit, year_number, month_number)
    return {"year": year, "decade": decade_of, "century": century_of}[unit](year_number)


def _part_of_year(unit: Unit, year_number: int, month_number: int) -> Period:
    if unit == "month":
        return month(year_number, month_number)
    if unit == "quarter":
        return quarter(year_number, (month_number + 2) // 3)
    if unit == "half":
        return half(year_number, (month_number + 5) // 6)
    return season(year_number, (month_number - 3) // 3) if month_number > 2 else season(year_number - 1, 3)


def shifted(period: Period, count: int) -> Period:
    """The period `count` units later (earlier where negative)."""
    unit, first = period.unit, period.first
    if unit in {"day", "week", "weekend"}:
        return containing(unit, first + count * (1 if unit == "day" else 7))
    if unit in {"decade", "century"}:
        years = count * (10 if unit == "decade" else 100)
        return containing(unit, year(civil(first)[0] + years).first)
    year_number, month_number, _ = civil(first)
    return {
        "month": lambda: month(year_number, month_number + count),
        "quarter": lambda: quarter(year_number, (month_number + 2) // 3 + count),
        "half": lambda: half(year_number, (month_number + 5) // 6 + count),
        "season": lambda: season(year_number, (month_number - 3) // 3 + count),
        "year": lambda: year(year_number + count),
    }[unit]()


def day_shifted_by_months(number: int, count: int) -> int:
    """The same day of the month `count` months on, or the month's last where it is shorter."""
    year_number, month_number, day_of_month = civil(number)
    target = month(year_number, month_number + count)
    return min(target.first + day_of_month - 1, target.last)


def spoken(number: int) -> str:
    """`Thu 2025-04-17`: a day as a basis names it."""
    return f"{WEEKDAYS[weekday(number)][:3]} {iso(number)}"


def named_before(anchor: Period) -> str:
    """`1914-12, the date before it in the text`: what an expression leans on, as a basis names it."""
    return f"{anchor.value}, the date before it in the text"
