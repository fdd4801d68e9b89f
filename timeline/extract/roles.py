"""Puts names to roles: "the company" is the one spoken of last, "the minister" likewise, "the alliance" NATO."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
# Nouns for bodies, with words of which one must be in the body's name.
BODIES = {
    "alliance": frozenset(("NATO", "Alliance", "Treaty")),
    "bloc": frozenset(("Union", "EU", "ASEAN", "BRICS", "Community", "Mercosur")),
    "agency": frozenset(("Agency", "IAEA", "EPA", "CIA", "NASA", "FAA", "FEMA")),
    **{
        word.lower(): frozenset((word,))
        for word in (
            "Council Court Committee Commission Ministry Union Party Senate Department Bureau Board Federation League"
            " Association Institute University Parliament Bank Fund Assembly Tribunal Congress Foundation Service"
        ).split()
    },
}
REACH = 4  # words between the article and the role
NEAR = 3  # sentences looked back for who holds a role; bodies are few, and kept in mind throughout


class Bodies:
    """The organisations that a document has named so far, by the words of their names."""

    def __init__(self) -> None:
        self.named: dict[str, dict[str, Mention]] = defaultdict(dict)  # word -> name -> a mention; two leave it open
        self.seen: set[str] = set()

    def note(self, mentions: Iterable[Mention]) -> None:
        """Keep in mind the organisations of one more sentence."""
        for mention in mentions:
            if mention.kind == "organisation" and mention.name not in self.seen:
                self.seen.add(mention.name)
                for word in mention.name.split():
                    if len(self.named[word]) <= 1:
                        self.named[word][mention.name] = mention

    def meant(self, words: frozenset[str]) -> Mention | None:
        """The organisation whose name has one of the words; none where two have."""
        fitting = {name: mention for word in words if word in self.named for name, mention in self.named[word].items()}
        return next(iter(fitting.values())) if len(fitting) == 1 else None


def resolve_roles(
    tokens: Sequence[Token], clauses: Sequence[Clause], earlier: Sequence[Sequence[Mention]], bodies: Bodies
) -> None:
    """Gives a role without a name ("the Cuban leader", "the alliance") the mention of its bearer, if one is at hand."""
    for clause in clauses:
        start, stop = clause.subject
        if not 2 <= stop - start <= REACH or tokens[start].low != "the" or tokens[stop - 1].mention is not None:
            continue
        kind: MentionKind | None = None
        if tokens[stop - 1].low in COMPANIES:
            kind = "organisation"
        elif tokens[stop - 1].low in PERSONS and not _of_state(tokens[start:stop]):
            kind = "person"  # of no country that would act in his stead
        bearer = _last(tokens[:start], earlier[-NEAR:], kind) if kind is not None else None
        if bearer is not None:
            _give(tokens[stop - 1], bearer)
    for k in range(1, len(tokens)):
        words = BODIES.get(tokens[k].low)
        if words and _is_definite(tokens, k) and tokens[k].mention is None and _ends(tokens, k):
            bodies.note(token.mention for token in tokens[:k] if token.mention is not None)
            body = bodies.meant(words)
            if body is not None:
                _give(tokens[k], body)


def _give(role: Token, bearer: Mention) -> None:
    role.mention = bearer._replace(start=role.start, end=role.end, confidence=bearer.confidence * 0.8)


def _of_state(phrase: Sequence[Token]) -> bool:
    """Whether a country's name or adjective stands there: "the Cuban leader"."""
    return any(token.mention is not None and token.mention.kind in ("country", "people") for token in phrase)


def _is_definite(tokens: Sequence[Token], k: int) -> bool:
    """`the alliance`, `the western military alliance`: nothing but an article and adjectives stands before it."""
    start = k - 1
    while start > max(0, k - REACH) and tokens[start].tag == "N":
        start -= 1
    return tokens[start].low == "the"


def _ends(tokens: Sequence[Token], k: int) -> bool:
    """Whether a noun ends its phrase: no noun and no "of" follows."""
    return k + 1 == len(tokens) or (tokens[k + 1].tag not in ("N", "NAME", "PROPN") and tokens[k + 1].low != "of")


def _last(before: Sequence[Token], earlier: Sequence[Sequence[Mention]], kind: MentionKind) -> Mention | None:
    """The first mention of this kind in the sentence so far, else in the nearest sentence that has one."""
    here = [token.mention for token in before if token.mention is not None]
    for mentions in (here, *reversed(earlier)):
        for mention in mentions:
            if mention.kind == kind:
                return mention
    return None
