"""Puts names to plural stand-ins: "the two presidents", "both sides", "they", "their diplomats".

Only where the number comes out: the names that fit and were mentioned last are as many as the words say, or they stand
joined by "and" as what the sentence before was about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.extract.tokens import Token
    from timeline.models import Mention, MentionKind

REACH = 3  # sentences looked back
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
PERSONS = frozenset("men women presidents leaders ministers brothers sisters premiers".split())
STATES = frozenset("sides countries nations governments neighbors neighbours powers delegations".split())
COMPANIES = frozenset("companies firms airlines carriers manufacturers banks".split())
PRONOUNS = frozenset(("they", "them", "their"))
JOINED = (len(" and "), len(", and "))  # characters between two names
LISTED = (len(", "), *JOINED)


def resolve_plurals(tokens: Sequence[Token], earlier: Sequence[Sequence[Mention]]) -> None:
    """Gives plural stand-ins the mentions that they stand for; `earlier` has those of the sentences before."""
    for k, token in enumerate(tokens):
        if token.mention is not None:
            continue
        group: list[Mention] = []
        if token.low in PRONOUNS:
            group = _they(tokens[:k], earlier)
        elif k and (number := NUMBERS.get(tokens[k - 1].low)) and (kind := _kind(token.low)) is not None:
            group = _counted(tokens[:k], earlier, number, kind)
        if group:
            token.mention, token.also = group[0], tuple(group[1:])


def _kind(low: str) -> MentionKind | None:
    if low in PERSONS:
        return "person"
    if low in STATES:
        return "country"
    return "organisation" if low in COMPANIES else None


def _counted(
    before: Sequence[Token], earlier: Sequence[Sequence[Mention]], number: int, kind: MentionKind
) -> list[Mention]:
    """The last names of a kind, if they come to the number just where a sentence begins, or stand joined by "and"."""
    found: dict[str, Mention] = {}
    owned = [*(token.tag == "POSS" for token in before[1:]), False]
    here = [token.mention for token, owns in zip(before, owned, strict=True) if token.mention is not None and not owns]
    for mentions in (here, *reversed(earlier[-REACH:])):
        fitting = [mention for mention in mentions if mention.kind == kind]
        if not found and len(joined := _joined(fitting)) == number:
            return joined
        for mention in fitting:
            found.setdefault(mention.name, mention)
        if len(found) >= number:
            return list(found.values()) if len(found) == number else []
    return []


def _they(before: Sequence[Token], earlier: Sequence[Sequence[Mention]]) -> list[Mention]:
    """The names joined by "and" that a sentence begins with, this one's or the last's; none after a plural noun."""
    here = [token.mention for token in before if token.mention is not None and token.low not in lex.PRONOUNS]
    if joined := _joined(here):
        return joined
    if any(token.tag == "N" and token.low.endswith("s") for token in before) or not earlier:
        return []
    return _joined(earlier[-1], first=True)


def _joined(mentions: Iterable[Mention], *, first: bool = False) -> list[Mention]:
    """The first names of a kind, no places, that stand in one list; with `first`, only if no other name is before."""
    group: list[Mention] = []
    for mention in mentions:
        gap = mention.start - group[-1].end if group else 0
        if group and gap in LISTED and mention.kind == group[0].kind != "place":
            group.append(mention)
            if gap in JOINED:
                return group if len({each.name for each in group}) == len(group) else []
        elif group and first:
            return []
        else:
            group = [mention]
    return []
