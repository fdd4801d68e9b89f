"""The terminal itself: raw mode, the other screen, bytes out, and everything as it was afterwards.

It knows nothing of the toolkit, so that the first page can be painted before the toolkit is loaded.
"""

from __future__ import annotations

import os
import sys
import termios
from contextlib import suppress

from timeline.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import signal
else:
    try:
        import _signal as signal  # the same without the names of its numbers, which take as long as a tenth of a start
    except ImportError:
        import signal

if TYPE_CHECKING:
    from types import FrameType

    from timeline.tui.typeahead import TypeAhead

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H\x1b[2J"
LEAVE = "\x1b[r\x1b[m\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2004l\x1b[?2026l\x1b[?7h\x1b[?1049l\x1b[?25h"
IFLAG, LFLAG, CC = 0, 3, 6
ENDING = (signal.SIGTERM, signal.SIGHUP)
FALLBACK = (80, 24)


class Console:
    """Keys from `input`, drawing to `output`: file descriptors of one terminal."""

    def __init__(self) -> None:
        self.input = sys.__stdin__.fileno() if sys.__stdin__ else 0
        self.output = next((number for number in (1, 2) if os.isatty(number)), 1)
        self._before: list[Any] | None = None
        self.entered = False
        self.gone = False
        self.typed: TypeAhead | None = None

    def size(self) -> tuple[int, int]:
        """Columns and rows, of the terminal itself and not of the environment's memory."""
        try:
            size = os.get_terminal_size(self.output)
        except OSError:
            return FALLBACK
        return (size.columns, size.lines) if size.columns and size.lines else FALLBACK

    def enter(self) -> None:
        """Take the terminal over: keys as they are pressed, the other screen, no cursor, no wrapping."""
        if self.entered:
            return
        self.entered = True
        with suppress(termios.error, OSError):
            self._before = termios.tcgetattr(self.input)
            raw = termios.tcgetattr(self.input)
            raw[LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            raw[IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
            raw[CC][termios.VMIN] = 1
            termios.tcsetattr(self.input, termios.TCSANOW, raw)
        for number in ENDING:
            signal.signal(number, self._end)
        self.write(ENTER)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        """A signal before the toolkit listens: give the terminal back and end."""
        self.leave()
        os._exit(128 + number)

    def leave(self) -> None:
        """Give the terminal back as it was."""
        if not self.entered:
            return
        self.entered = False
        self.write(LEAVE)
        if self._before is not None:
            with suppress(termios.error, OSError):
                termios.tcsetattr(self.input, termios.TCSANOW, self._before)

    def take_typed(self) -> bytes:
        """What was typed on the first page and is still to be obeyed; from now on somebody else reads the keys."""
        typed, self.typed = self.typed, None
        return typed.stop() if typed is not None else b""

    def write(self, text: str) -> None:
        """Write all of it; a terminal that is gone swallows it."""
        data = text.encode("utf-8", "replace")
        while data and not self.gone:
            try:
                data = data[os.write(self.output, data) :]
            except BlockingIOError:
                continue
            except OSError:
                self.gone = True

    def flush(self) -> None:
        """Nothing is held back."""

    def fileno(self) -> int:
        """The descriptor that is written to."""
        return self.output
