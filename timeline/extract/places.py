"""Where an event happens: the places that its own clause or noun phrase names, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.objects import befalls
from timeline.extract.phrases import GEOGRAPHIC, is_official

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.place import Verdict
    from timeline.extract.tokens import Token

INSIDE = frozenset("in at inside outside near".split())
SEATS = frozenset(("White House", "Pentagon", "Congress", "Senate"))
# Bodies that are buildings as well.
VENUES = frozenset(
    "University College Court Hospital Clinic Museum Church Cathedral Mosque Hotel Embassy Theatre Theater Library"
    " School Parliament Headquarters Section Consulate Laboratory".split()
)
SURFACES = frozenset(
    "Mount Mountain Lake Island Islands Street Road Avenue River Hill Square Coast Beach Highway".split()
)
AIMED = frozenset("fire attack attacks strike strikes assault raid raids march advance marched advanced".split())
SIDES = frozenset("coast outskirts shore shores border banks edge north south east west northeast northwest".split())
# What becomes of a place.
BEFALLING = frozenset(
    "captured recaptured bombed shelled hit struck destroyed occupied besieged stormed liberated evacuated seized"
    " flooded razed sacked taken retaken overrun rebuilt annexed".split()
)
TOPIC = ("about", "concerning", "regarding")
DIRECT_OBJECT = ("DET", "N", "NAME", "ADV", "PUNCT")
INSIDE_PHRASE = ("DET", "N", "PROPN", "NAME", "PUNCT", "NUM", "COORD", "POSS", "ADV", "VZ", "VG")


def places(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict, dateline: str) -> tuple[str, ...]:
    """Canonical names of the places, in the order of the text; "here" is the dateline's place."""
    found: dict[str, None] = dict.fromkeys(_where_before(tokens, clauses[verdict.clause]))
    first, last = _reach(tokens, clauses, verdict)
    governor = ""
    for k in range(first, last + 1):
        token = tokens[k]
        if token.tag in ("PREP", "TO"):
            out = token.low == "of" and k > 0 and tokens[k - 1].low == "out"  # "out of Norway"
            governor = "from" if out else token.low
            if governor in TOPIC and k > verdict.head:
                break  # "spoke about the war in Syria"
        elif token.low == "as" and any(near.low == "far" for near in tokens[max(0, k - 2) : k + 2]):
            governor = "in"  # "as far away as Siberia"
        elif token.low == "as" and k > verdict.head and _is_role(tokens, k):
            governor = ""  # "served as first minister in London"
        elif token.tag in ("THAT", "REL", "SUB") and k > max(first, verdict.head):
            break
        elif token.low == "here" and dateline:
            found.setdefault(dateline)
        elif token.mention is not None and _happens_at(tokens, clauses, verdict, k, governor):
            found.setdefault(token.mention.name)
        elif token.tag not in INSIDE_PHRASE:
            governor = ""
    return tuple(found)


def _is_role(tokens: Sequence[Token], k: int) -> bool:
    """Whether "as" names a role and opens no clause: a verb follows neither it nor the noun after it."""
    for token in tokens[k + 1 : k + 6]:
        if token.tag in ("PREP", "TIMEX", "PUNCT"):
            return True
        if token.tag not in ("DET", "N", "NAME", "PROPN", "POSS", "NUM") and token.low != "first":
            return False
    return True


def _where_before(tokens: Sequence[Token], clause: Clause) -> list[str]:
    """`Tirana, where leaders gathered`: the place that the relative clause is about."""
    before = tokens[clause.first - 2 : clause.first] if clause.marker == "where" and clause.first > 1 else []
    return [token.mention.name for token in before if token.mention is not None and token.mention.kind in GEOGRAPHIC]


def _happens_at(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict, k: int, governor: str) -> bool:
    mention = tokens[k].mention
    if mention is None or mention.kind not in GEOGRAPHIC:
        return mention is not None and mention.kind == "organisation" and _is_venue(tokens, k, governor)
    return _is_located(tokens, k, governor) or _is_reached(tokens, clauses, verdict, k)


def _reach(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict) -> tuple[int, int]:
    """The first and last token that may say where: the clause, with an undated reduced relative that ends it."""
    clause = clauses[verdict.clause]
    last = clause.last
    following = clauses[verdict.clause + 1] if verdict.clause + 1 < len(clauses) else None
    reduced = following is not None and following.kind == "participle" and following.marker in ("", "by")
    if reduced and following is not None and tokens[following.first - 1].text != ",":
        inside = tokens[following.first : following.last + 1]
        last = last if any(token.timex for token in inside) else following.last
    if not verdict.noun:
        return clause.first, last
    first = verdict.head
    while first > 0 and tokens[first - 1].tag in ("N", "NAME", "PROPN", "TIMEX"):
        first -= 1
    return first, last


def _is_located(tokens: Sequence[Token], k: int, governor: str) -> bool:
    """Whether the name stands after a preposition of place, and is no attribute of something else."""
    mention = tokens[k].mention
    assert mention is not None
    following = tokens[k + 1].tag if k + 1 < len(tokens) else ""
    country = mention.kind == "country" or mention.reason.startswith("a country")
    if following in ("N", "VZ", "POSS") and country:
        return False
    if governor == "of":  # "the city of Sumy" after a preposition of place; "the city of Independence, Missouri"
        before = tokens[max(0, k - (7 if tokens[k - 1].text == "," else 5)) : k]
        side = any(token.low in SIDES for token in tokens[max(0, k - 8) : k])  # "on the coast of the province of X"
        return mention.kind == "place" and (side or any(token.low in lex.LOCATIVE for token in before))
    if governor == "from" and _are_from(tokens, k):
        return False
    if governor in lex.MOTION:
        return following not in ("N", "VZ", "POSS")
    if governor == "on":  # "on Mount Everest", "opened fire on Oslo"
        aimed = any(token.low in AIMED for token in tokens[max(0, k - 5) : k])
        return mention.kind == "place" and (aimed or not SURFACES.isdisjoint(mention.name.split()))
    return governor in lex.LOCATIVE and (mention.kind == "place" or following != "NAME")


def _are_from(tokens: Sequence[Token], k: int) -> bool:
    """`negotiators from Russia and Ukraine`: those before "from" act for what is named."""
    start = next((i for i in range(k - 1, max(0, k - 5), -1) if tokens[i].low == "from"), 0)
    return start > 0 and is_official(tokens[start - 1].low)


def _is_venue(tokens: Sequence[Token], k: int, governor: str) -> bool:
    """`at the White House`, `in St. Olav's Hospital`: the building of a body, where nothing follows that it owns."""
    mention = tokens[k].mention
    assert mention is not None
    house = mention.name in SEATS or mention.name.rsplit(" ", 1)[-1] in VENUES
    following = tokens[k + 1].tag if k + 1 < len(tokens) else ""
    return house and governor in INSIDE and following not in ("N", "NAME", "PROPN", "VZ", "POSS")


def _is_reached(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict, k: int) -> bool:
    """`left Pakistan`, `touring Dar es Salaam`; `the Birmingham bombing`, `the bombing of an Atlanta clinic`."""
    verb = clauses[verdict.clause].verb
    mention = tokens[k].mention
    assert mention is not None
    if verdict.noun:
        between = tokens[verdict.head : k]
        return mention.kind == "place" and all(token.tag in INSIDE_PHRASE or token.low == "of" for token in between)
    if verb is not None and verb.passive and k < verb.first and tokens[verb.head].low in BEFALLING:
        return mention.kind == "place" and clauses[verdict.clause].subject[1] == k + 1  # "Oslo was bombed"
    reached = verb is not None and (
        mention.kind == "place" or tokens[verb.head].low in lex.MOVING or befalls(tokens, clauses[verdict.clause])
    )
    if verb is None or k < verb.last or not reached:
        return False
    return all(token.tag in DIRECT_OBJECT or token.low == "of" for token in tokens[verb.last + 1 : k])
