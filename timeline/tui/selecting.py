"""Choosing a period on the histogram, and writing it into the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.days import civil, iso
from timeline.query import parse
from timeline.query.periods import bounds, whole_years
from timeline.query.syntax import Dated, Query, Term

if TYPE_CHECKING:
    from timeline.tui.draw.histogram import Bars
    from timeline.tui.explorer import Explorer


class Selection:
    """Bars from `first` to `last`, both inclusive; `first` is the one that moves with h and l."""

    def __init__(self, explorer: Explorer, bars: Bars) -> None:
        self.explorer = explorer
        self.bars = bars
        day = explorer.day(explorer.cursor) if len(explorer.view) else None
        self.first = self.last = bars.of_day(day if day is not None else bars.edges[0])
        self._tell()

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day."""
        return self.bars.edges[self.first], self.bars.edges[self.last + 1] - 1

    @property
    def entries(self) -> int:
        """How many entries start in it."""
        return sum(self.bars.counts[self.first : self.last + 1])

    def move(self, by: int) -> None:
        """The whole selection so many bars later."""
        by = max(-self.first, min(by, len(self.bars.counts) - 1 - self.last))
        self.first += by
        self.last += by
        self._tell()

    def extend(self, by: int) -> None:
        """Its end so many bars later; it keeps one bar at least."""
        self.last = max(self.first, min(self.last + by, len(self.bars.counts) - 1))
        self._tell()

    def _tell(self) -> None:
        self.explorer.selection = self.days

    def query(self) -> str:
        """The present query with this period instead of any other."""
        explorer = self.explorer
        present = parse(explorer.query if explorer.filtering else "", today=explorer.today)
        kept = [term for term in present.terms if not isinstance(term.atom, Dated)]
        return str(Query((*kept, Term(Dated("on", words(*self.days), *self.days)))))


def words(first: int, last: int) -> str:
    """A period in EDTF, as short as it can be: `2025`, `1990/1999`, `2025-04`, `2025-04-13`, else both days."""
    year, month, _ = civil(first)
    last_year = civil(last)[0]
    if 0 < year <= last_year <= 9999:
        if whole_years(first, last):
            return f"{year:04}" if year == last_year else f"{year:04}/{last_year:04}"
        if (first, last) == bounds(first, "month"):
            return f"{year:04}-{month:02}"
    return iso(first) if first == last else f"{iso(first)}/{iso(last)}"
