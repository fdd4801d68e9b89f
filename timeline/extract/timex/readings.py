"""Readings that many rules give: a period as written, a part of a day, a period counted from another, none at all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.extract.timex.grammar import Reading, members
from timeline.extract.timex.periods import Period, century_of, containing, day_shifted_by_months, decade_of, shifted

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

AS_WRITTEN = "as written"


NO_REFERENCE = "no reference date"


UNIT_NAMES = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade",
    "CE": "century",
}  # fmt: skip
UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}  # what a unit is worth without a reference


def unknown(unit: str) -> str:
    """The TIMEX3 value of an unresolved unit, by its name; coarser ones are a year that is not known."""
    return UNKNOWN.get(unit, "XXXX")


def dated(period: Period | None, basis: str = AS_WRITTEN, mod: str | None = None) -> Reading | None:
    """A DATE of that period; None where the calendar has none."""
    return Reading("DATE", period.value, period, basis, mod) if period else None


OF_A_YEAR = r"(?:<of|in>|,)?<this|last|next|that|the>(?:<same|following|previous|next>)?<u_year>(?!-)"
"""What names the year of a day, month or season before it: "of last year", "of the following year"."""


def year_counted(p: Phrase) -> int | None:
    """The year that `OF_A_YEAR` means; with "the" or "that" it leans on the last date of the text, else on the DCT."""
    ref, words = p.ref, p.words().split()
    if "the" in words[-3:-1] or "that" in words[-3:-1]:
        leaning = ref.mentioned or ref.leaning
        base = leaning.first if leaning else None
    else:
        base = ref.base
    step = -1 if p.has("last") or p.has("previous") else 1 if p.has("next") or p.has("following") else 0
    return containing("year", base).year + step if base is not None else None


@cache
def modifiers() -> frozenset[str]:
    """The characters of the words that `early` looks for."""
    return frozenset("".join(map(members, ("early", "edge", "early2", "earlier", "later"))))


def early(p: Phrase) -> str | None:
    """START, MID or END of "early", "the middle of", "later this"."""
    if modifiers().isdisjoint(p.cats):
        return None
    found: str | None = p.value("early") or p.value("edge") or p.value("early2")
    if not found and len(p.cats) > 1 and p.cats[0] in members("later") + members("earlier"):
        return "END" if p.cats[0] in members("later") else "START"
    return found


def unresolved(value: str, type_: str = "DATE") -> Reading:
    """A calendar expression that has nothing to lean on."""
    return Reading(type_, value, None, NO_REFERENCE, leads=False)  # type: ignore[arg-type]


def with_part(p: Phrase, period: Period | None, basis: str) -> Reading | None:
    """The day, or its morning, afternoon, evening or night."""
    if period is None:
        return None
    part = p.value("part")
    if not part:
        return Reading("DATE", period.value, period, basis, early(p))
    return Reading("TIME", f"{period.value}T{part}", period, basis, early(p))


def counted(base: int, unit: str, count: float) -> Period | None:
    """The period `count` units from a day, of the unit's own grain."""
    if unit == "Y" and count != int(count):
        return containing("month", day_shifted_by_months(base, round(count * 12)))
    if unit == "ML":
        return None
    name = UNIT_NAMES.get(unit)
    if name is None or abs(count) > 3000:
        return None
    if name in {"decade", "century"} and count != int(count):  # half a century is fifty years
        return shifted(containing("year", base), round(count * (10 if name == "decade" else 100)))
    if name == "decade":
        return decade_of(containing("year", base).year + int(count * 10))
    if name == "century":
        return century_of(containing("year", base).year + int(count * 100))
    return shifted(containing(name, base), int(count))
