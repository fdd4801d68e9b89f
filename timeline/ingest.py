"""Paths to entries in the store: the import, for the command line and the explorer alike."""
