"""Names for the picker: a few letters of any alias, in order, find the name; the better they fit the earlier.

What fits best is the whole name, then its beginning, the beginning of one of its words, letters that stand together
anywhere, the beginnings of several words ("mr" for Marco Rubio), and last letters strewn over it. Within one of these
the name with more entries comes first, as it is the likelier to be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from timeline.store.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.query.ports import Names

LINE = "\n"
LONGEST = 60  # letters typed; no name is told apart by more


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: its `form` (the alias that fitted) and the positions in it of the letters typed."""

    key: str
    name: str
    form: str
    count: int
    positions: tuple[int, ...]


class Finder:
    """The names of one field, made ready for finding: all aliases folded into one text, a line each.

    One pass of a compiled pattern over that text costs a fraction of a millisecond for thousands of names, where a
    loop over the names would cost several.
    """

    def __init__(self, names: Names) -> None:
        self.forms = [
            (key, name, form.replace(LINE, " "), count)
            for key, name, count in sorted(names, key=lambda item: -item[2])
            for form in dict.fromkeys((name, *names.aliases(key)))
        ]
        self.text = fold(LINE.join(form for _, _, form, _ in self.forms))
        lengths = map(len, self.text.split(LINE)[:-1])
        self.starts = list(accumulate((length + 1 for length in lengths), initial=0))

    def rank(self, typed: str, limit: int | None = None) -> list[Hit]:
        """The names that the letters typed find, best first, each once by its best form."""
        wanted = " ".join(fold(typed[:LONGEST]).split())[:LONGEST]
        hits: dict[str, Hit] = {}
        for tier in tiers(wanted, together=wanted in self.text):
            for at, match in self._lines(tier):
                key, name, form, count = self.forms[at]
                if key not in hits:
                    hits[key] = Hit(key, name, form, count, self._positions(match, at, wanted))
                    if len(hits) == limit:
                        return list(hits.values())
        return list(hits.values())

    def _lines(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """The lines that hold the pattern, in order (which is by count), with the first place where they do."""
        at = 0
        while at < len(self.text) and (match := pattern.search(self.text, at)):
            line = bisect_right(self.starts, match.start()) - 1
            yield line, match
            at = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)

    def _positions(self, match: re.Match[str], at: int, wanted: str) -> tuple[int, ...]:
        """Where the letters stand in the form itself, which folding may have made longer or shorter."""
        folded_at = [match.start(k) - self.starts[at] for k in range(1, len(wanted) + 1)]
        origin = [k for k, char in enumerate(self.forms[at][2]) for _ in fold(char)]
        return tuple(dict.fromkeys(origin[k] for k in folded_at if k < len(origin)))


def tiers(wanted: str, *, together: bool) -> Iterator[re.Pattern[str]]:
    """Patterns over the lines, the best fit first; each letter of `wanted` is a group.

    `together` says whether the letters stand together anywhere; if not, most patterns need no try.

    What lies between two letters is skipped possessively, up to the next place where the second may stand: no name
    can make a pattern go back and forth.
    """
    letters = [re.escape(letter) for letter in wanted]
    whole = "".join(f"({letter})" for letter in letters)
    if together:
        yield re.compile(f"^{whole}$", re.MULTILINE)
        yield re.compile(f"^{whole}", re.MULTILINE)
        yield re.compile(rf"{whole}(?<!\w{re.escape(wanted)})")  # looking back keeps the literal, which is found fast
        yield re.compile(whole)
    if not wanted:
        return
    initials = (rf"\w*+(?:[^\w\n]++(?!{letter})\w*+)*+[^\w\n]++({letter})" for letter in letters[1:])
    yield re.compile(rf"({letters[0]})(?<!\w{letters[0]})" + "".join(initials))
    strewn = (rf"[^\n{letter}]*+({letter})" for letter in letters)
    yield re.compile("^" + "".join(strewn), re.MULTILINE)


def rank(typed: str, names: Names, limit: int | None = None) -> list[Hit]:
    """The names that the letters typed find, best first; the finder is made once for as long as the names live."""
    finder = _finders.get(names)
    if finder is None:
        finder = _finders[names] = Finder(names)
    return finder.rank(typed, limit)


_finders: WeakKeyDictionary[Names, Finder] = WeakKeyDictionary()
