"""The explorer in a pseudo-terminal, as a person starts it; what it writes is looked at through glass."""

import os
import re
import sys
import termios
import time

from glass import Glass
from pseudo_terminal import LEFT, PseudoTerminal


class Session(PseudoTerminal):
    def __init__(self, argv, size=(80, 24), answers=True, **environ):
        self.answers, self.answered = answers, 0
        env = {
            name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COLOR", "TMUX"))
        }
        env.pop("NO_COLOR", None)
        super().__init__(argv, size, env | {"TERM": "xterm-256color", "LANG": "C.UTF-8", **environ})
        self.before = termios.tcgetattr(self.slave)

    def replies(self):
        asked = self.raw.count(b"\x1b[5n")  # a request may have come in two pieces
        fresh, self.answered = asked - self.answered, asked
        return b"\x1b[0n" * fresh if self.answers else b""

    def settle(self, quiet=0.2):
        """Read until nothing has come for a while."""
        while self.read(quiet):
            pass

    def live(self):
        """Read until the toolkit has taken over from the first page."""
        while b"\x1b[?2004h" not in self.raw:
            assert self.read(LEFT), "the toolkit never spoke"
        self.settle()

    def until(self, pattern, start=0):
        """Read until the screen shows a pattern, by what was written since `start`; the screen."""
        ends = time.monotonic() + LEFT
        while time.monotonic() < ends:
            screen = "\n".join(self.glass(start).text())
            if re.search(pattern, screen):
                return screen
            self.read(0.05)
        raise AssertionError(f"never seen: {pattern!r}; the screen:\n" + "\n".join(self.glass().text()))

    def glass(self, start=0):
        """What the terminal shows, by everything that was written since `start` at its present size."""
        glass = Glass(*self.size)
        text = self.raw[start:].decode("utf-8", "replace")
        cut = max(text.rfind("\x1b"), 0)  # a sequence may have come in part
        whole = (
            text if re.match(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|P.*\x1b\\|[^\[\]P])", text[cut:]) else text[:cut]
        )
        glass.feed(whole)
        return glass

    def modes(self):
        """The terminal's line settings."""
        return termios.tcgetattr(self.slave)


def explore(database, *arguments, size=(80, 24), **environ):
    """The explorer on a database."""
    return Session([sys.executable, "-m", "timeline", "--db", str(database), *arguments], size=size, **environ)
