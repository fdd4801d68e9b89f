"""Vague references: now, recently, in the past, soon, the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.timex.grammar import Reading, rule

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase


NOT_YET = frozenset({"as", "afterward", "afterwards", "thereafter"})


def vague(value: str) -> Reading:
    """A DATE without a place in the calendar."""
    return Reading("DATE", value, None, "a vague reference", leads=False)


def compounded(p: Phrase) -> bool:
    """Whether a hyphen makes the word part of an adjective that news leaves alone: `the now-cancelled deal`."""
    return p.tokens.words[p.stop : p.stop + 1] == ["-"] and p.word_after(1).isalpha() and not p.ref.narrative


@rule(
    "now",
    r"<right>?<now>|<currently>|<at><this|the><moment>|<at>(?:<current|present>)<time>?|<the>?<present>-?<u_day>|<this><time>|<the><current|present>(?:<time|moment>|<u_day>)|<this><u_day|u_year>s",
    "PRESENT_REF",
)
@rule("now_adjective", r"<current>", "current: PRESENT_REF in news gold")
def now(p: Phrase) -> Reading | None:
    """`now`, `currently`, `these days`."""
    return None if compounded(p) else vague("PRESENT_REF")


@rule("recently", r"<approx>?<recently>|<the><past>(?!{APX}{QTY}?-?<unit|season|seasons>)|<recent>", "PAST_REF")
def recently(p: Phrase) -> Reading | None:
    """`recently`, `in the past`; the most recent model is only the latest."""
    if (p.has("recent") and p.word_before().lower() == "most") or p.word_after().lower() == "as":
        return None  # "as recently as last year"
    if p.has("past") and not (p.is_before("in") or p.is_before("of")):
        return None
    return vague("PAST_REF")


@rule("soon", r"<soon>", "FUTURE_REF; of a story it says what came next")
def soon(p: Phrase) -> Reading | None:
    """`soon`, not `soon after`, `as soon as`."""
    if (
        p.ref.narrative
        or compounded(p)
        or p.is_after("after")
        or p.is_after("before")
        or p.word_after().lower() in NOT_YET
    ):
        return None
    return vague("FUTURE_REF")


@rule(
    "future",
    r"<the|its>?<near>?<future>",
    "FUTURE_REF; news annotates the noun (9 of 13), seldom the adjective (5 of 19); never the foreseeable future",
)
def future(p: Phrase) -> Reading | None:
    """`in the near future`, `in future`; in a history `future campaigns` too."""
    if p.word_before().lower() == "foreseeable":
        return None
    named = p.has("the") and not p.is_after("of")
    return vague("FUTURE_REF") if p.ref.narrative or named or p.is_before("in") else None


@rule("former", r"<former>", "PAST_REF in histories; news leaves it alone")
def former(p: Phrase) -> Reading | None:
    """`the former emperor`."""
    return vague("PAST_REF") if p.ref.narrative else None
