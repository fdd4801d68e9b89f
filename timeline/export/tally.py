"""Counts of a view: entries by period, actors, pairs of actors, places; for people with bars, for programs as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TextIO

from timeline.days import iso
from timeline.export.marks import in_ascii
from timeline.query.periods import ZOOMS, Period, Zoom, period, step
from timeline.safetext import fit, safe
from timeline.safetext import width as cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.query.view import View

MOST_PERIODS = 40  # rows of a table that a person still reads; the zoom is chosen to stay below
MOST_ROWS = 2 * MOST_PERIODS  # with the periods of outliers
OUTLIERS = 0.15  # share of the entries at each end that do not decide the zoom
BAR = "█"
PARTS_OF_A_BAR = " ▏▎▍▌▋▊▉"
ASCII_BAR = "#"
NARROWEST_BAR = 5
DEFAULT_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries start in a period; `first` and `last` are its day numbers."""

    label: str
    count: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stats:
    """The counts of a view; `span` is the first and last day on which an entry starts."""

    entries: int
    undated: int
    span: tuple[int, int] | None
    zoom: Zoom
    periods: tuple[Count, ...]
    actors: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    pairs: tuple[tuple[str, str, int], ...]

    def to_json(self) -> dict[str, Any]:
        """The object for programs; days are ISO 8601, years before our era astronomical."""
        return {
            "entries": self.entries,
            "undated": self.undated,
            "span": [iso(day) for day in self.span] if self.span else None,
            "zoom": self.zoom,
            "periods": [
                {"first": iso(part.first), "last": iso(part.last), "label": part.label, "entries": part.count}
                for part in self.periods
            ],
            "actors": [{"name": name, "entries": count} for name, count in self.actors],
            "places": [{"name": name, "entries": count} for name, count in self.places],
            "pairs": [{"names": [one, other], "entries": count} for one, other, count in self.pairs],
        }


def stats(view: View, *, zoom: Zoom | None = None, limit: int = 10) -> Stats:
    """Count a view: periods of `zoom` (None: one that gives few enough), and the `limit` most frequent names."""
    span = view.span()
    zoom = zoom or fitting(view)
    return Stats(
        entries=len(view),
        undated=len(view) - view.dated_count(),
        span=span,
        zoom=zoom,
        periods=tuple(by_period(view, zoom)),
        actors=tuple(view.actors(limit)),
        places=tuple(view.places(limit)),
        pairs=tuple(view.pairs(limit)),
    )


def fitting(view: View) -> Zoom:
    """The finest zoom at which most of the entries lie within MOST_PERIODS periods; years if there is none."""
    return next((zoom for zoom in ZOOMS if _fits(view, zoom)), "year")


def _fits(view: View, zoom: Zoom) -> bool:
    first, last = view.span(trim=OUTLIERS) or (0, 0)
    return step(first, zoom, MOST_PERIODS) > last and len(list(islice(view.periods(zoom), MOST_ROWS + 1))) <= MOST_ROWS


def by_period(view: View, zoom: Zoom) -> list[Count]:
    """The periods of the view with their counts; the empty ones between only where all of them are few."""
    found = dict(view.periods(zoom))
    between = _between([part for part in found if part.first is not None], zoom)
    parts = between if len(between) <= MOST_PERIODS else list(found)
    return [Count(part.label, found.get(part, 0), part.first or 0, part.last or 0) for part in parts]


def _between(found: Sequence[Period], zoom: Zoom) -> list[Period]:
    """All periods from the first found to the last; one more than MOST_PERIODS where there are too many."""
    parts: list[Period] = []
    day = found[0].first if found else None
    while day is not None and parts[-1:] != list(found[-1:]) and len(parts) <= MOST_PERIODS:
        parts.append(period(day, zoom))
        day = step(day, zoom, 1)
    return parts


def write_stats(counted: Stats, out: TextIO, *, width: int | None = None, ascii_only: bool = False) -> None:
    """Write the counts for people, with bars; `ascii_only` where the terminal has no block characters."""
    cells = width or DEFAULT_WIDTH
    out.write(f"{counted.entries:,} entries, {counted.undated:,} of them without a date\n")
    tables: tuple[tuple[str, Sequence[tuple[str, int]]], ...] = (
        (f"Entries by {counted.zoom}", [(part.label, part.count) for part in counted.periods]),
        ("Actors", counted.actors),
        ("Places", counted.places),
        ("Together", [(f"{one} + {other}", count) for one, other, count in counted.pairs]),
    )
    for heading, rows in tables:
        if rows:
            out.write(f"\n{heading}\n")
            out.writelines(bars(rows, cells, ascii_only=ascii_only))


def bars(rows: Sequence[tuple[str, int]], cells: int, *, ascii_only: bool = False) -> Iterator[str]:
    """A line a row: label, count, and a bar whose length is the count's share of the largest."""
    most = max((count for _, count in rows), default=0)
    digits = len(f"{most:,}")
    labels = [in_ascii(safe(label)) if ascii_only else safe(label) for label, _ in rows]
    label_cells = min(max(map(cells_of, labels)), max(cells - digits - NARROWEST_BAR - 4, 1))
    left = max(cells - label_cells - digits - 4, 0)
    for label, (_, count) in zip(labels, rows, strict=True):
        drawn = bar(count / most if most else 0, left, ascii_only=ascii_only)
        yield fit(f"  {fit(label, label_cells)} {count:>{digits},} {drawn}".rstrip(), cells).rstrip() + "\n"


def bar(share: float, cells: int, *, ascii_only: bool = False) -> str:
    """A bar over `share` (0 to 1) of the cells, in eighths of a cell; anything above 0 shows."""
    if ascii_only:
        return ASCII_BAR * max(round(share * cells), share > 0)
    eighths = max(round(share * cells * 8), share > 0)
    return BAR * (eighths // 8) + PARTS_OF_A_BAR[eighths % 8].strip()
