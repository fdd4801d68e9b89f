"""The application: screens over one explorer, and what lives as long as it does."""

from __future__ import annotations

import asyncio
import logging
import os
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.app import App

from timeline.tui.drawing import Drawing
from timeline.tui.importing import Importing
from timeline.tui.keymap import KEYS
from timeline.tui.printed import Printed
from timeline.tui.resilience import Resilient
from timeline.tui.screens.base import KeyModal
from timeline.tui.screens.main import MainScreen
from timeline.tui.surroundings import Surroundings
from timeline.tui.terminal import clipboard_sequence
from timeline.tui.widgets.field import Field
from timeline.tui.widgets.filters import Gate

if TYPE_CHECKING:
    from asyncio import TimerHandle
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual import messages
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.widget import AwaitMount

    from timeline.tui.explorer import Explorer
    from timeline.tui.keymap import Context
    from timeline.tui.looks import Depth
    from timeline.tui.painter import Painter

LOG = logging.getLogger(__name__)
Result = TypeVar("Result")
IMPORT_ENDS = 5.0  # seconds that quitting waits for the article in hand to be stored
READY = 5.0  # seconds that a key waits for the screen
REFRESH_EVERY = 0.5  # seconds between looks at whether another process wrote
RELEASE_AFTER = 0.1  # seconds
CAPABLE = Surroundings(256, ascii=False, addressable=True)


class TimelineApp(Resilient, App[int], inherit_bindings=False):
    """Explores a store.

    `painter` draws by differences; it may know a first page already. None leaves drawing to Textual. `histories` is
    what was typed into prompts before, by their labels; it grows in place.
    """

    CSS_PATH = "timeline.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        explorer: Explorer,
        *,
        painter: Painter | None = None,
        around: Surroundings = CAPABLE,
        theme: str = "terminal",
        driver_class: type[Driver] | None = None,
        histories: dict[str, list[str]] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class, ansi_color=True)
        self._capture_stdout = self._capture_stderr = Printed()  # type: ignore[assignment]  # files as good as its own
        self.explorer = explorer
        self.around = around
        self.looks: tuple[str, Depth] = (theme, around.depth)
        self._filters = [Gate(ascii_only=around.ascii, colours=around.depth > 0)]
        self.painter = painter
        self.drawing: Drawing | None = None
        self.mouse_wanted = False
        self.histories: dict[str, list[str]] = {} if histories is None else histories
        self.recent_actors = self.histories.setdefault("actors", [])
        self.importing: Importing | None = None
        self._opening: AwaitMount | None = None
        self._releasing: TimerHandle | None = None
        changed = [(key, own) for key, own in zip(explorer.keys, KEYS, strict=True) if key != own]
        self.set_keymap({f"{context}.{key.action}": key.keys for key, _ in changed for context in key.contexts})

    def get_default_screen(self) -> MainScreen:
        """The list is the screen under all others."""
        return MainScreen(self.explorer)

    def on_load(self) -> None:
        """Take the drawing over before anything is drawn."""
        if self.painter is not None and not self.is_headless:
            self.drawing = Drawing(self, self.painter, self.around)

    async def on_event(self, event: events.Event) -> None:
        """Obey keys and pasted text one after the other, each wholly before the next.

        Textual passes a key from queue to queue, so that of two keys typed fast the second may overtake what the first
        one opens or closes. Here type-ahead means what it says, and a key's effect is drawn at once.
        """
        if isinstance(event, events.Key):
            await self._obey(event)
        elif isinstance(event, events.Paste):
            await self._can_obey()
            if isinstance(self.focused, Field):
                self.focused.take_paste(event.text)
        else:
            await super().on_event(event)

    async def _can_obey(self) -> None:
        """Wait for the parts of the screen: what is typed while the toolkit loads would act on half of them."""
        if not self.main.ready.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self.main.ready.wait(), READY)

    async def _obey(self, event: events.Key) -> None:
        await self._can_obey()
        if isinstance(self.focused, Field):
            await self.focused.take(event)
        else:
            await self._check_bindings(event.key)
        await self.opened()
        if self.drawing is not None:
            self.drawing.request()
        self._release_soon()

    def _release_soon(self) -> None:
        """Give back the index's pages once this key, and what follows it at once, is done: what is shown is a copy."""
        if self._releasing is None and self._loop is not None:
            self._releasing = self._loop.call_later(RELEASE_AFTER, self._release)

    def _release(self) -> None:
        self._releasing = None
        self.explorer.store.index.release()

    async def opened(self) -> None:
        """Wait until a screen that is being opened can take keys."""
        if self._opening is None:
            return
        opening, self._opening = self._opening, None
        await opening
        if isinstance(self.screen, KeyModal):
            self.screen.set_focus(self.screen.query(Field).first(), scroll_visible=False)

    def open(self, screen: Screen[Result], callback: Callable[[Result | None], None] | None = None) -> None:
        """Put a screen on top; the next key is its own."""
        self._opening = self.push_screen(screen, callback)

    def open_help(self, here: Context = "main") -> None:
        """Show the keys, those of a context first."""
        from timeline.tui.screens.help import HelpScreen  # noqa: PLC0415 - loaded when first opened

        self.open(HelpScreen(here))

    @property
    def has_keys(self) -> bool:
        """Whether more was typed than has been obeyed."""
        return not self._message_queue.empty()

    def history(self, label: str) -> list[str]:
        """What was typed into prompts of a kind, the latest last."""
        return self.histories.setdefault(label, [])

    def on_mount(self) -> None:
        """Look for what others write."""
        self.set_interval(REFRESH_EVERY, self.look_for_changes)
        self._release_soon()
        self.app_resume_signal.subscribe(self, lambda _: self.redraw())

    def on_unmount(self) -> None:
        """Leave no timer and no import behind."""
        if self.importing is not None:
            self.importing.cancel()
            self.importing.wait(IMPORT_ENDS)
        if self._releasing is not None:
            self._releasing.cancel()
        if self.drawing is not None:
            self.drawing.pacer.stop()

    @property
    def main(self) -> MainScreen:
        """The screen under all others."""
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    def look_for_changes(self) -> None:
        """Take in what other processes wrote; the cursor keeps its entry."""
        if self.explorer.refresh():
            self.main.board.redraw()

    def terminal_answered(self) -> None:
        """The terminal has shown a frame."""
        if self.drawing is not None:
            self.drawing.arrived()

    def _on_terminal_supports_synchronized_output(self, message: messages.TerminalSupportsSynchronizedOutput) -> None:
        super()._on_terminal_supports_synchronized_output(message)
        if self.painter is not None:
            self.painter.synchronised = True

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the pointer alone: terminals that do not know how to change it show the request as text."""

    def _handle_exception(self, error: Exception) -> None:
        """Textual ends the application at what no handler caught; once it runs, its person would lose the session."""
        if self._dom_ready and isinstance(self.screen_stack[0], MainScreen):
            LOG.error("while the explorer ran", exc_info=error)
            self.tell_failure(error)
        else:
            super()._handle_exception(error)

    def tell_failure(self, error: Exception) -> None:
        """Say that something went wrong, and go on."""
        self.explorer.message = f"that failed ({type(error).__name__}: {error}); the log file has the details"
        self.main.board.redraw()

    def send_to_clipboard(self, text: str) -> str:
        """Offer text to the terminal's clipboard; gives the message, which promises no more than was done."""
        if self._driver is not None:
            self._driver.write(clipboard_sequence(text, os.environ))
        return f"sent {len(text):,} characters to the terminal's clipboard"

    def toggle_mouse(self) -> str:
        """Let the terminal report the mouse, or leave it to the terminal's own selection; gives a message."""
        self.mouse_wanted = not self.mouse_wanted
        use_mouse = getattr(self._driver, "use_mouse", None)
        if use_mouse is not None:
            use_mouse(self.mouse_wanted)
        return "mouse on; Shift selects text" if self.mouse_wanted else "mouse off"

    def import_(self, inputs: Sequence[str]) -> str:
        """Import while browsing goes on; gives a message."""
        if self.importing is not None and self.importing.running:
            return "an import is running; Ctrl+C stops it"
        self.importing = Importing(self.explorer.store, inputs, self._import_tells)
        self.importing.start()
        return "importing…"

    def _from_thread(self, act: Callable[[], object]) -> None:
        """Have the application's own thread do something, unless it has ended or ends meanwhile."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop is closed
                self._loop.call_soon_threadsafe(self._act, act)

    def _act(self, act: Callable[[], object]) -> None:
        """Do what a thread asked for; there is no handler above this one that would tell a failure."""
        try:
            if not self._exit and self.screen_stack:
                act()
        except Exception as error:  # noqa: BLE001 - whatever it is, the session goes on
            self._handle_exception(error)

    def _import_tells(self, words: str, ended: bool) -> None:  # noqa: FBT001 - called from the import's thread
        self._from_thread(lambda: self._import_moved(words, ended))

    def _import_moved(self, words: str, ended: bool) -> None:  # noqa: FBT001
        self.explorer.status = "" if ended else words
        if ended:
            self.explorer.message = words
            self.explorer.refresh()
        self.main.board.redraw()

    def write_view(self, path: Path) -> str:
        """Write the present view to a file while browsing goes on; gives a message."""
        from timeline.tui.writing import write_view  # noqa: PLC0415 - the writers are loaded when first used

        view = self.explorer.view

        def work() -> None:
            words = write_view(view, path)
            self._from_thread(lambda: self.main.say(words))

        Thread(target=work, name="write", daemon=True).start()
        return f"writing {path}…"

    def cancel(self) -> str:
        """Stop what runs; gives a message."""
        if self.importing is None or not self.importing.running:
            return "nothing runs that could be stopped; q quits"
        self.importing.cancel()
        return "stopping the import; what was read stays"

    def take_theme(self, theme: str) -> None:
        """Draw in other colours from now on."""
        self.looks = (theme, self.looks[1])
        self.redraw()

    def redraw(self) -> None:
        """Draw the whole screen anew, whatever others wrote over it."""
        if self.painter is not None:
            self.painter.forget()
        self.screen.refresh(repaint=True, layout=True)
