"""The main screen's canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from timeline.tui.draw.board import board_lines
from timeline.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from textual import events

    from timeline.tui.explorer import Explorer
    from timeline.tui.keymap import Context
    from timeline.tui.lines import Line


WHEEL = 3  # entries that a notch of the wheel moves


class Board(Canvas):
    """Header, histogram, list, detail and footer of the explorer."""

    def __init__(self, explorer: Explorer) -> None:
        super().__init__(id="board")
        self.explorer = explorer
        self.context: Context = "main"

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the cursor."""
        self.explorer.move(WHEEL)
        self.redraw()

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the cursor."""
        self.explorer.move(-WHEEL)
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on an entry; one on the cursor opens it."""
        line = event.y - self.explorer.layout.list.top
        rows = list(self.explorer.rows())
        if not 0 <= line < len(rows) or event.x >= self.explorer.layout.columns:
            return
        if rows[line].at == self.explorer.cursor and rows[line].heading is None:
            self.post_message(self.Opened())
            return
        self.explorer.go(rows[line].at)
        self.redraw()

    class Opened(Message):
        """The entry under the cursor was clicked."""

    def lines(self, width: int, height: int) -> list[Line]:
        """The whole screen."""
        self.explorer.resize(width, height)
        return board_lines(self.explorer, self.context)
