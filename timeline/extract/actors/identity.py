"""Bring the names of one document together: surnames, short forms and abbreviations under the fullest name.

A person is told by given name and surname; a bare surname joins the person who bears it, a bare given name likewise.
An organisation's abbreviation joins where the text defines it ("… (NATO)") or spells out the same initials.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.features import name_features
from timeline.extract.actors.kinds import Verdict
from timeline.extract.actors.model import CLASSES, load, probabilities, score, unpack

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from timeline.extract.actors.candidates import Candidate
    from timeline.extract.actors.gazetteer import Gazetteer
    from timeline.models import MentionKind

DEFINED = re.compile(r",? \((?:the |or )?([A-Z][\w&.]{1,9})\)")
KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place")
# Taken off the score of "nobody": the corpora of the model hold more names that are no party than news do.
RELUCTANCE = 96
UNKNOWN = Verdict(None, 0.0, "")
SMALL = frozenset("of the and for de la du des in on & van der von".split())
# Endings of a company's name that are left off together with its legal form.
TRAILING = frozenset([*lx.COMPANY_SUFFIXES, "Group", "Holdings", "Company", "N.V.", "S.A.", "Corporation"])


def initials(words: Iterable[str]) -> str:
    """`IMF` for International Monetary Fund; small words don't count."""
    return "".join(word[0] for word in words if word not in SMALL)


def without_suffix(name: str) -> str:
    """A company's name without its legal form; "Group" and the like go only along with one or from two words on."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".,") in lx.COMPANY_SUFFIXES:
        words.pop()
        while len(words) > 1 and words[-1].rstrip(",") in TRAILING:
            words.pop()
    return " ".join(words).rstrip(",")


def judged(own: int, contexts: list[int]) -> Verdict:
    """The model's verdict on a name from its own score and those of its mentions; each further mention says less."""
    share = len(contexts) ** -0.5
    around = [sum(column) * share for column in zip(*map(unpack, contexts), strict=True)]
    scores = [weight + context for weight, context in zip(unpack(own), around, strict=True)]
    scores[-1] -= RELUCTANCE
    chances = probabilities(scores)
    best = max(range(len(CLASSES)), key=chances.__getitem__)
    if CLASSES[best] == "nobody":
        return Verdict(None, chances[best], "nobody")
    return Verdict(KINDS[best], chances[best], f"reads like {'an' if best == 1 else 'a'} {CLASSES[best]}")


class Identities:
    """The names of one document, each with its kind and its canonical name."""

    def __init__(self, names: Gazetteer, aliases: Mapping[str, str]) -> None:
        self.names = names
        self.aliases = aliases
        self.weights = load()
        self.ruled: dict[str, Verdict] = {}
        self.contexts: dict[str, list[int]] = defaultdict(list)
        self.verdicts: dict[str, Verdict] = {}
        self.persons: dict[str, list[str]] = defaultdict(list)  # surname or given name -> full names, in text order
        self.organisations: dict[str, list[str]] = defaultdict(list)  # first word -> full names
        self.canonical: dict[str, str] = {}
        self.defined: dict[str, str] = {}
        self.genders: dict[str, str] = {}

    def vote(self, candidate: Candidate, verdict: Verdict | None, features: Iterable[str]) -> None:
        """Count what one mention says about its name: a rule's verdict, else the model's view of the words around."""
        text = candidate.text
        if verdict:
            self.ruled[text] = max(verdict, self.ruled.get(text, verdict), key=lambda ruled: ruled.confidence)
            return
        self.contexts[text].append(score(self.weights, features))

    def define(self, candidate: Candidate, text: str) -> None:
        """Note an abbreviation in brackets after a name whose initials it has."""
        match = DEFINED.match(text, candidate.end)
        if match and len(candidate.words) > 1:
            short = match[1].replace(".", "")
            letters = initials(candidate.words).upper()
            if letters.startswith(short[0].upper()) and (
                short.upper() in letters or len(set(short) & set(letters)) > 1
            ):
                self.defined.setdefault(match[1], candidate.text)

    def decide(self, lower: Container[str]) -> None:
        """Settle each name's kind, then join short names to full ones; `lower` holds the words in lower case."""
        for text, contexts in self.contexts.items():
            if text not in self.ruled:
                own = score(self.weights, name_features(text, text.split(), self.names, lower))
                self.verdicts[text] = judged(own, contexts)
        self.verdicts |= self.ruled
        for text, (kind, _, _) in self.verdicts.items():
            words = text.split()
            if kind == "person" and len(words) > 1:
                self.enter_person(text, words)
            elif kind == "organisation" and len(words) > 1:
                self.organisations[words[0]].append(text)
                self.organisations[initials(words).upper()].append(text)

    def enter_person(self, text: str, words: list[str]) -> None:
        """Enter a full name under its surname and given name; the same person with a middle name is one."""
        surname = words[-2] if words[-1] in {"Jr", "Sr", "II", "III", "IV"} and len(words) > 2 else words[-1]
        for other in self.persons[surname]:
            mine = self.canonical.get(other, other)
            if other.split()[0] == words[0]:
                full = max(mine, text, key=len)
                self.canonical[other] = self.canonical[text] = full
                return
        self.persons[surname].append(text)
        if words[0] != surname:
            self.persons[words[0]].append(text)
        self.genders[text] = self.names.given.get(words[0], "")

    def resolve(self, candidate: Candidate) -> tuple[MentionKind | None, str, float, str]:
        """(kind, canonical name, confidence, reason) of a named candidate."""
        text = candidate.text
        kind: MentionKind | None
        if text in self.aliases:
            kind = self.verdict(text).kind or self.verdict(self.aliases[text]).kind or "person"
            return kind, self.aliases[text], 1.0, "as corrected"
        kind, confidence, reason = self.verdict(text)
        city = kind == "place" and text not in self.names.governments
        if len(candidate.words) == 1 and (kind == "person" or confidence < 0.85 or candidate.title or city):
            holders = list(dict.fromkeys(self.full(name) for name in self.persons.get(text, ())))
            if holders:
                sure = 0.9 if len(holders) == 1 else 0.5
                return "person", self.corrected(holders[-1]), sure, f"short for {holders[-1]}"
        if kind == "country":
            name = self.names.countries.get(text) or self.names.governments.get(text, text)
            return kind, self.corrected(name), confidence, reason
        if kind == "place":
            return kind, self.corrected(self.names.places.get(text, text)), confidence, reason
        if kind == "organisation":
            name = self.organisation(text, candidate.words)
            return kind, self.corrected(name), confidence, reason
        return kind, self.corrected(self.full(text)), confidence, reason

    def verdict(self, text: str) -> Verdict:
        """What a name was found to be."""
        return self.verdicts.get(text, UNKNOWN)

    def bears_out(self, text: str) -> bool:
        """Whether the document uses a word as a name elsewhere."""
        return text in self.persons or self.verdict(text).kind is not None

    def full(self, text: str) -> str:
        """The fullest form of a person's name in the document."""
        return self.canonical.get(text, text)

    def corrected(self, name: str) -> str:
        """The name that a person's correction gives it."""
        return self.aliases.get(name, name)

    def organisation(self, text: str, words: list[str]) -> str:
        """The fullest name that the document has for an organisation."""
        if text in self.defined:
            return without_suffix(self.defined[text])
        if ACRONYM.fullmatch(text):
            spelt = self.organisations.get(text.replace(".", ""), [])
            if len(set(spelt)) == 1:
                return without_suffix(spelt[0])
        group = self.names.organisations.get(text)
        if group and group != text and group in self.verdicts:
            return without_suffix(group)
        longer = [name for name in self.organisations.get(words[0], []) if name.startswith(text + " ")]
        if len(longer) == 1 and (len(words) > 1 or text not in self.names.places):
            return without_suffix(longer[0])
        return without_suffix(text)


ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z&]{2,6}")
