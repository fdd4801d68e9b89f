"""Days counted from the DCT or the text: today, weekdays, days of the month that is meant, parts of days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.days import weekday
from timeline.extract.timex.grammar import NOTHING, Reading, rule
from timeline.extract.timex.lexicon import OTHER
from timeline.extract.timex.lists import month_behind
from timeline.extract.timex.periods import (
    WEEKDAYS,
    Period,
    calendar_day,
    containing,
    day,
    month,
    shifted,
    week,
    weekend,
    year,
)
from timeline.extract.timex.readings import dated, unresolved, with_part

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

NINE_ELEVEN = 730_739  # 2001-09-11
ATTACKS = {(9, 11): NINE_ELEVEN, (10, 7): 738_800}  # the second: 2023-10-07
NAMED_DAYS = frozenset("Black Super Bloody Cyber Holy Fat Giving Shrove Maundy".split())  # of one day of the year
CLAUSE_OPENERS = frozenset(
    "the a an he she it they we i you his her its their this these some two three in at to on by from with for and but or"
    " before after when while as that it's".split()
)


@rule(
    "day_list_head",
    r"(?:{WD},?)?<the>?{DAYNO}(?=(?:,<and>?|-{1,2}|<to>|<and>)<the>?{DAYNO}(?:(?:,<and>?|<and>)<the>?{DAYNO}){0,4}(?:<u_day>?<of>)?-?<mon>)",
    "6-7 February: the month stands once",
)
def day_list_head(p: Phrase) -> Reading | None:
    """The 6 of `6-7 February`, the 3 of `3, 5 and 7 May 2020`."""
    shared, number = month_behind(p), p.day_number()
    if shared is None or (p.glued_before() and p.before() != "-"):
        return None
    number_of_month, year = shared
    period = calendar_day(year, number_of_month, number) if year else p.ref.month_day(number_of_month, number)
    return dated(period, "the month behind it" if year else f"the month behind it, nearest to {p.ref.base_name()}")


@rule(
    "week_of",
    r"<the>?<u_week><of|ended>(?:{MON}<the>?{DAYNO}(?:,?<year>)?|{DAYNO}<of>?{MON}<year>?)",
    "the ISO week of that day",
)
def week_of(p: Phrase) -> Reading | None:
    """`the week of March 3`, `the week ended March 31, 2020`."""
    number = p.day_number()
    year = p.value("year")
    named = calendar_day(year, p.value("mon"), number) if year else p.ref.month_day(p.value("mon"), number)
    return dated(week(named.first), f"the week of {named.value}") if named else None


@rule(
    "weekend_of",
    r"<the>?<u_weekend><of>(?:{MON}{DAYNO}(?:-<int>)?(?:,?<year>)?|{DAYNO}(?:-<int>)?<of>?{MON}<year>?)",
    "the weekend of that day",
)
def weekend_of(p: Phrase) -> Reading | None:
    """`the weekend of June 12-13`."""
    year, number = p.value("year"), p.day_number()
    named = calendar_day(year, p.value("mon"), number) if year else p.ref.month_day(p.value("mon"), number)
    return dated(weekend(named.first), f"the weekend of {named.value}") if named else None


@rule(
    "nth_weekday",
    r"<the>?<last|ordinal>{WD}<of|in>(?:{MON}(?:,?<of>?<year>)?|<the|this|last|next><u_month>)",
    "the n-th such weekday of the month",
)
def nth_weekday(p: Phrase) -> Reading | None:
    """`the first Monday in May`, `the last Friday of the month`."""
    whole = month_named(p)
    if whole is None:
        return None
    number = p.value("wday")
    if not p.has("ordinal"):
        return dated(day(whole.last - (weekday(whole.last) - number) % 7), f"counted in {whole.value}")
    found = whole.first + (number - weekday(whole.first)) % 7 + 7 * (p.value("ordinal") - 1)
    return dated(day(found), f"counted in {whole.value}") if found <= whole.last else None


def month_named(p: Phrase) -> Period | None:
    """The month that the phrase names, with its year or without, or as this, last or next one."""
    if p.has("mon"):
        written = p.value("year")
        tense = p.ref.tense(p.start, p.end)
        return month(written, p.value("mon")) if written else p.ref.bare_month(p.value("mon"), tense)
    leaning = p.ref.leaning
    step = 1 if p.has("next") else -1 if p.has("last") and p.has("ordinal") else 0
    return shifted(containing("month", leaning.first), step) if leaning else None


@rule(
    "known_by_day",
    r"{MON}<int>(?=(?:,<year>,)?<attack>)|<int>/<int>(?!/)",
    "attacks that go by their day alone, years later",
)
def known_by_day(p: Phrase) -> Reading | None:
    """`the Sept. 11 attacks`, `9/11`, `the Oct. 7 massacre`."""
    numbers = [p.value("mon"), *p.values("int")] if p.has("mon") else p.values("int")
    known = ATTACKS.get(tuple(numbers))
    if known is None or p.glued_before() or (p.ref.dct is not None and p.ref.dct < known):
        return None
    if not p.has("mon") and known != NINE_ELEVEN:
        return None  # 10/7 is a fraction as well
    return dated(day(known), "the attacks of that day")


@rule(
    "nth_of_month",
    r"<the>?<last|ordinal><u_day|u_week><of>(?:{MON}(?:,?<of>?<year>)?|<year>)",
    "the last day of April; the week that holds the first",
)
def nth_of_month(p: Phrase) -> Reading | None:
    """`the last day of April`, `the first week of May 2020`, `the last week of 2024`."""
    last, whole = p.has("last"), month_named(p) if p.has("mon") else year(p.value("year"))
    if whole is None:
        return None
    if p.tokens.words[p.first + p.index("unit")].endswith("s"):
        return dated(whole, "the days at one end of it", "END" if last else "START")
    step = 7 if p.has("u_week") else 1
    end = whole.last - (3 if whole.unit == "year" and p.has("u_week") else 0)  # ISO 8601: the week with most days in it
    number = end if last else whole.first + (p.value("ordinal") - 1) * step
    if number > whole.last:
        return None
    return dated(week(number) if p.has("u_week") else day(number), f"counted in {whole.value}")


@rule(
    "day_of_month",
    r"{PARTOF}?<the><ordnum>(?:<of><the|this|last|next><u_month>)?",
    "on the 15th: of the month that the text is in",
)
def day_of_month(p: Phrase) -> Reading | None:
    """`on the 15th`, `the night of the 5th`, `the 15th of this month`."""
    named = p.has("u_month")
    base = p.ref.leaning.first if p.ref.leaning else None
    if base is None or not (named or ((p.has("part") or p.is_before("on") or p.is_before("by")) and stands_alone(p))):
        return None
    here = shifted(containing("month", base), -1 if p.has("last") else 1 if p.has("next") else 0)
    period = day(here.first + p.value("ordnum") - 1)
    return (
        with_part(p, period, f"of {here.value}, the month that the text is in") if period.first <= here.last else None
    )


def stands_alone(p: Phrase) -> bool:
    """Whether no noun follows that the ordinal counts: not `the 5th floor`, `the 14th Army`."""
    after = p.after()
    return after in ".,;:)\n" or p.word_after().lower() in CLAUSE_OPENERS


@rule("around_today", r"<the>?<u_day><before|after><today>", "the day before yesterday is two days before the DCT")
def around_today(p: Phrase) -> Reading | None:
    """`the day before yesterday`, `the day after tomorrow`."""
    if p.ref.base is None:
        return unresolved("XXXX-XX-XX")
    period = day(p.ref.base + 2 * p.value("today"))
    return dated(period, f"counted from {p.ref.base_name()}")


@rule(
    "today",
    r"(?:<early>-?<part>)?<today>(?:<early>?<part>)?",
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
    r"(?:<the>?<following|previous|coming|past>|<this|last|next>)(?:<u_week>'?<s>?|<coming>)?{WD}(?:<early>?<part>)?",
    "next Tuesday is after the DCT, last Tuesday before it",
)
@rule("weekday_week", r"{WD}<of>?(?:<this|last|next>)<u_week>", "that day of the ISO week")
def weekday_relative(p: Phrase) -> Reading | None:
    """`last Friday`, `next Tuesday`, `this Sunday`, `Monday of next week`."""
    number = p.value("wday")
    leans = p.has("following") or p.has("previous")
    base = p.ref.leaning.first if leans and p.ref.leaning else p.ref.base
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


@rule("weekdays_ago", r"<card|int><weekdays><ago>", "two Sundays ago is the Sunday before the last one")
def weekdays_ago(p: Phrase) -> Reading | None:
    """`two Sundays ago`."""
    count, number, base = p.value("card") or p.value("int"), p.value("weekdays"), p.ref.base
    if base is None:
        return unresolved(f"XXXX-WXX-{number + 1}")
    back = (base - 1 - number) % 7 or 7
    return dated(day(base - back - 7 * (count - 1)), f"{p.words()}, counted from {p.ref.base_name()}")


@rule(
    "weekday",
    r"(?:{PARTOF}|<early>-?<part><on>?)?{WD}(?:,?<early>?<part>)?(?!,?{MON}{DAYNO}|,?{DAYNO}{MON})",
    "on or before the DCT 91 % of 380 bare weekdays in news, ahead of it by tense",
)
def weekday_bare(p: Phrase) -> Reading | None:
    """`on Sunday`, `Friday night`."""
    if p.has("sunsat") or (p.has("shortday") and not (p.is_before("on") or p.has("part"))):
        return None
    number = p.value("wday")
    if p.has("part") and p.words().endswith("s"):
        return Reading("SET", f"XXXX-WXX-{number + 1}T{p.value('part')}", None, "recurs", leads=False)
    if p.word_before() in NAMED_DAYS:
        return NOTHING
    if p.is_before("a") and not p.has("part") and p.after() != OTHER:
        return Reading("DATE", f"XXXX-WXX-{number + 1}", None, "any such day", leads=False)  # "on a Sunday in March"
    tense = p.ref.tense(p.start, p.end)
    period = p.ref.weekday(number, tense)
    if (p.is_before("to") or p.before() == "-") and p.is_before("wday", 2) and p.ref.anchor:
        period = day(p.ref.anchor.first + (number - p.ref.anchor.first + 1) % 7)  # Monday through Friday
    if period is None or p.ref.base is None:
        part = p.value("part")
        return unresolved(f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else ""), "TIME" if part else "DATE")
    where = "on" if period.first == p.ref.base else "before" if period.first < p.ref.base else "after"
    return with_part(p, period, f"{WEEKDAYS[number]} {where} {p.ref.base_name()}")
