"""The histogram: filtered bars over the total, on calendar units, with the window and the selection marked."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

from timeline.days import civil, iso
from timeline.query.periods import bounds, step, year_label
from timeline.safetext import width
from timeline.tui.lines import Line, Run, fill, merged
from timeline.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.query import View
    from timeline.query.periods import Zoom
    from timeline.tui.explorer import Explorer

BLOCKS = " ▁▂▃▄▅▆▇█"
STEPS = len(BLOCKS) - 1
WIDEST = 4  # cells of a bar, where there is room
UNITS: dict[str, tuple[Zoom, int]] = {  # each so many of what a heading stands for
    "day": ("day", 1),
    "week": ("week", 1),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "year": ("year", 1),
    "2 years": ("year", 2),
    "5 years": ("year", 5),
    "decade": ("year", 10),
    "20 years": ("year", 20),
    "50 years": ("year", 50),
    "century": ("year", 100),
}
DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
LABEL_CELLS = 22


class Bars(NamedTuple):
    """`edges[k]` is the first day of bar k, `edges[-1]` the day after the last; counts with the filter and in all.

    Each bar is `wide` cells wide.
    """

    unit: str
    edges: tuple[int, ...]
    counts: tuple[int, ...]
    totals: tuple[int, ...]
    wide: int

    def of_day(self, day: int) -> int:
        """The bar that holds a day, clamped to the ends."""
        found = next((at for at, edge in enumerate(self.edges[1:]) if day < edge), len(self.counts) - 1)
        return max(0, found)


def bars(explorer: Explorer, cells: int) -> Bars | None:
    """As many bars as fit, each a calendar unit; None where nothing is dated or nothing fits."""
    span = explorer.everything.span()
    if span is None or cells < 1:
        return None
    unit, edges = edges_of(*span, cells)
    counts = cached_counts(explorer.counted, edges)
    totals = cached_counts(explorer.everything, edges) if explorer.filtered else counts
    return Bars(unit, edges, counts, totals, max(1, min(WIDEST, cells // len(counts))))


@lru_cache(maxsize=8)
def edges_of(first: int, last: int, cells: int) -> tuple[str, tuple[int, ...]]:
    """The finest unit whose bars fit, and the days where its bars begin, ending with the day after the last."""
    fitting = (name for name, (zoom, count) in UNITS.items() if (last - first) / DAYS[zoom] / count + 2 <= cells)
    unit = next(fitting, "century")
    zoom, count = UNITS[unit]
    edges = [floor(first, zoom, count)]
    while edges[-1] <= last:
        edges.append(step(edges[-1], zoom, count))
    if len(edges) - 1 > cells:  # more centuries than cells: equal slices
        edges = [first + k * (last + 1 - first) // cells for k in range(cells + 1)]
    return unit, tuple(edges)


def floor(day: int, zoom: Zoom, count: int) -> int:
    """The first day of the unit that holds the day: of so many years or months, counted from the year's first."""
    first = bounds(day, zoom)[0]
    if count == 1:
        return first
    year, month, _ = civil(first)
    return step(first, zoom, -(year % count if zoom == "year" else (month - 1) % count))


@lru_cache(maxsize=8)
def cached_counts(view: View, edges: tuple[int, ...]) -> tuple[int, ...]:
    """How many entries of the view start in each bar."""
    index = view.index_
    ranks = [view.rows.rank(index.rank_of_day(edge)) for edge in edges]
    return tuple(after - before for before, after in pairwise(ranks))


def level(count: int, peak: int, steps: int) -> int:
    """The height of a bar in steps: the square root keeps small counts visible beside large ones."""
    if not count or not peak:
        return 0
    return max(1, round(steps * math.sqrt(count / peak)))


def histogram_lines(explorer: Explorer) -> list[Line]:
    """The lines of the histogram, with its label on the last."""
    part = explorer.layout.histogram
    if not part.height:
        return []
    cells = explorer.width
    found = bars(explorer, cells - LABEL_CELLS - 2)
    if found is None:
        return [fill((), cells)] * part.height
    label = label_of(explorer, found)
    out: list[Line] = []
    for line in range(part.height):
        below = part.height - 1 - line
        runs: list[Run] = [(" ", "text"), *bar_runs(explorer, found, below, part.height)]
        if below == 0:
            room = cells - 2 - found.wide * len(found.counts) - width(label) - 1
            runs.append((" " * max(room, 1) + label, "muted"))
        out.append(fill(runs, cells))
    return out


def bar_runs(explorer: Explorer, found: Bars, below: int, height: int) -> Line:
    """One line of bars; `below` counts the lines of bars under it."""
    window = window_bars(explorer, found)
    chosen = selected_bars(explorer, found)
    peak = max(found.totals, default=0)
    runs: list[Run] = []
    for at, (count, total) in enumerate(zip(found.counts, found.totals, strict=True)):
        full = level(total, peak, STEPS * height) - STEPS * below
        own = level(count, peak, STEPS * height) - STEPS * below
        if own > 0:
            sign, role = BLOCKS[min(own, STEPS)], "bar"
        elif full > 0 and below == 0:
            sign, role = "·", "bar-other"
        else:
            sign, role = " ", "bar-other"
        if at in chosen:
            role = "bar-selected"
        elif at in window and below == 0:
            role += "-window"
        runs.append((sign * found.wide, role))
    return merged(runs)


def window_bars(explorer: Explorer, found: Bars) -> range:
    """The bars that the window of the list covers."""
    shown = [row.at for row in explorer.rows()]
    days = [day for day in (explorer.day(at) for at in (shown[0], shown[-1])) if day is not None] if shown else []
    return range(found.of_day(min(days)), found.of_day(max(days)) + 1) if days else range(0)


def selected_bars(explorer: Explorer, found: Bars) -> range:
    """The bars of the period that is being selected."""
    if explorer.selection is None:
        return range(0)
    return range(found.of_day(explorer.selection[0]), found.of_day(explorer.selection[1]) + 1)


def label_of(explorer: Explorer, found: Bars) -> str:
    """What the bars span and what one of them is: `2025 · by month`."""
    if explorer.selection is not None:
        return period_label(explorer.selection)
    return f"{years_label(found.edges)} · by {found.unit}"


def years_label(edges: Sequence[int]) -> str:
    """The years that the bars span."""
    first, last = civil(edges[0])[0], civil(edges[-1] - 1)[0]
    return year_label(first) if first == last else f"{year_label(first)}–{year_label(last)}"


def period_label(days: tuple[int, int]) -> str:
    """A period by its ends."""
    return " – ".join(dict.fromkeys(map(iso, days)))
