"""Which lines of a frame moved up or down, so that the terminal can move them itself."""

from __future__ import annotations

from collections import Counter

from timeline.tui.painter import BLANK, Row, text_of
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.75  # cells in common that make it worth to scroll a line and mend it
WORTH = 3  # lines that have to match before scrolling is considered


def best_shift(old: Sequence[Row], new: Sequence[Row]) -> tuple[int, int, int] | None:
    """(lines up, or down if negative; first row; last row) of the scroll that saves most; None if none saves enough."""
    places: dict[Row, list[int]] = {}
    for y, row in enumerate(old):
        if row and row != new[y]:
            places.setdefault(row, []).append(y)
    votes: Counter[int] = Counter()
    for y, row in enumerate(new):
        if row != old[y]:
            for was in places.get(row, ()):
                votes[was - y] += 1
    best, best_gain = None, WORTH - 1
    for shift, _ in votes.most_common(3):
        span = extent(old, new, shift)
        if span is None:
            continue
        top, bottom = span
        gain = saving(old, new, shift, top, bottom)
        if gain > best_gain:
            best, best_gain = (shift, top, bottom), gain
    return best


def extent(old: Sequence[Row], new: Sequence[Row], shift: int) -> tuple[int, int] | None:
    """The rows between the first and the last line that moved so."""
    moved = [y for y in range(len(new)) if 0 <= y + shift < len(old) and new[y] != old[y] and new[y] == old[y + shift]]
    if not moved:
        return None
    top, bottom = (moved[0], moved[-1] + shift) if shift > 0 else (moved[0] + shift, moved[-1])
    while shift > 0 and bottom + 1 < len(old) and alike(old[bottom + 1], new[bottom + 1 - shift]):
        bottom += 1
    while shift < 0 and top > 0 and alike(old[top - 1], new[top - 1 - shift]):
        top -= 1
    return top, bottom


def alike(old: Row, new: Row) -> bool:
    """Whether two rows have most of their text in common, as a line has with itself once the cursor has left it."""
    one, other = text_of(old), text_of(new)
    same = sum(char == was for char, was in zip(one, other, strict=False))
    return same > ALIKE * max(len(one), len(other), 1)


def saving(old: Sequence[Row], new: Sequence[Row], shift: int, top: int, bottom: int) -> int:
    """Rows that need not be written thanks to a scroll, less those that it spoils."""
    gain = 0
    for y in range(top, bottom + 1):
        was = y + shift
        after = old[was] if top <= was <= bottom else BLANK
        gain += (new[y] == after) - (new[y] == old[y])
    return gain
