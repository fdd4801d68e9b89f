"""Regular expressions within bounds: a hostile pattern costs a message, not the session.

Python's own `re` can be made to run for years by `(a+)+$`, and cannot be interrupted. The `regex` module, which
dateparser brings anyway, takes a time limit; so every pattern is compiled by it and all its matching in one query
shares one allowance. Patterns are matched against folded text, so their own letters are folded too, and what cannot
be in a text without a certain literal is looked for by that literal first. A text has a line each for title,
sentence, actors and places.
"""

from __future__ import annotations

import re
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING

from timeline.query.errors import QueryError
from timeline.store.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    import regex

ALLOWANCE = 3.0  # seconds of matching a query may cost; an honest pattern over a million sentences takes less
TAME_LENGTH = 1000  # characters; sentences are shorter
CLASSES = "dDsSwWbB"  # escapes of one character, or of none
MAX_LENGTH = 500  # characters; compiling is not timed, so its input is bounded
RECURSION = re.compile(r"\(\?(?:R|[+-]?\d|&|P>)")  # a pattern that calls itself fills the memory before its time is up


class TooSlow(Exception):  # noqa: N818 - named for what happened
    """A pattern used up its allowance."""


def check(pattern: str, start: int, end: int) -> None:
    """Raise QueryError with the pattern's span if it cannot be compiled."""
    if not pattern:
        raise QueryError(start - 1, end + 1, "there is no pattern between the slashes")
    if len(pattern) > MAX_LENGTH:
        raise QueryError(start, end, f"a pattern has at most {MAX_LENGTH} characters")
    try:
        compiled(pattern)
    except Exception as error:  # noqa: BLE001 - the compiler raises whatever it stumbles over, from error to KeyError
        raise QueryError(start, end, f"this is no regular expression: {error}") from None


@lru_cache(maxsize=32)
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern over folded text."""
    import regex  # noqa: PLC0415 - 25 ms, and most queries have no pattern

    if RECURSION.search(pattern):
        raise ValueError("it may not call itself")
    return regex.compile("".join(map(fold_letter, pattern)), regex.IGNORECASE | regex.MULTILINE | regex.VERSION0)


def fold_letter(char: str) -> str:
    r"""An accented letter as it stands in folded text; ASCII stays, as `\S` and `\s` are not the same."""
    folded = char if char.isascii() else fold(char)
    return folded if len(folded) == 1 else char


PART = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!])|\(\?|[(|)]|[?*+]|\{[^}]*\}|[.^$]|[^\[\\]", re.DOTALL
)


def tame(pattern: str) -> bool:
    """Whether no text of TAME_LENGTH can keep the pattern busy for long: few choices, and no repeated group.

    The number of ways to try is at most two for each choice times the text's length for each unbounded repetition.
    """
    before, choices, unbounded = "", 0, 0
    for part in PART.findall(pattern):
        reference = part[0] == "\\" and part[1].isalnum() and part[1] not in CLASSES
        if part == "(?" or reference:
            return False
        if part[0] in "?*+{":
            if before in (")", "") or before[0] in "?*+{":
                return False
            unbounded += part != "?"
            choices += part == "?"
        choices += part == "|"
        before = part
    return unbounded <= 2 and choices <= (8, 8, 3)[unbounded]


def matcher(pattern: str) -> Callable[[str], bool]:
    """A test for folded texts; raises TooSlow once it has spent the allowance, all in all."""
    search = compiled(pattern).search
    is_tame = tame(pattern)
    left = ALLOWANCE

    def test(text: str) -> bool:
        nonlocal left
        began = monotonic()
        try:
            # a time limit costs three times as much as the search itself
            found = search(text) if is_tame and len(text) <= TAME_LENGTH else search(text, timeout=max(left, 1e-6))
        except (TimeoutError, MemoryError):
            raise TooSlow from None
        left -= monotonic() - began
        if left <= 0:
            raise TooSlow
        return found is not None

    return test


def literals(pattern: str) -> list[str]:
    """Folded texts of which every text that the pattern matches has at least one; none where that is not certain.

    One a branch of the outermost alternation: the longest run of plain characters outside groups. They are looked
    for in the index, so that only what has them is matched.
    """
    branches, runs, depth = [], [""], 0
    for part in PART.findall(pattern):
        if part == "(?" or part.rfind("[") > 0:  # a flag, a name, a comment, a set in a set: the rest is uncertain
            return []
        if part == "|" and not depth:
            branches.append(max(runs, key=len))
            runs = [""]
        elif depth or part[0] in "()[\\.^$":
            depth += part.startswith("(") - (part == ")")
            runs.append("")
        elif part[0] in "?*{":
            runs[-1] = runs[-1][:-1]
            runs.append("")
        elif part == "+":
            runs.append("")
        else:
            runs[-1] += fold_letter(part).lower()
    found = [run.strip() for run in (*branches, max(runs, key=len))]
    return found if all(found) else []
