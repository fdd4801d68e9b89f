"""Raw text to lines of a width, by offsets: marks that count code points of the raw text stay true.

Sanitising drops and replaces characters, so it comes last, run by run.
"""

from __future__ import annotations

from itertools import pairwise

from timeline.safetext import safe, width
from timeline.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.tui.lines import Run


class Mark(NamedTuple):
    """A span of raw text that plays a role of its own; later marks win over earlier ones."""

    start: int
    end: int
    role: str


def wrap(text: str, cells: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Half-open spans of `text`, one a line of at most `cells` cells, broken between words where it can be."""
    end = len(text) if end is None else end
    cells = max(cells, 1)
    out: list[tuple[int, int]] = []
    line: tuple[int, int] | None = None
    used = 0
    before = start
    for word in text[start:end].split():
        first = text.index(word, before)
        last = first + len(word)
        used += width(safe(text[before:last]))
        before = last
        if line and used <= cells:
            line = (line[0], last)
            continue
        if line:
            out.append(line)
        *full, line = _pieces(text, first, last, cells)
        used = width(safe(text[line[0] : line[1]]))
        out += full
    if line:
        out.append(line)
    return out


def _pieces(text: str, start: int, end: int, cells: int) -> list[tuple[int, int]]:
    """A word in pieces that fit; one piece, if it does."""
    out = []
    while end - start > 1 and width(safe(text[start:end])) > cells:
        cut = start + 1
        while cut < end and width(safe(text[start : cut + 1])) <= cells:
            cut += 1
        out.append((start, cut))
        start = cut
    return [*out, (start, end)]


def runs_of(text: str, start: int, end: int, marks: Sequence[Mark], role: str = "text") -> Iterator[Run]:
    """The raw text from `start` to `end` as safe runs, each in the role of the last mark that covers it."""
    cuts = sorted({start, end, *(cut for mark in marks for cut in mark[:2] if start < cut < end)})
    for first, last in pairwise(cuts):
        own = next((mark.role for mark in reversed(marks) if mark.start <= first and last <= mark.end), role)
        yield safe(text[first:last]), own
