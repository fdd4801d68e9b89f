"""Puts names to roles: "the company" is the one spoken of last, "the minister" likewise, "the alliance" NATO."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.extract.actors import is_weak
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
TEAMS = frozenset("team squad side".split())
STATES = frozenset("country nation government".split())
# Nouns for bodies, with words of which one must be in the body's name.
BODIES = {
    "alliance": frozenset(("NATO", "Alliance", "Treaty")),
    "bloc": frozenset(("Union", "EU", "ASEAN", "BRICS", "Community", "Mercosur")),
    "agency": frozenset(("Agency", "IAEA", "EPA", "CIA", "NASA", "FAA", "FEMA")),
    "club": frozenset(("Club", "FC", "United")),
    "regulator": frozenset(("Commission", "Authority", "Regulator", "Ofcom", "Ofgem")),
    "party": frozenset("Party Movement Front Greens Democrats Labour Conservatives Socialists".split()),
    "tribe": frozenset(("Tribe", "Nation")),
    **{
        word.lower(): frozenset((word, "Workers", "Teamsters") if word == "Union" else (word,))
        for word in (
            "Council Court Committee Commission Ministry Union Senate Department Bureau Board Federation League"
            " Association Institute University Parliament Bank Fund Assembly Tribunal Congress Foundation Service"
        ).split()
    },
}
# What a body is called next to its name: "the lender Nordic Bank", "the United Auto Workers union", "X, a bank".
CALLED = "|".join(sorted(COMPANIES | BODIES.keys()))
CALLED_BEFORE = regex(rf"\b({CALLED}),? $")
CALLED_AFTER = regex(rf"(?:, (?:an?|the|[A-Z]\w+['’]s) (?:[\w'’-]+ ){{0,3}}?| )({CALLED})\b(?! of\b)")
NEXT_TO = 60  # characters around a name that are looked at
REACH = 4  # words between the article and the role
PLAIN = 2  # words of a role without an adjective
NEAR = 3  # sentences looked back for who holds a role; bodies are few, and kept in mind throughout


class Bodies:
    """The organisations that a document has named so far, by the words of their names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.named: dict[str, dict[str, Mention]] = defaultdict(dict)  # word -> name -> a mention; two leave it open
        self.called: dict[str, dict[str, Mention]] = defaultdict(dict)  # noun next to a name -> name -> a mention
        self.seen: set[str] = set()

    def note(self, mentions: Iterable[Mention]) -> None:
        """Keep in mind the organisations of one more sentence."""
        for mention in mentions:
            if mention.kind != "organisation":
                continue
            for noun in self._nouns(mention):
                if len(self.called[noun]) <= 1:
                    self.called[noun][mention.name] = mention
            if mention.name not in self.seen:
                self.seen.add(mention.name)
                for word in mention.name.split():
                    if len(self.named[word]) <= 1:
                        self.named[word][mention.name] = mention

    def _nouns(self, mention: Mention) -> Iterator[str]:
        """The nouns for a body that stand next to a mention."""
        before = CALLED_BEFORE.search(self.text, max(0, mention.start - NEXT_TO), mention.start)
        after = CALLED_AFTER.match(self.text, mention.end, mention.end + NEXT_TO)
        for match in (before, after):
            if match:
                yield match[1]

    def meant(self, noun: str) -> Mention | None:
        """The one organisation that is called so, or else whose name has a word that goes with the noun."""
        words, called = BODIES.get(noun, frozenset()), self.called.get(noun, {})
        if len(called) == 1:
            return next(iter(called.values()))
        fitting = {name: mention for word in words if word in self.named for name, mention in self.named[word].items()}
        return next(iter(fitting.values())) if len(fitting) == 1 else None


def resolve_roles(
    tokens: Sequence[Token], clauses: Sequence[Clause], earlier: Sequence[Sequence[Mention]], bodies: Bodies
) -> None:
    """Gives a role without a name ("the Cuban leader", "the alliance") the mention of its bearer, if one is at hand."""
    _name_bodies(tokens, bodies)
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
        if stop - start == PLAIN:
            bearer = bearer or _team_or_state(tokens, start, earlier[-NEAR:])
        if bearer is not None:
            tokens[stop - 1].stand_for(bearer)


def _name_bodies(tokens: Sequence[Token], bodies: Bodies) -> None:
    """Names bodies wherever they stand in the sentence."""
    for k in range(1, len(tokens)):
        noun = tokens[k].low
        known = noun in BODIES or noun in bodies.called
        if known and _is_definite(tokens, k) and tokens[k].mention is None and _ends(tokens, k):
            bodies.note(token.mention for token in tokens[:k] if token.mention is not None)
            body = bodies.meant(noun)
            if body is not None:
                tokens[k].stand_for(body)


def _team_or_state(tokens: Sequence[Token], start: int, earlier: Sequence[Sequence[Mention]]) -> Mention | None:
    """Whom "the squad" means, what the sentence before is about, and "the country", the only one that it names."""
    noun = tokens[start + 1].low
    if noun not in TEAMS and noun not in STATES:
        return None
    if start + PLAIN < len(tokens) and tokens[start + PLAIN].tag == "REL":
        return None  # "the side that won it"
    here = [token.mention for token in tokens[:start] if token.mention is not None]
    for mentions in (here, *reversed(earlier)):
        countries = [each for each in mentions if each.kind == "country" or each.reason.startswith("a country")]
        if noun in STATES and countries:
            return countries[0]._replace(kind="country") if len({each.name for each in countries}) == 1 else None
        if noun in TEAMS and mentions:
            side = mentions[0]
            return side if side.kind in ("country", "organisation") and not is_weak(side) else None
    return None


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
