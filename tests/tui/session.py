"""The explorer in a pseudo-terminal, as a person starts it; what it writes is looked at through glass."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

from glass import Glass

LEFT = 15.0  # seconds after which a test gives up


class Session:
    def __init__(self, argv, size=(80, 24), answers=True, **environ):
        self.size, self.raw, self.answers = size, bytearray(), answers
        self.code, self.answered = None, 0
        self.master, self.slave = pty.openpty()
        self.before = termios.tcgetattr(self.slave)
        self._set_size(*size)
        env = {
            name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COLOR", "TMUX"))
        }
        env.pop("NO_COLOR", None)
        env |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", **environ}
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(self.slave, number)
            os.closerange(3, 100)
            os.execve(argv[0], argv, env)
        os.set_blocking(self.master, False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        for number in (self.master, self.slave):
            with contextlib.suppress(OSError):
                os.close(number)

    def _set_size(self, columns, rows):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns, rows):
        self.size = (columns, rows)
        self._set_size(columns, rows)
        os.kill(self.pid, signal.SIGWINCH)

    def read(self, timeout):
        if not select.select([self.master], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self.master, 1 << 20)
        except OSError:
            return False
        self.raw += data
        asked = self.raw.count(b"\x1b[5n")  # a request may have come in two pieces
        if self.answers and asked > self.answered:
            os.write(self.master, b"\x1b[0n" * (asked - self.answered))
            self.answered = asked
        return bool(data)

    def send(self, data):
        os.write(self.master, data)

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

    def wait(self):
        """The exit code (negative: the signal that killed it)."""
        ends = time.monotonic() + LEFT
        while time.monotonic() < ends:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
                return self.code
            self.read(0.02)
        raise AssertionError("it does not end")

    def modes(self):
        """The terminal's line settings."""
        return termios.tcgetattr(self.slave)


def explore(database, *arguments, size=(80, 24), **environ):
    """The explorer on a database."""
    return Session([sys.executable, "-m", "timeline", "--db", str(database), *arguments], size=size, **environ)
