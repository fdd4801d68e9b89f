"""A field to type in: the field's own editing keys win, and only Enter, Esc, Tab, F1 and vertical moves leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from rich.highlighter import Highlighter
from textual.geometry import Region
from textual.widgets import Input

from timeline.safetext import safe
from timeline.tui.resilience import Resilient

if TYPE_CHECKING:
    from rich.text import Text
    from textual import events

    from timeline.tui.keymap import Context

LEFT_TO_OWNER = ("tab", "shift+tab", "up", "down", "pageup", "pagedown")
LONGEST = 2_000  # characters of a query or a command


class Owner(Protocol):
    """Who put the field there, told at once of what happens in it; `context` is whose help there is."""

    context: Context

    def typed(self, text: str, cursor: int) -> None:
        """The text has changed."""

    def wanted(self, key: str) -> None:
        """A key that is not the field's own."""

    def accepted(self, text: str) -> None:
        """Enter."""

    def abandoned(self) -> None:
        """Esc."""


class Underline(Highlighter):
    """Underlines the part of the text that is wrong."""

    span: tuple[int, int] | None = None

    def highlight(self, text: Text) -> None:
        """Mark the span, if there is one."""
        if self.span:
            text.stylize("underline bold", *self.span)


class Field(Resilient, Input):
    """One line of text; what is pasted into it is text, made safe, and never a command."""

    def __init__(self, owner: Owner, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002
        self.underline = Underline()
        super().__init__(
            id=id,
            placeholder=placeholder,
            compact=True,
            select_on_focus=False,
            highlighter=self.underline,
            max_length=LONGEST,
        )
        self.owner = owner
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

    def _on_resize(self, _: events.Resize) -> None:
        """Keep the cursor in sight when a note beside the field takes room from it."""
        self.scroll_to_region(Region(self._cursor_offset, 0, width=1, height=1), animate=False, force=True)

    async def take(self, event: events.Key) -> None:
        """Obey a key now, or hand it to the owner."""
        before = self.value
        if event.key == "escape":
            self.owner.abandoned()
        elif event.key == "enter":
            self.owner.accepted(self.value)
        elif event.key == "f1":
            self.app.open_help(self.owner.context)  # type: ignore[attr-defined]  # the application is ours
        elif event.key in LEFT_TO_OWNER:
            self.owner.wanted(event.key)
        elif event.is_printable:
            await self._on_key(event)
            self._tell(before)
        else:
            await self.app._check_bindings(event.key)  # noqa: SLF001 - the field's own bindings are among them
            self._tell(before)

    def take_paste(self, text: str) -> None:
        """Put pasted text in as one safe line."""
        before = self.value
        self.insert_text_at_cursor(safe(text)[: max(LONGEST - len(before), 0)])
        self._tell(before)

    def _tell(self, before: str) -> None:
        if self.value != before:
            self.owner.typed(self.value, self.cursor_position)
