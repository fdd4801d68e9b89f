"""A widget that is lines of runs: it draws what a pure function says, and holds no object a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget

from timeline.tui.resilience import Resilient
from timeline.tui.widgets.strips import strip_of

if TYPE_CHECKING:
    from timeline.tui.lines import Line


class Canvas(Resilient, Widget, can_focus=True):
    """Draws `lines(width, height)`; `redraw` after what they show has changed."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._drawn: list[Line] | None = None

    def lines(self, width: int, height: int) -> list[Line]:
        """The lines to draw, each `width` cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw anew; only lines that changed are sent."""
        self._drawn = None
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew in the new theme."""
        super().notify_style_update()
        self._drawn = None

    def render_line(self, y: int) -> Strip:
        """The strip of a line, as Textual asks for it."""
        width, height = self.size
        if self._drawn is None:
            self._drawn = self.lines(width, height)
        if y >= len(self._drawn):
            return Strip.blank(width)
        looks = self.app.looks  # type: ignore[attr-defined]  # the application is ours
        return strip_of(self._drawn[y], *looks)

    def on_resize(self) -> None:
        """Draw at the new size."""
        self._drawn = None
