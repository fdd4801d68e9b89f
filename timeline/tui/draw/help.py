"""The help: every key of a context, by group, from the tables of keys; then the commands and the fields of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.query.completion import HINTS
from timeline.safetext import fit, width
from timeline.tui.commands import COMMANDS
from timeline.tui.draw.wrapping import wrap
from timeline.tui.fieldmap import FIXED
from timeline.tui.keymap import GROUPS, KEYS, key_name
from timeline.tui.lines import Line, fill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.tui.keymap import Context, Key

GROUP_CELLS, KEY_CELLS = 8, 22  # of the columns
NARROW = 60  # columns below which the groups are left out and the keys get less room
TITLES: dict[Context, str] = {
    "main": "In the list",
    "article": "In an article",
    "histogram": "On the histogram",
    "prompt": "While you type a query, a search, a command",
    "picker": "While you choose actors",
    "form": "While you edit an entry",
    "palette": "While you choose from everything that can be done",
    "help": "In this help",
}


def help_lines(cells: int, every: tuple[Key, ...] = KEYS, here: Context = "main") -> list[Line]:
    """All the keys, as many lines as they take; those that work here come first."""
    out: list[Line] = []
    for context, title in sorted(TITLES.items(), key=lambda item: item[0] != here):
        out += title_lines(title, cells)
        for group in GROUPS:
            keys = [key for key in (*every, *FIXED) if context in key.contexts and key.group == group]
            for at, key in enumerate(keys):
                names = " ".join(map(key_name, key.keys.split(",")))
                out += told(group if at == 0 else "", names, key.help, cells)
        out.append(fill((), cells))
    commands = ((f":{name} {command.arguments}".strip(), command.help) for name, command in COMMANDS.items())
    out += table("Commands; a bare date goes there", commands, cells)
    out += table("Terms of a query", ((f"{name}:", hint) for name, hint in HINTS.items()), cells)
    return [*out, *told("", "", "more in the shell: timeline help query", cells)]


def title_lines(title: str, cells: int) -> list[Line]:
    """A title and the blank line under it."""
    return [fill(((f" {title}", "brand"),), cells), fill((), cells)]


def table(title: str, rows: Iterable[tuple[str, str]], cells: int) -> list[Line]:
    """A title and a line or more for each pair."""
    out = title_lines(title, cells)
    for name, words in rows:
        out += told("", name, words, cells)
    return [*out, fill((), cells)]


def told(group: str, names: str, words: str, cells: int) -> list[Line]:
    """Group (on its first line), keys, what they do; the words go on below where they do not fit."""
    group_cells, key_cells = (GROUP_CELLS, KEY_CELLS) if cells >= NARROW else (0, max(cells // 3, 1))
    margin = 2 + group_cells + key_cells
    first = ((f"  {fit(group, group_cells)}", "muted"), (fit(names, max(key_cells, width(names))), "key"))
    below = [(" " * margin + words[start:end], "text") for start, end in wrap(words, max(cells - margin - 1, 1))]
    if width(names) >= key_cells:  # the words below the keys
        return [fill(first, cells), *(fill((run,), cells) for run in below)]
    text, role = below[0]
    return [fill((*first, (text[margin:], role)), cells), *(fill((run,), cells) for run in below[1:])]
