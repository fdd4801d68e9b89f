"""Choosing actors: names found by a few letters, counted under the present filter, each wanted, unwanted or neither.

Pure: the screen shows it. The choice is written into the query, so that it can be seen, edited and saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from timeline.query import parse, run
from timeline.query.fuzzy import Finder
from timeline.query.names import matching
from timeline.query.syntax import Name, Named, Query, Term

if TYPE_CHECKING:
    from timeline.query.syntax import NameField
    from timeline.tui.explorer import Explorer

Choice: TypeAlias = Literal["include", "exclude"]
NEXT: dict[Choice | None, Choice | None] = {None: "include", "include": "exclude", "exclude": None}
SHOWN = 200  # names listed at most; letters narrow the rest


class Item(NamedTuple):
    """A name of the list: its key, the name, which letters of `form` were typed, and entries under the filter."""

    key: str
    name: str
    form: str
    positions: tuple[int, ...]
    entries: int


class Picker:
    """The names of a field, those chosen, and the ones that what is typed finds."""

    def __init__(self, explorer: Explorer, field: NameField = "actor", recent: list[str] | None = None) -> None:
        self.explorer = explorer
        self.field = field
        self.names = explorer.store.index.names(field)
        self.finder = Finder(self.names)
        self.recent = recent if recent is not None else []
        self.choices: dict[str, Choice] = {}
        self.others: list[Term] = []
        self.touched = False
        self.typed = ""
        self.cursor = 0
        self._read_query()
        self.items: list[Item] = []
        self.type("")

    def _read_query(self) -> None:
        """Take the choices out of the query; terms that are more than one name stay as they are."""
        query = parse(self.explorer.query, today=self.explorer.today)
        for term in query.terms:
            atom = term.atom
            keys = matching(self.names, atom.names[0]) if self._is_choice(term) and isinstance(atom, Named) else []
            if len(keys) == 1:
                self.choices[keys[0]] = "exclude" if term.negated else "include"
            else:
                self.others.append(term)
        self.base = run(Query(tuple(self.others)), self.explorer.store, today=self.explorer.today).rows

    def _is_choice(self, term: Term) -> bool:
        return isinstance(term.atom, Named) and term.atom.field == self.field and len(term.atom.names) == 1

    def type(self, text: str) -> None:
        """Narrow the list to what the letters find."""
        self.typed = text
        index = self.explorer.store.index
        found = []
        for hit in self.finder.rank(text, SHOWN if text.strip() else None if len(self.finder.forms) < SHOWN else SHOWN):
            count = len(index.posting(self.field, hit.key) & self.base)
            found.append(Item(hit.key, hit.name, hit.form, hit.positions, count))
        if not text.strip():
            found.sort(key=self._standing)
        self.items = found
        self.cursor = 0

    def _standing(self, item: Item) -> tuple[bool, int, int]:
        recent = self.recent.index(item.key) if item.key in self.recent else len(self.recent)
        return item.key not in self.choices, recent, -item.entries

    def move(self, by: int) -> None:
        """The cursor so many names down."""
        self.cursor = max(0, min(self.cursor + by, len(self.items) - 1))

    def cycle(self) -> None:
        """The name under the cursor: wanted, unwanted, neither."""
        if not self.items:
            return
        self.touched = True
        key = self.items[self.cursor].key
        choice = NEXT[self.choices.get(key)]
        if choice is None:
            del self.choices[key]
        else:
            self.choices[key] = choice

    def query(self) -> str:
        """The query with the choices; where none was made, the name under the cursor is the one wanted."""
        choices = self.choices
        if not self.touched and self.items:
            choices = {self.items[self.cursor].key: "include"}
        self.recent[:] = [*choices, *(key for key in self.recent if key not in choices)][:20]
        terms = [Term(Named(self.field, (self._name(key),)), choice == "exclude") for key, choice in choices.items()]
        return str(Query((*terms, *self.others)))

    def _name(self, key: str) -> Name:
        display = next((name for own, name, _ in self.names if own == key), key)
        plain = Name(display)
        return plain if matching(self.names, plain) == [key] else Name(display, exact=True)
