"""The list of the actor picker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.safetext import safe, width
from timeline.tui.lines import Line, Run, fill

if TYPE_CHECKING:
    from timeline.tui.picker import Item, Picker

SIGNS = {"include": "+", "exclude": "−", None: " "}


def picker_lines(picker: Picker, cells: int, height: int) -> list[Line]:
    """The names around the cursor, as many as fit."""
    if not picker.items:
        return [fill((("  No name has these letters.", "muted"),), cells)] + [fill((), cells)] * (height - 1)
    top = max(0, min(picker.cursor - height // 2, len(picker.items) - height))
    shown = picker.items[top : top + height]
    out = [item_line(picker, item, cells, top + at == picker.cursor) for at, item in enumerate(shown)]
    return [*out, *[fill((), cells)] * (height - len(out))]


def item_line(picker: Picker, item: Item, cells: int, chosen: bool) -> Line:  # noqa: FBT001 - a fact of the line
    """Cursor, choice, name with the typed letters marked, the alias that was found, the count."""
    choice = picker.choices.get(item.key)
    number = f"{item.entries:,}"
    name = safe(item.name)
    alias = "" if item.form == item.name else f"  ({safe(item.form)})"
    room = max(cells - width(number) - 6, 1)
    runs: list[Run] = [
        ("▌" if chosen else " ", "cursor"),
        (f"{SIGNS[choice]} ", "error" if choice == "exclude" else "good"),
    ]
    body = (
        letters(item, "chosen" if chosen or choice else "text")
        if not alias
        else [(name, "chosen" if chosen else "text")]
    )
    body.append((alias, "muted"))
    runs += fill(body, room)
    return fill((*runs, (f" {number} ", "muted")), cells)


def letters(item: Item, role: str) -> list[Run]:
    """The name with the letters that were typed underlined."""
    return [(safe(char), "letter" if at in item.positions else role) for at, char in enumerate(item.name)]
