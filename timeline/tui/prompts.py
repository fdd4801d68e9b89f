"""What the line at the bottom asks for: a query, words to search, a command. Pure: the widget shows it.

A prompt hears every change of its text, shows its effect at once, and takes it back when it is abandoned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.query import QueryError, complete
from timeline.query.syntax import FIELDS
from timeline.safetext import safe
from timeline.store.errors import StoreError
from timeline.tui.commands import COMMANDS, choices, perform
from timeline.tui.curating import retag
from timeline.tui.writing import ENDINGS, target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline.query import Completion
    from timeline.tui.commands import Console
    from timeline.tui.explorer import Explorer
    from timeline.tui.reader import Reader

KEPT = 100  # entries of a history


class Prompt:
    """The base: a label, the text it starts with, what was typed into it before."""

    label = ""

    def __init__(self, explorer: Explorer, history: list[str]) -> None:
        self.explorer = explorer
        self.history = history
        self.initial = ""
        self.wrong: tuple[int, int] | None = None
        self.note = ""

    def typed(self, text: str) -> None:
        """The text has changed."""

    def glimpse(self, text: str) -> bool:  # noqa: ARG002 - the query needs it
        """Show a part of what the text does, where all of it may take long; False where `typed` has to be called."""
        return False

    def completions(self, text: str, cursor: int) -> list[Completion]:  # noqa: ARG002 - the others need them
        """What may stand at the cursor."""
        return []

    def accept(self, text: str) -> bool:
        """Enter: True if the prompt is done."""
        remember(self.history, text)
        return True

    def abandon(self) -> None:
        """Esc: everything as it was."""


def remember(history: list[str], text: str) -> None:
    """Put a text into a history, once, the latest last."""
    if text.strip():
        history[:] = [*(old for old in history if old != text), text][-KEPT:]


class QueryPrompt(Prompt):
    """The filter: results as one types; the last good ones stay while the text cannot be read."""

    label = "filter"

    def __init__(self, explorer: Explorer, history: list[str]) -> None:
        super().__init__(explorer, history)
        self.initial = explorer.query
        self.before = (explorer.query, explorer.filtering, explorer.entry)
        from timeline.query import parser, plan  # noqa: F401, PLC0415 - so that the first letter does not wait for them

    def typed(self, text: str) -> None:
        """Filter by it, or say what is wrong with it; the beginnings of a field's name filter nothing away yet."""
        self._take(text)
        before, _, word = text.rpartition(" ")
        if not len(self.explorer.view) and word and any(field.startswith(word) for field in FIELDS):
            self._take(before)

    def _take(self, text: str) -> None:
        try:
            self.explorer.set_query(text)
        except QueryError as error:
            self.wrong, self.note = (error.start, error.end), str(error)
        else:
            count = len(self.explorer.view)
            self.wrong, self.note = None, f"{count:,} of {self.explorer.view.total:,}"

    def glimpse(self, text: str) -> bool:
        """Filter what is near the cursor by it."""
        try:
            shown = self.explorer.glimpse(text)
        except QueryError:
            return False
        if shown:
            self.wrong, self.note = None, "…"
        return shown

    def completions(self, text: str, cursor: int) -> list[Completion]:
        """Fields, names, dates that fit at the cursor."""
        return complete(text, cursor, self.explorer.store)

    def accept(self, text: str) -> bool:
        """Keep the filter, if it can be read."""
        self._take(text)
        return self.wrong is None and super().accept(text)

    def abandon(self) -> None:
        """The filter and the entry of before."""
        query, filtering, entry = self.before
        self.explorer.set_query(query)
        if not filtering:
            self.explorer.toggle_filter()
        if entry is not None:
            self.explorer.go_entry(entry.id)


class SearchPrompt(Prompt):
    """Words to search: the cursor goes to the first entry that has them, from where it was."""

    label = "search"

    def __init__(self, explorer: Explorer, history: list[str]) -> None:
        super().__init__(explorer, history)
        self.start = explorer.cursor
        self.before = explorer.searched

    def typed(self, text: str) -> None:
        """Go to the first entry found."""
        self.explorer.go(self.start)
        found = self.explorer.search(text, here=True) if text.strip() else True
        self.note = "" if found else "not found"
        self.wrong = None if found else (0, len(text))

    def abandon(self) -> None:
        """Back to where the search began."""
        self.explorer.searched = self.before
        self.explorer.go(self.start)


class ArticleSearchPrompt(Prompt):
    """Words to search in an article."""

    label = "search"

    def __init__(self, explorer: Explorer, history: list[str], reader: Reader) -> None:
        super().__init__(explorer, history)
        self.reader = reader
        self.start = reader.window[0]

    def typed(self, text: str) -> None:
        """Go to the first line found from the window on."""
        self.reader.forget_search(self.start)
        found = self.reader.search(text, 1) if text.strip() else True
        self.explorer.searched = text.strip()
        self.note = "" if found else "not found"
        self.wrong = None if found else (0, len(text))

    def abandon(self) -> None:
        """Back to where the search began."""
        self.reader.forget_search(self.start)


class TagPrompt(Prompt):
    """The tags of the entry under the cursor, blanks between them."""

    label = "tags"

    def __init__(self, explorer: Explorer, history: list[str]) -> None:
        super().__init__(explorer, history)
        self.entry = explorer.entry
        self.initial = "".join(f"{safe(tag)} " for tag in self.entry.tags) if self.entry else ""
        self.note = "blanks between tags"

    def completions(self, text: str, cursor: int) -> list[Completion]:
        """The tags there are that begin with the word at the cursor."""
        from timeline.query import Completion  # noqa: PLC0415 - lazily exported

        start = text.rfind(" ", 0, cursor) + 1
        word = text[start:cursor].casefold()
        names = self.explorer.store.index.names("tag") if word else ()
        return [
            Completion(start, cursor, f"{key} ", shown, count)
            for key, shown, count in names
            if key.casefold().startswith(word)
        ]

    def accept(self, text: str) -> bool:
        """Add what is new, remove what is gone."""
        if self.entry is not None:
            wanted = dict.fromkeys(tag for word in text.split() if (tag := word.strip("#,")))
            self.explorer.message = retag(self.explorer, self.entry, list(wanted))
        return super().accept(text)


class WritePrompt(Prompt):
    """The file to write the view to; its ending says the format."""

    label = "write to"

    def __init__(self, explorer: Explorer, history: list[str], begin: Callable[[Path], str]) -> None:
        super().__init__(explorer, history)
        self.begin = begin
        self.note = f"{len(explorer.view):,} entries · {' '.join(ENDINGS)}"

    def accept(self, text: str) -> bool:
        """Begin to write; what can't be written stays, with the reason."""
        try:
            self.explorer.message = self.begin(target(text))
        except ValueError as error:
            self.note, self.wrong = str(error), (0, len(text))
            return False
        return super().accept(text)


class CommandPrompt(Prompt):
    """A command of the table, or a date to go to."""

    label = "command"

    def __init__(self, explorer: Explorer, history: list[str], console: Console, initial: str = "") -> None:
        super().__init__(explorer, history)
        self.console = console
        self.initial = initial

    def completions(self, text: str, cursor: int) -> list[Completion]:
        """The commands that begin with what is typed, or what may stand behind one."""
        from timeline.query import Completion  # noqa: PLC0415 - lazily exported

        command, parted, typed = text[:cursor].partition(" ")
        if not parted:
            names = (name for name in COMMANDS if name.startswith(command))
            return [Completion(0, cursor, f"{name} ", f"{name}  {COMMANDS[name].help}", None) for name in names]
        known = choices(command, self.explorer)
        start = len(command) + 1
        return [Completion(start, cursor, name, known[name], None) for name in known if name.startswith(typed)]

    def accept(self, text: str) -> bool:
        """Perform it; one that cannot be performed stays, with the reason."""
        try:
            self.explorer.message = perform(text, self.console)
        except (ValueError, StoreError) as error:
            self.note, self.wrong = str(error), (0, len(text))
            return False
        return super().accept(text)
