"""Who takes part in an event, from the names in its clause and their places in it.

Subject, objects and agents take part; who merely reports does not, nor does a name inside what somebody says. A country
after a preposition of place is a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.actors import is_weak
from timeline.extract.actors.roles import ROLES
from timeline.extract.headline import PARTICLES
from timeline.extract.phrases import GEOGRAPHIC, in_apposition, in_noun_phrase, stands_for_itself
from timeline.extract.roles import PERSONS
from timeline.extract.subjects import antecedent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.place import Verdict
    from timeline.extract.tokens import Token
    from timeline.models import Mention, MentionKind

LOCATIVE = frozenset("in at near off outside inside across around throughout through along over into".split())
MOTION = frozenset("to from into toward towards via out".split())
# Prepositions after which a name takes part: with whom, by whom, against whom ...
TAKING_PART = frozenset("with by against between among to on for and".split())
# What follows these is about something, or a circumstance.
CIRCUMSTANCE = frozenset(
    "over about amid at concerning regarding despite after before since during under like unlike including"
    " as because when while at upon following than into".split()
)
# Behind an "of" a party is still named by these, right before it, until one of the others comes.
RECEIVING = ("to", "by")
CLOSING = frozenset("according in for from with between".split())
GIVING = frozenset(
    "promised gave offered granted sold sent lent denied awarded handed paid owed cost told asked showed taught allowed"
    " promise give offer grant sell send lend deny award hand pay".split()
)
# What one does at an institution as its member: "enrolled at Purdue University".
JOINING = frozenset(
    "enrolled enrols enrol appointed taught teaches studied worked works lectured graduated trained served hired"
    " employed elected professor".split()
)
OBJECT_RELATIVES = ("", "whom", "which", "that")
PARTNERS = frozenset("of between with by and against among".split())
ADVERBIAL = ("TIMEX", "ADV", "PREP", "NEG")
CLAUSE_WORDS = ("THAT", "REL", "SUB")
ENCOUNTER = 10  # tokens of "a long telephone call with X" that are looked at
MEETING_NOUNS = frozenset("call talk meeting conversation summit lunch dinner interview negotiation discussion".split())


def participants(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict) -> dict[str, MentionKind]:
    """Who takes part: the kind of each canonical name, in the order of the text."""
    found: dict[str, MentionKind] = {}
    for mention in _taking_part(tokens, clauses, verdict):
        found.setdefault(mention.name, mention.kind)
    return found


def _taking_part(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict) -> Iterator[Mention]:
    clause = clauses[verdict.clause]
    verb = clause.verb
    if verdict.noun:
        inside = list(_in_noun_event(tokens, clause, verdict.head))
        yield from inside
        if inside or verb is None or tokens[verb.head].low in lex.SAYING:
            return
        for mention in _in_subject(tokens, clauses, verdict.clause):
            if mention.kind == "person":  # "Smith has been on the run since the 1998 bombing"
                yield mention
        return
    if verb is None:
        return
    word = tokens[verb.head].low
    if _is_cleft(tokens, clauses, verdict.clause):
        yield from _taking_part(tokens, clauses, verdict._replace(clause=verdict.clause + 1))
        return
    yield from _in_subject(tokens, clauses, verdict.clause)
    if word not in lex.MOVING or not _goes_to_country(tokens, verb.last + 1):
        yield from _after_verb(tokens, verb.last + 1, _own_end(tokens, clause), speaks=word in lex.SAYING)
    following = clauses[verdict.clause + 1] if verdict.clause + 1 < len(clauses) else None
    if following is not None and _is_means(tokens, following) and following.verb is not None:
        yield from _after_verb(tokens, following.verb.last + 1, _own_end(tokens, following), speaks=False)
    yield from _operators(tokens, clauses, clause.subject)
    if word in lex.DECIDING and following is not None and following.reporter == verdict.clause:
        yield from in_noun_phrase(tokens, *following.subject)  # "ruled that Elian should go back"


def _is_means(tokens: Sequence[Token], clause: Clause) -> bool:
    """`took third place by beating X`: how it was done, on no other day."""
    dated = any(token.timex is not None for token in tokens[clause.first : clause.last + 1])
    return clause.kind == "participle" and clause.marker == "by" and not dated


def _operators(tokens: Sequence[Token], clauses: Sequence[Clause], subject: tuple[int, int]) -> Iterator[Mention]:
    """`A jet operated by Nordic Air crashed`: by whom what the subject tells of was led, flown or attended."""
    for clause in clauses:
        adjacent = clause.first == subject[1] and subject[1] > 0
        if adjacent and clause.kind == "participle" and clause.verb is not None and clause.verb.passive:
            after = clause.verb.last + 1
            if after < len(tokens) and tokens[after].low == "by":
                yield from _after_verb(tokens, after, clause.last + 1, speaks=False)


def _is_cleft(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> bool:
    """`It was not until Tuesday that X said`: who takes part stands behind "that"."""
    verb, (start, stop) = clauses[n].verb, clauses[n].subject
    lifts = verb is not None and tokens[verb.head].tag == "BE" and stop - start == 1 and tokens[start].low == "it"
    return lifts and n + 1 < len(clauses) and clauses[n + 1].kind == "that" and clauses[n + 1].verb is not None


def _own_end(tokens: Sequence[Token], clause: Clause) -> int:
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


def _goes_to_country(tokens: Sequence[Token], k: int) -> bool:
    """`left Pakistan`: the object of a verb of moving is a place."""
    mention = tokens[k].mention if k < len(tokens) else None
    return mention is not None and mention.kind in GEOGRAPHIC


def _in_subject(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> Iterator[Mention]:
    clause = clauses[n]
    yield from in_noun_phrase(tokens, *clause.subject)
    if clause.kind == "relative" and clause.marker == "whose":
        owner = antecedent(tokens, clause.first)
        yield from in_noun_phrase(tokens, *owner)
        yield from in_apposition(tokens, owner[0])
    elif (
        clause.kind == "relative"
        and clause.marker in ("", "whom", "which", "that")
        and clause.subject[0] >= clause.first
    ):
        yield from in_noun_phrase(tokens, *antecedent(tokens, clause.first))  # "X, whom the parliament elected"
    elif clause.kind == "relative":
        yield from in_apposition(tokens, clause.subject[0])
        yield from _in_predicated(tokens, clauses, n)
    elif clause.subject[0] > 2 and tokens[clause.subject[0] - 3].tag in ("REL", "SUB"):
        yield from in_apposition(tokens, clause.subject[0])  # "the house where X, a teacher, lived"
    if clause.verb is None or clause.parent is None or clause.kind != "participle" or clause.marker:
        return
    parent = clauses[clause.parent]
    if parent.verb is not None and clause.parent < n and parent.subject == clause.subject:
        yield from _after_verb(tokens, parent.verb.last + 1, clause.first, speaks=True)


def _in_predicated(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> Iterator[Mention]:
    """`X was one of 13 sailors who ...`: whom the antecedent only describes."""
    clause = clauses[n]
    parent = clauses[clause.parent] if clause.parent is not None and clause.marker == "who" else None
    if parent is None or parent.verb is None or tokens[parent.verb.head].tag != "BE":
        return
    between = tokens[parent.verb.last + 1 : clause.subject[0]]
    if all(token.low in ("one", "of", "among", "the", "also") for token in between):
        yield from in_noun_phrase(tokens, *parent.subject)


def _after_verb(tokens: Sequence[Token], start: int, stop: int, *, speaks: bool) -> Iterator[Mention]:
    """Objects and agents: direct ones, and those behind prepositions that bring in a partner."""
    governor, nested = "", False
    for k in range(start, stop):
        token = tokens[k]
        if token.tag in CLAUSE_WORDS or (token.text == "," and speaks and not _names_role(tokens, k)):
            yield from _in_encounter(tokens, k + 1, stop) if token.low in CIRCUMSTANCE else ()
            return
        if k == start and _is_particle(tokens, k):
            continue
        governor = _governor(token, governor)
        if governor == "at" and start > 0 and tokens[start - 1].low in JOINING:
            governor = "in"
        if governor in CIRCUMSTANCE or (nested and token.low in CLOSING):
            yield from _in_encounter(tokens, k + 1, stop)
            return  # what follows is inside the circumstance
        nested = nested or governor == "of"
        if nested and not (governor in RECEIVING and tokens[k - 1].low == governor):
            continue  # "sold 40 jets of its fleet to X"
        joined = governor in ("at", "from", "in") and start > 0 and tokens[start - 1].low in JOINING
        member = joined and token.mention is not None and token.mention.kind == "organisation"
        if token.mention is None or not (member or _brings_in(governor, token.mention, speaks=speaks)):
            continue
        if stands_for_itself(tokens, k, stop) or (k == start and _is_given(tokens, k)):
            yield from token.parties


def _is_given(tokens: Sequence[Token], k: int) -> bool:
    """`promised Georgia membership`: whoever is promised or sold something may stand right before it."""
    mention = tokens[k].mention
    if k == 0 or tokens[k - 1].low not in GIVING or mention is None or is_weak(mention):
        return False
    return mention.kind != "country" or mention.reason.startswith("a country")  # no "Norwegian state television"


def _names_role(tokens: Sequence[Token], comma: int) -> bool:
    """`wrote to his chief of staff, X`: what stands behind the comma is who that is."""
    mention = tokens[comma + 1].mention if comma + 1 < len(tokens) else None
    before = tokens[max(0, comma - 3) : comma]
    role = any(token.low in ROLES or token.low in PERSONS for token in before)
    return role and tokens[comma].text == "," and mention is not None and mention.kind == "person"


def _leads_to_name(tokens: Sequence[Token], k: int) -> bool:
    """`his chief of staff, X`: neither the "of" nor the comma ends whom somebody met."""
    return (tokens[k].low == "of" and tokens[k - 1].low in PERSONS) or _names_role(tokens, k)


def _is_particle(tokens: Sequence[Token], k: int) -> bool:
    """`took over from X`: a particle of the verb governs nothing."""
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    return tokens[k].low in PARTICLES and (after is None or after.tag in ("PREP", "TIMEX", "PUNCT", "TO"))


def _in_encounter(tokens: Sequence[Token], k: int, stop: int) -> Iterator[Mention]:
    """`after a telephone call with X`, `during talks with X`: with whom somebody met takes part."""
    last = min(stop, k + ENCOUNTER)
    while k < last and (tokens[k].tag in ("DET", "NUM", "VG", "TIMEX", "ADV", "VN") or tokens[k].tag in ("N", "VZ")):
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


def _governor(token: Token, governor: str) -> str:
    """The preposition that governs what follows a token."""
    if token.tag in ("PREP", "TO"):
        return token.low
    if token.tag == "TIMEX" or (token.text in (",", "--") and governor in LOCATIVE):
        return ""
    return governor


def _brings_in(governor: str, mention: Mention, *, speaks: bool) -> bool:
    """Whether a name after this preposition ("" for none) takes part in what the verb says."""
    if speaks:
        return governor in ("", "to", "with", "by")
    if (governor in LOCATIVE and mention.kind != "person") or (governor in MOTION and mention.kind in GEOGRAPHIC):
        return False
    return not governor or governor in TAKING_PART or (mention.kind == "person" and governor in ("in", "from"))


def _in_noun_event(tokens: Sequence[Token], clause: Clause, head: int) -> Iterator[Mention]:
    """`the shooting of X`, `a meeting between X and Y`, `X's invasion of Y`."""
    governor = "of"
    for k in range(head + 1, clause.last + 1):
        token = tokens[k]
        if token.tag in CLAUSE_WORDS or token.text in (",", ";", "--") or (clause.verb and k == clause.verb.first):
            return
        governor = _governor(token, governor)
        if token.mention is None or governor not in PARTNERS or not stands_for_itself(tokens, k, clause.last + 1):
            continue
        if governor != "of" or token.mention.kind not in GEOGRAPHIC:
            yield from token.parties
