"""Units counted from the DCT: this week, last year, three years ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.timex.grammar import NOTHING, Reading, rule
from timeline.extract.timex.periods import (
    Period,
    containing,
    day,
    day_shifted_by_months,
    shifted,
)
from timeline.extract.timex.quantity import quantity, unit_of
from timeline.extract.timex.readings import UNIT_NAMES, counted, dated, early, unknown, unresolved

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase


SPANS = frozenset({"in", "over", "during", "within"})


@rule(
    "n_ago_today",
    r"{APX}{QTY}<unit><ago>(?:<today>|<this><u_week|u_month>|{WD})",
    "that far from the day named behind it",
)
def ago_today(p: Phrase) -> Reading | None:
    """`five years ago today`, `a year ago this week`, `a week ago Monday`."""
    count, months = quantity(p), {"M": 1, "Y": 12, "DE": 120, "CE": 1200}.get(unit_of(p))
    days = {"D": 1, "W": 7}.get(unit_of(p))
    here = p.ref.weekday(p.value("wday"), -1) if p.has("wday") else None
    base = here.first if here else p.ref.base
    if count is None or base is None or (months is None and days is None):
        return None
    base += p.value("today") or 0
    number = day_shifted_by_months(base, round(-count * months)) if months else base - round(count * (days or 1))
    unit = "day" if not p.has("this") else "week" if p.words().endswith("week") else "month"
    return dated(containing(unit, number), f"{p.words()}, counted from {p.ref.base_name()}")


@rule(
    "n_ago_from",
    r"{APX}{QTY}(?:<trading|approx>)?-?<unit>(?:<and><a><half>)?-?(?:<ago>|<from><now|today>|<hence>)|<unit><ago>",
    "N units ago is the unit that holds that day: years a year, weeks a week",
)
@rule("year_ago", r"<u_year>-<ago|earlier>", "year-ago results are those of the quarter or year before")
def ago(p: Phrase) -> Reading | None:
    """`three years ago`, `two weeks ago`, `a month from now`."""
    count, unit, ref = quantity(p), unit_of(p), p.ref
    count = count if p.index("unit") else 1 if p.words().startswith("year-") else None
    sign = -1 if p.has("ago") or p.has("earlier") else 1
    if ref.base is None and count is not None and unit in UNIT_NAMES:
        return unresolved(unknown(UNIT_NAMES[unit]))
    if count is None or ref.base is None or unit in {"S", "M!", "H"}:
        return Reading(
            "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", basis="an unnamed number of units", leads=False
        )
    if unit == "Y" and count == 1 and sign < 0 and ref.quarter and ref.recent_quarter(p.start):
        return year_before(ref.quarter)
    period = counted(ref.base, unit, sign * count)
    if period is None:
        return None
    basis = f"{p.words()}, counted from {ref.base_name()}"
    return Reading("DATE", period.value, period, basis, compares=unit == "Y" and count == 1 and sign < 0)


def year_before(quarter: Period) -> Reading:
    """The same quarter of the year before: what "a year ago" means in a report on a quarter."""
    period = shifted(quarter, -4)
    return Reading("DATE", period.value, period, f"a year before {quarter.value}", compares=True)


@rule(
    "unit_but_one",
    r"<the><u_week|u_weekend|u_month|u_year>(?:<before><last>|<after><next>)",
    "the week before last is two weeks back",
)
def unit_but_one(p: Phrase) -> Reading | None:
    """`the week before last`, `the year after next`."""
    return shift_unit(p, -2 if p.has("last") else 2)


@rule(
    "unit_rel",
    r"<this|last|next|past|coming|current>(?:<same>)?(?:<fiscal|trading|full>)?<cal>(?!-?<ago|old|unit>|<fiscal>|(?<=<u_day>)<of>)",
    "this, last, next: plain; weeks are ISO weeks",
)
def unit_relative(p: Phrase) -> Reading | None:
    """`this week`, `last year`, `earlier this month`, `next quarter`."""
    quarter = p.ref.quarter
    if quarter and p.has("last") and p.has("u_year") and compares_amounts(p):
        return year_before(quarter)
    return shift_unit(p, -1 if p.has("last") or p.has("past") else 1 if p.has("next") or p.has("coming") else 0)


def compares_amounts(p: Phrase) -> bool:
    """Whether "last year" closes a comparison of amounts in a paragraph that speaks of a quarter: `from $3 million last year`."""
    if not any(p.is_before(each) for each in ("scale", "digits", "from")) or not p.ref.recent_quarter(p.start):
        return False
    return "\n" not in p.ref.text[p.ref.quarter_place : p.start]


def shift_unit(p: Phrase, step: int) -> Reading | None:
    """The unit of the phrase around the base, `step` further."""
    name, ref = UNIT_NAMES[unit_of(p)], p.ref
    if p.tokens.words[p.stop - 1].strip()[0].isupper() and p.before() in "\"'":
        return NOTHING  # ABC's "This Week"
    if p.words().endswith("s"):
        return several_units(p)
    if ref.base is None:
        return unresolved(unknown(name))
    if name == "week" and not ref.narrative and p.is_before("the") and p.word_before(2).lower() in SPANS:
        seven = Period(f"{day(ref.base - 6).value}/{day(ref.base).value}", ref.base - 6, ref.base, "day")
        return Reading("DATE", seven.value, seven, f"the seven days up to {ref.base_name()}", leads=False)
    if p.has("past") and not p.has("last") and name != "weekend":
        return past_unit(unit_of(p))
    period = shifted(containing(name, ref.base), step)
    if name == "weekend" and p.has("this") and period.first > ref.base and ref.tense(p.start, p.end) < 0:
        period = shifted(period, -1)  # on a Monday, what happened this weekend is over
    return dated(period, f"{p.words()}, counted from {ref.base_name()}", early(p))


def several_units(p: Phrase) -> Reading:
    """`these days`, `past years`, `coming weeks`."""
    unit = unit_of(p)
    if p.has("this"):
        return Reading("DATE", "PRESENT_REF", basis="a vague reference", leads=False)
    return Reading("DURATION", f"PX{'Y' if unit in {'DE', 'CE'} else unit[0]}", basis="a duration", leads=False)


def past_unit(unit: str) -> Reading:
    """`the past year` lasts until now: a duration."""
    value = {"DE": "P10Y", "CE": "P100Y", "WE": "P1W"}.get(unit, f"P1{unit}")
    return Reading("DURATION", value, basis="a span up to now", leads=False)
