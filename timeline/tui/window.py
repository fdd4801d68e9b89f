"""A window on a view: a place in the list and what is to be seen around it.

Positions count entries of the view; the window starts at the entry `top`, under the heading of its period, and headings
take lines between entries. Reports of one event are folded into one line.
"""

from __future__ import annotations

from timeline.query.periods import ZOOMS, Period, heading
from timeline.tui.folds import Folds
from timeline.tui.layout import TALL_HISTOGRAM, Layout, arrange
from timeline.typed import TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.models import Entry
    from timeline.query import View
    from timeline.query.periods import Zoom
    from timeline.query.ports import RowSet
    from timeline.query.reports import Group
    from timeline.query.view import Sort
    from timeline.store.index.detail import Detail
    from timeline.tui.comparing import Lanes
    from timeline.tui.ports import Brief

FOLDED = 4  # times as many entries as lines that are looked at for whether the list ends within the window
KEPT = 1_000  # headings kept, some windows' worth


class Row(NamedTuple):
    """A line of the list: the position of an entry, or the period that a heading names."""

    at: int
    heading: Period | None


class Window:
    """The cursor on the entries of `view`, the lines around it, and every way to move it."""

    def __init__(self, view: View, sort: Sort, width: int, height: int) -> None:
        self.view = view
        self.sort = sort
        self.zoom: Zoom = "month"
        self.cursor = 0
        self.top = 0
        self.detail_top: int | None = None
        self.detail_shown = 0
        self.detail_last = 0
        self.tall_histogram = False
        self.histogram_open = True
        self.detail_open = True
        self.lanes: Lanes | None = None
        self.folds = Folds()
        self._headings: dict[int, Period] = {}
        self._headings_of: tuple[View, Zoom] | None = None
        self.resize(width, height)

    # ---- what is there ---------------------------------------------------

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor; None in an empty view."""
        return self.view.entry(self.cursor) if len(self.view) else None

    @property
    def detail(self) -> Detail | None:
        """The same for those who only show it."""
        return self.view.detail(self.cursor) if len(self.view) else None

    def brief(self, at: int) -> Brief:
        """What a line of the list shows of the entry at a position."""
        return cast("Brief", self.view.brief(at))

    def day(self, at: int) -> int | None:
        """The day that the entry at a position starts on; None if it is undated."""
        index = self.view.index_
        row = self.view.row(at)
        return index.start_day(row)

    def _days(self, at: int) -> tuple[int | None, int | None]:
        """The first and the last day of the entry at a position."""
        index, row = self.view.index_, self.view.row(at)
        return index.start_day(row), index.end_day(row)

    def heading(self, at: int) -> Period:
        """The period that the entry at a position stands under."""
        if self._headings_of != (self.view, self.zoom) or len(self._headings) > KEPT:
            self._headings, self._headings_of = {}, (self.view, self.zoom)
        if at not in self._headings:
            self._headings[at] = heading(*self._days(at), self.brief(at).precision, self.zoom)
        return self._headings[at]

    def group(self, at: int) -> Group:
        """The entries that report the event of the one at a position, itself among them; lanes show each by itself."""
        return (at,) if self.lanes is not None else self.folds.group(self.view, at)

    def hidden(self, at: int) -> bool:
        """Whether the entry at a position is folded into the line of another report of its event."""
        return self.lanes is None and self.folds.hidden(self.view, at)

    def _step(self, at: int, by: int) -> int:
        """The position so many lines of entries further."""
        if self.lanes is None:
            return self.folds.step(self.view, at, by)
        return max(0, min(at + by, len(self.view) - 1))

    # ---- the window ------------------------------------------------------

    def resize(self, width: int, height: int) -> None:
        """Fit the window to a terminal of so many columns and rows."""
        self.width, self.height = max(width, 1), max(height, 1)
        self.layout: Layout = arrange(
            self.width,
            self.height,
            bars=TALL_HISTOGRAM if self.tall_histogram else int(self.histogram_open),
            detail=self.detail_open,
        )
        self._follow()

    def rows(self) -> Iterator[Row]:
        """The lines of the list from the top of the window, as many as fit."""
        left, at, last = self.layout.list.height, self.top, None
        while left > 0 and at < len(self.view):
            if self.hidden(at):
                at += 1
                continue
            heading = self.heading(at)
            if heading != last and self.layout.list.height > 1:
                yield Row(at, heading)
                left -= 1
            last = heading
            if left:
                yield Row(at, None)
                left -= 1
            at += 1

    def _above(self) -> int:
        """How many entries stand above the cursor in the window."""
        return sum(not self.hidden(at) for at in range(self.top, self.cursor))

    def _lowest_top(self, at: int) -> int:
        """The first top from which the entry is still in the window, at its end."""
        height = self.layout.list.height
        top, used = at, 2 if height > 1 else 1
        while used < height and (above := self._step(top, -1)) < top:
            used += 1 if self.heading(above) == self.heading(top) else 2
            if used > height:
                break
            top = above
        return top

    def _follow(self) -> None:
        """Keep the cursor on an entry that is to be seen, and the window on the cursor."""
        self.cursor = max(0, min(self.cursor, len(self.view) - 1))
        if not len(self.view):
            self.top = 0
            return
        if self.lanes is None:
            self.cursor = self.folds.leader(self.view, self.cursor)
        self.top = min(self.top, self.cursor)
        height = self.layout.list.height
        if self.cursor - self.top >= height // 2 or height < 4:
            self.top = max(self.top, self._lowest_top(self.cursor))
        if self.top + FOLDED * height > len(self.view) and self._blank():
            self.top = min(self.top, self._lowest_top(self._step(len(self.view), -1)))

    def _blank(self) -> bool:
        """Whether lines of the window are left blank."""
        return sum(1 for _ in self.rows()) < self.layout.list.height

    def _show(self, at: int, *, itself: bool = False) -> None:
        """Put the cursor on an entry (on the line that it is folded into, unless `itself` is wanted).

        There is some context above it if it was out of the window.
        """
        before = self.cursor
        self.cursor = max(0, min(at, len(self.view) - 1))
        if itself and len(self.view):
            self._reveal()
        if self.cursor != before:
            self.detail_top = None
        if abs(self.cursor - before) > self.layout.list.height:
            self.top = max(0, self.cursor - self.layout.list.height // 4)
        self._follow()

    def _reveal(self) -> None:
        if self.lanes is None:
            self.folds.reveal(self.view, self.cursor)

    # ---- moving ----------------------------------------------------------

    def move(self, by: int) -> None:
        """So many entries down, or up if negative."""
        if len(self.view):
            self.cursor = self._step(self.cursor, by)
        self.detail_top = None
        self._follow()

    def page(self, pages: float) -> None:
        """So many windows down; the entry that stood at the window's edge stays in sight."""
        step_ = max(1, int((self.layout.list.height - 2) * abs(pages)))
        by = step_ if pages > 0 else -step_
        place = self._above()
        if len(self.view):
            self.cursor = self._step(self.cursor, by)
            self.top = self._step(self.cursor, -place) if abs(pages) >= 1 else self.top
        self.detail_top = None
        self._follow()

    def go(self, at: int) -> None:
        """To a position; negative ones count from the end."""
        self._show(at if at >= 0 else len(self.view) + at)

    def go_entry(self, entry_id: str) -> None:
        """To an entry, or the closest one that is in the view."""
        self._show(self.view.nearest(entry_id), itself=True)

    def go_day(self, day: int) -> None:
        """To the first entry that starts on a day or after it."""
        self._show(self.view.seek(day))

    def next_mark(self, direction: Literal[1, -1]) -> bool:
        """To the next or previous marked entry, round the end; False if there is none."""
        return self.hop(self.view.rows & self.view.index_.marked(), direction)

    def hop(self, rows: RowSet, direction: Literal[1, -1], *, here: bool = False) -> bool:
        """To the next or previous of some rows of the view, round the end; False if there are none."""
        count = len(rows)
        if not count:
            return False
        row = self.view.row(self.cursor)
        before = rows.rank(row)
        if not (here and row in rows):
            forward = (direction > 0) == (self.sort == "time")
            before += (1 if row in rows else 0) if forward else -1
        self._show(self.view.nearest(rows.select(before % count)), itself=True)
        return True

    # ---- what is shown ---------------------------------------------------

    def zoom_by(self, by: int) -> None:
        """To finer (negative) or coarser periods."""
        at = ZOOMS.index(self.zoom) + by
        self.zoom = ZOOMS[max(0, min(at, len(ZOOMS) - 1))]
        self._follow()

    def scroll_detail(self, by: int) -> None:
        """So many lines down in a detail that does not fit."""
        self.detail_top = max(0, min(self.detail_shown + by, self.detail_last))

    def toggle_detail(self) -> None:
        """Show the detail pane, or give its place to the list."""
        self.detail_open = not self.detail_open
        self.resize(self.width, self.height)

    def toggle_reports(self) -> int:
        """Open the reports of the event under the cursor, or fold them into one line; gives how many there are."""
        count = self.folds.toggle(self.view, self.cursor) if len(self.view) and self.lanes is None else 0
        self._follow()
        return count

    def toggle_folding(self) -> None:
        """Show every entry on a line of its own, or the reports of an event on one."""
        self.folds.toggle_all()
        self._follow()

    def compare(self, lanes: Lanes | None) -> None:
        """Show the list in lanes, or as one again."""
        self.lanes = lanes
