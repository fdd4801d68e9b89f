"""The words that a rule matched, as its production sees them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from timeline.extract.timex.grammar import members
from timeline.extract.timex.lexer import value_of

if TYPE_CHECKING:
    from timeline.extract.timex.lexer import Tokens
    from timeline.extract.timex.reference import Reference


@cache
def _chars(name: str) -> str:
    return members(name)


class Phrase:
    """Tokens `first` to `stop` (half-open) of a chunk, and the reference that resolves them."""

    __slots__ = ("cats", "first", "ref", "stop", "tokens")

    def __init__(self, tokens: Tokens, first: int, stop: int, ref: Reference) -> None:
        self.tokens, self.first, self.stop, self.ref = tokens, first, stop, ref
        self.cats = tokens.cats[first:stop]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens.start(self.first)

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.tokens.end(self.stop - 1)

    def words(self) -> str:
        """The phrase in lower case."""
        return "".join(self.tokens.words[self.first : self.stop]).strip().lower()

    def index(self, name: str) -> int:
        """Where in the phrase the first word of the category stands, -1 if nowhere."""
        wanted = _chars(name)
        if len(wanted) == 1:
            return self.cats.find(wanted)
        for index, cat in enumerate(self.cats):
            if cat in wanted:
                return index
        return -1

    def has(self, name: str) -> bool:
        """Whether a word of the category is in the phrase."""
        return self.index(name) >= 0

    def value(self, name: str) -> Any:
        """The value of the first word of the category, None if there is none."""
        index = self.index(name)
        return None if index < 0 else value_of(self.tokens.words[self.first + index])

    def values(self, name: str) -> list[Any]:
        """The values of all words of the category, in order."""
        wanted, words = _chars(name), self.tokens.words
        return [value_of(words[self.first + index]) for index, cat in enumerate(self.cats) if cat in wanted]

    def day_number(self) -> Any:
        """The number of a day of the month: the ordinal if there is one, else the first number; None without either."""
        return self.value("ordnum" if self.has("ordnum") else "int")

    def before(self, index: int = 1) -> str:
        """The category of the token that stands `index` before the phrase, a line's end at the text's."""
        return self.tokens.cats[self.first - index] if self.first >= index else "\n"

    def after(self, index: int = 0) -> str:
        """The category of the token `index` behind the phrase."""
        place = self.stop + index
        return self.tokens.cats[place] if place < len(self.tokens.cats) else "\n"

    def word_before(self, index: int = 1) -> str:
        """The token before the phrase, without its blank."""
        return self.tokens.words[self.first - index].strip() if self.first >= index else ""

    def word_after(self, index: int = 0) -> str:
        """The token behind the phrase, without its blank."""
        place = self.stop + index
        return self.tokens.words[place].strip() if place < len(self.tokens.words) else ""

    def glued_before(self) -> bool:
        """Whether the phrase follows a character other than a blank or an opening bracket or quote."""
        if not self.first or self.tokens.words[self.first][0] in " \t":
            return False
        return self.tokens.words[self.first - 1][-1] not in " \t\n([\"'“`—_"

    def is_before(self, name: str, index: int = 1) -> bool:
        """Whether the token before is of that category."""
        return self.before(index) in _chars(name)

    def is_after(self, name: str, index: int = 0) -> bool:
        """Whether the token behind is of that category."""
        return self.after(index) in _chars(name)
