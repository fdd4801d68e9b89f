"""Lines of runs to Textual's strips, with the looks of the theme in use."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from timeline.tui.looks import THEMES, Depth, Look, look

if TYPE_CHECKING:
    from timeline.tui.lines import Line

KEPT = 2_000  # strips kept: some screens' worth, so that an unchanged line stays the same object


def rich_style(style: Look) -> Style:
    """Rich's equal of a look."""
    return Style(
        color=None if style.fg is None else Color.from_ansi(style.fg),
        bgcolor=None if style.bg is None else Color.from_ansi(style.bg),
        bold=style.bold or None,
        dim=style.dim or None,
        italic=style.italic or None,
        underline=style.underline or None,
        reverse=style.reverse or None,
    )


@lru_cache(maxsize=512)
def style_of(role: str, theme: str, depth: Depth) -> Style:
    """The style of a role."""
    return rich_style(look(role, THEMES[theme], depth))


@lru_cache(maxsize=KEPT)
def strip_of(line: Line, theme: str, depth: Depth) -> Strip:
    """The strip of a line; equal lines share one."""
    return Strip([Segment(text, style_of(role, theme, depth)) for text, role in line])
