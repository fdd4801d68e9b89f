"""The help screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from timeline.tui.draw.help import help_lines
from timeline.tui.lines import fill
from timeline.tui.screens.base import KeyScreen
from timeline.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.tui.keymap import Context
    from timeline.tui.lines import Line


class HelpPage(Canvas):
    """All the keys, scrolled."""

    top = 0

    def __init__(self, here: Context) -> None:
        super().__init__(id="help")
        self.here = here

    def lines(self, width: int, height: int) -> list[Line]:
        """The window on the help."""
        keys = self.app.explorer.keys  # type: ignore[attr-defined]  # the application is ours
        every = help_lines(width, keys, self.here)
        self.top = max(0, min(self.top, len(every) - (height - 1)))
        shown = every[self.top : self.top + height - 1]
        footer = fill(((" Esc", "key"), (" back  ", "muted"), ("j k", "key"), (" scroll", "muted")), width)
        return [*shown, *[fill((), width)] * (height - 1 - len(shown)), footer]


class HelpScreen(KeyScreen[None]):
    """Shows the keys, as the table has them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,h,left", "close", show=False),
        Binding("j,down", "scroll_by(1)", show=False),
        Binding("k,up", "scroll_by(-1)", show=False),
        Binding("space,pagedown,ctrl+d", "scroll_by(15)", show=False),
        Binding("b,pageup,ctrl+u", "scroll_by(-15)", show=False),
        Binding("g,home", "scroll_by(-1000)", show=False),
        Binding("G,end", "scroll_by(1000)", show=False),
        Binding("ctrl+l", "redraw", show=False),
        Binding("ctrl+z", "suspend", show=False),
        Binding("Q", "quit", show=False),
    ]

    def __init__(self, here: Context) -> None:
        super().__init__()
        self.page = HelpPage(here)

    def compose(self) -> ComposeResult:
        """One canvas."""
        yield self.page

    @property
    def whole(self) -> Canvas:
        """The page."""
        return self.page

    def action_scroll_by(self, by: int) -> None:
        """So many lines down."""
        self.page.top += by
        self.page.redraw()

    def action_close(self) -> None:
        """Back."""
        self.dismiss()
