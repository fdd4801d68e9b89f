"""The drawing path: what Textual composed, painted as differences, at the terminal's pace.

It stands in for `App._display`, which is private: the version of Textual is pinned, a test holds both paths to equal
screens, and on any surprise this one steps aside for good and the stock path goes on.
"""

from __future__ import annotations

import asyncio
import logging
from functools import lru_cache
from typing import TYPE_CHECKING

from textual._context import visible_screen_stack

from timeline.tui.early import row_of_line
from timeline.tui.looks import Look, codes
from timeline.tui.pacing import Pacer
from timeline.tui.painter import Painter, Row, trimmed

if TYPE_CHECKING:
    from rich.color import Color
    from rich.style import Style
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.strip import Strip

    from timeline.tui.app import TimelineApp
    from timeline.tui.surroundings import Surroundings

LOG = logging.getLogger(__name__)


@lru_cache(maxsize=1_024)
def codes_of(style: Style | None) -> str:
    """The SGR parameters of a style, empty for default text."""
    if style is None:
        return ""
    plain = Look(
        bold=bool(style.bold),
        dim=bool(style.dim),
        italic=bool(style.italic),
        underline=bool(style.underline),
        reverse=bool(style.reverse),
    )
    parts = [codes(plain), colour_codes(style.color, foreground=True), colour_codes(style.bgcolor, foreground=False)]
    return ";".join(filter(None, parts))


def colour_codes(colour: Color | None, *, foreground: bool) -> str:
    """The SGR parameters of a colour, empty for the terminal's own."""
    return "" if colour is None or colour.is_default else ";".join(colour.get_ansi_codes(foreground))


def row_of(strip: Strip) -> Row:
    """A strip as the painter takes it, without the blanks at its end."""
    return trimmed([(text, codes_of(style)) for text, style, control in strip if text and not control])


class Drawing:
    """Draws an application's screen on its driver; `active` until a surprise, or if it was turned off."""

    def __init__(self, app: TimelineApp, painter: Painter, around: Surroundings) -> None:
        self.app = app
        self.around = around
        self.painter = painter
        self._loop = asyncio.get_running_loop()
        self._soon = False
        self.pacer = Pacer(self._draw, self._loop.call_later)
        self.active = True
        self._known: dict[int, tuple[Strip, Row]] = {}

    def request(self) -> None:
        """Something has changed: draw it as soon as the terminal is ready."""
        self._soon = False
        self.pacer.request()

    def request_soon(self) -> None:
        """The same once what is being done now is done."""
        if not self._soon:
            self._soon = True
            self._loop.call_soon(self._if_still_wanted)

    def _if_still_wanted(self) -> None:
        if self._soon:
            self.request()

    def arrived(self) -> None:
        """The terminal has answered."""
        self.pacer.arrived()

    def _draw(self, tail: str) -> bool:
        """Write what has changed, and `tail` behind it; False if nothing has."""
        driver = self.app._driver  # noqa: SLF001 - the seam that this module is for
        if not self.active or driver is None:
            return False
        try:
            text = self._frame(self.app.screen) if self.app.screen.is_mounted else ""
        except Exception:
            LOG.exception("the drawing path steps aside for the stock one")
            self._step_aside(driver)
            return False
        if text:
            driver.write(text + tail)
        return bool(text)

    def _frame(self, screen: Screen[object]) -> str:
        compositor = screen._compositor  # noqa: SLF001
        size = self.app.size
        if compositor.size != size:
            return ""  # not laid out yet; a request comes when it is
        whole = getattr(screen, "whole", None)
        if whole is not None and whole.size == size:
            rows = [row_of_line(line, self.around, self.app.looks[0]) for line in whole.drawn]
            return self.painter.paint(rows, size.width)
        visible_screen_stack.set(self.app._background_screens)  # noqa: SLF001
        strips = compositor.render_strips()
        compositor._dirty_regions.clear()  # noqa: SLF001
        known = {id(strip): self._known.get(id(strip)) or (strip, row_of(strip)) for strip in strips}
        rows = [known[id(strip)][1] for strip in strips]
        self._known = known
        return self.painter.paint(rows, size.width)

    def _step_aside(self, driver: Driver) -> None:
        self.active = False
        self.pacer.stop()
        driver.write("\x1b[r\x1b[m\x1b[H\x1b[2J")
        self.app.refresh(repaint=True)
