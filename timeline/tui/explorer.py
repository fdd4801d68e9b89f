"""What the explorer knows and does, without a screen: a window on a view of the store, and what the view is of.

The early first page, the widgets and the tests all drive this one object.
"""

from __future__ import annotations

from timeline.query import run
from timeline.query.periods import bounds
from timeline.tui.keymap import KEYS
from timeline.tui.window import Window
from timeline.typed import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import date

    from timeline.query import View
    from timeline.query.periods import Zoom
    from timeline.query.view import Sort
    from timeline.tui.ports import Store


class Explorer(Window):
    """The state of the main screen and every way to change it.

    `query` is the filter as typed; with `filtering` off it rests and everything is shown.
    """

    def __init__(self, store: Store, *, today: date, query: str = "", width: int = 80, height: int = 24) -> None:
        self.store = store
        self.today = today
        self.query = query
        self.filtering = True
        self.selection: tuple[int, int] | None = None
        self.keys = KEYS
        self.message = ""
        self.status = ""
        self.searched = ""
        self.kept_lines: dict[Any, Any] = {}  # what drawing the list keeps from frame to frame
        self._everything: View | None = None
        self._counted: View | None = None
        self._place: tuple[str | None, int, int] = (None, 0, 0)  # the last entry, its position, and that in the window
        sort: Sort = "time"
        super().__init__(run(query, store, today=today, sort=sort), sort, width, height)

    # ---- what is there ---------------------------------------------------

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

    # ---- through time ----------------------------------------------------

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

    # ---- finding ---------------------------------------------------------

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

    # ---- what is shown ---------------------------------------------------

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

    def toggle_filter(self) -> None:
        """Let the filter rest, or apply it again."""
        filtering = not self.filtering
        self._replace(run(self.query if filtering else "", self.store, today=self.today, sort=self.sort))
        self.filtering = filtering

    def reverse(self) -> None:
        """Newest first, or oldest first again."""
        self.sort = "-time" if self.sort == "time" else "time"
        self._replace(run(self.query if self.filtering else "", self.store, today=self.today, sort=self.sort))

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
