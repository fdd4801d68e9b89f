"""Whom a headline is about: a clause's subject without appositions, offices and a long tail."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.extract.headline import LIMIT
from timeline.extract.roles import PERSONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

APPOSITION = (",", "--", "(", "_", "—", "–")
LONG_SUBJECT = LIMIT // 2  # characters; a longer one leaves too little room for what happened


def spoken_of(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> list[int]:
    """The subject; for "they" and "it" in what people or a body say of themselves, those who say it."""
    subject, reporter = subject_of(tokens, clauses[n]), clauses[n].reporter
    if reporter is None or len(subject) != 1 or tokens[subject[0]].also:
        return subject
    speakers = tokens[slice(*clauses[reporter].subject)]
    plural = any(token.tag == "N" and token.low.endswith("s") for token in speakers)
    body = bool(speakers) and speakers[-1].tag in ("N", "NAME", "PROPN") and not is_person(speakers[-1])
    low = tokens[subject[0]].low
    fits = (low == "they" and plural) or (low == "it" and body and not plural and not _is_expletive(tokens, clauses[n]))
    return subject_of(tokens, clauses[reporter]) if fits else subject


def subject_of(tokens: Sequence[Token], clause: Clause) -> list[int]:
    """The tokens that name the subject of a clause; [] where it has none."""
    start, stop = clause.subject
    return _shortened(tokens, start, stop) if start < stop else []


def is_person(token: Token) -> bool:
    """Whether a token names a person."""
    return token.mention is not None and token.mention.kind == "person"


def _is_expletive(tokens: Sequence[Token], clause: Clause) -> bool:
    """`it is clear that`, `it was the second`: "it" may mean nothing."""
    verb = clause.verb
    return verb is None or tokens[verb.head].tag == "BE" or verb.passive


def _shortened(tokens: Sequence[Token], start: int, stop: int) -> list[int]:
    """A subject without appositions; a person's name without what stands before it; a long one without its tail."""
    mention = tokens[stop - 1].mention
    alone = not any(tokens[k].tag == "COORD" or tokens[k].text == "," for k in range(start, stop))
    named = mention is not None and mention.kind == "person" and tokens[stop - 1].text[:1].isupper()
    if named and alone and not _is_governed(tokens, start, stop - 1):
        return [stop - 1]
    comma = next((k for k in range(start, stop) if tokens[k].text in APPOSITION), stop)
    names = _without_appositions(tokens, start, stop)
    if names:
        return names
    if _is_named_behind(tokens, start, comma, stop):
        return [stop - 1]
    if start < comma < stop and (
        _is_closed(tokens, comma, stop) or not any(t.tag == "COORD" for t in tokens[comma:stop])
    ):
        return _shortened(tokens, start, comma)
    if tokens[stop - 1].end - tokens[start].start > LONG_SUBJECT:
        phrases = [k for k in range(start + 1, stop) if tokens[k].tag == "PREP" and tokens[k].low != "of"]
        if phrases:
            stop = phrases[0]
    return list(range(start, stop))


def _is_named_behind(tokens: Sequence[Token], start: int, comma: int, stop: int) -> bool:
    """`The town's mayor, Ada Brandt, said`: a person's name closes what a comma parts from an office."""
    mention = tokens[stop - 1].mention
    person = mention is not None and mention.kind == "person" and tokens[stop - 1].text[:1].isupper()
    office = start < comma == stop - 2 and tokens[comma - 1].tag == "N"
    return person and office and stop < len(tokens) and tokens[stop].text == ","


def _without_appositions(tokens: Sequence[Token], start: int, stop: int) -> list[int]:
    """`Berg, the mayor and a sailor, and Lind, a lawyer`: the names joined by "and"; [] where no such list is."""
    commas = [k for k in range(start, stop) if tokens[k].text == ","] + [stop]
    kept = list(range(start, commas[0]))
    for comma, closing in pairwise(commas):
        apposed = tokens[comma + 1].tag in ("DET", "NUM") and tokens[comma - 1].tag in ("NAME", "PROPN")
        if not apposed:
            kept += range(comma + 1 if kept[-1] != comma - 1 else comma, closing)
    joint = next((k for k in kept if tokens[k].tag == "COORD"), 0)
    shut = len(commas) > 2 and stop < len(tokens) and tokens[stop].text == ","
    return (
        kept if shut and joint and len(kept) < stop - start - 2 and tokens[joint + 1].tag in ("NAME", "PROPN") else []
    )


def _is_governed(tokens: Sequence[Token], start: int, name: int) -> bool:
    """`the junta under General Brandt`: a name behind a preposition or an owner, with or without a title."""
    k = name - 1
    if k >= start and tokens[k].tag in ("PREP", "POSS", "TO"):
        return True
    while k > start and tokens[k].tag in ("N", "PROPN"):
        k -= 1
    office = tokens[k].low == "of" and tokens[k - 1].low in PERSONS  # "Secretary of State Ada Brandt"
    return k > start and tokens[k].tag == "PREP" and not office


def _is_closed(tokens: Sequence[Token], comma: int, stop: int) -> bool:
    """`Ada Brandt, head of the board and mayor, said`: commas on both sides part an apposition, unless names follow."""
    listed = any(
        tokens[k].tag in ("NAME", "PROPN") and tokens[k - 1].tag in ("PUNCT", "COORD") and not _owns(tokens, k, stop)
        for k in range(comma + 1, stop)
    )
    shut = stop < len(tokens) and tokens[stop].text == tokens[comma].text
    return shut and tokens[comma - 1].tag == "NAME" and not listed


def _owns(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """`King Olof's brother`: whether the name that begins here is an owner's."""
    while k < stop and tokens[k].tag in ("NAME", "PROPN"):
        k += 1
    return k < stop and tokens[k].tag == "POSS"
