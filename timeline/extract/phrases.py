"""The names that a noun phrase stands for: its heads and their coordinations, a country for its government."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.actors import is_weak
from timeline.extract.place import is_event_noun
from timeline.extract.roles import PERSONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.extract.tokens import Token
    from timeline.models import Mention

MODIFIED = ("POSS", "N", "VZ", "VG", "PROPN", "NAME", "NUM", "VN")
# Whose word is that of the body before them, where they have no name.
SPEAKERS = frozenset(
    "spokesman spokeswoman spokesperson spokesmen spokespeople official officials executive executives representative"
    " representatives".split()
)
# Who fights for a person does so in his name.
COMMANDED = ("forces", "troops", "army", "militia", "fighters")
GROUPS = ("each", "both", "all", "some", "many", "most", "several", "dozens", "hundreds", "half")
STATES = ("nation", "republic", "kingdom", "country", "emirate", "sultanate")
# "Cuban exile leaders", "Russian opposition officials": those who act for somebody else than their state.
NOT_STATE = frozenset(
    "exile exiles opposition rebel rebels dissident separatist immigrant community business religious church union"
    " company companies industry party student protest militia resistance".split()
)
# What a body or a country acts through, and the endings of nouns that tell what it does.
ARMS = frozenset("regulator agency watchdog unit arm division subsidiary branch office board council ministry".split())
ORGANS = frozenset("council committee commission board bureau assembly court tribunal secretariat".split())
DEEDS = ("tion", "sion", "ment", "posal", "or", "ors")
# Who stands for a state besides its officials, and what it fights with or is represented by.
CROWNED = frozenset("monarch king queen prince princess emperor empress sultan premier chancellor".split())
MILITARY = frozenset(
    "artillery aircraft bomber ship warship boat submarine destroyer frigate fleet tank helicopter infantry"
    " paratrooper cavalry commando policeman policemen peacekeeper unit battalion brigade regiment patrol"
    " airstrike gunner sailor armour armor militia embassy consulate mission".split()
)
# What a side plays is its own.
FIXTURES = frozenset("match game test semifinal semi-final quarterfinal quarter-final fixture".split())
NEAR = 5  # tokens from an owner to what is its own
GEOGRAPHIC = ("country", "place")


def in_apposition(tokens: Sequence[Token], start: int) -> Iterator[Mention]:
    """`X, a nurse who ...`: the name before the comma is whom the relative clause is about."""
    while start > 2 and tokens[start - 1].low in ("of", "about", "one"):
        start -= 1  # `X, one of about 100 exiles who ...`
    if (
        start > 1
        and (tokens[start].tag == "DET" or tokens[start].low == "one")
        and tokens[start - 1].text == ","
        and (mention := tokens[start - 2].mention)
    ):
        yield mention


def in_noun_phrase(tokens: Sequence[Token], start: int, stop: int) -> Iterator[Mention]:
    """The names that a subject stands for: heads and their coordinations; no possessors, no "of" phrases."""
    k = start
    while k < stop:
        token = tokens[k]
        if token.tag in ("PREP", "TO"):
            of_officials = token.low in ("of", "from") and k > start and _is_sent(tokens[k - 1].low)
            of_group = token.low == "of" and k > start and (tokens[k - 1].low in GROUPS or tokens[k - 1].tag == "NUM")
            if of_officials or of_group or _is_state_of(tokens, k) or _names_parties(tokens, k, start):
                k += 1  # "talks between X and Y", "leaders of X", "negotiators from X and Y"
            else:
                k = _after_of(tokens, k, stop)
            continue
        acts = stands_for_itself(tokens, k, stop) or _is_acting_country(tokens, k, stop) if token.mention else False
        if token.mention is not None and (acts or _owns_subject(tokens, k, stop)):
            yield from token.parties
        k += 1


def _is_sent(low: str) -> bool:
    """Whether a noun stands for those who sent them: officials, and the "observers from X"."""
    return is_official(low) or low in ("observers", "monitors", "inspectors", "experts")


def _names_parties(tokens: Sequence[Token], k: int, start: int) -> bool:
    """`a report by X`, `talks with X`, `the arrest of X`: parties of what the subject's head tells."""
    low = tokens[k].low
    if low in ("between", "by", "against"):
        return True
    after = next((token.mention for token in tokens[k + 1 : k + 3] if token.mention is not None), None)
    event = k > start and is_event_noun(tokens[k - 1].low)
    person = after is not None and after.kind == "person"
    return event and (low == "with" or (low == "of" and person))


def _is_state_of(tokens: Sequence[Token], k: int) -> bool:
    """`the island nation of Malta`: the country by another word."""
    return tokens[k].low == "of" and k > 0 and tokens[k - 1].low in STATES


def _after_of(tokens: Sequence[Token], k: int, stop: int) -> int:
    """Where the subject goes on after a preposition: at a comma, or at the person whose title the phrase is.

    `Secretary of State Marco Rubio`, `Director of National Intelligence Tulsi Gabbard`: the name is no part of the
    "of" phrase when another noun stands before it there.
    """
    first = k + 1
    while k < stop and (tokens[k].text != "," or _goes_on_placing(tokens, k, stop)):
        mention = tokens[k].mention
        if mention is not None and mention.kind == "person" and k > first and tokens[k - 1].tag != "PREP":
            return k
        k += 1
    return k


def _goes_on_placing(tokens: Sequence[Token], comma: int, stop: int) -> bool:
    """`at embassies in Oslo, Norway, and Riga, Latvia, killed`: a comma between two places parts neither from "in"."""
    after = comma + 1 + (comma + 1 < stop and tokens[comma + 1].tag == "COORD")
    before, following = tokens[comma - 1].mention, tokens[after].mention if after < stop else None
    return before is not None and following is not None and before.kind == following.kind == "place"


def stands_for_itself(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """A name that is its phrase's head, or whose head is its government or people."""
    mention = tokens[k].mention
    assert mention is not None
    if mention.kind == "place":
        return False
    following = tokens[k + 1] if k + 1 < stop else None
    geographic = mention.kind in GEOGRAPHIC or mention.kind == "people"
    if geographic and following is not None and following.mention is not None and following.mention.kind == "person":
        return False  # "the Danish leader", whose name is known
    if geographic and is_weak(mention) and following is not None:
        return mention.kind == "country" and is_official(_head_after(tokens, k + 1, stop))
    if following is None or following.tag not in MODIFIED or _is_score(tokens, k + 1):
        return not is_weak(mention)
    if mention.kind == "organisation" and _speaks_for(tokens, k + 1, stop):
        return True
    if geographic:
        return is_official(_head_after(tokens, k + 1, stop)) and not _introduces(tokens, k, stop)
    if following.tag == "POSS":
        return mention.kind == "organisation" and is_official(_head_after(tokens, k + 1, stop))
    return following.mention is None and not is_weak(mention) and not _is_kind(tokens, k)


def _is_kind(tokens: Sequence[Token], k: int) -> bool:
    """`bought a former Boeing plant`: behind "a" a name only tells what kind of thing it is."""
    while k > 0 and tokens[k - 1].tag in ("N", "ADV", "VN", "NUM"):
        k -= 1
    return k > 0 and tokens[k - 1].low in ("a", "an")


def _is_score(tokens: Sequence[Token], k: int) -> bool:
    """`beat Norway 3-1`: what stands behind the loser is no noun of his."""
    return tokens[k].tag == "NUM" and k + 1 < len(tokens) and tokens[k + 1].text in ("-", "–")


def _speaks_for(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """`A Pentagon spokesman said`, `two senior FBI officials`: who speaks for a body and has no name is the body."""
    if _is_in_apposition(tokens, k - 1):
        return False
    while k + 1 < stop and tokens[k].tag in ("N", "VZ", "VN") and tokens[k + 1].tag == "N":
        k += 1
    named = any(token.mention is not None for token in tokens[k + 1 : min(stop, k + 3)])
    return tokens[k].low in SPEAKERS and not named


def _is_in_apposition(tokens: Sequence[Token], k: int) -> bool:
    """Whether the phrase of token `k` tells who a person is: "X, a former Navy official"."""
    while k > 1 and tokens[k - 1].tag in ("N", "ADV", "DET"):
        k -= 1
    before = tokens[k - 2].mention if k > 1 and tokens[k - 1].text == "," else None
    return before is not None and before.kind == "person" and tokens[k].tag == "DET"


def _introduces(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """`Norway's foreign minister, Ada Brandt, ...`: the country only tells whose minister she is."""
    while k < stop and tokens[k].text != ",":
        k += 1
    mention = tokens[k + 1].mention if k + 1 < stop else None
    return mention is not None and mention.kind == "person" and tokens[k - 1].low in PERSONS


def _is_acting_country(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """A country at the head of a subject acts, whatever stands next to it."""
    mention = tokens[k].mention
    if mention is None or mention.kind != "place" or not mention.reason.startswith("a country"):
        return False
    return k + 1 == stop or tokens[k + 1].tag in ("PUNCT", "COORD")


def _owns_subject(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """`X's car was found`, `a bank's meeting is to be held`: the owner takes part in what becomes of a thing.

    A relative does not stand for a person; staff and deeds stand for a body or a country, what it makes does not.
    """
    mention = tokens[k].mention
    if mention is None or mention.kind in ("place", "people"):
        return False
    owner = tokens[k].low in lex.POSSESSIVES or (k + 1 < stop and tokens[k + 1].tag == "POSS")
    head = tokens[stop - 1]
    human = head.low in lex.HUMAN or (head.tag == "N" and head.low.endswith(("er", "ers", "ist", "ists")))
    if mention.kind == "person":
        named = head.mention is not None and head.mention.kind in ("person", "organisation")
        commands = head.low in COMMANDED
        return owner and (commands or (head.tag in ("N", "NAME", "PROPN") and not human and not named))
    organ = head.mention is not None and mention.kind == "organisation" and head.low.rsplit(" ", 1)[-1] in ORGANS
    owned = human or organ or head.low in ARMS or head.low in lex.EVENT_NOUNS or head.low.endswith(DEEDS)
    return owner and (owned or any(token.low in FIXTURES for token in tokens[k + 2 : min(stop, k + NEAR)]))


def _head_after(tokens: Sequence[Token], k: int, stop: int) -> str:
    """The noun that names before it belong to, also across "Russian and Ukrainian delegations"."""
    head = ""
    while k < stop and tokens[k].tag in (*MODIFIED, "COORD", "PUNCT"):
        joined = tokens[k].tag in ("COORD", "PUNCT")
        if joined and (k + 1 >= stop or tokens[k + 1].tag != "NAME"):
            break
        if not joined and tokens[k].tag != "POSS":
            head = tokens[k].low
        if head in NOT_STATE:
            return ""
        if is_official(head) and not (head == "air" and tokens[k].tag == "PROPN"):
            return head
        k += 1
    return head


def is_official(low: str) -> bool:
    """Whether a noun, or its singular, stands for the country or body before it."""
    single = low.removesuffix("s")
    return any(word in nouns for word in (low, single) for nouns in (lex.GOVERNMENT, MILITARY, CROWNED))
