"""The side pane of wide screens: the actors of the view and how many entries each is in."""

from __future__ import annotations

from functools import lru_cache

from timeline.safetext import fit, safe
from timeline.tui.lines import Line, fill
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.query import View
    from timeline.tui.explorer import Explorer


def side_lines(explorer: Explorer, height: int) -> list[Line]:
    """A title and the most frequent actors, as many as fit."""
    cells = explorer.layout.side
    if not cells:
        return []
    out = [fill(((" Actors in view", "heading"),), cells)]
    for name, count in counted(explorer.counted, height - 1):
        number = f"{count:,}"
        out.append(fill(((f" {fit(safe(name), cells - len(number) - 3)} ", "text"), (number, "muted")), cells))
    return [*out, *[fill((), cells)] * (height - len(out))]


@lru_cache(maxsize=4)
def counted(view: View, limit: int) -> list[tuple[str, int]]:
    """The actors of a view, which stays as it is: counted once."""
    return view.actors(limit)
