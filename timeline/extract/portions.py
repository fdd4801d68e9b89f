"""Of a clause that tells several things of several dates, the portion that one date belongs to.

`Talks were held in Aldby on May 1 and in Norrvik on May 5`: the second date's headline is "Talks were held in Norrvik".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from timeline.extract.place import is_calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.models import Mention

GOVERNING = ("PREP", "TO")
NOUNS = ("DET", "N", "NUM", "NAME", "PROPN", "PRON")
EMPTY = ("PREP", "TO", "DET", "ADV", "TIMEX", "SUB", "NEG")  # between two dates these tell nothing of the second


class Portion(NamedTuple):
    """The tokens of a date's own predicate, and its own subject, [] where it shares the clause's."""

    subject: list[int]
    predicate: list[int]


def portion(tokens: Sequence[Token], predicate: list[int], verb: int, at: int) -> Portion:
    """The portion of a predicate, whose verb ends with token `verb`, that the date `at` belongs to."""
    dates = [k for k in predicate if (timex := tokens[k].timex) is not None and is_calendar(timex)]
    if at not in dates or len(dates) < 2:
        return Portion([], predicate)
    starts = [start for here, there in pairwise(dates) if (start := _start(tokens, here, there))]
    if not starts:
        return Portion([], predicate)
    ends = [*(_joint(tokens, start) for start in starts), predicate[-1] + 1]
    number = sum(start <= at for start in starts)
    first = [k for k in predicate if k < ends[0]]
    if not number:
        return Portion([], first)
    own = [k for k in predicate if starts[number - 1] <= k < ends[number]]
    return _completed(tokens, first, verb, own)


def _start(tokens: Sequence[Token], here: int, there: int) -> int:
    """Where the portion of the date `there` begins, behind "and" or a comma at the date before; 0 if nowhere."""
    k = here + 1
    while k < there and (tokens[k].tag == "COORD" or tokens[k].text == ","):
        k += 1
    told = any(token.tag not in EMPTY for token in tokens[k:there])
    return k if k > here + 1 and told else 0


def _joint(tokens: Sequence[Token], start: int) -> int:
    """Where the comma or the "and" before a portion stands."""
    while tokens[start - 1].tag == "COORD" or tokens[start - 1].text == ",":
        start -= 1
    return start


def _is_like(one: Mention | None, other: Mention) -> bool:
    """Whether both name the same kind of thing; a country may be a place."""
    geographic = one is not None and {one.kind, other.kind} <= {"place", "country"}
    return one is not None and (one.kind == other.kind or geographic)


def _completed(tokens: Sequence[Token], first: list[int], verb: int, own: list[int]) -> Portion:
    """A later portion with what it shares with the first."""
    opener = tokens[own[0]]
    verb += verb + 1 in first and tokens[verb + 1].low == "place"  # "took place"
    behind = [k for k in first if k > verb]
    if opener.tag in GOVERNING:
        free = [k for k in behind if tokens[k].tag in GOVERNING and tokens[k + 1].tag != "TIMEX"]
        same = [k for k in free if tokens[k].low == opener.low]
        return Portion([], [k for k in first if k < (same or free or [behind[-1] + 1])[-1]] + own)
    if opener.mention is not None:
        alike = [k for k in behind if _is_like(tokens[k].mention, opener.mention)]
        if alike:
            start = alike[-1]
            while start - 2 in alike and tokens[start - 1].tag in ("COORD", "PUNCT"):
                start -= 2  # "Aldby and Norrvik in May, and Bergen in June"
            return Portion([], [k for k in first if k < start] + own)
    shared = [k for k in first if k <= verb]
    if opener.tag not in NOUNS or (behind and tokens[behind[0]].tag in NOUNS):
        return Portion([], shared + own)
    stop = next((k for k in own if tokens[k].tag in (*GOVERNING, "TIMEX")), own[-1] + 1)
    return Portion([k for k in own if k < stop], shared + [k for k in own if k >= stop])
