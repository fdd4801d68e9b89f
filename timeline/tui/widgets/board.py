"""The main screen's canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.tui.draw.board import board_lines
from timeline.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from timeline.tui.explorer import Explorer
    from timeline.tui.keymap import Context
    from timeline.tui.lines import Line


class Board(Canvas):
    """Header, histogram, list, detail and footer of the explorer."""

    def __init__(self, explorer: Explorer) -> None:
        super().__init__(id="board")
        self.explorer = explorer
        self.context: Context = "main"

    def lines(self, width: int, height: int) -> list[Line]:
        """The whole screen."""
        self.explorer.resize(width, height)
        return board_lines(self.explorer, self.context)
