"""The list of completions above the line that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.safetext import safe
from timeline.tui.lines import Line, fill, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.query import Completion

SHOWN = 8


def completion_lines(found: Sequence[Completion], chosen: int, cells: int) -> list[Line]:
    """A rule, then a line for each, the chosen one with a bar; those around the chosen one, if there are many."""
    top = max(0, min(chosen - SHOWN // 2, len(found) - SHOWN))
    out = [fill((("─" * cells, "rule"),), cells)]
    for at, item in enumerate(found[top : top + SHOWN], top):
        mine = at == chosen
        left = ("▌" if mine else " ", "cursor"), (f" {safe(item.replacement)} ", "chosen" if mine else "text")
        label = "" if safe(item.label) in safe(item.replacement) else f"  {safe(item.label)}"
        count = "" if item.count is None else f"{item.count:,} "
        out.append(spread((*left, (label, "muted")), ((count, "muted"),), cells))
    return out
