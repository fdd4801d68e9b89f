"""A program in a pseudo-terminal, timed as a person at the terminal meets it. Standard library only."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import sys
import termios
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from pseudo_terminal import PseudoTerminal

KEYS = {"Down": b"\x1b[B", "PageDown": b"\x1b[6~", "End": b"\x1b[F", "Home": b"\x1b[H", "Esc": b"\x1b", "Tab": b"\t"}
APPLICATION = {"Down": b"\x1bOB", "End": b"\x1bOF", "Home": b"\x1bOH"}  # after DECCKM (`smkx`)
ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[()*+][0-9A-Za-z]|\x1b[ -~]", re.DOTALL
)
QUERIES = re.compile(rb"\x1b\[0?c|\x1b\[>0?c|\x1b\[6n|\x1b\[5n|\x1b\[\?(\d+)\$p|\x1b\](1[01]);\?(?:\x07|\x1b\\)")
ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[5n": b"\x1b[0n"}


def tree(pid):
    """A process and its descendants, itself first."""
    found, todo = [], [pid]
    while todo:
        found.append(todo.pop())
        for children in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            todo += map(int, children.read_text(encoding="ascii").split())
    return found


def memory(pid):
    """PSS of a process and each of its descendants, in MiB; 0 for one that has just ended."""
    sizes = []
    for each in tree(pid):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:
            lines = []
        sizes.append(sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024)
    return sizes


class Terminal(PseudoTerminal):
    """One program; it is given the answers that an xterm gives."""

    def __init__(self, argv, columns=120, rows=40, env=None):
        self.answered = 0
        environ = {**os.environ, "TERM": "xterm-256color", **(env or {})}
        environ.pop("COLUMNS", None)
        environ.pop("LINES", None)
        self.started = time.perf_counter()
        super().__init__(argv, (columns, rows), environ)

    def replies(self):
        found = [
            match for match in QUERIES.finditer(self.raw, max(0, self.answered - 16)) if match.end() > self.answered
        ]
        self.answered = len(self.raw)
        return b"".join(map(self._reply, found))

    def _reply(self, match):
        if match[1]:
            return b"\x1b[?%s;%d$y" % (match[1], 2 if match[1] == b"2026" else 0)
        if match[2]:
            return b"\x1b]%s;rgb:0000/0000/0000\x1b\\" % match[2]
        return ANSWERS.get(match[0], b"\x1b[?62;22c")

    def text(self, since=0):
        """What was written, without its escape sequences."""
        return ESCAPES.sub(b"", bytes(self.raw[since:]))

    def until(self, pattern, timeout=60.0):
        """Milliseconds since the start until the pattern is on the screen."""
        wanted, ends = re.compile(pattern.encode()), self.started + timeout
        while not wanted.search(self.text()):
            self.read(0.01)
            if time.perf_counter() > ends:
                raise TimeoutError(pattern)
        return (time.perf_counter() - self.started) * 1000

    def settle(self, since=None, quiet=0.12, first=1.0):
        """Milliseconds from `since` to the last byte before it is quiet; None if nothing came in `first` seconds."""
        since = since or time.perf_counter()
        last = None
        while True:
            left = quiet - (time.perf_counter() - last) if last else first - (time.perf_counter() - since)
            if left <= 0:
                return (last - since) * 1000 if last else None
            if self.read(left):
                last = time.perf_counter()

    def key(self, name):
        """The bytes that the terminal sends for a key now."""
        if name in APPLICATION and self.raw.rfind(b"\x1b[?1h") > self.raw.rfind(b"\x1b[?1l"):
            return APPLICATION[name]
        return KEYS.get(name, name.encode())

    def press(self, name, quiet=0.15):
        """(milliseconds until settled, bytes) of a key."""
        before, since = len(self.raw), time.perf_counter()
        os.write(self.master, self.key(name))
        taken = self.settle(since, quiet, first=quiet)
        return taken, len(self.raw) - before

    def hold(self, name, count, quiet):
        """Press a key 30 times a second; milliseconds from the last press until settled."""
        due = time.perf_counter()
        for _ in range(count):
            os.write(self.master, self.key(name))
            pressed = time.perf_counter()
            due += 1 / 30
            while (left := due - time.perf_counter()) > 0:
                self.read(left)
        return self.settle(pressed, quiet)

    def memory(self):
        """PSS of the program and its children, in MiB."""
        return sum(memory(self.pid))

    def cpu(self):
        """CPU seconds that the program has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def slow_line(argv, rate=16_000.0, delay=0.15):
    """Run a program as if behind sshd on a slow line: read eagerly, passed on at `rate` and half of `delay` late."""
    import tty  # the parent's modules are enough for everything else

    pid, inner = pty.fork()
    if pid == 0:
        os.execvp(argv[0], argv)
    fcntl.ioctl(inner, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, b"\0" * 8))
    tty.setraw(0)
    down, up, free, alive = [], [], 0.0, True
    piece = int(rate / 100)
    while alive or down:
        now = time.monotonic()
        due = min([queue[0][0] for queue in (down, up) if queue], default=now + 1)
        ready = select.select([0, inner] if alive else [], [], [], max(0.0, due - now))[0]
        now = time.monotonic()
        if inner in ready:
            try:
                data = os.read(inner, 1 << 16)
            except OSError:
                data = b""
            alive = bool(data)
            for at in range(0, len(data), piece):
                free = max(free, now) + len(data[at : at + piece]) / rate
                down.append((free + delay / 2, data[at : at + piece]))
        if 0 in ready:
            up.append((now + delay / 2, os.read(0, 1 << 16)))
        while down and down[0][0] <= now:
            os.write(1, down.pop(0)[1])
        while up and up[0][0] <= now:
            os.write(inner, up.pop(0)[1])


if __name__ == "__main__":
    slow_line(sys.argv[1:])
