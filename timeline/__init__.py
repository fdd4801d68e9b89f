"""A terminal timeline explorer: dated events out of prose, to scroll, filter and check in a terminal."""

__version__ = "0.1.0"
