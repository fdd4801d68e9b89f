"""The first page: drawn from the store and painted before the toolkit is loaded.

It is the frame that the toolkit will draw, cell for cell, so that nothing moves when the toolkit takes over. Keys typed
meanwhile are obeyed by `timeline.tui.typeahead`.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.tui.ascii import to_ascii
from timeline.tui.draw.board import board_lines
from timeline.tui.looks import THEMES, codes, look
from timeline.tui.painter import trimmed
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.tui.explorer import Explorer
    from timeline.tui.lines import Line
    from timeline.tui.looks import Depth
    from timeline.tui.painter import Painter, Row
    from timeline.tui.surroundings import Surroundings


def paint_first(explorer: Explorer, painter: Painter, around: Surroundings, theme: str) -> str:
    """What to write to show the first page."""
    rows = [row_of_line(line, around, theme) for line in board_lines(explorer)]
    return painter.paint(rows, explorer.width)


@lru_cache(maxsize=2_000)
def row_of_line(line: Line, around: Surroundings, theme: str) -> Row:
    """A line as the painter takes it, without the blanks at its end."""
    row = [(to_ascii(text) if around.ascii else text, sgr(role, theme, around.depth)) for text, role in line]
    return trimmed(row)


@lru_cache(maxsize=512)
def sgr(role: str, theme: str, depth: Depth) -> str:
    """The SGR parameters of a role."""
    return codes(look(role, THEMES[theme], depth))
