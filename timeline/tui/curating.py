"""Edits of the entry under the cursor: each is one operation of the store, and says in a line what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.safetext import safe
from timeline.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.models import Entry
    from timeline.tui.explorer import Explorer
    from timeline.tui.ports import Operation


def toggle_mark(explorer: Explorer, entry: Entry | None) -> str:
    """Mark the entry, or take its mark away."""
    if entry is None:
        return ""
    on = not entry.marked
    return _done(explorer, lambda: explorer.store.mark([entry.id], on), "marked" if on else "mark taken away")


def toggle_reject(explorer: Explorer) -> str:
    """Reject the entry, or take it back."""
    entry = explorer.entry
    if entry is None:
        return ""
    if entry.rejected:
        return _done(explorer, lambda: explorer.store.restore([entry.id]), "taken back")
    return _done(explorer, lambda: explorer.store.reject([entry.id]), "rejected")


def retag(explorer: Explorer, entry: Entry, tags: list[str]) -> str:
    """Give the entry these tags and no others."""
    add, remove = [tag for tag in tags if tag not in entry.tags], [tag for tag in entry.tags if tag not in tags]
    if not add and not remove:
        return "tags as they were"
    words = " ".join([*(f"+{safe(tag)}" for tag in add), *(f"-{safe(tag)}" for tag in remove)])
    return _done(explorer, lambda: explorer.store.tag([entry.id], add, remove), words)


def edit(explorer: Explorer, entry: Entry, changes: dict[str, Any]) -> str:
    """Change fields of the entry."""
    message = _done(explorer, lambda: explorer.store.edit(entry.id, **changes), "saved")
    explorer.go_entry(entry.id)  # another date has another place
    return message


def merge_alias(explorer: Explorer, alias: str, canonical: str) -> str:
    """Make a name another name of an actor, here and in what is imported from now on."""
    return _done(
        explorer,
        lambda: explorer.store.merge_alias(alias, canonical),
        f"{safe(alias)} is {safe(canonical)} from now on",
    )


def undo(explorer: Explorer) -> str:
    """Undo the last operation that is not undone."""
    return _swung(explorer, explorer.store.undo, "undone")


def redo(explorer: Explorer) -> str:
    """Do again what was undone last."""
    return _swung(explorer, explorer.store.redo, "done again")


def _done(explorer: Explorer, act: Callable[[], Operation], words: str) -> str:
    """Act and look again; what the store refuses is said, not raised."""
    try:
        act()
    except StoreError as error:
        return str(error)
    explorer.refresh()
    return f"{words} (u undoes it)"


def _swung(explorer: Explorer, act: Callable[[], Operation], how: str) -> str:
    """Undo or redo, and say what."""
    try:
        operation = act()
    except StoreError as error:
        return str(error)
    explorer.refresh()
    return safe(f"{how}: {operation.what} {operation.summary}")
