"""The terminal for Textual: its modes set and put back in every way out, its keys and its answers told apart.

Beside Textual's own driver for Linux this one takes over a first page that was painted before it, waits for input
without polling, stops after a hang-up, comes back whole from a suspension, and asks for no reports that nobody reads
(focus, mouse unless wanted, keyboard protocols that outlive a killed process).
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import termios
from codecs import getincrementaldecoder
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.keys import Keys

from timeline.tui.console import ENDING
from timeline.tui.pacing import ANSWER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import FrameType

    from textual.app import App

    from timeline.tui.console import Console

TICK = 0.02  # seconds between looks at a sequence that has begun and may be the Esc key alone
CHUNK = 1 << 16
SIMPLE = ("linux", "vt", "cons", "ansi")  # terminals that print a part of a mode request
ESCAPE = "\x1b"
INTRODUCERS = "[O]P\x1b"  # what may follow ESC in a sequence that a terminal sends


class Parser(XTermParser):
    """Textual's parser, which also knows the answer to a status request, arriving whole or in pieces."""

    def __init__(self, answered: Callable[[], None]) -> None:
        self.answered = answered
        super().__init__()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002
        if sequence == ANSWER:
            self.answered()
            return [events.Key(Keys.Ignore, sequence)]
        if len(sequence) == 2 and sequence[0] == ESCAPE and sequence[1] not in INTRODUCERS:
            # Nothing is bound to Alt: this is Esc and, typed soon after, another key
            return [events.Key("escape", ESCAPE), *super()._sequence_to_key_events(sequence[1])]
        # Enter that was typed before the terminal was in raw mode comes as a line feed
        return super()._sequence_to_key_events("\r" if sequence == "\n" else sequence, alt)


class Writer(WriterThread):
    """Writes at once what the terminal takes; its thread, and a switch to it, are for what would have to wait."""

    def write(self, text: str) -> None:
        """Write, after all that was written before; from the thread of the event loop alone."""
        if self._queue.unfinished_tasks or not select.select([], [self], [], 0)[1]:
            self._queue.put(text)
        else:
            self._file.write(text)

    def run(self) -> None:
        """Write what had to wait."""
        while (text := self._queue.get()) is not None:
            self._file.write(text)
            self._queue.task_done()


class TerminalDriver(LinuxDriver):
    """Runs on `console`, which the first page may have opened already."""

    console: ClassVar[Console]

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.fileno = self.console.input
        self.input_tty = True
        self._file = self.console  # type: ignore[assignment]  # all that a writer thread needs is write and flush
        self._wake = os.pipe()
        self._running = False
        self._typed = b""

    # ---- in and out --------------------------------------------------------

    def start_application_mode(self) -> None:
        """Raw keys, the other screen, no cursor; nothing of it twice where the first page did it."""
        if self._running:
            return
        self._running = True
        self._loop = asyncio.get_running_loop()
        self.console.enter()
        self._writer_thread = Writer(self.console)  # type: ignore[arg-type]  # all that it needs is write and fileno
        self._writer_thread.start()
        for number in ENDING:
            signal.signal(number, self._told_to_end)
        signal.signal(signal.SIGWINCH, self._resized)
        self._resized()
        self.exit_event.clear()
        self._typed = self.console.take_typed()
        self._key_thread = Thread(target=self._read, name="timeline-keys", daemon=True)
        self._key_thread.start()
        self.write("\x1b[?2004h")
        self._request_terminal_sync_mode_support()
        self._enable_mouse_support()
        if self._must_signal_resume:
            self._must_signal_resume = False
            self.send_message(self.SignalResume())

    def disable_input(self) -> None:
        """Stop reading; what was typed and not read is dropped."""
        if self.exit_event.is_set():
            return
        self.exit_event.set()
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        os.write(self._wake[1], b".")
        if self._key_thread is not None:
            self._key_thread.join(1)
        with suppress(termios.error, OSError):
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        """The terminal as it was."""
        if not self._running:
            return
        self._running = False
        self._disable_mouse_support()
        self.write("\x1b[?2004l")
        self.disable_input()
        self.close()
        self.console.leave()

    def close(self) -> None:
        """Write out what is still to be written."""
        if self._writer_thread is not None:
            self._writer_thread.stop()
            self._writer_thread = None

    def write(self, data: str) -> None:
        """Write, unless the terminal was given back."""
        if self._writer_thread is not None:
            self._writer_thread.write(data)

    def use_mouse(self, wanted: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Ask for reports of the mouse, or no longer."""
        if wanted:
            self._mouse = True
            self._enable_mouse_support()
        else:
            self._disable_mouse_support()
            self._mouse = False

    def _enable_mouse_support(self) -> None:
        """Presses and the wheel, in the SGR form; movements would be sent over the line for nobody."""
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1006h")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000l\x1b[?1006l")

    def _request_terminal_sync_mode_support(self) -> None:
        """Ask for mode 2026 only where the question is not taken for text."""
        if not os.environ.get("TERM", "").startswith(SIMPLE):
            super()._request_terminal_sync_mode_support()

    # ---- signals -----------------------------------------------------------

    def _told_to_end(self, number: int, _frame: FrameType | None) -> None:
        """End as `q` does; a second signal, or a loop that does not listen, ends at once."""
        signal.signal(number, self._end_now)
        signal.signal(signal.SIGALRM, self._end_now)
        signal.alarm(3)
        self._loop.call_soon_threadsafe(self._app.exit, 128 + number)

    def _end_now(self, number: int, _frame: FrameType | None) -> None:
        self.console.leave()
        os._exit(128 + number)

    def _resized(self, *_: object) -> None:
        columns, rows = self.console.size()
        size = Size(columns, rows)
        self.send_message(events.Resize(size, size))

    def _sigtstp_application(self, *_: object) -> None:
        if self._running and self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart and not self._running:
            self.resume_application_mode()

    # ---- input -------------------------------------------------------------

    def _read(self) -> None:
        """The keys' thread: waits for bytes, and only within an unfinished sequence looks at the clock."""
        parser = Parser(self._answered)
        decode = getincrementaldecoder("utf-8")("replace").decode
        for event in parser.feed(decode(self._typed)) if self._typed else ():
            self.process_message(event)
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN)
        poll.register(self._wake[0], select.POLLIN)
        while True:
            unfinished = parser._timeout_time is not None  # noqa: SLF001
            ready = dict(poll.poll(TICK * 1000 if unfinished else None))
            if self._wake[0] in ready:
                os.read(self._wake[0], CHUNK)
                return
            if self.fileno in ready:
                data = self._bytes()
                if not data:
                    self._loop.call_soon_threadsafe(self._app.exit, 128 + signal.SIGHUP)
                    return
                text = decode(data)
                for event in parser.feed(text) if text else ():  # an empty text would end the parser
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

    def _answered(self) -> None:
        self._loop.call_soon_threadsafe(self._app.terminal_answered)  # type: ignore[attr-defined]  # the app is ours

    def _bytes(self) -> bytes:
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:  # the terminal is gone
            return b""
