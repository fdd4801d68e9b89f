"""Puts names to the pronouns that the mentions leave open: whom "him" means, and who "we" are in a quotation.

Rules after Hobbs (1978), much reduced: first the subject of the sentence so far, then of the sentences before; an
object pronoun is not its own clause's subject. "I" and "we" in a quotation are its speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token
    from timeline.models import Mention

REACH = 3  # sentences looked back; farther off, a pronoun's name is a guess
PERSONAL = frozenset(("he", "she", "him", "his", "her", "himself", "herself"))
OBJECTS = frozenset(("him", "her"))
SPEAKER = frozenset(("i", "we", "my", "our"))


def resolve_pronouns(tokens: Sequence[Token], clauses: Sequence[Clause], earlier: Sequence[Sequence[Mention]]) -> None:
    """Gives pronouns the mention that they stand for; `earlier` has the mentions of the sentences before, in order."""
    for n, clause in enumerate(clauses):
        for k in range(0 if n == 0 else clause.first, clause.last + 1):
            token = tokens[k]
            if token.mention is not None or token.tag not in ("PRON", "DET"):
                continue
            found = _meant(tokens, clauses, n, k, earlier)
            if found is not None:
                token.stand_for(found)


def part_speaker(tokens: Sequence[Token], clauses: Sequence[Clause], earlier: Sequence[Sequence[Mention]]) -> None:
    """Takes from the "he" of `..., he said` a name that stands in the quotation, begun in the sentence before.

    To be called where the sentence goes on with a quotation; the speaker was named before that.
    """
    inside = {mention.name for mention in earlier[-1]} if earlier else set()
    for clause in clauses:
        for k in range(*clause.subject) if clause.kind == "tail" else ():
            token = tokens[k]
            if (
                token.low not in ("he", "she")
                or token.quoted
                or token.mention is None
                or token.mention.name not in inside
            ):
                continue
            others = [[each for each in mentions if each.name not in inside] for mentions in earlier[:-1]]
            found = _person_earlier(others)
            if found:
                token.stand_for(found)
            else:
                token.mention, token.tag = None, "PRON"


def _meant(
    tokens: Sequence[Token], clauses: Sequence[Clause], n: int, k: int, earlier: Sequence[Sequence[Mention]]
) -> Mention | None:
    low = tokens[k].low
    if low in PERSONAL:
        own = clauses[n].subject
        if tokens[k].tag == "PRON" and low in OBJECTS:
            return _person_before(tokens, k, own) or _person_earlier(earlier)
        if low not in ("he", "she") and (subject := _person_in(tokens, own, k)) is not None:
            return subject  # "X must be returned to his father"
        return _person_before(tokens, k, (0, 0)) or _person_earlier(earlier)
    if low in SPEAKER and tokens[k].quoted:
        return _speaker(tokens, clauses) or _person_earlier(earlier[-1:])
    return None


def _person_in(tokens: Sequence[Token], span: tuple[int, int], stop: int) -> Mention | None:
    """The person that a subject before token `stop` ends in."""
    if span[1] > stop or span[0] == span[1]:
        return None
    mention = tokens[span[1] - 1].mention
    return mention if mention is not None and mention.kind == "person" else None


def _person_before(tokens: Sequence[Token], k: int, own: tuple[int, int]) -> Mention | None:
    """The first person of the sentence before token `k`, outside the pronoun's own subject."""
    for i in range(k):
        mention = tokens[i].mention
        if mention is not None and mention.kind == "person" and not own[0] <= i < own[1]:
            return mention
    return None


def _person_earlier(earlier: Sequence[Sequence[Mention]]) -> Mention | None:
    """The first person of the nearest sentence that names one."""
    for mentions in reversed(earlier[-REACH:]):
        for mention in mentions:
            if mention.kind == "person":
                return mention
    return None


def _speaker(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Mention | None:
    for clause in clauses:
        if clause.kind == "tail":
            for i in range(*clause.subject):
                mention = tokens[i].mention
                if mention is not None and mention.kind == "person":
                    return mention
    return None
