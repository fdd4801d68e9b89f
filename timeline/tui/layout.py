"""Which part of the main screen stands where, at any size of terminal."""

from __future__ import annotations

from timeline.typed import NamedTuple

SMALL = 16  # rows below which only the list and the footer are left
TALL = 36  # rows from which the detail pane gets a line more
LEAST_LIST = 12
LEAST_DETAIL = 4
SIDE_FROM = 140  # columns from which a side pane appears
SIDE_WIDTH = 34
TALL_HISTOGRAM = 5


class Part(NamedTuple):
    """Rows of the screen: the first, and how many (0: the part is left out)."""

    top: int
    height: int

    @property
    def rows(self) -> range:
        """The rows themselves."""
        return range(self.top, self.top + self.height)


class Layout(NamedTuple):
    """The parts from top to bottom, the width of the list, and the width of the pane beside it (0: none)."""

    header: Part
    histogram: Part
    list: Part
    rule: Part
    detail: Part
    footer: Part
    columns: int
    side: int


def arrange(width: int, height: int, *, bars: int = 1, detail: bool = True) -> Layout:
    """The layout for a terminal of so many columns and rows, with so many lines of histogram."""
    footer = 1 if height > 2 else 0
    if height < SMALL:
        heights = (0, 0, max(height - footer, 0), 0, 0, footer)
    else:
        bars = min(bars, height - LEAST_LIST)
        room = min(8 if height >= TALL else 7, height - 3 - bars - LEAST_LIST) if detail else 0
        room = room if room >= LEAST_DETAIL else 0
        rule = 1 if room else 0
        heights = (1, bars, height - 1 - bars - rule - room - footer, rule, room, footer)
    top = 0
    parts: list[Part] = []
    for size in heights:
        parts.append(Part(top, size))
        top += size
    header, histogram, middle, rule_, below, last = parts
    side = SIDE_WIDTH if width >= SIDE_FROM and height >= SMALL else 0
    return Layout(header, histogram, middle, rule_, below, last, width - side - (1 if side else 0), side)
