"""A program in a pseudo-terminal, as a person starts it. Standard library only."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

LEFT = 15.0  # seconds after which a test gives up


class PseudoTerminal:
    """One program; `raw` is all that it wrote. `replies` says what the terminal answers to what has just come."""

    def __init__(self, argv, size, env):
        self.raw = bytearray()
        self.code = None
        self.master, self.slave = pty.openpty()
        self._set_size(*size)
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(self.slave, number)
            os.closerange(3, 100)
            os.execvpe(argv[0], argv, env)
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
        self.size = (columns, rows)
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns, rows):
        self._set_size(columns, rows)
        os.kill(self.pid, signal.SIGWINCH)

    def replies(self):
        return b""

    def read(self, timeout):
        """Read once; whether anything came."""
        if not select.select([self.master], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self.master, 1 << 20)
        except OSError:
            return False
        self.raw += data
        answer = self.replies()
        if answer:
            os.write(self.master, answer)
        return bool(data)

    def send(self, data):
        os.write(self.master, data)

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
