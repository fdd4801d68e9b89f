"""Which names a query's words mean: by whole words on any alias, without case or accents.

`rubio` means Marco Rubio, `marco rubio` too, and so does `rub`, as long as nobody is called Rub: only where no name
has the words whole may the last of them be the beginning of one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from timeline.store.folding import fold

if TYPE_CHECKING:
    from timeline.query.ports import Names
    from timeline.query.syntax import Name

INITIAL_DOT = re.compile(r"(?<=\b\w)\.")  # U.S. is one word, US; J. Smith keeps two
INSIDE_WORD = re.compile(r"['’`ʼ]")  # O'Brien is one word
NOT_WORD = re.compile(r"[^\w\n]+|_+")
LINE = "\n"
AROUND_LINE = re.compile(r" *\n *")


def words(text: str) -> str:
    """The folded words of each line, one space before, between and after them."""
    folded = NOT_WORD.sub(" ", INSIDE_WORD.sub("", INITIAL_DOT.sub("", fold(text))))
    return f" {AROUND_LINE.sub(f' {LINE} ', folded).strip(' ')} "


def matching(names: Names, name: Name) -> list[str]:
    """The keys of the names that `name` means."""
    return lexicon(names).matching(" ".join(name.text.split()), exact=name.exact)


def lexicon(names: Names) -> Lexicon:
    """The lexicon of names, made once for as long as they live."""
    found = _lexicons.get(names)
    if found is None:
        found = _lexicons[names] = Lexicon(names)
    return found


def canonical(names: Names) -> dict[str, str]:
    """Alias -> key, of the aliases that are no names of their own: a bare surname means the full name it joins."""
    return lexicon(names).canonical


class Lexicon:
    """All aliases of a field's names as words, a line each, in one text: found by a scan, not by a loop over names."""

    def __init__(self, names: Names) -> None:
        self.keys: list[str] = []
        self.canonical: dict[str, str] = {}
        forms: list[str] = []
        for key, _, _ in names:
            for form in {key, *names.aliases(key)}:
                self.keys.append(key)
                self.canonical[form] = key
                forms.append(form.replace(LINE, " ") if LINE in form else form)
        self.canonical |= {key: key for key in self.keys}
        self.text = LINE + words(LINE.join(forms)) + LINE
        lengths = map(len, self.text.split(LINE)[1:])
        self.starts = list(accumulate((length + 1 for length in lengths), initial=1))

    def matching(self, text: str, *, exact: bool = False) -> list[str]:
        """The keys that have the words of `text`: whole, or else with the last as a beginning; `exact`: no others."""
        wanted = words(text)
        if not wanted.strip():
            return []
        if exact:
            return self._having(LINE + wanted + LINE)
        return self._having(wanted) or self._having(wanted[:-1])

    def _having(self, wanted: str) -> list[str]:
        found: dict[str, None] = {}
        at = self.text.find(wanted)
        while at >= 0:
            line = bisect_right(self.starts, at + wanted.startswith(LINE)) - 1
            found[self.keys[line]] = None
            at = self.text.find(wanted, self.starts[line + 1] - 1)
        return list(found)


_lexicons: WeakKeyDictionary[Names, Lexicon] = WeakKeyDictionary()
