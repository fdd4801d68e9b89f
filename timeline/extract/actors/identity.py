"""Bring the names of one document together: surnames, short forms and abbreviations under the fullest name.

A person is told by given name and surname; a bare surname joins the person who bears it, a bare given name likewise.
An organisation's abbreviation joins where the text defines it ("… (NATO)") or spells out the same initials.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.extract.actors.candidates import Candidate
    from timeline.extract.actors.gazetteer import Gazetteer
    from timeline.models import MentionKind

DEFINED = re.compile(r",? \((?:the |or )?([A-Z][\w&.]{1,9})\)")
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


class Identities:
    """The names of one document, each with its kind and its canonical name."""

    def __init__(self, names: Gazetteer, aliases: Mapping[str, str]) -> None:
        self.names = names
        self.aliases = aliases
        self.votes: dict[str, dict[MentionKind | None, float]] = defaultdict(lambda: defaultdict(float))
        self.reasons: dict[tuple[str, MentionKind | None], tuple[float, str]] = {}
        self.persons: dict[str, list[str]] = defaultdict(list)  # surname or given name -> full names, in text order
        self.organisations: dict[str, list[str]] = defaultdict(list)  # first word -> full names
        self.kinds: dict[str, MentionKind | None] = {}
        self.canonical: dict[str, str] = {}
        self.defined: dict[str, str] = {}
        self.genders: dict[str, str] = {}

    def vote(self, candidate: Candidate, kind: MentionKind | None, confidence: float, reason: str) -> None:
        """Count what one mention says about its name."""
        text = candidate.text
        self.votes[text][kind] += confidence
        best = self.reasons.get((text, kind), (0.0, ""))
        self.reasons[text, kind] = max(best, (confidence, reason))

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

    def decide(self) -> None:
        """Settle each name's kind, then join short names to full ones."""
        self.kinds = {text: max(votes, key=lambda kind: votes[kind]) for text, votes in self.votes.items()}
        for text, kind in self.kinds.items():
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
            kind = self.kinds.get(text) or self.kinds.get(self.aliases[text]) or "person"
            return kind, self.aliases[text], 1.0, "as corrected"
        kind = self.kinds.get(text)
        confidence, reason = self.reasons.get((text, kind), (0.0, ""))
        if len(candidate.words) == 1 and (kind == "person" or confidence < 0.85 or candidate.title):
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
        if group and group != text and group in self.votes:
            return without_suffix(group)
        longer = [name for name in self.organisations.get(words[0], []) if name.startswith(text + " ")]
        if len(longer) == 1 and (len(words) > 1 or text not in self.names.places):
            return without_suffix(longer[0])
        return without_suffix(text)


ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z&]{2,6}")
