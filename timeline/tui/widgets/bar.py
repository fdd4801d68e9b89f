"""The line at the bottom to type in, with its completions above it and a note on its right."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from textual.containers import Horizontal, Vertical

from timeline.safetext import safe, width
from timeline.tui.draw.completions import completion_lines
from timeline.tui.lines import fill
from timeline.tui.resilience import Resilient
from timeline.tui.widgets.canvas import Canvas
from timeline.tui.widgets.field import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from timeline.query import Completion
    from timeline.tui.app import TimelineApp
    from timeline.tui.keymap import Context
    from timeline.tui.lines import Line
    from timeline.tui.prompts import Prompt

PAUSE = 0.2  # seconds without a key after which what was shown in part is completed


class Note(Canvas, can_focus=False):
    """One line of text in a role, as wide as it is long."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.text, self.role = "", "muted"

    def say(self, text: str, role: str = "muted") -> None:
        """Show another text."""
        text = f" {safe(text)} " if text else ""
        if (text, role) != (self.text, self.role):
            self.text, self.role = text, role
            self.styles.width = width(text)
            self.redraw()

    def lines(self, width: int, height: int) -> list[Line]:
        """The text."""
        return [fill(((self.text, self.role),), width)] * height


class Offers(Canvas, can_focus=False):
    """The completions."""

    found: tuple[Completion, ...] = ()
    chosen = -1

    def lines(self, width: int, height: int) -> list[Line]:
        """Those around the chosen one."""
        return completion_lines(self.found, self.chosen, width)[:height]

    def offer(self, found: list[Completion]) -> None:
        """Show other completions; none hides the list."""
        self.found, self.chosen = tuple(found), -1
        self.display = bool(found)
        self.styles.height = min(len(found), 8) + 1
        self.redraw()

    def move(self, by: int) -> None:
        """Choose another."""
        self.chosen = max(-1, min(self.chosen + by, len(self.found) - 1))
        self.redraw()


class Bar(Resilient, Vertical):
    """Asks for a line of text; calls `changed` after each effect of it, `done` when it was given or abandoned."""

    context: Context = "prompt"
    prompt: Prompt | None = None

    def __init__(self, changed: Callable[[], None], done: Callable[[], None]) -> None:
        super().__init__()
        self.changed = changed
        self.done = done
        self._pending: tuple[str, int] | None = None
        self._completing: asyncio.TimerHandle | None = None
        self._recalled = False  # whether the text is one of the history, so that ↑ and ↓ go on through it

    def compose(self) -> ComposeResult:
        """Completions, label, field, note."""
        yield Offers(id="offers")
        with Horizontal(id="line"):
            yield Note(id="label")
            yield Field(self, id="text")
            yield Note(id="note")

    def on_mount(self) -> None:
        """Nothing is asked at first."""
        self.display = False
        self.offers, self.field = self.query_one(Offers), self.query_one(Field)
        self.label, self.note = self.query_one("#label", Note), self.query_one("#note", Note)
        self.place = 0

    def ask(self, prompt: Prompt) -> None:
        """Open for a prompt."""
        self.prompt = prompt
        self.place = len(prompt.history)
        self.display = True
        self.label.say(prompt.label, "filter")
        self.note.say("")
        self.offers.offer([])
        self.field.mark_wrong(None)
        self.field.set_text(prompt.initial)
        self.screen.set_focus(self.field, scroll_visible=False)

    @property
    def explorer_app(self) -> TimelineApp:
        """The application, as the type that it is."""
        return cast("TimelineApp", self.app)

    def _finish(self) -> None:
        self.prompt = None
        self.display = False
        self.done()

    def typed(self, text: str, cursor: int) -> None:
        """Show the text at once, and its effect when nothing more is to be typed: of a fast word, the last letter's."""
        self._recalled = False
        waiting, self._pending = self._pending, (text, cursor)
        if waiting is None:
            asyncio.get_running_loop().call_soon(self._work)

    def _work(self) -> None:
        if self._pending is not None and self.explorer_app.has_keys:
            asyncio.get_running_loop().call_soon(self._work)
            return
        try:
            self._flush()
        except Exception as error:  # noqa: BLE001 - there is no handler above this one
            self.explorer_app.tell_failure(error)

    def _flush(self) -> None:
        """Let the text have its effect."""
        pending, self._pending = self._pending, None
        prompt = self.prompt
        if prompt is None or pending is None:
            return
        text, cursor = pending
        if self._completing is not None:
            self._completing.cancel()
        if prompt.glimpse(text):
            self._completing = asyncio.get_running_loop().call_later(PAUSE, self._complete, prompt, text)
        else:
            prompt.typed(text)
        self._tell(prompt)
        self.offers.offer(prompt.completions(text, cursor) if text and not self._recalled else [])
        self.changed()

    def _complete(self, prompt: Prompt, text: str) -> None:
        """Let a text that was shown in part have its whole effect, unless more was typed or the prompt is done."""
        if self.prompt is not prompt or self._pending is not None:
            return
        try:
            prompt.typed(text)
            self._tell(prompt)
            self.changed()
        except Exception as error:  # noqa: BLE001 - there is no handler above this one
            self.explorer_app.tell_failure(error)

    def _tell(self, prompt: Prompt) -> None:
        self.note.say(prompt.note, "error" if prompt.wrong else "muted")
        self.field.mark_wrong(prompt.wrong)

    def wanted(self, key: str) -> None:
        """Choose among completions, take one, or go through the history."""
        self._flush()
        prompt = self.prompt
        if prompt is None:
            return
        if key == "tab":
            self._take()
        elif key in ("up", "down"):
            by = -1 if key == "up" else 1
            if self.offers.found and (by > 0 or self.offers.chosen >= 0):
                self.offers.move(by)
            else:
                self._recall(prompt, by)

    def _take(self) -> None:
        if not self.offers.found:
            prompt = self.prompt
            self.offers.offer(prompt.completions(self.field.value, self.field.cursor_position) if prompt else [])
            return
        item = self.offers.found[max(self.offers.chosen, 0)]
        text = self.field.value
        self.field.value = text[: item.start] + item.replacement + text[item.end :]
        self.field.cursor_position = item.start + len(item.replacement)
        self.typed(self.field.value, self.field.cursor_position)

    def _recall(self, prompt: Prompt, by: int) -> None:
        self.place = max(0, min(self.place + by, len(prompt.history)))
        self.field.set_text(prompt.history[self.place] if self.place < len(prompt.history) else "")
        self.typed(self.field.value, self.field.cursor_position)
        self._recalled = True

    def accepted(self, text: str) -> None:
        """Enter: take the chosen completion, or be done."""
        self._flush()
        prompt = self.prompt
        if prompt is None:
            return
        if self.offers.chosen >= 0:
            self._take()
        elif prompt.accept(text):
            self._finish()
        else:
            self._tell(prompt)

    def abandoned(self) -> None:
        """Esc: as it was."""
        self._pending = None
        if self.prompt is not None:
            self.prompt.abandon()
            self._finish()
