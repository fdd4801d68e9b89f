"""Edits of the entry under the cursor: each is one operation of the store, and says in a line what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def undo(explorer: Explorer) -> str:
    """Undo the last operation that is not undone."""
    return _done(explorer, explorer.store.undo, "")


def redo(explorer: Explorer) -> str:
    """Do again what was undone last."""
    return _done(explorer, explorer.store.redo, "")


def _done(explorer: Explorer, act: Callable[[], Operation], words: str) -> str:
    """Act and look again; what the store refuses is said, not raised."""
    try:
        operation = act()
    except StoreError as error:
        return str(error)
    explorer.refresh()
    if words:
        return f"{words} (u undoes it)"
    return safe(f"{operation.what}: {operation.summary}")
