"""Entries in TinyDB: journal storage, indexed table, edits and undo, the import ledger."""

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
from timeline.store.history import Operation
from timeline.store.ledger import Added, Failed
from timeline.store.paths import default_path

__all__ = [
    "Added",
    "Damaged",
    "Failed",
    "Holder",
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
