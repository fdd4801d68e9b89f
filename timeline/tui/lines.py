"""Lines of runs: what drawing makes, whoever puts it on the terminal.

A run is safe text and the role it plays; a line is runs that together fill its width exactly.
"""

from __future__ import annotations

from timeline.safetext import cut, width
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

Run: TypeAlias = tuple[str, str]
Line: TypeAlias = tuple[Run, ...]


def size_of(runs: Iterable[Run]) -> int:
    """Cells that runs take."""
    return sum(width(text) for text, _ in runs)


def fill(runs: Iterable[Run], cells: int, *, role: str = "text", ellipsis: str = "…") -> Line:
    """The runs as a line of exactly `cells` cells: padded, or cut with an ellipsis."""
    out: list[Run] = []
    left = cells
    for text, own in runs:
        size = width(text)
        if size > left:
            out.append((cut(text, left, ellipsis), own))
            return merged(out)
        if text:
            out.append((text, own))
        left -= size
    if left:
        out.append((" " * left, role))
    return merged(out)


def spread(left: Sequence[Run], right: Sequence[Run], cells: int) -> Line:
    """A line with one part on each side; the right one gives way where both do not fit."""
    space = cells - size_of(left) - size_of(right)
    if space < 1:
        return fill(left, cells)
    return fill((*left, (" " * space, "text"), *right), cells)


def merged(runs: Iterable[Run]) -> Line:
    """The same with neighbours of one role joined."""
    out: list[Run] = []
    for text, role in runs:
        if out and out[-1][1] == role:
            out[-1] = (out[-1][0] + text, role)
        elif text:
            out.append((text, role))
    return tuple(out)


def plain(line: Iterable[Run]) -> str:
    """The text of a line alone."""
    return "".join(text for text, _ in line)
