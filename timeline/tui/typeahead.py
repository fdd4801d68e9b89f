"""Keys that are typed before the toolkit is loaded: those that move are obeyed at once, the rest wait for it.

A thread of its own reads them, as loading keeps the first one busy. At the first key that it has no answer to it stops,
and what it has read goes to the toolkit, so that every key is obeyed once and in its order.
"""

from __future__ import annotations

import os
import select
from functools import partial
from threading import Thread

from timeline.tui.early import paint_first
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.tui.console import Console
    from timeline.tui.explorer import Explorer
    from timeline.tui.painter import Painter
    from timeline.tui.surroundings import Surroundings

# What terminals send for keys that are not themselves a character: ECMA-48 and, after DECCKM, SS3 forms
SEQUENCES: dict[str, tuple[bytes, ...]] = {
    "down": (b"\x1b[B", b"\x1bOB"),
    "up": (b"\x1b[A", b"\x1bOA"),
    "home": (b"\x1b[H", b"\x1bOH", b"\x1b[1~"),
    "end": (b"\x1b[F", b"\x1bOF", b"\x1b[4~"),
    "pagedown": (b"\x1b[6~",),
    "pageup": (b"\x1b[5~",),
    "space": (b" ",),
    "ctrl+d": (b"\x04",),
    "ctrl+u": (b"\x15",),
}
MOVES: dict[str, Callable[[Explorer], None]] = {
    "down": lambda explorer: explorer.move(1),
    "up": lambda explorer: explorer.move(-1),
    "first": lambda explorer: explorer.go(0),
    "last": lambda explorer: explorer.go(-1),
    "page_down": lambda explorer: explorer.page(1),
    "page_up": lambda explorer: explorer.page(-1),
    "half_down": lambda explorer: explorer.page(0.5),
    "half_up": lambda explorer: explorer.page(-0.5),
}
CHUNK = 1 << 16


class TypeAhead:
    """Obeys keys on the first page until it is stopped, or meets one that it leaves to the toolkit."""

    def __init__(
        self, explorer: Explorer, console: Console, painter: Painter, around: Surroundings, theme: str
    ) -> None:
        self.explorer = explorer
        self.console = console
        self.painter = painter
        self.moves = moves_of(explorer)
        self._paint = partial(paint_first, explorer, painter, around, theme)
        self._left = b""
        self._wake = os.pipe()
        self._thread = Thread(target=self._run, name="timeline-type-ahead", daemon=True)

    def start(self) -> None:
        """Listen."""
        self._thread.start()

    def stop(self) -> bytes:
        """Listen no more; what was read and not obeyed."""
        os.write(self._wake[1], b".")
        self._thread.join()
        for end in self._wake:
            os.close(end)
        return self._left

    def _run(self) -> None:
        try:
            self._listen()
        except Exception:  # noqa: BLE001 - the toolkit meets the same failure, and can tell it
            return

    def _listen(self) -> None:
        poll = select.poll()
        poll.register(self.console.input, select.POLLIN)
        poll.register(self._wake[0], select.POLLIN)
        while self._all_known():
            ready = dict(poll.poll())
            if self._wake[0] in ready or not self._read():
                return
            if self._obey():
                self.console.write(self._paint())

    def _read(self) -> bool:
        try:
            data = os.read(self.console.input, CHUNK)
        except OSError:  # the terminal is gone: the toolkit will find out
            return False
        self._left += data
        return bool(data)

    def _obey(self) -> bool:
        """Obey what is known at the beginning of what was read; whether there was any."""
        obeyed = False
        while found := next((sequence for sequence in self.moves if self._left.startswith(sequence)), None):
            self._left = self._left.removeprefix(found)
            self.moves[found](self.explorer)
            obeyed = True
        return obeyed

    def _all_known(self) -> bool:
        """Whether what is left may still become a key that is known."""
        return any(sequence.startswith(self._left) for sequence in self.moves)


def moves_of(explorer: Explorer) -> dict[bytes, Callable[[Explorer], None]]:
    """What is typed for each key that moves, by the table of keys in force."""
    found: dict[bytes, Callable[[Explorer], None]] = {}
    for key in explorer.keys:
        if "main" in key.contexts and key.action in MOVES:
            for name in key.keys.split(","):
                typed = SEQUENCES.get(name, (name.encode(),) if len(name) == 1 else ())
                found.update(dict.fromkeys(typed, MOVES[key.action]))
    return found
