"""Entries in TinyDB: journal storage, indexed table, edits and undo, the import ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.store.database import Store, open_store
from timeline.store.errors import (
    Damaged,
    Holder,
    Locked,
    Missing,
    NoLocking,
    NotFound,
    NotOurs,
    ReadOnly,
    StoreError,
    TooNew,
    UndoRefused,
    WriteFailed,
)
from timeline.store.paths import default_path

if TYPE_CHECKING:
    from timeline.store.history import Operation
    from timeline.store.ledger import Added, Failed, ImportLine

__all__ = [
    "Added",
    "Damaged",
    "Failed",
    "Holder",
    "ImportLine",
    "Locked",
    "Missing",
    "NoLocking",
    "NotFound",
    "NotOurs",
    "Operation",
    "ReadOnly",
    "Store",
    "StoreError",
    "TooNew",
    "UndoRefused",
    "WriteFailed",
    "default_path",
    "open_store",
]


def __getattr__(name: str) -> Any:
    """The nouns of imports and edits load with their first use: who only reads pays nothing for them."""
    if name not in {"Added", "Failed", "ImportLine", "Operation"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from timeline.store import history, ledger  # noqa: PLC0415

    return getattr(history if name == "Operation" else ledger, name)
