"""Bring the names of one document together: each name's kind, and the full name that it stands for.

A person is told by given name and surname; a bare surname joins the person who bears it, a bare given name likewise.
An organisation's abbreviation joins where the text defines it ("… (NATO)") or spells out the same initials.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.aliases import Organisations, Persons
from timeline.extract.actors.features import name_features
from timeline.extract.actors.gazetteer import bare
from timeline.extract.actors.kinds import Verdict
from timeline.extract.actors.model import CLASSES, load, probabilities, score, unpack

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from timeline.extract.actors.candidates import Candidate
    from timeline.extract.actors.gazetteer import Gazetteer
    from timeline.models import MentionKind

KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place")


class Resolved(NamedTuple):
    """Who a mention is: its kind (None for nobody), canonical name, confidence and reason."""

    kind: MentionKind | None
    name: str
    confidence: float
    reason: str


UNKNOWN = Verdict(None, 0.0, "")
# Taken off the score of "nobody": the corpora of the model hold more names that are no party than news do.
RELUCTANCE = 36


def judged(own: int, contexts: list[int], *, party: bool = False) -> Verdict:
    """The model's verdict on a name from its own score and those of its mentions; each further mention says less.

    A `party` does what only persons and bodies do, so it is somebody.
    """
    share = len(contexts) ** -0.5
    scores = [weight + around * share for weight, around in zip(unpack(own), unpack(sum(contexts)), strict=True)]
    scores[-1] -= RELUCTANCE
    if party:
        scores[-2:] = [min(scores)] * 2
    chances = probabilities(scores)
    if chances[-1] > 0.5:
        return Verdict(None, chances[-1], "nobody")
    best = max(range(len(KINDS)), key=chances.__getitem__)
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
        self.acting: set[str] = set()  # names that say, meet or are accused
        self.persons = Persons(names.places)
        self.organisations = Organisations(names)

    def vote(self, candidate: Candidate, verdict: Verdict | None, features: Iterable[str]) -> None:
        """Count what one mention says about its name: a rule's verdict, else the model's view of the words around."""
        text = candidate.text
        if verdict:
            self.ruled[text] = max(verdict, self.ruled.get(text, verdict), key=lambda ruled: ruled.confidence)
            return
        self.contexts[text].append(score(self.weights, features))

    def decide(self, lower: Container[str]) -> None:
        """Settle each name's kind, then join short names to full ones; `lower` holds the words in lower case."""
        for text, contexts in self.contexts.items():
            if text not in self.ruled:
                own = score(self.weights, name_features(text, text.split(), self.names, lower))
                self.verdicts[text] = judged(own, contexts, party=text in self.acting)
        self.verdicts |= self.ruled
        for text in self.organisations.defined:
            if self.organisations.stands_for_nobody(text, self.verdicts):
                self.verdicts[text] = UNKNOWN
        for text, (kind, _, _) in self.verdicts.items():
            words = text.split()
            if kind == "person" and len(words) > 1:
                self.persons.enter(text, words)
            elif kind == "organisation" and len(words) > 1:
                self.organisations.enter(text, words)

    def gender(self, name: str) -> str:
        """`m` or `f` where the given name of a person tells, else empty."""
        known = self.names.given.get(bare(name.partition(" ")[0]), "")
        return known if known != "u" else ""

    def resolve(self, candidate: Candidate) -> Resolved:
        """Who a named candidate is."""
        text = candidate.text
        if text in self.aliases:
            kind = self.verdict(text).kind or self.verdict(self.aliases[text]).kind or "person"
            return Resolved(kind, self.corrected(text), 1.0, "as corrected")
        verdict = self.verdict(text)
        royal = candidate.title.rsplit(" ", 1)[-1]
        if royal in lx.ROYAL and len(candidate.words) == 1:  # reigns under a given name, which is nobody's surname
            return Resolved("person", self.corrected(f"{royal} {text}"), verdict.confidence, verdict.reason)
        holder = self.holder(candidate, verdict.kind, verdict.confidence)
        if holder:
            name, only = holder
            return Resolved("person", self.corrected(name), 0.9 if only else 0.5, f"short for {name}")
        company = self.organisations.company(text)
        if company and verdict.confidence < 0.9:
            return Resolved("organisation", self.corrected(company), 0.85, f"short for {company}")
        nobody = self.organisations.stands_for_nobody(text, self.verdicts)
        short = not nobody and self.organisations.abbreviates(text)
        if verdict.confidence < 0.9 and verdict.kind != "organisation" and short:
            verdict = Verdict("organisation", 0.85, "an abbreviation")
        return Resolved(verdict.kind, self.corrected(self.canonical(text, verdict.kind)), *verdict[1:])

    def note(self, text: str) -> None:
        """Keep in mind that a name was just mentioned: of two who share a surname, it then means the latest."""
        self.persons.note(text)

    def holder(self, candidate: Candidate, kind: MentionKind | None, confidence: float) -> tuple[str, bool] | None:
        """The person that a surname or a given name stands for, unless it is surely something else's name."""
        city = kind == "place" and candidate.text not in self.names.governments
        if kind == "person" or confidence < 0.85 or candidate.title or city:
            return self.persons.holder(candidate.text)
        return None

    def canonical(self, text: str, kind: MentionKind | None) -> str:
        """The full name of a name of this kind."""
        names = self.names
        if kind == "country":
            return names.countries.get(text) or names.governments.get(text, text)
        if kind == "place":
            return names.places.get(text, text)
        if kind == "organisation":
            return self.organisations.full(text, self.verdicts)
        return self.persons.full(text)

    def verdict(self, text: str) -> Verdict:
        """What a name was found to be."""
        return self.verdicts.get(text, UNKNOWN)

    def bears_out(self, text: str) -> bool:
        """Whether the document uses a word as a name elsewhere."""
        known = self.persons.holder(text) or self.organisations.company(text)
        return bool(known) or self.verdict(text).kind is not None

    def corrected(self, name: str) -> str:
        """The name that a person's corrections lead to; a circle of them ends where it began."""
        for _ in self.aliases:
            further = self.aliases.get(name, name)
            if further == name:
                break
            name = further
        return name
