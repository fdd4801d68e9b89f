"""Entries in TinyDB: journal storage, indexed table, edits and undo, the import ledger."""
