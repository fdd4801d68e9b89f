"""The actor picker: type to narrow, Tab to include, exclude or leave, Enter to apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from timeline.tui.draw.picker import picker_lines
from timeline.tui.picker import Picker
from timeline.tui.screens.base import KeyModal
from timeline.tui.widgets.canvas import Canvas
from timeline.tui.widgets.field import Field

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from timeline.query.syntax import NameField
    from timeline.tui.explorer import Explorer
    from timeline.tui.keymap import Context
    from timeline.tui.lines import Line

PAGE = 10
MOVES = {"up": -1, "down": 1, "pageup": -PAGE, "pagedown": PAGE}


class Names(Canvas, can_focus=False):
    """The list's canvas."""

    def __init__(self, picker: Picker) -> None:
        super().__init__(id="names")
        self.picker = picker

    def lines(self, width: int, height: int) -> list[Line]:
        """The names around the cursor."""
        return picker_lines(self.picker, width, height)


class PickerScreen(KeyModal[str | None]):
    """Gives the new query, or None where it was left."""

    AUTO_FOCUS: ClassVar[str | None] = "Field"
    context: Context = "picker"
    title_words = "Actors"
    keys_words = "Tab include, exclude, leave   Enter apply   Esc back"

    def __init__(self, explorer: Explorer, field: NameField = "actor", recent: list[str] | None = None) -> None:
        super().__init__()
        self.picker = Picker(explorer, field, recent)
        self.names = Names(self.picker)

    def compose(self) -> ComposeResult:
        """A field, the names, and what the keys do."""
        with Vertical(id="box") as box:
            box.border_title = self.title_words
            yield Field(self, id="typed", placeholder="type a few letters")
            yield self.names
            yield Static(self.keys_words, id="keys", markup=False)

    def typed(self, text: str, _cursor: int) -> None:
        """Narrow."""
        self.picker.type(text)
        self.names.redraw()

    def wanted(self, key: str) -> None:
        """Move, or choose."""
        if key in MOVES:
            self.picker.move(MOVES[key])
        elif key == "tab":
            self.picker.cycle()
        self.names.redraw()

    def accepted(self, _text: str) -> None:
        """Apply."""
        self.dismiss(self.picker.query())

    def abandoned(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
