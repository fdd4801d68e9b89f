"""The help: every key of a context, by group, from the table of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.safetext import fit
from timeline.tui.keymap import GROUPS, KEYS, key_name
from timeline.tui.lines import Line, fill

if TYPE_CHECKING:
    from timeline.tui.keymap import Context, Key

KEY_CELLS = 20
TITLES: dict[Context, str] = {"main": "In the list", "article": "In an article", "histogram": "On the histogram"}


def help_lines(width: int, every: tuple[Key, ...] = KEYS, here: Context = "main") -> list[Line]:
    """All the keys, as many lines as they take; those that work here come first."""
    out: list[Line] = []
    for context, title in sorted(TITLES.items(), key=lambda item: item[0] != here):
        out += [fill(((f" {title}", "brand"),), width), fill((), width)]
        for group in GROUPS:
            keys = [key for key in every if context in key.contexts and key.group == group]
            out += [key_line(key, width, group if at == 0 else "") for at, key in enumerate(keys)]
        out.append(fill((), width))
    return out


def key_line(key: Key, width: int, group: str) -> Line:
    """Group (on its first line), keys, what they do."""
    names = " ".join(key_name(part) for part in key.keys.split(","))
    return fill(((f"  {fit(group, 8)}", "muted"), (fit(names, KEY_CELLS), "key"), (key.help, "text")), width)
