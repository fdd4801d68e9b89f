"""How many: numbers in digits and words, and the vague ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from timeline.extract.timex.grammar import MACROS, members
from timeline.extract.timex.lexer import value_of

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

MACROS["QTY"] = (
    r"(?:{NUM}(?:(?:<to>|<and>|-){NUM})?(?:<and><a><half>)?|<the>?<a>?<few>(?:<of>)?|<half>-?<a>|<a><half>|<a>)"
)


@cache
def _categories() -> dict[str, str]:
    return {
        char: name
        for name in ("card", "scale", "int", "num2", "big", "year", "few", "a", "half", "and", "to")
        for char in members(name)
    }


def unit_of(p: Phrase) -> str:
    """TIMEX3's letter of the first unit in the phrase; `M!` for minutes, to tell them from months."""
    index = p.index("unit")
    value = str(value_of(p.tokens.words[p.first + index]))
    return "M!" if p.cats[index] in members("u_minute") else value


def quantity(p: Phrase) -> float | None:
    """The number before the first unit; 1 for "a", None for "several"; of a range the first number."""
    stop = p.index("unit")
    total: float = 0
    current: float = 0
    seen = counted = False
    words = p.tokens.words
    names = _categories()
    for index in range(stop):
        name = names.get(p.cats[index])
        value = value_of(words[p.first + index]) if name else None
        if name == "few":
            return couple(p, index)
        if name in {"to", "and"} and seen and not (name == "and" and half_follows(p, index)):
            break
        if name == "a":
            seen = True
            total = 1
        elif name == "half":
            current, total, seen = current + 0.5, 0, True
        elif name == "scale":
            current, seen = (current or 1) * (value or 1), True
        elif name in {"card", "int", "num2", "big", "year"}:
            if counted and name != "card":
                continue
            current, seen, counted = current + digits(words[p.first + index], value), True, True
    if seen and p.cats[stop + 1 : stop + 2] in members("and") and half_follows(p, stop + 1):
        return (current or total) + 0.5
    return (current or total) if seen else None


def half_follows(p: Phrase, index: int) -> bool:
    """`a half` behind "and"."""
    return members("half") in p.cats[index : index + 3]


def couple(p: Phrase, index: int) -> float | None:
    """2 for "a couple of", None for "several", "a few"."""
    return 2 if p.tokens.words[p.first + index].strip().lower() == "couple" else None


def digits(word: str, value: Any) -> float:
    """The value of a number's token."""
    bare = word.strip()
    return int(bare) if bare.isdigit() else value or 0


def shown(count: float) -> str:
    """`3`, `1.5`."""
    return str(int(count)) if count == int(count) else f"{count:g}"
