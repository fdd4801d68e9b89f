"""What the explorer knows and does, without a screen: a view, a place in it, a window on it.

The early first page, the widgets and the tests all drive this one object. Positions count entries of the view; the
window starts at the entry `top`, under the heading of its period, and headings take lines between entries.
"""

from __future__ import annotations

from timeline.query import run
from timeline.query.periods import ZOOMS, Period, bounds, heading
from timeline.tui.folds import Folds
from timeline.tui.keymap import KEYS
from timeline.tui.layout import TALL_HISTOGRAM, Layout, arrange
from timeline.typed import TYPE_CHECKING, Any, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from timeline.models import Entry
    from timeline.query import View
    from timeline.query.periods import Zoom
    from timeline.query.ports import RowSet
    from timeline.query.reports import Group
    from timeline.query.view import Sort
    from timeline.store.index.detail import Detail
    from timeline.tui.comparing import Lanes
    from timeline.tui.ports import Brief, Store


FOLDED = 4  # times as many entries as lines that are looked at for whether the list ends within the window
KEPT = 1_000  # headings kept, some windows' worth


class Row(NamedTuple):
    """A line of the list: the position of an entry, or the period that a heading names."""

    at: int
    heading: Period | None


class Explorer:
    """The state of the main screen and every way to change it.

    `query` is the filter as typed; with `filtering` off it rests and everything is shown. `error` is what is wrong
    with the last query that could not be read, while the view is still that of the last good one.
    """

    def __init__(self, store: Store, *, today: date, query: str = "", width: int = 80, height: int = 24) -> None:
        self.store = store
        self.today = today
        self.query = query
        self.filtering = True
        self.sort: Sort = "time"
        self.zoom: Zoom = "month"
        self.cursor = 0
        self.top = 0
        self.detail_top: int | None = None
        self.detail_shown = 0
        self.detail_last = 0
        self.tall_histogram = False
        self.histogram_open = True
        self.detail_open = True
        self.selection: tuple[int, int] | None = None
        self.lanes: Lanes | None = None
        self.folds = Folds()
        self.keys = KEYS
        self.message = ""
        self.status = ""
        self.searched = ""
        self.kept_lines: dict[Any, Any] = {}  # what drawing the list keeps from frame to frame
        self.view: View = run(query, store, today=today, sort=self.sort)
        self._everything: View | None = None
        self._counted: View | None = None
        self._headings: dict[int, Period] = {}
        self._headings_of: tuple[View, Zoom] | None = None
        self._place: tuple[str | None, int, int] = (None, 0, 0)  # the last entry, its position, and that in the window
        self.resize(width, height)

    # ---- what is there ----------------------------------------------------

    @property
    def everything(self) -> View:
        """The view without the filter."""
        if self._everything is None or self._everything.version != self.view.version:
            self._everything = self.view.without_filter()
        return self._everything

    @property
    def counted(self) -> View:
        """The last view of which everything is known: `view`, unless that is a glimpse."""
        return self.view if self._counted is None else self._counted

    @property
    def filtered(self) -> bool:
        """Whether a filter narrows the view now."""
        return self.filtering and bool(self.query.strip())

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

    # ---- the window -------------------------------------------------------

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

    # ---- moving -----------------------------------------------------------

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

    def go_words(self, words: str) -> bool:
        """To the first entry of the date that words mean (`2025-04`, `april`, `last week`); False if they mean none."""
        from timeline.query import QueryError, parse  # noqa: PLC0415 - nothing that a first page needs
        from timeline.query.syntax import BARE_DATE, Dated, quoted  # noqa: PLC0415

        try:
            query = parse(f"on:{quoted(words.strip(), BARE_DATE)}", today=self.today)
        except QueryError:
            return False
        atom = query.terms[0].atom if query.terms else None
        day = (atom.first if atom.first is not None else atom.last) if isinstance(atom, Dated) else None
        if day is not None:
            self.go_day(day)
        return day is not None

    def go_today(self) -> None:
        """To what starts today or after it."""
        self.go_day(self.today.toordinal())

    def go_undated(self) -> bool:
        """To the tray of entries without a date; False if there are none."""
        count = self._undated_count()
        if count:
            self._show(len(self.view) - count if self.sort == "time" else 0)
        return bool(count)

    def turn(self, direction: Literal[1, -1], zoom: Zoom | None = None) -> None:
        """To the first entry of the list's next or previous period (of the zoom in use) that has entries."""
        if not len(self.view):
            return
        zoom = zoom or self.zoom
        day = self.day(self.cursor)
        if direction > 0:
            self._show(self._after(day, zoom))
            return
        before = max(0, self._first_of(day, zoom) - 1)
        self._show(self._first_of(self.day(before), zoom))

    def _after(self, day: int | None, zoom: Zoom) -> int:
        """The first position after the period that holds the day."""
        forward = self.sort == "time"
        if day is None:
            return len(self.view) - 1 if forward else self._undated_count()
        first, last = bounds(day, zoom)
        found = self.view.seek(last + 1 if forward else first - 1)
        return max(found, self.cursor)

    def _first_of(self, day: int | None, zoom: Zoom) -> int:
        """The first position of the period that holds the day."""
        forward = self.sort == "time"
        if day is None:
            return len(self.view) - self._undated_count() if forward else 0
        return self.view.seek(bounds(day, zoom)[0 if forward else 1])

    def _undated_count(self) -> int:
        return len(self.view) - self.view.rows.rank(len(self.view.index_.dated()))

    def search(self, words: str, direction: Literal[1, -1] = 1, *, here: bool = False) -> bool:
        """To the next entry that has the words, round the end; `here` counts the present one; False if there is none.

        The words are found without case or accents, and stay for `search_again`.
        """
        from timeline.query import nearby  # noqa: PLC0415 - nothing that a first page needs
        from timeline.store.folding import fold  # noqa: PLC0415

        folded = fold(words.strip())
        if not folded or not len(self.view):
            return False
        self.searched = words.strip()
        index, forward = self.view.index_, (direction > 0) == (self.sort == "time")
        row = self.view.row(self.cursor) + (0 if here else 1 if forward else -1)
        for some in nearby.onward(index, row, forward=forward):
            found = self.view.rows & index.containing(folded, some)
            if found:
                return self.hop(found, direction, here=here)
        return self.hop(self.view.rows & index.containing(folded), direction, here=here)

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

    # ---- what is shown ----------------------------------------------------

    def zoom_by(self, by: int) -> None:
        """To finer (negative) or coarser periods."""
        at = ZOOMS.index(self.zoom) + by
        self.zoom = ZOOMS[max(0, min(at, len(ZOOMS) - 1))]
        self._follow()

    def set_query(self, query: str) -> None:
        """Filter by a query; the cursor stays on its entry or goes to the closest one.

        Raises:
            QueryError: where the query cannot be read; nothing has changed then.
        """
        self._replace(run(query, self.store, today=self.today, sort=self.sort))
        self.query, self.filtering, self.lanes = query, True, None

    def glimpse(self, query: str) -> bool:
        """Show what a query finds near the cursor; False where it is not worth it or finds less than a window.

        Searching all texts of a large store takes longer than a person types. `counted` stays as it is until
        `set_query` has found everything.

        Raises:
            QueryError: where the query cannot be read; nothing has changed then.
        """
        from timeline.query import nearby, parse  # noqa: PLC0415 - nothing that a first page needs
        from timeline.query.syntax import Pattern, Text  # noqa: PLC0415

        read, index = parse(query, today=self.today), self.store.index
        kinds = {type(term.atom) for term in read.terms}
        if Text not in kinds or Pattern in kinds:
            return False
        here = min(self.view.row(self.cursor) if len(self.view) else 0, index.size)
        for rows in nearby.around(index, here):
            view = run(read, self.store, sort=self.sort, among=rows)
            if len(view) >= self.height:
                counted = self.counted
                self._replace(view)
                self.query, self.filtering, self.lanes, self._counted = query, True, None, counted
                return True
        return False

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

    def toggle_filter(self) -> None:
        """Let the filter rest, or apply it again."""
        filtering = not self.filtering
        self._replace(run(self.query if filtering else "", self.store, today=self.today, sort=self.sort))
        self.filtering = filtering

    def reverse(self) -> None:
        """Newest first, or oldest first again."""
        self.sort = "-time" if self.sort == "time" else "time"
        self._replace(run(self.query if self.filtering else "", self.store, today=self.today, sort=self.sort))

    def scroll_detail(self, by: int) -> None:
        """So many lines down in a detail that does not fit."""
        self.detail_top = max(0, min(self.detail_shown + by, self.detail_last))

    def toggle_detail(self) -> None:
        """Show the detail pane, or give its place to the list."""
        self.detail_open = not self.detail_open
        self.resize(self.width, self.height)

    def refresh(self) -> bool:
        """See what was written, here or by others; True if anything changed. The cursor keeps its entry."""
        self.store.refresh()
        if self.view.version == self.store.index.version:
            return False
        self._everything = None
        self._replace(run(self.query if self.filtering else "", self.store, today=self.today, sort=self.sort))
        return True

    def _replace(self, view: View) -> None:
        """Look at another view from the same entry at the same height of the window."""
        if len(self.view):  # an empty view does not forget where one was
            self._place = self.view[self.cursor], self.cursor, self._above()
        entry, at, height = self._place
        self.view, self._counted = view, None
        self.cursor = max(0, min(view.nearest(entry, at) if entry is not None else at, len(view) - 1))
        if len(view) and entry is not None and view[self.cursor] == entry:
            self._reveal()
        self.top = self._step(self.cursor, -height)
        self._follow()
