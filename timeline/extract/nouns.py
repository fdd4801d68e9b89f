"""Dates that stand with a noun: `the Oct. 23 shooting` tells an event, `the 1994 Act` only labels a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.doubts import is_uncertain
from timeline.extract.place import is_calendar, is_event_noun

if TYPE_CHECKING:
    from timeline.extract.place import Place, Verdict

NOUNISH = ("N", "PROPN", "NAME", "NUM", "VZ", "VG")
NUMBERED = lex.LABELLED_NOUNS | lex.STATISTICS
LANDMARK = ("before", "after", "until", "ahead", "following", "despite")
ELECTIONS = ("election", "elections", "vote")
PARTS = ("night", "morning", "evening", "afternoon", "week", "end", "beginning", "start", "course")
OPENING = ("COORD", "SUB", "THAT", "REL", "PREP", "ADV")
# Adjectives that no noun follows: "died on Monday aged 84", "arrived on Monday due to rain".
NO_HEADS = frozenset("aged due able unable worth ready likely unlikely eager keen free amid plus".split())
MODIFIERS_OF_DATE = ("DET", "N", "POSS")


def is_attributive(place: Place) -> bool:
    """Whether the expression stands before a noun that it describes: `the Oct. 23 shooting`, `Sunday's debate`."""
    after, before = place.after, place.before
    if after is None or after.low in NO_HEADS:
        return False
    if after.tag == "POSS" or place.token.low.endswith(("'s", "’s")):
        return True
    if after.tag not in ("N", "PROPN", "VZ", "VG", "NAME", "NUM") and not (
        after.tag == "VN" and before is not None and before.tag == "DET"
    ):
        return False
    if after.tag == "N" and place.timex.precision in ("quarter", "half") and place.lead_word not in ("in", "during"):
        return True  # "third-quarter results"
    if before is None or _is_fronted(place):
        return False
    if before.tag in ("DET", "POSS", "N") or before.low in lex.POSSESSIVES:
        return before.tag != "N" or (place.at > 1 and place.tokens[place.at - 2].tag in ("DET", "POSS"))
    if after.tag == "N" and place.token.low in lex.HOLIDAYS:
        return True  # "successful Christmas sales"
    if before.tag == "PREP" and after.tag in ("N", "VG") and place.token.low.split()[0] not in lex.PREPOSITIONS:
        return True
    return (
        after.tag in ("N", "VG")
        and not place.is_day
        and place.token.low.split()[0] not in lex.PREPOSITIONS
        and before.tag != "PUNCT"
    )


def _is_fronted(place: Place) -> bool:
    """`In May protesters stormed the palace`: what follows the date that opens a clause is the subject of its verb."""
    tokens, verb = place.tokens, place.clause.verb
    before = tokens[place.clause.first : place.at]
    if len(before) > 2 and before[-1].low == "of" and before[-2].low in PARTS:
        before = before[: -3 if before[-3].low == "the" else -2]  # "but during the night of"
    if verb is None or verb.form != "finite" or any(token.tag not in OPENING for token in before):
        return False
    subject = tokens[place.at + 1 : verb.first]
    new = any(k and token.tag in ("DET", "PRON") and subject[k - 1].tag in NOUNISH for k, token in enumerate(subject))
    return bool(subject) and not new and all(token.tag != "PUNCT" for token in subject)


def _noun_head(place: Place) -> int:
    """The head noun of the phrase that the expression stands before: its first event noun, else its last noun."""
    tokens = place.tokens
    k = head = place.at + 1
    verb = place.clause.verb
    stop = verb.first if verb is not None and verb.first > k else len(tokens)  # "Wednesday's tally makes"
    while k < stop and (tokens[k].tag in NOUNISH or tokens[k].tag in ("POSS", "VN", "ADV")):
        nounish = k + 1 < len(tokens) and tokens[k + 1].tag in NOUNISH
        if tokens[k].tag in ("VN", "ADV") and not nounish:
            break
        if tokens[k].tag != "POSS":
            head = k
        compound = k + 1 < len(tokens) and tokens[k + 1].tag in ("N", "VG")
        if _tells_event(place, k) and not compound:
            return k
        k += 1
    return head


def _tells_event(place: Place, k: int) -> bool:
    return place.tokens[k].tag not in ("NAME", "PROPN") and is_event_noun(place.tokens[k].low)


def before_noun(place: Place) -> Verdict | None:
    """A date before its noun tells an event if the noun does, and if the noun is more than a landmark."""
    if not is_attributive(place):
        return None
    head = _noun_head(place)
    governor = _governor(place)
    if _tells_event(place, head):
        return _event_noun(place, head, governor)
    if place.tokens[head].low in NUMBERED or not place.is_day or place.token.low in ("today", "tomorrow"):
        return place.reject("a date that labels")
    if place.after is None or (place.after.tag != "POSS" and not place.token.low.endswith(("'s", "’s"))):
        return place.reject("a date that labels")
    if governor in (*LANDMARK, "since", "during", "for"):
        return place.reject("a landmark")
    if is_uncertain(place) or place.clause.verb is None:
        return place.reject("uncertain")
    return place.accept("a dated thing", 0.55)


def _governor(place: Place) -> str:
    """The word before the noun phrase that the expression stands in."""
    tokens, start = place.tokens, place.at
    while start > 0 and (tokens[start - 1].tag in MODIFIERS_OF_DATE or tokens[start - 1].low in lex.POSSESSIVES):
        start -= 1
    return tokens[start - 1].low if start else ""


def _event_noun(place: Place, head: int, governor: str) -> Verdict:
    noun = place.tokens[head].low
    if governor in LANDMARK or (noun in ELECTIONS and (governor == "of" or (governor == "in" and _is_future(place)))):
        return place.reject("a landmark")
    if (
        place.clause.verb is not None
        and governor in ("in", "at", "during", "on")
        and place.at < place.clause.subject[0]
    ):
        return place.accept("an event during another", 0.8)  # "In Sunday's debate, Spitzer attacked him"
    if not place.is_day and (noun in lex.LABELLED_NOUNS or noun in lex.STATISTICS):
        return place.reject("a date that labels")
    return place.accept_noun("a dated event noun", 0.85 if place.is_day else 0.75, head)


def _is_future(place: Place) -> bool:
    return place.token.low.startswith(("next", "coming", "upcoming"))


def after_noun(place: Place) -> Verdict | None:
    """A date behind an event noun that the verb cannot have: it dates the noun.

    A present perfect cannot ("has been arrested over the bombings of last year's embassies ... in August"), nor can a
    verb that has its own date already ("on Saturday condemned the attacks in Kenya on Friday").
    """
    verb = place.clause.verb
    if verb is None:
        return None
    if verb.first > place.at:
        return _in_fronted_phrase(place)
    recent = place.token.low.startswith(("this", "today", "since", "so far", "earlier")) or place.lead_word == "since"
    perfect = verb.perfect and verb.tense == "present" and not recent
    if not perfect and not _has_earlier_date(place):
        return None
    for k in range(place.at - 1, verb.last, -1):
        if place.tokens[k].tag in ("PUNCT", "COORD", "SUB", "TIMEX") and place.tokens[k].text != ",":
            return None
        if _tells_event(place, k):
            return place.accept_noun("an event noun with a date", 0.7, k)
    return None


def _in_fronted_phrase(place: Place) -> Verdict | None:
    """`After the king's death in 1872, ...`: the date is the noun's; without an event noun it is a mere landmark."""
    first = place.clause.first
    if place.tokens[first].tag != "SUB" or place.clause.kind != "main" or place.at < first + 2:
        return None
    if all(token.text != "," for token in place.tokens[place.at + 1 : place.verb.first]):
        return None
    for k in range(place.at - 1, first, -1):
        if _tells_event(place, k):
            return place.accept_noun("an event noun with a date", 0.7, k)
    return place.reject("a landmark")


def _has_earlier_date(place: Place) -> bool:
    """Whether another date stands in the clause before this one, and an event noun between the two."""
    for k in range(place.at - 1, place.clause.first - 1, -1):
        timex = place.tokens[k].timex
        if timex is not None and is_calendar(timex):
            between = range(k + 1, place.at)
            return timex.first != place.timex.first and any(_tells_event(place, i) for i in between)
    return False
