"""The command line: arguments to the rooms of the house, and exit codes."""

from timeline.cli.program import main, run

__all__ = ["main", "run"]
