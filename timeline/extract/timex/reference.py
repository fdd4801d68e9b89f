"""What an expression leans on: the DCT, the dates that the text named before, and the tense around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.days import weekday
from timeline.extract.timex.periods import Period, calendar_day, containing, day, month, shifted, spoken
from timeline.extract.timex.tense import tense_at

if TYPE_CHECKING:
    from datetime import date

YEAR = re.compile(r"(?<![\d$£€,.#-])(?:1[0-9]|20)\d\d(?![\d,%]|\.\d)")
FAR = 3  # years: a text whose years lie further from its DCT tells of another time
QUARTER_REACH = 1500  # characters for which "a year ago" is of the quarter spoken of
ENOUGH = 4  # explicit years that a narrative has at least


class Reference:
    """The state of reading one text, left to right."""

    def __init__(self, text: str, dct: date | None) -> None:
        self.text = text
        self.dct = dct.toordinal() if dct else None
        self.narrative = is_narrative(text, dct)
        self.anchor: Period | None = None
        self.quarter: Period | None = None
        self.quarter_place = 0
        self.quarter_was_moved = False

    @property
    def base(self) -> int | None:
        """The day that deictic expressions are counted from: the DCT, or the last date of a narrative."""
        if self.narrative:
            return self.anchor.first if self.anchor else None
        return self.dct

    @property
    def leaning(self) -> Period | None:
        """The last date of the text, or the DCT's day where there is none."""
        return self.anchor or (day(self.dct) if self.dct is not None else None)

    def base_name(self) -> str:
        """The reference day as a basis names it."""
        if self.narrative:
            return f"{self.anchor.value}, the date before it in the text" if self.anchor else "no date"
        return f"the dateline, {spoken(self.dct)}" if self.dct is not None else "no date"

    def tense(self, start: int, end: int) -> int:
        """-1 past, 1 future, 0 undecided: the tense of the clause around the expression."""
        return tense_at(self.text, start, end)

    def weekday(self, number: int, tense: int) -> Period | None:
        """The weekday that is meant: on or before the DCT, after it where the clause looks ahead."""
        base = self.base
        if base is None:
            return None
        back = (weekday(base) - number) % 7
        if self.narrative:
            return day(base + (-back % 7))
        return day(base - back + (7 if tense > 0 and back else 0))

    def month_day(self, month_number: int, day_number: int) -> Period | None:
        """The nearest such day to the reference."""
        base = self.anchor_day() if self.narrative else self.dct
        if base is None:
            return None
        year = containing("year", base).year
        near = [calendar_day(each, month_number, day_number) for each in (year, year - 1, year + 1, year - 2, year - 3)]
        days = [each for each in near if each]
        if self.narrative and self.anchor and self.anchor.unit in {"year", "season"}:
            return next((each for each in days if each.year == year), None)
        return min(days, key=lambda each: abs(each.first - base), default=None)

    def anchor_day(self) -> int | None:
        """The first day of the last date of the text."""
        return self.anchor.first if self.anchor else None

    def bare_month(self, number: int, tense: int) -> Period | None:
        """The month that is meant without a year: the nearest, or by the tense the last or the next."""
        base = self.base
        if base is None:
            return None
        here = containing("month", base)
        ahead = (number - here.month) % 12
        if self.narrative and self.anchor and self.anchor.unit in {"year", "season", "decade"}:
            return month(here.year, number)
        if self.narrative or tense == 0:
            return shifted(here, ahead if ahead <= 5 else ahead - 12)
        return shifted(here, ahead if tense > 0 or not ahead else ahead - 12)

    def lean_on(self, period: Period, place: int) -> None:
        """Take a date into account for what follows it; `place` is its offset."""
        self.anchor = period
        if period.unit == "quarter":
            self.quarter, self.quarter_place = period, place

    def recent_quarter(self, place: int) -> bool:
        """Whether the text spoke of a quarter shortly before."""
        return place - self.quarter_place < QUARTER_REACH


def is_narrative(text: str, dct: date | None) -> bool:
    """Whether the dates before an expression, and not the DCT, are its reference.

    So it is without a DCT, and in texts most of whose years lie far from it (histories, biographies).
    """
    if dct is None:
        return True
    years = [int(found.group()) for found in YEAR.finditer(text, 0, 200_000)]
    far = sum(abs(each - dct.year) > FAR for each in years)
    return far >= ENOUGH and far * 10 >= len(years) * 8 and len(years) * 1200 >= min(len(text), 200_000)
