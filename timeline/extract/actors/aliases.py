"""Short forms of the names of one document: surnames, given names, beginnings, abbreviations → the full name.

Everything is looked up, nothing is searched, so that a text full of names costs no more than its length.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from timeline.extract.actors.candidates import Candidate
    from timeline.extract.actors.gazetteer import Gazetteer
    from timeline.extract.actors.kinds import Verdict

ACRONYM = regex(r"(?:[A-Z]\.){2,}|[A-Z&]{2,6}")
DEFINED = regex(r",? \((?:the |or )?([A-Z][\w&.]{1,9})\)")
SMALL = frozenset("of the and for de la du des in on & van der von".split())
# Endings of a company's name that are left off together with its legal form.
TRAILING = frozenset([*lx.COMPANY_SUFFIXES, "Group", "Holdings", "Company"])


def initials(words: Iterable[str]) -> str:
    """`IMF` for International Monetary Fund; small words don't count."""
    return "".join(word[0] for word in words if word not in SMALL).upper()


def plain(acronym: str) -> str:
    """An abbreviation without its full stops."""
    return acronym.replace(".", "")


def without_suffix(name: str) -> str:
    """A company's name without its legal form, and without the "Group" before one."""
    words = name.split()
    while len(words) > 1 and plain(words[-1]).rstrip(",") in lx.COMPANY_SUFFIXES:
        words.pop()
        while len(words) > 1 and words[-1].rstrip(",") in TRAILING:
            words.pop()
    return " ".join(words).rstrip(",")


class Persons:
    """Full names of persons, and the parts of them that stand for the whole."""

    def __init__(self, places: Container[str] = ()) -> None:
        self.places = places  # their names are nobody's given name
        self.fullest: dict[tuple[str, str], str] = {}  # (given name or its initial, surname) -> fullest form
        self.keys: dict[str, tuple[str, str]] = {}  # full name as written -> key of `fullest`
        self.holders: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)  # short form -> keys
        self.latest: dict[str, tuple[str, str]] = {}  # surname or given name -> key of its latest bearer

    def enter(self, text: str, words: list[str]) -> None:
        """Enter a full name; one with and without a middle name, or with an initial, is the same person."""
        surname = words[-2] if words[-1].rstrip(".") in lx.GENERATIONS and len(words) > 2 else words[-1]
        given = words[0]
        key = (given, surname)
        if key not in self.fullest:
            by_initial = (given[0] + ".", surname)
            key = by_initial if by_initial in self.fullest else key
        self.fullest[key] = max(self.fullest.get(key, ""), text, key=len)
        self.keys[text] = key
        shorts = {surname} if given in self.places else {surname, given}
        if len(words) > 2:
            shorts |= {" ".join(words[1:]), " ".join(words[:2])}
        for short in shorts - {text}:
            self.holders[short].setdefault(key)
            if short[0].islower():  # "Bin Laden" opens a sentence
                self.holders[short[0].upper() + short[1:]].setdefault(key)

    def note(self, text: str) -> None:
        """A full name was mentioned: until another is, its surname and its given name mean this person."""
        key = self.keys.get(text)
        if key:
            self.latest[key[0]] = self.latest[key[1]] = key

    def full(self, text: str) -> str:
        """The fullest form of a full name."""
        key = self.keys.get(text)
        return self.fullest[key] if key else text

    def holder(self, short: str) -> tuple[str, bool] | None:
        """(the latest person with a short form, whether it is the only one); None where there is none."""
        keys = self.holders.get(short)
        if not keys:
            return None
        return self.fullest[self.latest.get(short) or next(iter(keys))], len(keys) == 1


class Organisations:
    """Names of organisations in several words, with their beginnings, ends and abbreviations."""

    def __init__(self, names: Gazetteer) -> None:
        self.names = names
        self.defined: dict[str, str] = {}  # abbreviation -> the name that it stands after
        self.beginnings: dict[str, dict[str, None]] = defaultdict(dict)  # first words -> names
        self.longer: dict[str, dict[str, None]] = defaultdict(dict)  # other short forms -> names

    def define(self, candidate: Candidate, text: str) -> None:
        """Note an abbreviation in brackets after a name whose initials it has."""
        match = DEFINED.match(text, candidate.end)
        if match and len(candidate.words) > 1:
            short = plain(match[1])
            letters = initials(candidate.words)
            shared = short.upper() in letters or len(set(short) & set(letters)) > 1
            if letters.startswith(short[0].upper()) and shared:
                self.defined.setdefault(match[1], candidate.text)

    def stands_for_nobody(self, text: str, verdicts: Mapping[str, Verdict]) -> bool:
        """Whether an abbreviation was defined for what is no party: "Worldwide Developers Conference (WWDC)"."""
        return text in self.defined and self.defined[text] in verdicts and verdicts[self.defined[text]].kind is None

    def enter(self, text: str, words: list[str]) -> None:
        """Enter a name of several words under what may stand for it."""
        for count in range(1, len(words)):
            held = self.beginnings[" ".join(words[:count])]
            if len(held) < 2:  # two are enough to leave it open
                held.setdefault(text)
        for count in (1, 2):
            country = " ".join(words[:count])
            if len(words) > count and (country in self.names.countries or country in self.names.adjectives):
                self.longer[" ".join(words[count:])].setdefault(text)
                self.longer[initials(words[count:])].setdefault(text)
        self.longer[initials(words)].setdefault(text)

    def company(self, text: str) -> str:
        """The company that the beginning of its name stands for, without its legal form; empty where none does."""
        beginnings = self.beginnings.get(text) or self.beginnings.get(text.upper(), {})  # "HEALTHDYNE Inc."
        longer = [name for name in beginnings if plain(name.split()[-1]) in lx.COMPANY_SUFFIXES]
        names = self.names
        if not longer and text not in names.places and text not in names.countries and text not in names.given:
            longer = [name for name in beginnings if name in names.organisations or name.split()[-1] in TRAILING]
        return without_suffix(longer[0]) if len(longer) == 1 else ""

    def abbreviates(self, text: str) -> bool:
        """Whether a text in capitals has the initials of one organisation, or is defined as short for one."""
        return text in self.defined or (bool(ACRONYM.fullmatch(text)) and len(self.longer.get(plain(text), ())) == 1)

    def full(self, text: str, known: Container[str]) -> str:
        """The fullest name that the document has for an organisation; `known` holds all its names."""
        if text in self.defined:
            return without_suffix(self.defined[text])
        group = self.names.organisations.get(text, [])
        fullest = next((name for name in group if name in known), text)
        if fullest != text:
            return without_suffix(fullest)
        short = plain(text) if ACRONYM.fullmatch(text) else text
        longer = self.longer.get(short) or ({} if group else self.beginnings.get(text, {}))
        if len(longer) == 1 and text not in self.names.places and text not in self.names.countries:
            return without_suffix(next(iter(longer)))
        return without_suffix(text)
