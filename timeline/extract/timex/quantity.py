"""How many: numbers in digits and words, and the vague ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.extract.timex.grammar import MACROS, members
from timeline.extract.timex.lexer import value_of

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

MACROS["QTY"] = (
    r"(?:{NUM}(?:(?:<to>|<and>|-){NUM})?(?:-?<and>-?<a>-?<half>)?|<the>?<a>?<few>(?:<of>)?|<half>-?<a>|<a><half>|<a>)"
)


@cache
def _categories() -> dict[str, str]:
    return {
        char: name
        for name in ("card", "scale", "int", "num2", "big", "year", "few", "a", "half", "and", "to")
        for char in members(name)
    }


RANGES = frozenset({"to", "and"})
NUMBERS = frozenset({"card", "int", "num2", "big", "year"})


def unit_of(p: Phrase) -> str:
    """TIMEX3's letter of the first unit in the phrase; `M!` for minutes, to tell them from months."""
    index = p.index("unit")
    value = str(value_of(p.tokens.words[p.first + index]))
    return "M!" if p.cats[index] in members("u_minute") else value


def quantity(p: Phrase) -> float | None:
    """The number before the first unit; 1 for "a", None for "several"; of a range the first number."""
    stop = p.index("unit")
    words = p.tokens.words
    count = counted(p, stop)
    if count is None:
        return None
    if p.cats[stop + 1 : stop + 2] in members("and") and half_follows(p, stop + 1):
        return count + 0.5
    if not stop or (p.cats[stop - 1] in members("a") and words[p.first + stop].strip().endswith("s")):
        return None  # "a decades-long dispute"
    return count


def counted(p: Phrase, stop: int) -> float | None:
    """The number in the words before `stop`; 1 where there is only "a", None where there is none or a vague one."""
    total, seen = 0.0, ""
    words, names = p.tokens.words, _categories()
    for index in range(stop):
        name = names.get(p.cats[index], "")
        word = words[p.first + index]
        if name == "few":
            return couple(p, index)
        if name in RANGES and seen and not half_follows(p, index):
            break
        if name == "half":
            total, seen = total + 0.5, name
        elif name == "scale":
            total, seen = (total or 1) * (value_of(word) or 1), name
        elif name in NUMBERS:
            total, seen = (
                joined(p, index, total) if seen == "digits" and name != "card" else total + digits(word),
                "digits",
            )
        elif name == "a":
            seen = name
    return (total or 1) if seen else None


def joined(p: Phrase, index: int, current: float) -> float:
    """The number with the digits behind a comma (thousands) or a point."""
    word = p.tokens.words[p.first + index]
    if not word.isdigit():
        return current
    if p.cats[index - 1] == ",":
        return current * 1000 + int(word)
    return current + int(word) / 10 ** len(word) if p.cats[index - 1] == "." else current


def half_follows(p: Phrase, index: int) -> bool:
    """`a half` behind "and"."""
    return members("half") in p.cats[index : index + 5]


def couple(p: Phrase, index: int) -> float | None:
    """2 for "a couple of", None for "several", "a few"."""
    return 2 if p.tokens.words[p.first + index].strip().lower() == "couple" else None


def digits(word: str) -> float:
    """The value of a number's token, in digits or a word."""
    bare = word.strip()
    return int(bare) if bare.isdigit() else value_of(word) or 0


def shown(count: float) -> str:
    """`3`, `1.5`."""
    return str(int(count)) if count == int(count) else f"{count:g}"
