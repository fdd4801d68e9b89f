"""Where the words that are searched for stand in a text: without case or accents, as the search itself finds them."""

from __future__ import annotations

from functools import lru_cache

from timeline.safetext import safe
from timeline.store.folding import fold, fold_spaces
from timeline.tui.draw.wrapping import Mark, runs_of
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.tui.lines import Run

FOUND = "found"


@lru_cache(maxsize=256)
def found_marks(text: str, words: str, shift: int = 0) -> tuple[Mark, ...]:
    """A mark on each place of the text, in code points; `shift` is added to them."""
    wanted = fold_spaces(words)
    if not wanted:
        return ()
    parts: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if not char.isspace():
            parts += [(part, at) for part in fold(char)]
        elif parts and parts[-1][0] != " ":  # words are found across the end of a line too
            parts.append((" ", at))
    folded, out, at = "".join(part for part, _ in parts), [], 0
    while (at := folded.find(wanted, at)) >= 0:
        out.append(Mark(parts[at][1] + shift, parts[at + len(wanted) - 1][1] + 1 + shift, FOUND))
        at += len(wanted)
    return tuple(out)


def found_runs(text: str, words: str, role: str) -> list[Run]:
    """The text as safe runs of a role, with the words marked."""
    marks = found_marks(text, words) if words else ()
    return list(runs_of(text, 0, len(text), marks, role)) if marks else [(safe(text), role)]
