"""What is printed while the screen is drawn, by a library as a rule: it goes to the log file, not over the screen."""

from __future__ import annotations

import io
import logging

LOG = logging.getLogger(__name__)


class Printed(io.TextIOBase):
    """Stands in for `sys.stdout` and `sys.stderr`.

    Unlike Textual's own stand-in it has no file number, not even a wrong one: a process that is started and asks for
    it, to pass it on, goes without.
    """

    def writable(self) -> bool:
        """Whatever is written is taken."""
        return True

    def write(self, text: str) -> int:
        """Log it."""
        if text.strip():
            LOG.warning("printed: %s", text.rstrip())
        return len(text)
