"""Durations and sets: three years, a five-day visit, the past two weeks, every Friday, annually."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.timex.grammar import NOTHING, Reading, rule
from timeline.extract.timex.periods import SEASONS, containing, shifted
from timeline.extract.timex.quantity import quantity, shown, unit_of
from timeline.extract.timex.readings import dated, unresolved

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

AMOUNTS = frozenset(
    "percent dollars times barrels tons people units cents tonnes points passengers euros pounds visitors cars".split()
)
COUNTS = ("card", "scale", "digits", "few", "a", "half")
LASTING = ("recent", "coming", "last", "past", "next", "previous", "following", "long", "early", "early2")
ALONG = frozenset({"over", "through", "throughout", "down"})
MODALS = frozenset({"will", "would", "may", "might", "could", "can", "shall", "should", "must"})
LASTS = frozenset({"for", "within", "after", "in", "takes", "took", "lasted", "spent", "and", "or", "by"})
SHORT = {"S", "M!", "H"}
SPREAD = {"DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000), "WE": ("W", 1)}


def duration(count: float | None, unit: str) -> str:
    """`P3Y`, `PT5H`, `PXM`; decades as years, as most annotators have it."""
    if count is None:
        return f"PX{'Y' if unit in SPREAD else unit}" if unit not in SHORT else f"PTX{unit[0]}"
    if unit in SPREAD:
        unit, factor = SPREAD[unit]
        count *= factor
    return f"P{'T' if unit in SHORT else ''}{shown(count)}{unit[0]}"


def lasting(value: str, basis: str = "a duration") -> Reading:
    """A DURATION."""
    return Reading("DURATION", value, None, basis, leads=False)


@rule("quarter_century", r"<a>?<u_quarter>(?:<of><a>|-)?<u_century><ago>?", "25 years")
def quarter_century(p: Phrase) -> Reading | None:
    """`a quarter of a century`, `a quarter-century ago`."""
    if not p.has("ago"):
        return lasting("P25Y")
    base = p.ref.base
    if base is None:
        return unresolved("XXXX")
    return dated(shifted(containing("year", base), -25), f"{p.words()}, counted from {p.ref.base_name()}")


@rule(
    "age",
    r"<the>?{APX}<a>?{QTY}-?<unit>-?<old>",
    "an age dates nothing: news gold leaves ages of persons alone",
)
@rule("round_the_clock", r"{NUM}<u_hour|u_day><a><u_day|u_week|u_year>", "24 hours a day: always")
@rule("fraction", r"{APX}(?:{NUM}|<a>)-?<u_quarter>(?=<of>)|{APX}{NUM}-<u_quarter>", "three quarters of: a fraction")
def no_time(p: Phrase) -> Reading | None:
    """`6-year-old`, `three-quarters`: numbers of units that are no time."""
    if p.has("old") and unit_of(p) != "Y":
        return lasting(duration(quantity(p), unit_of(p)), "an age")
    return NOTHING


@rule(
    "set_each",
    r"(?:<each>(?:<card|ordinal|few|other>)?|<all>)(?:<u_day|u_week|u_month|u_year|u_quarter|u_decade|u_hour|u_minute|u_second|u_weekend>)",
    "every day is P1D",
)
@rule(
    "set_rate",
    r"<per|a><unit>(?!-?<ago|earlier|later|before|after|from|old|long>)",
    "a year, behind an amount, is a rate",
)
@rule("set_daily", r"<daily>", "annually is P1Y")
def every(p: Phrase) -> Reading | None:
    """`every day`, `per year`, `annually`."""
    if p.has("daily"):
        return Reading("SET", str(p.value("daily")), None, "recurs", leads=False)
    if p.has("a") and p.words().endswith("s"):
        return None  # "a decades-long dispute"
    if p.has("a") and not p.has("per") and not is_rate(p):
        return lasting(duration(1, unit_of(p)))
    count = quantity(p) if p.has("card") or p.has("few") else 2 if p.has("other") else p.value("ordinal") or 1
    return Reading("SET", duration(count, unit_of(p)), None, "recurs", leads=False)


def is_rate(p: Phrase) -> bool:
    """Whether "a year" follows an amount: `$5 million a year`, `twice a week`."""
    if any(p.is_before(each) for each in ("scale", "once", "time", "digits")) or p.before() == "%":
        return True
    return p.word_before().lower() in AMOUNTS


@rule("set_weekdays", r"(?:<each>{WD}(?:<part>)?|<weekdays>(?:<part>)?)", "every Friday is XXXX-WXX-5")
@rule("set_month", r"<each>(?:{MON}|<season>|<part>)", "each July is XXXX-07")
def every_named(p: Phrase) -> Reading | None:
    """`every Friday`, `Mondays`, `each July`."""
    value = "XXXX-XX-XX"
    for name in ("wday", "weekdays"):
        if p.has(name):
            value = f"XXXX-WXX-{p.value(name) + 1}"
    if p.has("mon"):
        value = f"XXXX-{p.value('mon'):02}"
    if p.has("season"):
        value = f"XXXX-{SEASONS[p.value('season')]}"
    return Reading("SET", value + (f"T{p.value('part')}" if p.has("part") else ""), None, "recurs", leads=False)


@rule("one_day_ahead", r"<card><u_day>(?!-|<ago|later|earlier|after|before>)", "will one day be: no duration")
def one_day_ahead(p: Phrase) -> Reading | None:
    """`will one day be`."""
    if p.words() != "one day" or p.word_before().lower() not in MODALS:
        return None
    return Reading("DATE", "FUTURE_REF", None, "a vague reference", leads=False)


@rule(
    "span_to_now",
    r"<the>?<last|past|next|coming|previous|recent|following>(?:{APX}{QTY}|<few>)(?:<trading|fiscal|approx>)?-?<unit>(?:<and>{NUM}<unit>)?",
    "the last N units are a span, not a place in the calendar",
)
@rule("recent_units", r"<the>?<recent|coming>(?:<few>)?<unit>", "recent years: PXY")
@rule("early_units", r"<the>?<early|early2><unit>", "the early years: PXY")
@rule(
    "duration",
    r"(?:<the><ordinal>(?=(?:<card>|<few>)(?!-?<u_quarter>))|<the>)?{APX}<a>?{QTY}(?:-|<trading|coming|fiscal|approx|full>)?-?<unit>(?:<and><a><half>|(?:<and>|,)?{NUM}<unit>)?(?:-<long>)?",
    "N units",
)
@rule("long", r"<unit>-<long>", "decades-long: PXY")
@rule(
    "duration_bare",
    r"<the>?<u_week|u_month|u_year|u_decade|u_century|u_hour|u_minute|u_day>",
    "months of, for years: PXM, PXY",
)
def spans(p: Phrase) -> Reading | None:
    """`three years`, `the past two weeks`, `recent months`, `months of talks`."""
    unit, index = unit_of(p), p.index("unit")
    word = p.tokens.words[p.first + index].strip()
    named = p.before() in "&$" or (word[0].isupper() and p.has("digits"))  # "60 Minutes" is a programme
    if named or p.glued_before() or (p.has("few") and p.word_before().lower() == "as"):  # "in as many years"
        return None
    if any(p.has(each) for each in COUNTS):
        return counted_span(p, unit)
    if not word.endswith(("s", "ia")):
        return lasting(duration(1, unit)) if p.has("long") else None
    return lasting(duration(None, unit)) if any(p.has(each) for each in LASTING) or vague_span(p) else None


def counted_span(p: Phrase, unit: str) -> Reading:
    """N units."""
    if unit == "M" and p.has("the"):  # "in the nine months": what follows compares years
        p.ref.quarter_ends()
    return lasting(duration(quantity(p), unit))


def vague_span(p: Phrase) -> bool:
    """Whether "months" or "the weeks" lasts: `for months`, `over the years`, `days before`, not `the days of steam`."""
    lead = p.word_before().lower()
    if p.has("the"):
        return (
            p.is_after("before") or p.is_after("after") or p.word_after().lower() in {"since", "ahead"} or lead in ALONG
        )
    if p.is_after("of") or p.is_after("before") or p.is_after("after"):
        return True
    return lead in LASTS or lead in ALONG
