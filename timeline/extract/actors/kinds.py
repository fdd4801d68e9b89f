"""Say what a candidate is: person, organisation, country, people, place, or nobody. Each verdict carries its reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.extract.actors import lexicon as lx

if TYPE_CHECKING:
    from timeline.extract.actors.candidates import Candidate
    from timeline.extract.actors.gazetteer import Gazetteer
    from timeline.models import MentionKind

AGE = re.compile(r", \d\d?,")
INITIAL = re.compile(r"[A-Z]\.?")
ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&]{1,5}")
BEFORE = re.compile(r"([\w’'-]+)[ \n]+[\"“‘'`(]*$")
SPEAKS = re.compile(
    r",? (?:also |has |have |had |later )?"
    r"(?:said|says|told|added|adds|announced|claimed|argued|warned|declared|stated|insisted|denied)\b"
)


class Verdict(NamedTuple):
    """A kind with its confidence (0 to 1) and the rule that gave it; kind None where it is nobody."""

    kind: MentionKind | None
    confidence: float
    reason: str


NOBODY = Verdict(None, 0.0, "")


def word_before(text: str, start: int, floor: int) -> str:
    """The word before `start`, as written; empty at the start of the sentence or after punctuation."""
    match = BEFORE.search(text[max(floor, start - 24) : start])
    return match[1] if match else ""


def known(candidate: Candidate, names: Gazetteer) -> Verdict:
    """What the gazetteers say of the whole name."""
    text = candidate.text
    if text in names.countries:
        return Verdict("country", 0.95, "a country")
    if text in names.organisations:
        return Verdict("organisation", 0.9, "a known organisation")
    if text in names.governments and text not in names.places:
        return Verdict("country", 0.9, "a seat of government")
    if text in names.places:
        return Verdict("place", 0.9, "a known place")
    return NOBODY


def headed(candidate: Candidate) -> Verdict:
    """What the head of the name says."""
    words = candidate.words
    first, last = words[0], words[-1].rstrip(".")
    head = words[words.index("of") - 1] if "of" in words[1:-1] else last
    if last in lx.COMPANY_SUFFIXES and len(words) > 1:
        return Verdict("organisation", 0.95, f"a company: {last}")
    if len(words) == 1:
        return NOBODY
    for noun in (head, last, first):
        if noun in lx.THING_HEADS and noun is not first:
            return Verdict(None, 0.8, f"no party: {noun}")
        if noun in lx.ORGANISATION_HEADS and (noun is not first or "of" in words or "for" in words):
            return Verdict("organisation", 0.85, f"an organisation: {noun}")
        if noun in lx.PLACE_HEADS and (noun is not first or noun in {"Lake", "Mount", "Cape", "Fort", "Port", "Isle"}):
            return Verdict("place", 0.85, f"a place: {noun}")
    return NOBODY


def person(candidate: Candidate, names: Gazetteer, before: str, text: str) -> Verdict:
    """Whether anything in or around the name says that it is a person's."""
    words = candidate.words
    if candidate.title:
        return Verdict("person", 0.95, f"after the title {candidate.title}")
    if before in lx.PERSON_NOUNS:
        return Verdict("person", 0.9, f"after {before}")
    if AGE.match(text, candidate.end):
        return Verdict("person", 0.9, "with an age")
    if not 2 <= len(words) <= 5:
        return NOBODY
    if words[0] in names.given:
        return Verdict("person", 0.9, f"given name {words[0]}")
    if len(words) > 2 and INITIAL.fullmatch(words[1]):
        return Verdict("person", 0.85, "a middle initial")
    if INITIAL.fullmatch(words[0]) and len(words[-1]) > 2:
        return Verdict("person", 0.8, "an initial")
    return NOBODY


def verdict(candidate: Candidate, names: Gazetteer, text: str, floor: int) -> Verdict:
    """The kind of a candidate by itself, with what stands next to it; `floor` is the start of its sentence."""
    before = word_before(text, candidate.start, floor)
    certain = bool(candidate.title or before in lx.PERSON_NOUNS)
    found = NOBODY if certain and len(candidate.words) > 1 else known(candidate, names)
    if not found.reason and not certain:
        found = headed(candidate)
    if not found.reason:
        found = person(candidate, names, before, text)
    return found if found.reason else guessed(candidate, names, before, text)


def guessed(candidate: Candidate, names: Gazetteer, before: str, text: str) -> Verdict:
    """The kind of an unknown name, by its shape and what stands next to it."""
    words = candidate.words
    if ACRONYM.fullmatch(candidate.text):
        return Verdict("organisation", 0.6, "an abbreviation")
    speaks = bool(SPEAKS.match(text, candidate.end))
    if words[-1] in names.surnames and (speaks or len(words) > 1) and before != "the":
        return Verdict("person", 0.7, "a surname")
    if before in {"in", "at", "near"}:
        return Verdict("place", 0.6, f"after {before}")
    if len(words) > 1:
        return Verdict("organisation", 0.5, "capitals")
    if speaks and before != "the":
        return Verdict("person", 0.6, "speaks")
    if candidate.opening or before == "the":
        return NOBODY
    return Verdict("organisation", 0.4, "a capital")
