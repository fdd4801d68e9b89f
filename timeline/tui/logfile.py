"""What the explorer and its toolkit log goes to the log file, never on the screen."""

from __future__ import annotations

import logging

from timeline.logfile import append


class LogFile(logging.Handler):
    """Sends records to the log file."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        append(self.format(record))


def log_to_file() -> None:
    """Send what the program logs to the file."""
    handler = LogFile(logging.INFO)
    handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    logger = logging.getLogger("timeline")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
