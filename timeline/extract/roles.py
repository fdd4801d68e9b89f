"""Puts names to definite roles: "the company" is the one spoken of last, "the minister" likewise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token
    from timeline.models import Mention, MentionKind

COMPANIES = frozenset(
    "company firm airline carrier automaker manufacturer maker bank retailer giant corporation publisher"
    " broadcaster".split()
)
PERSONS = frozenset(
    "president premier minister secretary chief leader chairman chancellor director mayor governor senator ambassador"
    " boy girl pontiff pope king queen envoy commissioner executive dictator".split()
)
REACH = 4  # words between the article and the role


def resolve_roles(tokens: Sequence[Token], clauses: Sequence[Clause], earlier: Sequence[Sequence[Mention]]) -> None:
    """Gives a subject that is a role alone ("the Cuban leader") the mention of its bearer, as far as one is at hand."""
    for clause in clauses:
        start, stop = clause.subject
        if not 2 <= stop - start <= REACH or tokens[start].low != "the" or tokens[stop - 1].mention is not None:
            continue
        kind: MentionKind | None = None
        if tokens[stop - 1].low in COMPANIES:
            kind = "organisation"
        elif tokens[stop - 1].low in PERSONS:
            kind = "person"
        bearer = _last(tokens[:start], earlier, kind) if kind is not None else None
        if bearer is not None:
            role = tokens[stop - 1]
            role.mention = replace(bearer, start=role.start, end=role.end, confidence=bearer.confidence * 0.8)


def _last(before: Sequence[Token], earlier: Sequence[Sequence[Mention]], kind: MentionKind) -> Mention | None:
    """The first mention of this kind in the sentence so far, else in the nearest sentence that has one."""
    here = [token.mention for token in before if token.mention is not None]
    for mentions in (here, *reversed(earlier)):
        for mention in mentions:
            if mention.kind == kind:
                return mention
    return None
