"""A linear axis of days: where a day stands, and the ticks that a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.days import civil, day_number
from timeline.query.periods import MONTHS, Zoom, step, year_label

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TICKS = 12
UNITS: tuple[tuple[Zoom, int], ...] = (("day", 1), ("week", 1), ("month", 1), ("month", 3))
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last`, both inclusive, over `length` units from `origin` on."""

    first: int
    last: int
    origin: float
    length: float

    def at(self, day: float) -> float:
        """Where a day begins; days outside stand at the edge."""
        share = (day - self.first) / (self.last + 1 - self.first)
        return self.origin + self.length * min(max(share, 0.0), 1.0)

    def ticks(self) -> Iterator[tuple[int, str]]:
        """(day, label) of the ticks: of the finest unit that gives no more than MOST_TICKS."""
        for zoom, every in UNITS:
            if step(self.first, zoom, MOST_TICKS * every) > self.last:
                yield from self._of(zoom, every)
                return
        yield from self._years()

    def _of(self, zoom: Zoom, every: int) -> Iterator[tuple[int, str]]:
        day, told = step(self.first - 1, zoom, 1), None
        while day <= self.last:
            year, month, of_month = civil(day)
            if (month - 1) % every == 0:
                label = MONTHS[month - 1] if zoom == "month" else f"{of_month} {MONTHS[month - 1]}"
                yield day, label if year == told else f"{label} {year_label(year)}"
                told = year
            day = step(day, zoom, 1)

    def _years(self) -> Iterator[tuple[int, str]]:
        start, end = civil(self.first)[0], civil(self.last)[0]
        every = next(size for size in YEARS if (end - start) // size < MOST_TICKS)
        for year in range(-(-start // every) * every, end + 1, every):
            day = day_number(year, 1, 1)
            if day >= self.first:
                yield day, year_label(year)
