"""The form in which an entry is edited, with a picture of it before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from timeline.safetext import safe
from timeline.tui.draw.entries import columns, entry_line, who
from timeline.tui.editing import FIELDS, FormError, changes, written
from timeline.tui.lines import fill
from timeline.tui.screens.base import KeyModal
from timeline.tui.widgets.canvas import Canvas
from timeline.tui.widgets.field import Field

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from timeline.models import Entry
    from timeline.query.periods import Zoom
    from timeline.tui.keymap import Context
    from timeline.tui.lines import Line, Run

TITLE = "Edit"
FRAMED = 16  # lines of the terminal below which what is wrong is told in the frame
MOVES = {"up": -1, "down": 1, "tab": 1, "shift+tab": -1}


class Picture(Canvas, can_focus=False):
    """The entry's line in the list as it is and as it would be, or what is wrong."""

    def __init__(self, entry: Entry, zoom: Zoom) -> None:
        super().__init__(id="picture")
        self.before = self.after = entry
        self.zoom = zoom
        self.wrong = ""

    def lines(self, width: int, height: int) -> list[Line]:
        """What is wrong, before, and after."""
        told: Run = (self.wrong, "error") if self.wrong else ("", "text")
        shape = columns(width, self.zoom)
        out = [
            fill(((" ", "text"), told), width),  # first, as the rest may not fit
            fill(((" before", "muted"),), width),
            entry_line(self.before, width, shape, self.zoom, chosen=False),
            fill(((f"   {who(self.before)}", "muted"),), width),
            fill(((" after", "muted"),), width),
            entry_line(self.after, width, shape, self.zoom, chosen=True),
            fill(((f"   {who(self.after)}", "muted"),), width),
        ]
        return (out + [fill((), width)] * height)[:height]


class Slot:
    """A field of the form, as the owner of its line to type in."""

    context: Context = "form"

    def __init__(self, screen: EditScreen, name: str) -> None:
        self.screen = screen
        self.name = name

    def typed(self, _text: str, _cursor: int) -> None:
        """Show what it makes of the entry."""
        self.screen.show_change()

    def wanted(self, key: str) -> None:
        """To the next field or the one before."""
        if key in MOVES:
            self.screen.move(self.name, MOVES[key])

    def accepted(self, _text: str) -> None:
        """Save, if everything can be read."""
        self.screen.save()

    def abandoned(self) -> None:
        """Leave the entry as it was."""
        self.screen.dismiss(None)


class EditScreen(KeyModal[dict[str, Any] | None]):
    """Gives the changed fields of the entry, or None where it was left or nothing changed."""

    AUTO_FOCUS: ClassVar[str | None] = "Field"

    def __init__(self, entry: Entry, today: date, zoom: Zoom) -> None:
        super().__init__()
        self.entry = entry
        self.today = today
        self.picture = Picture(entry, zoom)
        self.fields = {name: Field(Slot(self, name), id=f"field-{name}") for name in FIELDS}

    def compose(self) -> ComposeResult:
        """A line for each field, the picture, and what the keys do."""
        with Vertical(id="box") as box:
            box.border_title = TITLE
            for name, field in self.fields.items():
                with Horizontal(classes="row"):
                    yield Static(name, classes="label", markup=False)
                    yield field
            yield self.picture
            yield Static("Enter save   Tab next field   ; between names   Esc back", id="keys", markup=False)

    def on_mount(self) -> None:
        """Fill the fields."""
        for name, text in written(self.entry).items():
            self.fields[name].set_text(text)

    def _changes(self) -> dict[str, Any]:
        return changes(self.entry, {name: field.value for name, field in self.fields.items()}, self.today)

    def show_change(self) -> None:
        """Draw the entry as it would be, or say what is wrong with which field."""
        for field in self.fields.values():
            field.mark_wrong(None)
        try:
            self.picture.after, self.picture.wrong = self.entry.with_(**self._changes()), ""
        except FormError as error:
            self.picture.wrong = f"{error.field}: {error}"
            self.fields[error.field].mark_wrong((0, len(self.fields[error.field].value)))
        self.picture.redraw()
        self._tell()

    def _tell(self) -> None:
        """Say what is wrong in the frame too, where the picture may be out of sight."""
        wrong = self.picture.wrong if self.size.height < FRAMED else ""
        self.query_one("#box").border_title = Content(safe(wrong or TITLE))

    def move(self, name: str, by: int) -> None:
        """The cursor into another field."""
        at = (FIELDS.index(name) + by) % len(FIELDS)
        self.set_focus(self.fields[FIELDS[at]])

    def save(self) -> None:
        """Give the changes, if everything can be read; else into the field that can't."""
        try:
            changed = self._changes()
        except FormError as error:
            self.show_change()
            self.set_focus(self.fields[error.field])
            return
        self.dismiss(changed or None)
