"""Who takes part behind a verb: objects and agents, receivers, members, whom somebody meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.actors import is_weak
from timeline.extract.actors.roles import ROLES
from timeline.extract.headline import PARTICLES
from timeline.extract.phrases import GEOGRAPHIC, stands_for_itself
from timeline.extract.roles import PERSONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token
    from timeline.models import Mention

# Prepositions after which a name takes part: with whom, by whom, against whom ...
TAKING_PART = frozenset("with by against between among to on for and".split())
# What follows these is about something, or a circumstance.
CIRCUMSTANCE = frozenset(
    "over about amid at concerning regarding despite after before since during under like unlike including"
    " as because when while at upon following than into".split()
)
# Who hears it for all others takes no part: "told Reuters".
TELLING = ("told", "tells", "telling")
OUTLETS = frozenset(  # last words of their names
    """Reuters AFP AP Press Agence France-Presse Xinhua TASS Interfax Bloomberg Kyodo BBC CNN CBS NBC ABC News Times
    Post Herald Tribune Journal Gazette Television Radio TV Magazine Guardian Telegraph Mail Novosti Jazeera
    NPR""".split()
)
GIVING = frozenset(
    "promised gave offered granted sold sent lent denied awarded handed paid owed cost told asked showed taught allowed"
    " promise give offer grant sell send lend deny award hand pay".split()
)
# To whom one loses is who wins.
LOSING = frozenset("lost lose loses losing fell fall falls conceded concedes succumbed".split())
FREED = ("independent", "independence")
# What one does at an institution as its member: "enrolled at the university".
JOINING = frozenset(
    "enrolled enrols enrol appointed taught teaches studied worked works lectured graduated trained served hired"
    " employed elected professor".split()
)
STRIKING = frozenset(
    "struck strikes hit hits rocked shook devastated battered swept lashed ravaged jolted flooded reached".split()
)
DISASTERS = frozenset(
    "earthquake quake tremor aftershock storm hurricane typhoon cyclone tsunami flood tornado avalanche blizzard"
    " drought epidemic pandemic wildfire landslide heatwave wave rain snow fire blackout explosion recession".split()
)
# Behind an "of" a party is still named by these, right before it, until one of the others comes.
RECEIVING = ("to", "by")
CLOSING = frozenset("according in for from with between".split())
STANDING_FOR = ("member", "members", "behalf", "presence", "army", "forces", "troops", "fleet")
ENCOUNTER = 10  # tokens of "a long telephone call with X" that are looked at
MEETING_NOUNS = frozenset("call talk meeting conversation summit lunch dinner interview negotiation discussion".split())
BEFORE_PARTNER = ("DET", "NUM", "N", "VZ", "VG", "VN", "TIMEX", "ADV")
ADVERBIAL = ("TIMEX", "ADV", "PREP", "NEG")
CLAUSE_WORDS = ("THAT", "REL", "SUB")


def after_verb(tokens: Sequence[Token], start: int, stop: int, *, speaks: bool) -> Iterator[Mention]:
    """Objects and agents: direct ones, and those behind prepositions that bring in a partner."""
    governor, nested, inserted = "", False, start
    joins = start > 0 and tokens[start - 1].low in JOINING
    for k in range(start, stop):
        token = tokens[k]
        inserted = max(inserted, _after_insertion(tokens, k, stop))
        if k < inserted or (k == start and _is_particle(tokens, k)):
            continue
        if _ends(tokens, k, speaks=speaks):
            yield from _in_encounter(tokens, k + 1, stop) if token.low in CIRCUMSTANCE else ()
            return
        governor = governor_of(token, governor)
        if _is_share(tokens, k) or (governor == "of" and tokens[k - 1].low in STANDING_FOR):
            governor = "for"  # "became members of NATO", "on behalf of X", "destroyed the army of X"
        if nested and _names_role(tokens, k, start):
            governor, nested = "", False  # "signed by the mayors of Rome and Carthage, X and Y"
        if (governor in CIRCUMSTANCE and not joins) or (nested and token.low in CLOSING):
            yield from _in_encounter(tokens, k + 1, stop)
            return  # what follows is inside the circumstance
        nested = nested or governor == "of"
        if token.mention is None or (nested and not (governor in RECEIVING and tokens[k - 1].low == governor)):
            continue  # "sold 40 jets of its fleet to X"
        if tokens[start - 1].low in TELLING and token.mention.name.rsplit(" ", 1)[-1] in OUTLETS:
            continue
        member = joins and governor in ("at", "from", "in") and token.mention.kind == "organisation"
        lost = governor == "to" and tokens[start - 1].low in LOSING and token.mention.kind == "country"
        lost = lost or (governor == "from" and tokens[k - 2].low in FREED and token.mention.kind == "country")
        taken = member or lost or _brings_in(governor, token.mention, speaks=speaks)
        if taken and (stands_for_itself(tokens, k, stop) or (k == start and _is_given(tokens, k))):
            yield from token.parties


def agent(tokens: Sequence[Token], clause: Clause) -> Iterator[Mention]:
    """By whom what a passive participle tells is done."""
    after = clause.verb.last + 1 if clause.verb is not None and clause.verb.passive else len(tokens)
    if after < len(tokens) and tokens[after].low == "by":
        yield from after_verb(tokens, after, clause.last + 1, speaks=False)


def _ends(tokens: Sequence[Token], k: int, *, speaks: bool) -> bool:
    """Whether a clause of its own begins here, or what somebody says."""
    return tokens[k].tag in CLAUSE_WORDS or (tokens[k].text == "," and speaks and not _names_role(tokens, k))


def _is_given(tokens: Sequence[Token], k: int) -> bool:
    """`promised Georgia membership`: whoever is promised or sold something may stand right before it."""
    mention = tokens[k].mention
    if k == 0 or tokens[k - 1].low not in GIVING or mention is None or is_weak(mention):
        return False
    return mention.kind != "country" or mention.reason.startswith("a country")  # no "Norwegian state television"


def _after_insertion(tokens: Sequence[Token], k: int, stop: int) -> int:
    """`sold its unit, once the largest of all, to X`: where the sentence goes on behind what is inserted at `k`."""
    if k == 0 or tokens[k - 1].text != "," or tokens[k].low not in ("once", "then", "now", "formerly"):
        return k
    return next((i + 1 for i in range(k, stop) if tokens[i].text == ","), k)


def _names_role(tokens: Sequence[Token], comma: int, start: int = 0) -> bool:
    """`wrote to his chief of staff, X`: what stands behind the comma is who that is."""
    mention = tokens[comma + 1].mention if comma + 1 < len(tokens) else None
    if tokens[comma].text != "," or mention is None:
        return False
    before = [token.low for token in tokens[max(start, comma - 6) : comma]]
    role = any(low in ROLES or low in PERSONS or low.removesuffix("s") in PERSONS for low in before)
    return role and mention.kind == "person"


def _leads_to_name(tokens: Sequence[Token], k: int) -> bool:
    """`his chief of staff, X`: neither the "of" nor the comma ends whom somebody met."""
    return (tokens[k].low == "of" and tokens[k - 1].low in PERSONS) or _names_role(tokens, k)


def _is_share(tokens: Sequence[Token], k: int) -> bool:
    """`bought a stake in X`, `sold 20% of X`: of whom a share changes hands."""
    share = tokens[k].low == "of" and tokens[k - 1].text.endswith("%")
    return share or (tokens[k].low == "in" and tokens[k - 1].low in ("stake", "stakes", "shares", "interest"))


def _is_particle(tokens: Sequence[Token], k: int) -> bool:
    """`took over from X`: a particle of the verb governs nothing."""
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    if tokens[k].low == "over" and tokens[k - 1].low in ("took", "take", "takes", "taken", "taking"):
        return True  # "took over X"
    return tokens[k].low in PARTICLES and (after is None or after.tag in ("PREP", "TIMEX", "PUNCT", "TO"))


def _in_encounter(tokens: Sequence[Token], k: int, stop: int) -> Iterator[Mention]:
    """`after a telephone call with X`, `during talks with X`: with whom somebody met takes part."""
    last = min(stop, k + ENCOUNTER)
    while k < last and tokens[k].tag in BEFORE_PARTNER:
        k += 1
    if 0 < k < last and tokens[k].low == "with" and tokens[k - 1].low.removesuffix("s") in MEETING_NOUNS:
        for i, token in enumerate(tokens[k + 1 : last], k + 1):
            if token.tag in CLAUSE_WORDS or (token.tag in ("PUNCT", "PREP") and not _leads_to_name(tokens, i)):
                return
            if (
                token.mention is not None
                and token.mention.kind not in ("place", "people")
                and not is_weak(token.mention)
            ):
                yield from token.parties


def governor_of(token: Token, governor: str) -> str:
    """The preposition that governs what follows a token."""
    if token.tag in ("PREP", "TO"):
        return token.low
    if token.tag == "TIMEX" or (token.text in (",", "--") and governor in lex.LOCATIVE):
        return ""
    return governor


def _brings_in(governor: str, mention: Mention, *, speaks: bool) -> bool:
    """Whether a name after this preposition ("" for none) takes part in what the verb says."""
    if speaks:
        return governor in ("", "to", "with", "by")
    if (governor in lex.LOCATIVE and mention.kind != "person") or (
        governor in lex.MOTION and mention.kind in GEOGRAPHIC
    ):
        return False
    if governor == "from" and mention.kind == "organisation":
        return True  # "bought shares from X", "withdrew from X"
    return not governor or governor in TAKING_PART or (mention.kind == "person" and governor in ("in", "from"))


def own_end(tokens: Sequence[Token], clause: Clause) -> int:
    """Where what the verb says of its own parties ends: at an infinitive that somebody else is to do.

    `asked X to join the hunt for Y` is between the asker and X, and so is all behind a second infinitive.
    """
    assert clause.verb is not None
    position, nested = clause.verb.last + 1, False
    for infinitive in clause.infinitives:
        between = tokens[position : infinitive.first]
        if infinitive.first < position or all(token.tag in ADVERBIAL for token in between):
            position = max(position, infinitive.last + 1)
            continue
        named = any(token.tag in ("NAME", "PRON") for token in between) and not _after_preposition(between)
        if named or nested:
            return infinitive.first
        position, nested = infinitive.last + 1, True
    return clause.last + 1


def _after_preposition(between: Sequence[Token]) -> bool:
    """Whether a preposition, and not the verb, governs the first name there: "flew to Oslo to sign"."""
    first = next((k for k, token in enumerate(between) if token.tag in ("NAME", "PRON")), 0)
    return any(token.tag in ("PREP", "TO") for token in between[:first])


def befalls(tokens: Sequence[Token], clause: Clause) -> bool:
    """`An earthquake struck Nepal`: what befalls a country is no deed, and makes no party of it."""
    head = tokens[clause.subject[1] - 1].low if clause.subject[1] else ""
    disaster = head in DISASTERS or head.removesuffix("s") in DISASTERS
    return disaster and clause.verb is not None and tokens[clause.verb.head].low in STRIKING
