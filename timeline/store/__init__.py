"""Entries in TinyDB: journal storage, indexed table, edits and undo, the import ledger."""

from __future__ import annotations

from timeline.lazy_names import lazy
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
from timeline.typed import TYPE_CHECKING

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

# Who only reads pays nothing for the nouns of imports.
__getattr__ = lazy(__name__, {"Added": "ledger", "Failed": "ledger", "ImportLine": "ledger", "Operation": "history"})
