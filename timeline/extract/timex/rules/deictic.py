"""Expressions counted from the DCT: today, last week, next Tuesday, three years ago, days without a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.days import civil
from timeline.extract.timex.grammar import NOTHING, Reading, rule
from timeline.extract.timex.lists import month_behind, shared_year
from timeline.extract.timex.periods import (
    SEASONS,
    WEEKDAYS,
    Period,
    calendar_day,
    century_of,
    containing,
    day,
    day_shifted_by_months,
    decade_of,
    month,
    season,
    shifted,
    week,
)
from timeline.extract.timex.quantity import quantity, unit_of
from timeline.extract.timex.rules.absolute import dated, early

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

AHEAD = 60  # days: further ahead of the DCT, a day told in the past tense is last year's
NO_REFERENCE = "no reference date"
UNIT_NAMES = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century",
}  # fmt: skip


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


@rule(
    "day_list_head",
    r"(?:{WD},?)?<the>?{DAYNO}(?=(?:,<and>?|-{1,2}|<to>|<and>)<the>?{DAYNO}(?:(?:,<and>?|<and>)<the>?{DAYNO}){0,4}(?:<u_day>?<of>)?-?<mon>)",
    "6-7 February: the month stands once",
)
def day_list_head(p: Phrase) -> Reading | None:
    """The 6 of `6-7 February`, the 3 of `3, 5 and 7 May 2020`."""
    shared, number = month_behind(p), p.value("ordnum") if p.has("ordnum") else p.value("int")
    if shared is None or (p.glued_before() and p.before() != "-"):
        return None
    number_of_month, year = shared
    period = calendar_day(year, number_of_month, number) if year else p.ref.month_day(number_of_month, number)
    return dated(period, "the month behind it" if year else f"the month behind it, nearest to {p.ref.base_name()}")


@rule(
    "week_of",
    r"<the>?<u_week>(?:<of>|<beginning>|<ended>)(?:{MON}<the>?{DAYNO}(?:,?<year>)?|{DAYNO}<of>?{MON}<year>?)".replace(
        "<beginning>|", ""
    ),
    "the ISO week of that day",
)
def week_of(p: Phrase) -> Reading | None:
    """`the week of March 3`, `the week ended March 31, 2020`."""
    number = p.value("ordnum") if p.has("ordnum") else p.value("int")
    year = p.value("year")
    named = calendar_day(year, p.value("mon"), number) if year else p.ref.month_day(p.value("mon"), number)
    return dated(week(named.first), f"the week of {named.value}") if named else None


@rule(
    "nth_of_month",
    r"<the>?<last|ordinal><u_day|u_week><of>{MON}(?:,?<of>?<year>)?",
    "the last day of April; the week that holds the first",
)
def nth_of_month(p: Phrase) -> Reading | None:
    """`the last day of April`, `the first week of May 2020`."""
    year, last = p.value("year"), p.has("last")
    whole = month(year, p.value("mon")) if year else p.ref.bare_month(p.value("mon"), p.ref.tense(p.start, p.end))
    if whole is None:
        return None
    step = 7 if p.has("u_week") else 1
    number = whole.last if last else whole.first + (p.value("ordinal") - 1) * step
    if number > whole.last:
        return None
    return dated(week(number) if p.has("u_week") else day(number), f"counted in {whole.value}")


@rule(
    "day_of_month",
    r"<the><ordnum>(?:<of><the|this|last|next><u_month>|(?=[.,;:)]|<and|to|in|at|but|before|after>|$))",
    "on the 15th: of the month that the text is in",
)
def day_of_month(p: Phrase) -> Reading | None:
    """`on the 15th`, `the 15th of this month`."""
    named = p.has("u_month")
    base = p.ref.leaning.first if p.ref.leaning else None
    if base is None or not (named or p.is_before("on") or p.is_before("by")):
        return None
    here = shifted(containing("month", base), -1 if p.has("last") else 1 if p.has("next") else 0)
    period = day(here.first + p.value("ordnum") - 1)
    return dated(period, f"of {here.value}, the month that the text is in") if period.first <= here.last else None


@rule("around_today", r"<the>?<u_day><before|after><today>", "the day before yesterday is two days before the DCT")
def around_today(p: Phrase) -> Reading | None:
    """`the day before yesterday`, `the day after tomorrow`."""
    if p.ref.base is None:
        return unresolved("XXXX-XX-XX")
    period = day(p.ref.base + 2 * p.value("today"))
    return dated(period, f"counted from {p.ref.base_name()}")


@rule(
    "today",
    r"<today>(?:<early>?<part>)?",
    "today 96 %, yesterday and tomorrow 100 % of news gold",
)
@rule("tonight", r"<tonight>", "tonight is the night of the DCT")
def today(p: Phrase) -> Reading | None:
    """`today`, `yesterday morning`, `tonight`."""
    ref = p.ref
    if ref.narrative and p.has("today") and p.value("today") == 0:
        return Reading("DATE", "PRESENT_REF", leads=False, basis="today, told of another time")
    night = p.has("tonight")
    if p.tokens.words[p.stop - 1].strip()[0].isupper() and p.word_before()[:1].isupper():
        return NOTHING  # USA Today
    if ref.base is None or ref.narrative:
        return unresolved("XXXX-XX-XXTNI" if night else "XXXX-XX-XX", "TIME" if night else "DATE")
    period = day(ref.base + (p.value("today") or 0))
    basis = f"{p.words()}, counted from {ref.base_name()}"
    return Reading("TIME", f"{period.value}TNI", period, basis) if night else with_part(p, period, basis)


@rule("this_part", r"<this>(?:<u_day>)?<part>", "this morning is the DCT's")
@rule("last_night", r"<last><part>", "last night is the night before the DCT")
def this_part(p: Phrase) -> Reading | None:
    """`this morning`, `last night`."""
    if p.ref.base is None or p.ref.narrative:
        return unresolved(f"XXXX-XX-XXT{p.value('part')}", "TIME")
    period = day(p.ref.base - (1 if p.has("last") else 0))
    return with_part(p, period, f"{p.words()}, counted from {p.ref.base_name()}")


@rule(
    "weekday_rel",
    r"<this|last|next|past|coming|following|previous>(?:<u_week>'?<s>?|<coming>)?{WD}(?:<early>?<part>)?",
    "next Tuesday is after the DCT, last Tuesday before it",
)
@rule("weekday_week", r"{WD}<of>?(?:<this|last|next>)<u_week>", "that day of the ISO week")
def weekday_relative(p: Phrase) -> Reading | None:
    """`last Friday`, `next Tuesday`, `this Sunday`, `Monday of next week`."""
    number = p.value("wday")
    base = p.ref.leaning.first if p.has("following") and p.ref.leaning else p.ref.base
    if base is None:
        return unresolved(f"XXXX-WXX-{number + 1}")
    if p.has("u_week"):
        step = -7 if p.has("last") else 7 if p.has("next") else 0
        period = day(week(base + step).first + number)
    elif p.has("next") or p.has("coming") or p.has("following"):
        period = day(base + ((number - base + 1) % 7 or 7))
    elif p.has("this"):
        tense = p.ref.tense(p.start, p.end)
        back = (base - 1 - number) % 7
        period = day(base - back if tense < 0 or not back else base - back + 7)
    else:
        period = day(base - ((base - 1 - number) % 7 or 7))
    return with_part(p, period, f"{p.words()}, counted from {p.ref.base_name()}")


@rule(
    "weekday",
    r"{PARTOF}?{WD}(?:,?<early>?<part>)?(?!,?{MON}{DAYNO}|,?{DAYNO}{MON})",
    "on or before the DCT 91 % of 380 bare weekdays in news, ahead of it by tense",
)
def weekday_bare(p: Phrase) -> Reading | None:
    """`on Sunday`, `Friday night`."""
    if p.has("sunsat") or (p.has("shortday") and not (p.is_before("on") or p.has("part"))):
        return None
    number = p.value("wday")
    tense = p.ref.tense(p.start, p.end)
    period = p.ref.weekday(number, tense)
    if (p.is_before("to") or p.before() == "-") and p.is_before("wday", 2) and p.ref.anchor:
        period = day(p.ref.anchor.first + (number - p.ref.anchor.first + 1) % 7)  # Monday through Friday
    if period is None or p.ref.base is None:
        part = p.value("part")
        return unresolved(f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else ""), "TIME" if part else "DATE")
    where = "on" if period.first == p.ref.base else "before" if period.first < p.ref.base else "after"
    return with_part(p, period, f"{WEEKDAYS[number]} {where} {p.ref.base_name()}")


@rule(
    "month_day",
    r"{PARTOF}?(?:{WD},?(?:<the>?<part>,?)?)?(?:<this|last|next|past>)?{MON}<the>?{DAYNO}(?!:<mm>|,<big>|%|-?<unit>|\.<digits>)",
    "the nearest such day to the DCT: 94 % of news gold",
)
@rule(
    "day_month",
    r"{PARTOF}?(?:{WD},?)?<the>?{DAYNO}(?:<u_day>?<of>)?-?{MON}(?!-?<unit>)",
    "the nearest such day to the DCT: 94 % of news gold",
)
def month_day(p: Phrase) -> Reading | None:
    """`Aug. 6`, `Wednesday, June 3`, `the night of May 13`, `13 April`."""
    number = p.value("ordnum") if p.has("ordnum") else p.value("int")
    if number is None or (p.glued_before() and p.before() not in "-/"):
        return None
    year = shared_year(p)
    if year:
        return with_part(p, calendar_day(year, p.value("mon"), number), "as written, the year behind it")
    period = p.ref.month_day(p.value("mon"), number)
    if period and p.ref.dct is not None and not p.ref.narrative:
        period = beyond(p, period, p.ref.dct)
    if period is None:
        return unresolved(f"XXXX-{p.value('mon'):02}-{number:02}") if number <= 31 and p.ref.base is None else None
    return with_part(p, period, f"nearest to {p.ref.base_name()}")


def beyond(p: Phrase, near: Period, dct: int) -> Period | None:
    """The same day of the year before or after, where "last" or "next" asks for it."""
    year, month_number, number = civil(near.first)
    ended = p.word_before().lower() == "ended"
    if (p.has("last") or ended) and near.first > dct - (not ended):
        return calendar_day(year - 1, month_number, number)
    if p.has("next") and near.first <= dct:
        return calendar_day(year + 1, month_number, number)
    if near.first > dct + AHEAD and p.ref.tense(p.start, p.end) < 0:
        return calendar_day(year - 1, month_number, number)
    return near


@rule(
    "month_rel",
    r"<this|last|next|past|previous|coming>{MON}",
    "last May is the latest one before the DCT's month",
)
@rule(
    "month_rel_year",
    r"{MON}(?:<of>|,)?<this|last|next|that|the>(?:<same|following|previous>)?<u_year>(?!-)",
    "the month of that year",
)
def month_relative(p: Phrase) -> Reading | None:
    """`last June`, `next May`, `March of last year`."""
    number, ref = p.value("mon"), p.ref
    anchored = p.has("that") or p.has("following") or p.has("previous") or p.has("the")
    leaning = ref.mentioned or ref.leaning
    base = (leaning.first if leaning else None) if anchored and p.has("u_year") else ref.base
    if base is None:
        return unresolved(f"XXXX-{number:02}")
    here = containing("month", base)
    if p.has("u_year"):
        step = -1 if p.has("last") or p.has("previous") else 1 if p.has("next") or p.has("following") else 0
        period = shifted(here, step * 12 + number - here.month)
    elif p.has("next") or p.has("coming"):
        period = shifted(here, (number - here.month) % 12 or 12)
    elif p.has("this"):
        period = ref.bare_month(number, ref.tense(p.start, p.end)) or here
    else:
        period = shifted(here, -((here.month - number) % 12 or 12))
    return dated(period, f"{p.words()}, counted from {ref.base_name()}", early(p))


@rule(
    "season_rel",
    r"<this|last|next|past|coming|previous>(?:<u_year>'<s>)?<season>",
    "the season of the DCT, the one before or after it; northern, meteorological",
)
def season_relative(p: Phrase) -> Reading | None:
    """`this summer`, `last fall`."""
    index, base = p.value("season"), p.ref.base
    if base is None:
        return unresolved(f"XXXX-{SEASONS[index]}")
    here = containing("year", base).year
    now = containing("season", base)
    if p.has("this") or p.has("coming"):
        period = season(here, index)
        if index == 3 and containing("month", base).month <= 2:
            period = season(here - 1, 3)
    elif p.has("next"):
        period = next(each for each in (season(here + step, index) for step in (-1, 0, 1)) if each.first > base)
    else:
        period = next(each for each in (season(here - step, index) for step in (0, 1, 2)) if each.last < now.first)
    return dated(period, f"{p.words()}, counted from {p.ref.base_name()}", early(p))


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


def counted(base: int, unit: str, count: float) -> Period | None:
    """The period `count` units from a day, of the unit's own grain."""
    if unit == "Y" and count != int(count):
        return containing("month", day_shifted_by_months(base, round(count * 12)))
    if unit == "ML":
        return None
    name = UNIT_NAMES.get(unit)
    if name is None or abs(count) > 3000:
        return None
    if name == "decade":
        return decade_of(containing("year", base).year + int(count * 10))
    if name == "century":
        return century_of(containing("year", base).year + int(count * 100))
    return shifted(containing(name, base), int(count))


@rule(
    "unit_rel",
    r"<this|last|next|past|coming|current>(?:<same>)?(?:<fiscal|trading|full>)?<cal>(?!-?<ago|old|unit>|<fiscal>|(?<=<u_day>)<of>)",
    "this, last, next: plain; weeks are ISO weeks",
)
def unit_relative(p: Phrase) -> Reading | None:
    """`this week`, `last year`, `earlier this month`, `next quarter`."""
    return shift_unit(p, -1 if p.has("last") else 1 if p.has("next") or p.has("coming") else 0)


def shift_unit(p: Phrase, step: int) -> Reading | None:
    """The unit of the phrase around the base, `step` further."""
    name, ref = UNIT_NAMES[unit_of(p)], p.ref
    if p.tokens.words[p.stop - 1].strip()[0].isupper() and p.before() in "\"'":
        return NOTHING  # ABC's "This Week"
    if p.words().endswith("s"):
        return several_units(p)
    if ref.base is None:
        return unresolved({"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(name, "XXXX"))
    if p.has("past") and not p.has("last"):
        return past_unit(unit_of(p))
    period = shifted(containing(name, ref.base), step)
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


@rule(
    "month_bare",
    r"{MON}(?!-?<int|ordnum>|<of>?<year>|')",
    "the nearest month: 76 % of news gold, by tense 90 %",
)
def month_bare(p: Phrase) -> Reading | None:
    """`in April`, `mid-July`."""
    if not is_month(p):
        return None
    number, ref = p.value("mon"), p.ref
    year = shared_year(p)
    if year:
        return dated(month(year, number), "as written, the year behind it", early(p))
    tense = ref.tense(p.start, p.end)
    period = ref.bare_month(number, tense)
    if period is None:
        return unresolved(f"XXXX-{number:02}")
    how = {-1: "the last one, by the tense, before", 0: "nearest to", 1: "the next one, by the tense, after"}[tense]
    return dated(period, f"{how} {ref.base_name()}", early(p))


NAMES_AND_VERBS = frozenset({"May", "March", "April", "June", "August", "Jan"})
PLACES_IN_TIME = frozenset(
    {"in", "since", "until", "during", "late", "early", "mid", "last", "this", "next", "through", "throughout"}
)
WEAK_SIGNS = frozenset(
    {
        "to",
        "of",
        "from",
        "by",
        "before",
        "after",
        "and",
        "or",
        "for",
        "the",
        "each",
        "per",
        "beginning",
        "around",
        "a",
        "its",
    }
    | {"between", ",", "-", "(", "/"}
)


def is_month(p: Phrase) -> bool:
    """Whether May, March, April, June, August and Jan are months here, and not verbs or names."""
    if p.glued_before() and not early(p):
        return False
    if p.after() == "-" and p.word_after(1).isalpha():
        return False
    if p.has("shortsoft") and p.word_after()[:1].isupper():
        return False
    if p.has("lowmonth") and p.word_before().lower() not in PLACES_IN_TIME:
        return False
    word, before = p.tokens.words[p.first + p.index("mon")].strip(), p.word_before().lower()
    if word.title() not in NAMES_AND_VERBS or early(p):
        return True
    if p.word_after()[:1].isupper() and not p.is_after("wday"):
        return before in PLACES_IN_TIME
    return before in PLACES_IN_TIME or before in WEAK_SIGNS


@rule(
    "season_bare",
    r"(?:<the>(?:<coming|previous|following>)?|<that><same>?)?<season>(?!<of>|<u_day>)",
    "the nearest season, by tense",
)
def season_bare(p: Phrase) -> Reading | None:
    """`in the spring`, `by summer`."""
    index, base = p.value("season"), p.ref.base
    if not is_season(p):
        return None
    if base is None:
        return unresolved(f"XXXX-{SEASONS[index]}")
    here = containing("year", base).year
    near = [season(here + step, index) for step in (-1, 0, 1)]
    tense = 0 if p.ref.narrative else p.ref.tense(p.start, p.end)
    if p.ref.narrative:
        period = near[1]
    elif tense < 0:
        period = next(each for each in reversed(near) if each.first <= base)
    elif tense > 0:
        period = next((each for each in near if each.last >= base), near[2])
    else:
        period = min(near, key=lambda each: abs((each.first + each.last) // 2 - base))
    return dated(period, f"nearest to {p.ref.base_name()}", early(p))


def is_season(p: Phrase) -> bool:
    """Whether "fall" and "spring" are seasons here, and "Summer" no part of a name."""
    word = p.tokens.words[p.stop - 1].strip()
    if word[0].isupper() and p.word_after()[:1].isupper():
        return False
    lead = p.word_before().lower()
    if early(p) or p.has("that") or p.has("coming") or p.has("previous") or p.has("following"):
        return True
    if word.lower() == "fall":
        return p.has("the") and lead in {"in", "by", "during", "until", "since", "through", "for", "of"}
    if p.has("the"):
        return not (word[0].isupper() and not p.ref.narrative)
    return p.ref.narrative or lead in {"in", "by", "until", "since", "through", "during", "next", "each"}
