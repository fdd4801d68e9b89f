"""Rules: a pattern over word categories, and what it produces.

A pattern is a regular expression whose atoms are categories: `<last|past>` any word of either, `{NUM}` a macro below;
blanks in it mean nothing. Every repetition is bounded, so that matching stays linear in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline.extract.timex.beginnings import beginning, beginnings, elements, needed
from timeline.extract.timex.lexicon import ALIASES, characters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from timeline.extract.timex.periods import Period
    from timeline.extract.timex.phrase import Phrase
    from timeline.models import TimexType

FAMILIES: Final = (
    "clock", "absolute", "fiscal", "days", "month_days", "months", "units", "anaphoric", "holidays", "durations",
    "vague", "bare",
)  # fmt: skip
"""The modules of rules, by priority: at one place the first rule that matches wins."""

LEADING: Final = frozenset({
    "the", "a", "this", "that", "same", "last", "previous", "next", "coming", "following", "each", "all",
    "latest", "corresponding", "full", "its", "of", "in", "to", "and", "but", "on", "at", "by", "from", "for",
    "than", "early", "edge", "early2", "later", "earlier", "half", "few", "approx", "no", "not",
    "fiscal", "right", "trading", "card", "scale", "ordinal", "int", "num2", "big", "ordnum",
    "before", "after", "long", "old", "s", "letter_p", "letter_m", "letter_c", "letter_e",
    "letter_o", "time", "local", "new", "good", "ampm", "other",
})  # fmt: skip
"""Categories too common, or too weak, to look for an expression at."""
BEGINNING: Final = frozenset(
    "the a this that same last previous next coming following each all latest corresponding its at early edge early2"
    " later earlier half few approx no not fiscal right card ordinal int num2 big ordnum new good".split()
)
"""The leading categories that an expression may begin with."""
REACH: Final = 14  # words that may lead up to an expression's first solid word
LONGEST: Final = 64  # words that an expression has at most
PATIENCE: Final = 10  # times that a rule is asked in vain before it is compiled, as a longer text will need it
NEAR: Final = 6  # and to a number that is one only by its company

MACROS: Final[dict[str, str]] = {
    "NUM": r"(?:(?:<card>|<a><scale>)(?:-?<card|scale>|<and><card>){0,4}"
    r"|<digits>(?:,<big|int|num2>)?(?:\.<digits>)?(?:-?<scale>)?)",
    "APX": r"(?:<no|not>?<approx><than>|<at><approx>|<approx><to>|<approx><of>?)?",
    "MON": r"(?:<month|softmonth|lowmonth>|<shortmonth|shortsoft>\.?)",
    "SPOKEN": r"(?:<card>-?<card>-?<card>(?:-?<card>)?)",
    "DAYNO": r"(?:<int|ordnum>)",
    "YEAR": r"(?:,?<of>?<year>|,?'<num2|int>)",
    "WD": r"(?:<weekday>|<shortday|sunsat>\.?)",
    "EARLY": r"(?:<the><early>-?(?=<ordinal|ordnum|decade|decade3>|')|<early|later|earlier>-?<in>?"
    r"|<the>?<edge|early2><of>|<edge>-(?=<month|softmonth|year>)|<the>?<early|early2><edge|part|half>?<of>)",
    "PARTOF": r"(?:(?:<early><in>?)?<the>?<early>?<part>(?:<u_hour>)?<of>|<the>?<early><u_hour><of>)",
    "BC": r"(?:<bc>|<letter_b>\.<letter_c>\.?(?:<letter_e>\.?)?)",
    "AD": r"(?:<ad>|<a>\.<letter_d>\.?)",
    "AMPM": r"(?:-?<ampm>|-?<a|letter_p>\.<letter_m>\.?)",
}


class Reading(NamedTuple):
    """What an expression means, before it is tied to its place in the text."""

    type: TimexType
    value: str
    period: Period | None = None
    basis: str = ""
    mod: str | None = None
    time: str | None = None
    zone: str | None = None
    leads: bool = True
    """Whether later expressions lean on it."""
    compares: bool = False
    """Whether it only compares ("a year ago"), so that it does not become the quarter spoken of."""


NOTHING: Final = Reading("DATE", "")  # the words are taken, and say no time


class Rule(NamedTuple):
    """A normalisation rule: its name, its pattern, its production, and why it is right (a source or a measurement)."""

    name: str
    pattern: str
    produce: Callable[[Phrase], Reading | None]
    why: str


RULES: list[Rule] = []
NAMES: set[str] = set()


def rule(
    name: str, pattern: str, why: str
) -> Callable[[Callable[[Phrase], Reading | None]], Callable[[Phrase], Reading | None]]:
    """Register a production as a rule.

    Several patterns may share a production, each as a rule of its own name: stacked decorators are tried from the first
    down, as they are written. ValueError for a name that another rule has.
    """

    def register(produce: Callable[[Phrase], Reading | None]) -> Callable[[Phrase], Reading | None]:
        if name in NAMES:
            raise ValueError(f"two rules are named {name!r}")
        NAMES.add(name)
        place = len(RULES)
        while place and RULES[place - 1].produce is produce:  # decorators apply from the last up
            place -= 1
        RULES.insert(place, Rule(name, pattern, produce, why))
        return produce

    return register


@cache
def members(name: str) -> str:
    """The characters of a category or an alias of several."""
    return "".join(characters()[each] for each in ALIASES.get(name, name).split())


def written_out(found: re.Match[str]) -> str:
    """What stands in a regular expression for a macro, a category or a blank of a pattern."""
    token = found[0]
    if token[0] == "{":
        return expand(MACROS[token[1:-1]])
    return f"[{''.join(map(members, token[1:-1].split('|')))}]" if token[0] == "<" else ""


@cache
def expand(pattern: str) -> str:
    """The regular expression over category characters that a pattern stands for."""
    return re.sub(r"\{[A-Z]+\}|<[a-z_0-9|]+>|\s+", written_out, pattern)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in order of priority."""
    for family in FAMILIES:
        import_module(f"timeline.extract.timex.rules.{family}")
    return tuple(sorted(RULES, key=lambda each: FAMILIES.index(each.produce.__module__.rpartition(".")[2])))


SEEDS: Final = (
    r"/(?=<mm>/)|(?<=<int>)/(?=<int>)|:(?=<mm>)|<card>(?=-?<card>)|(?<=<year>[-/])<mm>|<int|ordnum>(?=(?:-|<to>|<and>|,)<the>?{DAYNO})|<ordinal|ordnum>(?=(?:<and|to>|-)(?:<early>-?)?<ordinal|ordnum>-?<u_quarter|u_century>)"
    r"|<digits>(?=(?:-|<to>|<and>)<digits>{BC})|(?<=<on|by|to|from><the>)<ordnum>|(?<=<digits>)<ampm>|(?<=<digits><a|letter_p>\.)<letter_m>|(?<=<in>)<big>"
)
"""Numbers as a date, a list or a clock has them."""


@cache
def seeds() -> re.Pattern[str]:
    """Where an expression may be: a word that is more than an introduction, or numbers with company."""
    solid = "".join(char for name, char in characters().items() if name not in LEADING)
    return re.compile(f"[{solid}]|{expand(SEEDS)}")


@cache
def leading() -> frozenset[str]:
    """The characters of words and marks that may stand before an expression's first solid word."""
    return frozenset("".join(characters()[name] for name in LEADING) + "-,.'/:(")


@cache
def mute() -> frozenset[str]:
    """The leading characters that no expression begins with."""
    return leading() - frozenset("".join(characters()[name] for name in BEGINNING) + "'")


@cache
def modifier() -> re.Pattern[str]:
    """What may stand before any rule's words: "early", "later in", "the end of"."""
    return re.compile(expand("{EARLY}"))


@cache
def modifying() -> frozenset[str]:
    """The characters that a modifier begins with."""
    return frozenset(
        members("early") + members("later") + members("earlier") + members("edge") + members("early2") + members("the")
    )


class Matcher:
    """A rule's expression, compiled when a text first has all that a match needs: most texts need half of the rules.

    Attributes:
        first: the characters that a match may begin with.
        match: `re.Pattern.match` of the expression, on a chunk's categories from a place on.
    """

    __slots__ = ("_needed", "_pattern", "_waited", "first", "match")

    def __init__(self, pattern: str) -> None:
        alternatives = elements(pattern, first_of)
        self._pattern, self._needed, self._waited = pattern, needed(alternatives), 0
        self.first = beginning(alternatives)[0]
        self.match: Callable[[str, int], re.Match[str] | None] = self._wait

    def _wait(self, cats: str, place: int) -> re.Match[str] | None:
        ahead = cats[place : place + LONGEST]
        self._waited += 1
        if self._waited < PATIENCE and any(chars.isdisjoint(ahead) for chars in self._needed):
            return None
        self.match = re.compile(expand(self._pattern)).match
        return self.match(cats, place)


@cache
def matchers() -> tuple[Matcher, ...]:
    """The rules' expressions, by priority."""
    return tuple(Matcher(each.pattern) for each in rules())


@cache
def starting() -> Mapping[str, list[int]]:
    """Category character -> the rules that may begin with it, by priority."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(matchers()):
        for char in each.first:
            found[char].append(index)
    return found


@cache
def first_of(name: str) -> tuple[AbstractSet[str], bool]:
    """The characters that a macro or a category of a pattern begins with, and whether it may be empty."""
    if name[0] == "{":
        return beginnings(MACROS[name[1:-1]], first_of)
    return frozenset(expand(name)[1:-1]), False


@cache
def candidates(category: str) -> list[tuple[int, Matcher]]:
    """The rules that may begin with a category, and what matches them."""
    return [(index, matchers()[index]) for index in starting().get(category, ())]
