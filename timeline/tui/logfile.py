"""The log file: details of what went wrong inside the explorer, never on its screen."""

from __future__ import annotations

import logging
import os

PRIVATE = 0o600  # it names a person's articles


class LogFile(logging.Handler):
    """Appends to `timeline.log` in the user's state directory; what cannot be written is lost."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        import platformdirs  # noqa: PLC0415 - loaded when something goes wrong

        try:
            path = platformdirs.user_state_path("timeline") / "timeline.log"
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, PRIVATE)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(self.format(record) + "\n")
        except OSError:
            return


def log_to_file() -> None:
    """Send what the program logs to the file."""
    handler = LogFile(logging.INFO)
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(name)s: %(message)s"))
    logger = logging.getLogger("timeline")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
