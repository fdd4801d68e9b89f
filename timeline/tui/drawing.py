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

from timeline.tui.looks import Look, codes
from timeline.tui.pacing import Pacer
from timeline.tui.painter import Painter, Row, trimmed

if TYPE_CHECKING:
    from rich.color import Color
    from rich.style import Style
    from textual.app import App
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.strip import Strip

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

    def __init__(self, app: App[int], painter: Painter) -> None:
        self.app = app
        self.painter = painter
        self.pacer = Pacer(self._draw, asyncio.get_running_loop().call_later)
        self.active = True
        self._known: dict[int, tuple[Strip, Row]] = {}

    def request(self) -> None:
        """Something has changed: draw it as soon as the terminal is ready."""
        self.pacer.request()

    def arrived(self) -> None:
        """The terminal has answered."""
        self.pacer.arrived()

    def _draw(self, tail: str) -> bool:
        """Write what has changed, and `tail` behind it; False if nothing has."""
        driver = self.app._driver  # noqa: SLF001 - the seam that this module is for
        if not self.active or driver is None:
            return False
        try:
            text = self._frame(self.app.screen)
        except Exception:
            LOG.exception("the drawing path steps aside for the stock one")
            self._step_aside(driver)
            return False
        if text:
            driver.write(text + tail)
        return bool(text)

    def _frame(self, screen: Screen[object]) -> str:
        visible_screen_stack.set(self.app._background_screens)  # noqa: SLF001
        compositor = screen._compositor  # noqa: SLF001
        strips = compositor.render_strips()
        compositor._dirty_regions.clear()  # noqa: SLF001
        known = {id(strip): self._known.get(id(strip)) or (strip, row_of(strip)) for strip in strips}
        rows = [known[id(strip)][1] for strip in strips]
        self._known = known
        return self.painter.paint(rows, screen.size.width)

    def _step_aside(self, driver: Driver) -> None:
        self.active = False
        self.pacer.stop()
        driver.write("\x1b[r\x1b[m\x1b[H\x1b[2J")
        self.app.refresh(repaint=True)
