"""The last gate before the terminal, for any widget: safe text, in the letters and colours that there are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from timeline.safetext import safe, width
from timeline.tui.ascii import to_ascii

if TYPE_CHECKING:
    from rich.style import Style
    from textual.color import Color


@lru_cache(maxsize=4_096)
def harmless(text: str) -> str:
    """The text without anything that a terminal could obey, in as many cells."""
    made = safe(text)
    missing = width(text) - width(made)
    return made + " " * missing if missing > 0 else made


@lru_cache(maxsize=1_024)
def uncoloured(style: Style) -> Style:
    """The style's attributes alone."""
    return style.without_color


class Gate(LineFilter):
    """Passes every strip of every widget."""

    def __init__(self, *, ascii_only: bool, colours: bool) -> None:
        super().__init__()
        self.ascii_only = ascii_only
        self.colours = colours

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments, made harmless."""
        out = []
        for text, style, control in segments:
            shown = harmless(text)
            if self.ascii_only:
                shown = to_ascii(shown)
            out.append(Segment(shown, style if self.colours or style is None else uncoloured(style), control))
        return out
