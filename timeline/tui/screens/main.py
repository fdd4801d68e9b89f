"""The main screen: the list of entries and everything that starts from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from timeline.tui.screens.base import KeyScreen, bindings
from timeline.tui.widgets.board import Board

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.tui.explorer import Explorer


class MainScreen(KeyScreen[None]):
    """Moves through the entries of the view."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("main")

    def __init__(self, explorer: Explorer) -> None:
        super().__init__()
        self.explorer = explorer
        self.board = Board(explorer)

    def compose(self) -> ComposeResult:
        """One canvas."""
        yield self.board

    def on_mount(self) -> None:
        """Keys go to the board."""
        self.board.focus()

    def _do(self, act: Callable[[], object], message: str = "") -> None:
        """Act, then draw what has changed."""
        self.explorer.message = message
        act()
        self.board.redraw()

    def action_down(self) -> None:
        """One entry down."""
        self._do(lambda: self.explorer.move(1))

    def action_up(self) -> None:
        """One entry up."""
        self._do(lambda: self.explorer.move(-1))

    def action_first(self) -> None:
        """To the first entry."""
        self._do(lambda: self.explorer.go(0))

    def action_last(self) -> None:
        """To the last entry."""
        self._do(lambda: self.explorer.go(-1))

    def action_page_down(self) -> None:
        """A window down."""
        self._do(lambda: self.explorer.page(1))

    def action_page_up(self) -> None:
        """A window up."""
        self._do(lambda: self.explorer.page(-1))

    def action_half_down(self) -> None:
        """Half a window down."""
        self._do(lambda: self.explorer.page(0.5))

    def action_half_up(self) -> None:
        """Half a window up."""
        self._do(lambda: self.explorer.page(-0.5))

    def action_next_day(self) -> None:
        """To the next day with entries."""
        self._do(lambda: self.explorer.turn(1, "day"))

    def action_previous_day(self) -> None:
        """To the previous day with entries."""
        self._do(lambda: self.explorer.turn(-1, "day"))

    def action_next_period(self) -> None:
        """To the next period of the zoom."""
        self._do(lambda: self.explorer.turn(1))

    def action_previous_period(self) -> None:
        """To the previous period of the zoom."""
        self._do(lambda: self.explorer.turn(-1))

    def action_today(self) -> None:
        """To today."""
        self._do(self.explorer.go_today)

    def action_tray(self) -> None:
        """To the undated."""
        self._do(self.explorer.go_undated)

    def action_zoom_in(self) -> None:
        """Finer headings."""
        self._do(lambda: self.explorer.zoom_by(-1))

    def action_zoom_out(self) -> None:
        """Coarser headings."""
        self._do(lambda: self.explorer.zoom_by(1))

    def action_sort(self) -> None:
        """Newest first, or oldest first."""
        self._do(self.explorer.reverse)
        self._do(lambda: None, "newest first" if self.explorer.sort == "-time" else "oldest first")

    def action_toggle_filter(self) -> None:
        """Let the filter rest, or apply it."""
        if not self.explorer.query.strip():
            self._do(lambda: None, "no filter is set: f chooses actors, F types a query")
            return
        self._do(self.explorer.toggle_filter)

    def action_escape(self) -> None:
        """Back from whatever narrows the view."""
        if self.explorer.query.strip():
            self._do(lambda: self.explorer.set_query(""), "filter cleared")
        else:
            self._do(lambda: None)

    def action_back_or_quit(self) -> None:
        """Quit: from the list there is nothing to go back to."""
        self.app.exit(0)

    def action_open(self) -> None:
        """The sentence of the entry in its article."""
        entry = self.explorer.entry
        if entry is None:
            return
        from timeline.tui.screens.article import ArticleScreen  # noqa: PLC0415 - loaded when first opened

        self.app.push_screen(ArticleScreen(self.explorer.store, entry))

    def action_actors(self) -> None:
        """Choose actors."""
        from timeline.tui.screens.picker import PickerScreen  # noqa: PLC0415 - loaded when first opened

        self.app.push_screen(PickerScreen(self.explorer, recent=self.explorer_app.recent_actors), self._filter)

    def _filter(self, query: str | None) -> None:
        if query is not None:
            self._do(lambda: self.explorer.set_query(query))
