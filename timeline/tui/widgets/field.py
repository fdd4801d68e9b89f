"""A field to type in: the field's own editing keys win, and only Enter, Esc, Tab, F1 and vertical moves leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.highlighter import Highlighter
from textual.widgets import Input

from timeline.safetext import safe
from timeline.tui.messages import Abandoned, Accepted, Typed, Wanted
from timeline.tui.resilience import Resilient

if TYPE_CHECKING:
    from rich.text import Text
    from textual import events

LEFT_TO_OWNER = ("tab", "shift+tab", "up", "down", "pageup", "pagedown", "f1")
LONGEST = 2_000  # characters of a query or a command


class Underline(Highlighter):
    """Underlines the part of the text that is wrong."""

    span: tuple[int, int] | None = None

    def highlight(self, text: Text) -> None:
        """Mark the span, if there is one."""
        if self.span:
            text.stylize("underline bold", *self.span)


class Field(Resilient, Input):
    """One line of text; what is pasted into it is text, made safe, and never a command."""

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002 - Textual's own name
        self.underline = Underline()
        super().__init__(
            id=id,
            placeholder=placeholder,
            compact=True,
            select_on_focus=False,
            highlighter=self.underline,
            max_length=LONGEST,
        )
        self.cursor_blink = False

    def mark_wrong(self, span: tuple[int, int] | None) -> None:
        """Underline a span of the text, or nothing."""
        if self.underline.span != span:
            self.underline.span = span
            self.refresh()

    def set_text(self, text: str) -> None:
        """Put other text into the field, the cursor after it."""
        self.value = safe(text)
        self.cursor_position = len(self.value)

    def on_key(self, event: events.Key) -> None:
        """Hand over the keys that are not the field's own."""
        if event.key == "escape":
            self.post_message(Abandoned())
        elif event.key in LEFT_TO_OWNER:
            self.post_message(Wanted(event.key))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Put pasted text in as one safe line."""
        event.prevent_default()
        event.stop()
        room = LONGEST - len(self.value)
        self.insert_text_at_cursor(safe(event.text)[: max(room, 0)])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the owner in its own words."""
        event.stop()
        self.post_message(Typed(event.value, self.cursor_position))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.post_message(Accepted(event.value))
