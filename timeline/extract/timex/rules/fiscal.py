"""Quarters, halves and fiscal years."""

from __future__ import annotations

from timeline.extract.timex.grammar import MACROS, Reading, rule
from timeline.extract.timex.lexer import value_of
from timeline.extract.timex.periods import Period, containing, half, quarter, shifted, year
from timeline.extract.timex.phrase import Phrase
from timeline.extract.timex.readings import AS_WRITTEN, dated, early
from timeline.extract.timex.rules.absolute import century_guess, full_year

MIDST = 45  # days from the middle of a quarter to its end
YEAR = 365  # days
MACROS["NTHQ"] = r"(?:(?:<ordinal|ordnum>)-?<fiscal>?-?<u_quarter>|<quarterabbr>)"
MACROS["NTHH"] = r"(?:(?:<ordinal|ordnum>|<early2>)-?<half>|<halfabbr>)"


def relative_year(p: Phrase) -> int | None:
    """The year that the phrase gives: written, or this, last, next, that."""
    if p.has("year"):
        return int(p.value("year"))
    anchor = (
        p.ref.leaning
        if p.has("that") or p.has("same") or (p.has("the") and not (p.has("this") or p.has("last") or p.has("next")))
        else None
    )
    base = anchor.first if anchor else p.ref.base
    if base is None:
        return None
    return containing("year", base).year + (
        -1 if p.has("last") or p.has("previous") or p.has("ago") or p.has("earlier") else 1 if p.has("next") else 0
    )


def number_of(p: Phrase) -> int:
    """Which quarter or half."""
    for name in ("ordinal", "ordnum", "quarterabbr", "halfabbr"):
        if p.has(name):
            return int(p.value(name))
    return 2


@rule(
    "quarter_of_year",
    r"<the|its|this>?(?:<fiscal>-?)?{NTHQ}(?:<of>|<in>|,)?(?:<fiscal>?-?<year>|'<mm>|<the>?<this|last|next|that|previous|same>(?:<fiscal>)?<u_year>)",
    "the quarter of the year beside it",
)
@rule(
    "years_quarter",
    r"(?:<this|last|next>(?:<fiscal>)?<u_year>'<s>?(?:<fiscal>)?{NTHQ}|<the>?<year>(?:'<s>)?{NTHQ})",
    "the quarter of the year beside it",
)
@rule(
    "year_ago_quarter", r"<the>?<a>?<u_year>-?<ago|earlier|before>(?:<fiscal>)?{NTHQ}", "the same quarter a year before"
)
def quarter_of_year(p: Phrase) -> Reading | None:
    """`the first quarter of 1990`, `last year's fourth quarter`."""
    number, full = number_of(p), relative_year(p)
    if not 1 <= number <= 4 or full is None:
        return None
    period = quarter(full, number)
    basis = f"{p.words()}, counted from {p.ref.base_name()}"
    return Reading("DATE", period.value, period, basis, early(p), compares=p.has("last") or p.has("ago"))


@rule(
    "quarter_head",
    r"<the>?(?:<ordinal|ordnum>(?=(?:<and|to>|-)<ordinal|ordnum>-?<u_quarter>)|<quarterabbr>(?=(?:<and|to>|-|/)<quarterabbr>))",
    "Q1 and Q2 of 2024, the first and second quarters: the year and the word stand once",
)
def quarter_head(p: Phrase) -> Reading | None:
    """The first of two quarters."""
    number, base = number_of(p), p.ref.base
    full = next((value_of(word) for word in p.tokens.words[p.stop : p.stop + 6] if word.strip().isdigit()), None)
    if not 1 <= number <= 4 or (base is None and full is None):
        return None
    if full is None or full < 1000:
        here = containing("quarter", base or 0)
        return dated(shifted(here, -((int(here.value[-1]) - number) % 4)), f"nearest to {p.ref.base_name()}")
    return dated(quarter(full, number), "as written, the year behind it")


@rule(
    "quarter_nth",
    r"<the|its|this>?(?:<fiscal>-?)?{NTHQ}",
    "the latest such quarter begun by the DCT; ahead of it by tense",
)
def quarter_nth(p: Phrase) -> Reading | None:
    """`the third quarter`, `fourth-quarter`, `Q2`."""
    number, base = number_of(p), p.ref.base
    if not 1 <= number <= 4:
        return None
    if base is None:
        return Reading("DATE", f"XXXX-Q{number}", None, "no reference date", leads=False)
    here = containing("quarter", base)
    back = (int(here.value[-1]) - number) % 4
    ahead = p.ref.tense(p.start, p.end) > 0 and back > 1 and not p.ref.narrative
    period = shifted(here, 4 - back if ahead else -back)
    return dated(period, f"nearest to {p.ref.base_name()}", early(p))


@rule(
    "quarter_ended",
    r"<the|its>(?:<fiscal>-?)?<u_quarter>(?=<ended>{MON}{DAYNO})",
    "the calendar quarter that most of the three months up to the day beside it fall in",
)
def quarter_ended(p: Phrase) -> Reading | None:
    """`the quarter ended July 31`; a fiscal quarter named before it stays the one spoken of."""
    beside = Phrase(p.tokens, p.stop + 1, p.stop + 4, p.ref)
    number = beside.day_number()
    end = p.ref.month_day(beside.value("mon"), number) if number else None
    if end is None:
        return None
    ahead = p.ref.dct is not None and end.first > p.ref.dct and p.word_after().lower() == "ended"
    period = containing("quarter", end.first - MIDST - (YEAR if ahead else 0))
    basis = "of the three months up to the day beside it"
    return Reading("DATE", period.value, period, basis, early(p), leads=not p.ref.recent_quarter(p.start))


@rule("quarter_year", r"<the>?<year>-?<u_quarter|period>", "the quarter spoken of, of that year")
@rule(
    "quarter_same",
    r"(?:<the|its>)?(?:<corresponding|same|previous|latest|current|this|last>|<a>?<u_year>-?<ago|earlier>)(?:<fiscal>)?(?:<u_quarter>|<period>)(?:<of>?(?:<last|this|that|the>)(?:<previous>)?<u_year>|<a><u_year>(?:<ago|earlier>)|<of>?<year>|<in><year>)?",
    "the quarter spoken of, moved by the year beside it",
)
@rule("quarter_the", r"<the|its><u_quarter>(?:<a><u_year><ago|earlier>)?", "the quarter spoken of, else the DCT's")
def quarter_spoken(p: Phrase) -> Reading | None:
    """`the quarter`, `the year-ago period`, `the 1988 quarter`, `the latest quarter`."""
    spoken = p.ref.quarter
    if spoken is None and not p.has("u_quarter"):
        return period_without_quarter(p)
    if spoken is None or (p.has("latest") and p.ref.dct is not None and spoken.last >= p.ref.dct):
        spoken = default_quarter(p)
        if spoken and not (p.has("year") or compares(p)):
            return dated(spoken, f"the quarter before {p.ref.base_name()}", early(p))
    if spoken is None:
        return None
    period = moved(p, spoken)
    basis = f"leans on {spoken.value}, the quarter spoken of"
    return Reading("DATE", period.value, period, basis, early(p), compares=compares(p) or p.has("year"))


def default_quarter(p: Phrase) -> Period | None:
    """The quarter before the DCT's: companies report on what has ended."""
    if p.ref.base is None:
        return None
    return shifted(containing("quarter", p.ref.base), 0 if p.has("this") or p.has("current") else -1)


def moved(p: Phrase, spoken: Period) -> Period:
    """The quarter of the year that the phrase gives."""
    if p.has("year"):
        return quarter(p.value("year"), int(spoken.value[-1]))
    if compares(p):
        return shifted(spoken, -4)
    if p.has("previous") or p.has("last"):
        return shifted(spoken, -1)
    return spoken


def compares(p: Phrase) -> bool:
    """Whether the phrase looks back a year from the quarter spoken of."""
    return (
        p.has("ago")
        or p.has("earlier")
        or p.has("corresponding")
        or (p.has("last") and p.has("u_year"))
        or (p.has("same") and p.has("u_year"))
    )


def period_without_quarter(p: Phrase) -> Reading | None:
    """`the year-ago period` in a text that speaks of years."""
    if not (p.has("u_year") and p.ref.base is not None):
        return None
    return dated(shifted(containing("year", p.ref.base), -1), f"a year before {p.ref.base_name()}")


@rule("year_ended", r"<the>(?:<fiscal|full>)?<u_year>(?=<ended>)", "the year ended X is a span")
def year_ended(p: Phrase) -> Reading | None:
    """`the year ended March 31`."""
    p.ref.quarter_ends()
    return Reading("DURATION", "P1Y", None, "a year up to the date beside it", leads=False)


@rule(
    "the_year",
    r"<the|its>(?:<fiscal|full>)<u_year>|<the><u_year>(?=[,.;])|<the>?<years_end>|<the>?<u_year>(?:'<s>)?-?<edge>(?:-?<year>)?",
    "the year of the DCT, as companies report it",
)
def the_year(p: Phrase) -> Reading | None:
    """`for the year`, `the full year`, `year-end`, `year's end`."""
    base = p.ref.base
    if base is None or (p.has("the") and len(p.cats) == 2 and p.has("u_year") and not p.is_before("for")):
        return None
    p.ref.quarter_ends()
    mod = "END" if p.has("edge") or p.has("years_end") else None
    if p.has("year"):
        return dated(year(p.value("year")), AS_WRITTEN, mod)
    return dated(containing("year", base), f"the year of {p.ref.base_name()}", mod)


AWAITED = frozenset({"by", "until", "till", "before"})


@rule(
    "the_week", r"<the><u_week>(?=[,.;])|<the><u_weekend>(?!<of>)", "over the weekend: the last one, by tense the next"
)
def the_week(p: Phrase) -> Reading | None:
    """`for the week`, `over the weekend`."""
    base = p.ref.base
    if base is None or (p.has("u_week") and not p.is_before("for")):
        return None
    if p.has("u_week"):
        return dated(containing("week", base), f"the week of {p.ref.base_name()}")
    here = containing("weekend", base)
    ahead = p.word_before(1).lower() in AWAITED or p.ref.tense(p.start, p.end) > 0
    return dated(
        here if ahead or here.first <= base else shifted(here, -1), f"the weekend nearest to {p.ref.base_name()}"
    )


@rule(
    "half",
    r"<the|its|this>?{NTHH}(?:<of>|,)?(?:<the>?(?:<this|last|next|that>)?<u_year|year>)?",
    "the half of the year beside it, else of the DCT's",
)
def half_year(p: Phrase) -> Reading | None:
    """`the first half of 1990`, `H1`, `the second half`."""
    full = full_year(p)
    if full is None and not (p.has("u_year") or p.has("halfabbr") or p.has("the")):
        return None
    full = full if full is not None else relative_year(p)
    number = number_of(p)
    if full is None or number > 2:
        return None
    return dated(half(full, number), f"{p.words()}, counted from {p.ref.base_name()}", early(p))


@rule("fiscal_short", r"<fy>", "FY24: a fiscal year by its number")
@rule("fiscal_year", r"<the|its>?<fiscal>(?:<u_year>)?(?:-|<of>)?(?:<year>|'<mm>)", "a fiscal year by its number")
def fiscal_year(p: Phrase) -> Reading | None:
    """`fiscal 1989`, `the 1990 fiscal year`."""
    full = full_year(p)
    if p.has("fy"):
        full = p.value("fy") if p.value("fy") > 99 else century_guess(p.value("fy"))
    return dated(year(full), "a fiscal year, by its number", early(p)) if full else None
