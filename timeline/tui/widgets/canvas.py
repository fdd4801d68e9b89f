"""A widget that is lines of runs: it draws what a pure function says, and holds no object a row."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from timeline.safetext import safe
from timeline.tui.draw.wrapping import wrap
from timeline.tui.lines import fill
from timeline.tui.resilience import Resilient
from timeline.tui.widgets.strips import strip_of

if TYPE_CHECKING:
    from timeline.tui.lines import Line


LOG = logging.getLogger(__name__)


class Canvas(Resilient, Widget, can_focus=True):
    """Draws `lines(width, height)`; `redraw` after what they show has changed."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._drawn: list[Line] | None = None
        self._drawn_for = Size(0, 0)

    def lines(self, width: int, height: int) -> list[Line]:
        """The lines to draw, each `width` cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw anew; only lines that changed are sent."""
        self._drawn = None
        drawing = self.app.drawing  # type: ignore[attr-defined]  # the application is ours
        if drawing is not None and drawing.active and self.is_mounted:
            self._set_dirty()  # what Textual's own refresh does, without its way through three message queues
            drawing.request_soon()
        else:
            self.refresh()

    @property
    def drawn(self) -> list[Line]:
        """The lines as they are to be seen now."""
        if self._drawn is None or self._drawn_for != self.size:
            self._drawn, self._drawn_for = self._lines(*self.size), self.size
        return self._drawn

    def _lines(self, width: int, height: int) -> list[Line]:
        """The lines, or what is wrong where they cannot be made: a screen is never left blank."""
        try:
            return self.lines(width, height)
        except Exception as error:
            LOG.exception("while drawing %s", type(self).__name__)
            told = f"This cannot be shown ({type(error).__name__}: {error}); the log file has the details."
            words = [
                fill(((f" {safe(told[start:end])}", "error"),), width) for start, end in wrap(told, max(width - 1, 1))
            ]
            return [*words, *[fill((), width)] * height][:height]

    def notify_style_update(self) -> None:
        """Draw anew in the new theme."""
        super().notify_style_update()
        self._drawn = None

    def render_line(self, y: int) -> Strip:
        """The strip of a line, as Textual asks for it."""
        if y >= len(self.drawn):
            return Strip.blank(self.size.width)
        looks = self.app.looks  # type: ignore[attr-defined]  # the application is ours
        return strip_of(self.drawn[y], *looks)
