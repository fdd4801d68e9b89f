"""Expressions that lean on the last date of the text: the day before, that year, two days later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.timex.grammar import Reading, rule
from timeline.extract.timex.periods import containing, day, named_before, shifted
from timeline.extract.timex.quantity import quantity, shown, unit_of
from timeline.extract.timex.readings import UNIT_NAMES, counted, dated, early, unknown, unresolved
from timeline.extract.timex.rules.units import year_before

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

FINENESS = {
    "day": 0,
    "weekend": 1,
    "week": 2,
    "month": 3,
    "quarter": 4,
    "season": 4,
    "half": 5,
    "year": 6,
    "decade": 7,
    "century": 8,
}


SUBDAY = frozenset({"S", "M!", "H"})


@rule(
    "that_unit",
    r"<that><same>?<cal>(?!<and|to><unit>)|<the><same><cal>|{EARLY}<the>?<cal>(?!<of>)",
    "the unit of the last date of the text",
)
def that_unit(p: Phrase) -> Reading | None:
    """`that year`, `later that month`, `the same day`."""
    name = UNIT_NAMES[unit_of(p)]
    anchor = p.ref.leaning
    if name == "year" and (p.has("that") or p.has("same")):
        anchor = p.ref.mentioned or anchor
    elif (
        p.has("the")
        and not p.has("same")
        and p.ref.dct is not None
        and not p.ref.narrative
        and p.ref.tense(p.start, p.end) > 0
    ):
        anchor = day(p.ref.dct)  # "expires at the end of the month"
    if p.words().endswith("s") or (name == "day" and not (p.has("that") or p.has("same") or p.has("in"))):
        return None
    if anchor is None:
        return unresolved("XXXX")
    if FINENESS[name] < FINENESS[anchor.unit]:
        return Reading(
            "DATE",
            f"{anchor.value}-XX" if name in {"month", "day"} else anchor.value,
            None,
            "finer than the date before it",
            leads=False,
        )
    return dated(
        containing(name, anchor.first),
        f"of {named_before(anchor)}",
        early(p),
    )


@rule("that_part", r"<that>(?:<same>)?<part>|<the><same><part>", "on the last day of the text")
@rule("in_the_part", r"<early|later|earlier>-?<in><the><part>", "on the last day of the text")
@rule(
    "next_part",
    r"<the><next|following|previous>(?:<u_day>)?<part>|<the><part><before>(?=[.,;:)]|$)",
    "of the day after or before the last day of the text",
)
def that_part(p: Phrase) -> Reading | None:
    """`that morning`, `the next morning`."""
    anchor, part = p.ref.leaning, p.value("part")
    if anchor is None or anchor.unit != "day":
        return unresolved(f"XXXX-XX-XXT{part}", "TIME")
    period = day(
        anchor.first + (1 if p.has("next") or p.has("following") else -1 if p.has("previous") or p.has("before") else 0)
    )
    return Reading("TIME", f"{period.value}T{part}", period, f"leans on {named_before(anchor)}")


@rule("the_part", r"<the><part>(?!<of|u_hour>)", "in the morning: of the last day of the text")
def the_part(p: Phrase) -> Reading | None:
    """`in the morning`, `during the night`."""
    lead = p.word_before().lower()
    return that_part(p) if lead in {"in", "during", "throughout"} else None


@rule(
    "weekday_before",
    r"<the>{WD}<before|after>(?=[.,;:)]|<and|but>|$)",
    "that weekday before or after the last day of the text",
)
def weekday_before(p: Phrase) -> Reading | None:
    """`the Monday before`, `the Friday after`."""
    anchor, number = p.ref.leaning, p.value("wday")
    if anchor is None:
        return unresolved(f"XXXX-WXX-{number + 1}")
    ahead = (number - anchor.first + 1) % 7
    period = day(anchor.first + (ahead or 7) if p.has("after") else anchor.first - ((7 - ahead) % 7 or 7))
    return dated(period, f"counted from {named_before(anchor)}")


@rule(
    "following_unit",
    r"<the><next|following|previous|coming>(?:<full|trading>)?<cal>(?!-?<unit>|')",
    "the unit after or before the last date of the text",
)
@rule(
    "day_before",
    r"<the>(?:<u_day|u_week|u_month|u_year|u_quarter|u_decade|u_century>)<before|after>(?=[\.,;:\n)]|<that|but|and>|$)",
    "the unit after or before the last date of the text",
)
def following_unit(p: Phrase) -> Reading | None:
    """`the following month`, `the previous year`, `the day before`."""
    ref, name = p.ref, UNIT_NAMES[unit_of(p)]
    anchor = ref.leaning
    if p.words().endswith("s"):
        several = Reading("DURATION", f"PX{unit_of(p)[0]}", None, "a duration", leads=False)
        return several if p.has("following") else None
    step = 1 if p.has("next") or p.has("following") or p.has("after") or p.has("coming") else -1
    if p.has("coming"):
        anchor = containing("day", ref.base) if ref.base is not None else None
    if anchor is None:
        return unresolved("XXXX-XX-XX" if name == "day" else "XXXX")
    if FINENESS[name] < FINENESS[anchor.unit]:
        return unresolved("XXXX-XX-XX" if name == "day" else "XXXX-XX")
    period = shifted(containing(name, anchor.first), step)
    basis = f"counted from {named_before(anchor)}"
    return Reading(
        "DATE", period.value, period, basis, early(p), compares=p.has("previous") or (step < 0 and not p.ref.narrative)
    )


@rule(
    "n_later",
    r"{APX}{QTY}(?:<trading|approx>)?-?<unit>(?:<and><a><half>)?-?(?:<later|earlier|before|after>)|<unit><later|earlier>",
    "that far from the last date of the text",
)
def later(p: Phrase) -> Reading | None:
    """`two days later`, `a year earlier`."""
    ref, count, unit = p.ref, quantity(p), unit_of(p)
    if (p.has("before") or p.has("after")) and not (p.after() in ".,;:" or p.after() == "\n"):
        return None
    forward = p.has("later") or p.has("after")
    if count is not None and unit in SUBDAY:
        return hours_away(unit, count)
    if count is None or unit in SUBDAY:
        return Reading("DATE", "FUTURE_REF" if forward else "PAST_REF", basis="an unnamed number of units", leads=False)
    if unit == "Y" and count == 1 and not forward and ref.quarter and ref.recent_quarter(p.start):
        return year_before(ref.quarter)
    name = UNIT_NAMES.get(unit, "year")
    anchor = (ref.in_sentence(p.start) if name == "year" else None) or ref.leaning
    if anchor is None:
        return unresolved("XXXX-XX-XX" if unit == "D" else "XXXX")
    if FINENESS[name] < FINENESS[anchor.unit]:
        anchor = ref.day_near(p.start)
    if anchor is None:
        return unresolved(unknown(name))
    period = counted(anchor.first, unit, count if forward else -count)
    return dated(period, f"counted from {named_before(anchor)}") if period else None


def hours_away(unit: str, count: float) -> Reading:
    """`48 hours later`: without a clock time to count from, gold names the distance (3 of 4)."""
    value = f"PT{shown(count)}{unit[0]}"
    return Reading("DURATION", value, None, "a distance in time", leads=False)
