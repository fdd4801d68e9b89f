"""The histogram, grown tall, with a period to choose on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from timeline.tui.draw.histogram import LABEL_CELLS, bars
from timeline.tui.screens.base import KeyScreen, bindings
from timeline.tui.selecting import Selection
from timeline.tui.widgets.board import Board

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.tui.explorer import Explorer
    from timeline.tui.widgets.canvas import Canvas


class HistogramScreen(KeyScreen[str | None]):
    """Gives the query narrowed to the period, or None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("histogram")
    context = "histogram"

    def __init__(self, explorer: Explorer) -> None:
        super().__init__()
        self.explorer = explorer
        self.board = Board(explorer)
        self.board.context = "histogram"
        found = bars(explorer, explorer.width - LABEL_CELLS - 2)
        assert found is not None, "the main screen opens this only over dated entries"
        self.selection = Selection(explorer, found)

    def compose(self) -> ComposeResult:
        """The same canvas as the main screen's."""
        yield self.board

    def on_mount(self) -> None:
        """Grow the bars."""
        self.explorer.tall_histogram = True
        self._tell()

    @property
    def whole(self) -> Canvas:
        """The board."""
        return self.board

    def on_resize(self) -> None:
        """The bars are other ones at another width: choose anew from the same days."""
        found = bars(self.explorer, self.app.size.width - LABEL_CELLS - 2)
        if found is None or found.edges == self.selection.bars.edges:
            return
        first, last = self.selection.days
        self.selection = Selection(self.explorer, found)
        self.selection.first, self.selection.last = found.of_day(first), found.of_day(last)
        self._tell()

    def _tell(self) -> None:
        count = self.selection.entries
        self.explorer.message = f"{count:,} {'entry' if count == 1 else 'entries'}"
        self.board.redraw()

    def action_left(self) -> None:
        """One bar earlier."""
        self.selection.move(-1)
        self._tell()

    def action_right(self) -> None:
        """One bar later."""
        self.selection.move(1)
        self._tell()

    def action_shrink(self) -> None:
        """A bar less."""
        self.selection.extend(-1)
        self._tell()

    def action_extend(self) -> None:
        """A bar more."""
        self.selection.extend(1)
        self._tell()

    def action_apply(self) -> None:
        """Filter to the period."""
        self._leave(self.selection.query())

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self._leave(None)

    def _leave(self, query: str | None) -> None:
        self.explorer.tall_histogram = False
        self.explorer.selection = None
        self.explorer.message = ""
        self.dismiss(query)
