"""The commands of the `:` line, in one table: name, arguments, help, what is done."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from timeline.query.periods import ZOOMS
from timeline.tui.curating import merge_alias
from timeline.tui.looks import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.tui.explorer import Explorer


class Console(Protocol):
    """What a command may work on."""

    @property
    def explorer(self) -> Explorer:
        """The explorer of the main screen."""

    @property
    def explorer_app(self) -> Any:
        """The application."""

    def action_quit(self) -> None:
        """Quit."""

    def action_help(self) -> None:
        """Show the keys."""


class Command(NamedTuple):
    """What is typed after the name, what it is for, and what does it and gives a message."""

    arguments: str
    help: str
    act: Callable[[Console, str], str]


def perform(text: str, console: Console) -> str:
    """Perform a command, or go to a date; gives the message to show.

    Raises:
        ValueError: where it is neither, or cannot be done, with the reason.
    """
    name, _, rest = text.strip().partition(" ")
    if not name:
        return ""
    if name in COMMANDS:
        return COMMANDS[name].act(console, rest.strip())
    if console.explorer.go_words(text):
        return ""
    raise ValueError(f"{name!r} is neither a command nor a date; :help lists the commands")


def choices(name: str, explorer: Explorer) -> dict[str, str]:
    """What may stand behind a command, where that can be listed, with a word on each."""
    if name in ("view", "save"):
        return dict(sorted(explorer.store.views().items()))
    return dict.fromkeys({"theme": THEMES, "zoom": ZOOMS}.get(name, ()), "")


def save(console: Console, name: str) -> str:
    """Save the present query under a name."""
    if not name:
        raise ValueError("save under which name? for example: save rubio")
    console.explorer.store.save_view(name, console.explorer.query)
    return f"saved as {name}"


def view(console: Console, name: str) -> str:
    """Take a saved query as the filter."""
    views = console.explorer.store.views()
    if name not in views:
        known = ", ".join(sorted(views)) or "none yet; save NAME makes one"
        raise ValueError(f"no view is called {name!r}; there are: {known}" if name else f"saved views: {known}")
    console.explorer.set_query(views[name])
    return f"view {name}"


def filter_(console: Console, query: str) -> str:
    """Filter by a query."""
    console.explorer.set_query(query)
    return ""


def alias(console: Console, words: str) -> str:
    """Say that a name is another name of an actor."""
    names = console.explorer.store.index.names("actor")
    other, parted, canonical = (part.strip() for part in words.partition("="))
    if not other or not parted or not canonical:
        raise ValueError("which name is whose? for example: alias Zelenskyy = Volodymyr Zelensky")
    if all(canonical != key for key, _, _ in names):
        raise ValueError(f"no actor is called {canonical!r}")
    return merge_alias(console.explorer, other, canonical)


def zoom(console: Console, name: str) -> str:
    """Headings by a period."""
    found = next((known for known in ZOOMS if known == name), None)
    if found is None:
        raise ValueError(f"zoom takes one of {', '.join(ZOOMS)}")
    console.explorer.zoom_by(ZOOMS.index(found) - ZOOMS.index(console.explorer.zoom))
    return f"by {name}"


def theme(console: Console, name: str) -> str:
    """Other colours."""
    if name not in THEMES:
        raise ValueError(f"theme takes one of {', '.join(THEMES)}")
    console.explorer_app.take_theme(name)
    return f"theme {name}"


def import_(console: Console, inputs: str) -> str:
    """Import articles while browsing goes on."""
    if not inputs:
        raise ValueError("import what? for example: import ~/articles")
    message: str = console.explorer_app.import_([os.path.expanduser(part) for part in shlex.split(inputs)])  # noqa: PTH111 - an address is no path
    return message


def quit_(console: Console, _: str) -> str:
    """Quit."""
    console.action_quit()
    return ""


def help_(console: Console, _: str) -> str:
    """Show the keys."""
    console.action_help()
    return ""


COMMANDS: dict[str, Command] = {
    "alias": Command("NAME = ACTOR", "the name is another name of the actor", alias),
    "filter": Command("QUERY", "filter by a query; alone, no filter", filter_),
    "help": Command("", "the keys and the commands", help_),
    "quit": Command("", "quit", quit_),
    "import": Command("PATH…", "import files, folders or addresses", import_),
    "q": Command("", "quit", quit_),
    "save": Command("NAME", "save the filter as a view", save),
    "theme": Command("|".join(THEMES), "the colours", theme),
    "view": Command("NAME", "use a saved view", view),
    "zoom": Command("day|week|month|year", "what the headings stand for", zoom),
}
