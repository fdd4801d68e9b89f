"""The command palette: every key's action and every command, found by a few letters of what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.containers import Vertical
from textual.widgets import Static

from timeline.safetext import fit, width
from timeline.tui.commands import COMMANDS
from timeline.tui.keymap import key_name, of_context
from timeline.tui.lines import Line, fill
from timeline.tui.screens.base import KeyModal
from timeline.tui.screens.picker import MOVES
from timeline.tui.widgets.canvas import Canvas
from timeline.tui.widgets.field import Field

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from timeline.tui.keymap import Context, Key

LEFT_OUT = {"palette", "down", "up"}  # what nobody looks up by name


class Offer(NamedTuple):
    """What it is (`action` or `command`), its name, what it does, and how it is reached otherwise."""

    kind: str
    name: str
    words: str
    keys: str


def offers(every: tuple[Key, ...]) -> list[Offer]:
    """Everything that can be done from the list."""
    keys = [key for key in of_context("main", every) if key.action not in LEFT_OUT]
    actions = [Offer("action", key.action, key.help, " ".join(map(key_name, key.keys.split(",")))) for key in keys]
    commands = [Offer("command", name, command.help, f":{name}") for name, command in COMMANDS.items()]
    return [*actions, *commands]


def found(every: list[Offer], typed: str) -> list[Offer]:
    """Those that have every word typed, the ones with a word that begins so first."""
    words = typed.casefold().split()
    hits = [offer for offer in every if all(word in f"{offer.words} {offer.name}".casefold() for word in words)]
    return sorted(
        hits, key=lambda offer: not any(part.startswith(words[0]) for part in offer.words.split()) if words else 0
    )


class Choices(Canvas, can_focus=False):
    """The list's canvas."""

    def __init__(self) -> None:
        super().__init__(id="names")
        self.found: list[Offer] = []
        self.cursor = 0

    def lines(self, width_: int, height: int) -> list[Line]:
        """The offers around the cursor."""
        top = max(0, min(self.cursor - height // 2, len(self.found) - height))
        out = []
        for at, offer in enumerate(self.found[top : top + height], top):
            chosen = at == self.cursor
            room = max(width_ - width(offer.keys) - 4, 0)
            words = (fit(offer.words, room), "chosen" if chosen else "text")
            out.append(fill((("▌ " if chosen else "  ", "cursor"), words, (f" {offer.keys} ", "key")), width_))
        return [*out, *[fill((), width_)] * (height - len(out))]


class PaletteScreen(KeyModal[tuple[str, str] | None]):
    """Gives (kind, name) of what is to be done, or None where it was left."""

    AUTO_FOCUS: ClassVar[str | None] = "Field"
    context: Context = "palette"

    def __init__(self) -> None:
        super().__init__()
        self.every: list[Offer] = []
        self.offers = Choices()

    def compose(self) -> ComposeResult:
        """A field, the offers, and what the keys do."""
        with Vertical(id="box") as box:
            box.border_title = "What to do"
            yield Field(self, id="typed", placeholder="type a few letters")
            yield self.offers
            yield Static("Enter do it   Esc back", id="keys", markup=False)

    def on_mount(self) -> None:
        """Everything, before a letter is typed."""
        self.every = offers(self.explorer_app.explorer.keys)
        self.typed("", 0)

    def typed(self, text: str, _cursor: int) -> None:
        """Narrow."""
        self.offers.found, self.offers.cursor = found(self.every, text), 0
        self.offers.redraw()

    def wanted(self, key: str) -> None:
        """Move."""
        if key in MOVES:
            self.offers.cursor = max(0, min(self.offers.cursor + MOVES[key], len(self.offers.found) - 1))
            self.offers.redraw()

    def accepted(self, _text: str) -> None:
        """Do what is under the cursor."""
        if self.offers.found:
            chosen = self.offers.found[self.offers.cursor]
            self.dismiss((chosen.kind, chosen.name))

    def abandoned(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
