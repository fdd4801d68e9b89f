"""The way through the list: every key that moves the cursor or changes what the headings stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.tui.screens.base import KeyScreen
from timeline.tui.widgets.board import Board

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.tui.explorer import Explorer


class MovingScreen(KeyScreen[None]):
    """Moves through the entries of the view; `board` is where they are drawn."""

    def __init__(self, explorer: Explorer) -> None:
        super().__init__()
        self.explorer = explorer
        self.board = Board(explorer)

    def _do(self, act: Callable[[], object], message: str = "") -> None:
        """Act, then draw what has changed."""
        self.explorer.message = message
        act()
        self.board.redraw()

    def say(self, message: str) -> None:
        """Show a message until the next key."""
        self._do(lambda: None, message)

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
        self.say("" if self.explorer.go_undated() else "no entry of the view is without a date")

    def action_zoom_in(self) -> None:
        """Finer headings."""
        self._do(lambda: self.explorer.zoom_by(-1))

    def action_zoom_out(self) -> None:
        """Coarser headings."""
        self._do(lambda: self.explorer.zoom_by(1))
