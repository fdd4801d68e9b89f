"""The help screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from timeline.tui.draw.footer import footer_line
from timeline.tui.draw.help import help_lines
from timeline.tui.fieldmap import FIXED
from timeline.tui.lines import fill
from timeline.tui.screens.base import KeyScreen, bindings
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
        return [*shown, *[fill((), width)] * (height - 1 - len(shown)), footer_line(width, "help", keys=FIXED)]


class HelpScreen(KeyScreen[None]):
    """Shows the keys, as the tables have them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("help", FIXED)
    context = "help"

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

    def say(self, message: str) -> None:
        """Nothing that is done here has anything to tell."""

    def _scroll(self, by: int) -> None:
        self.page.top = max(0, self.page.top + by)
        self.page.redraw()

    def action_down(self) -> None:
        """A line down."""
        self._scroll(1)

    def action_up(self) -> None:
        """A line up."""
        self._scroll(-1)

    def action_page_down(self) -> None:
        """A window down."""
        self._scroll(self.size.height - 2)

    def action_page_up(self) -> None:
        """A window up."""
        self._scroll(2 - self.size.height)

    def action_first(self) -> None:
        """To the beginning."""
        self._scroll(-self.page.top)

    def action_last(self) -> None:
        """To the end."""
        self._scroll(len(help_lines(self.size.width)))

    def action_close(self) -> None:
        """Back."""
        self.dismiss()
