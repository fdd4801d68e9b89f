"""Which names a query's words mean: by whole words on any alias, without case or accents.

`rubio` means Marco Rubio, `marco rubio` too, and so does `rub`, as long as nobody is called Rub: only where no name
has the words whole may the last of them be the beginning of one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.store.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.query.ports import Names
    from timeline.query.syntax import Name

INITIAL_DOT = re.compile(r"(?<=\b\w)\.")  # U.S. is one word, US; J. Smith keeps two
INSIDE_WORD = re.compile(r"['’`ʼ]")  # O'Brien is one word
NOT_WORD = re.compile(r"[\W_]+")


def words(name: str) -> str:
    """The folded words of a name, with a space before, between and after; a lone space if it has none."""
    folded = INSIDE_WORD.sub("", INITIAL_DOT.sub("", fold(name)))
    return f" {NOT_WORD.sub(' ', folded).strip()} " if folded else " "


def matching(names: Names, name: Name) -> list[str]:
    """The keys of the names that `name` means."""
    wanted = words(name.text)
    if not wanted.strip():
        wanted = fold(name.text)
    forms = [(key, [words(form) for form in (key, display, *names.aliases(key))]) for key, display, _ in names]
    if name.exact:
        return [key for key, own in forms if wanted in own]
    return _having(forms, wanted) or _having(forms, wanted.rstrip())


def _having(forms: Iterable[tuple[str, list[str]]], wanted: str) -> list[str]:
    return [key for key, own in forms if any(wanted in form for form in own)]
