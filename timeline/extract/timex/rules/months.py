"""Months and seasons without a year: last May, in April, this summer, by spring."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from timeline.days import civil
from timeline.extract.timex.grammar import Reading, expand, rule
from timeline.extract.timex.lexer import value_of
from timeline.extract.timex.lists import shared_year
from timeline.extract.timex.periods import (
    SEASONS,
    containing,
    month,
    named_before,
    season,
    shifted,
)
from timeline.extract.timex.readings import OF_A_YEAR, dated, early, unresolved, year_counted

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

HOW = {-1: "the last one, by the tense, before", 0: "nearest to", 1: "the next one, by the tense, after"}
NAMES_AND_VERBS = frozenset({"May", "March", "April", "June", "August", "Jan"})


PLACES_IN_TIME = frozenset(
    {"in", "since", "until", "during", "late", "early", "mid", "last", "this", "next", "through", "throughout", "than"}
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


@rule(
    "month_rel",
    r"<this|last|next|past|previous|coming>{MON}",
    "last May is the latest one before the DCT's month",
)
def month_relative(p: Phrase) -> Reading | None:
    """`last June`, `next May`."""
    number, ref = p.value("mon"), p.ref
    if ref.base is None:
        return unresolved(f"XXXX-{number:02}")
    here = containing("month", ref.base)
    if p.has("next") or p.has("coming"):
        period = shifted(here, (number - here.month) % 12 or 12)
    elif p.has("this"):
        period = ref.bare_month(number, ref.tense(p.start, p.end)) or here
    else:
        period = shifted(here, -((here.month - number) % 12 or 12))
    return dated(period, f"{p.words()}, counted from {ref.base_name()}", early(p))


@rule("month_rel_year", r"{MON}" + OF_A_YEAR, "the month of that year")
def month_of_year(p: Phrase) -> Reading | None:
    """`March of last year`, `May of the following year`."""
    year_meant, number = year_counted(p), p.value("mon")
    if year_meant is None:
        return unresolved(f"XXXX-{number:02}")
    return dated(month(year_meant, number), f"{p.words()}, counted from {p.ref.base_name()}", early(p))


@rule(
    "month_following",
    r"(?:<the>?<following|previous>|<the><next>){MON}(?!-?<int|ordnum>|<of>?<year>|')",
    "the month after or before the last date of the text",
)
def month_following(p: Phrase) -> Reading | None:
    """`the following March`, `the previous October`."""
    number, anchor = p.value("mon"), p.ref.leaning
    if anchor is None:
        return unresolved(f"XXXX-{number:02}")
    if not p.has("previous"):
        period = shifted(containing("month", anchor.last), (number - civil(anchor.last)[1]) % 12 or 12)
    else:
        period = shifted(containing("month", anchor.first), -((anchor.month - number) % 12 or 12))
    return dated(period, f"counted from {named_before(anchor)}", early(p))


@rule(
    "season_following",
    r"(?:<the>?<following|previous>|<the><next>)<season>(?!<of>?<year>)",
    "the season after or before the last date of the text",
)
def season_following(p: Phrase) -> Reading | None:
    """`the following spring`, `the previous autumn`."""
    index, anchor = p.value("season"), p.ref.leaning
    if anchor is None:
        return unresolved(f"XXXX-{SEASONS[index]}")
    near = [season(anchor.year + step, index) for step in (-2, -1, 0, 1)]
    if not p.has("previous"):
        behind = anchor.last if anchor.unit == "year" else anchor.first
        period = next(each for each in near if each.first > behind)
    else:
        period = next(each for each in reversed(near) if each.last < anchor.first)
    return dated(period, f"counted from {named_before(anchor)}", early(p))


@rule(
    "season_rel_year",
    r"<the>?<season>" + OF_A_YEAR,
    "the season of that year",
)
def season_of_year(p: Phrase) -> Reading | None:
    """`the autumn of the next year`, `spring of last year`."""
    year_meant = year_counted(p)
    if year_meant is None:
        return unresolved(f"XXXX-{SEASONS[p.value('season')]}")
    return dated(season(year_meant, p.value("season")), f"{p.words()}, counted from {p.ref.base_name()}", early(p))


@rule(
    "month_bare",
    r"{MON}(?!-?<int|ordnum>|<of>?<year>|')",
    "the nearest month: 76 % of news gold, by tense 90 %",
)
def month_bare(p: Phrase) -> Reading | None:
    """`in April`, `mid-July`."""
    if not is_month(p):
        return None
    number, ref = p.value("mon"), p.ref.framed(p.start)
    year = shared_year(p)
    if year:
        return dated(month(year, number), "as written, the year behind it", early(p))
    tense = ref.tense(p.start, p.end)
    period = ref.bare_month(number, tense)
    if period is None:
        return unresolved(f"XXXX-{number:02}")
    how = HOW[0 if ref.narrative else tense]
    return dated(period, f"{how} {ref.base_name()}", early(p))


def is_month(p: Phrase) -> bool:
    """Whether May, March, April, June, August and Jan are months here, and not verbs or names."""
    if p.glued_before() and not early(p) and not (p.before() == "-" and p.is_before("mon", 2)):
        return False
    if p.after() == "-" and p.word_after(1).isalpha() and not p.is_after("mon", 1):
        return False
    if p.has("shortsoft") and p.word_after()[:1].isupper():
        return False
    if p.has("lowmonth") and p.word_before().lower() not in PLACES_IN_TIME:
        return False
    word, before = p.tokens.words[p.first + p.index("mon")].strip(), p.word_before().lower()
    in_span = (p.after() == "-" and p.is_after("mon", 1)) or p.before() == "-"
    if word.title() not in NAMES_AND_VERBS or in_span or early(p):
        return True
    if p.word_after()[:1].isupper() and not p.is_after("wday"):
        return before in PLACES_IN_TIME
    return before in PLACES_IN_TIME or before in WEAK_SIGNS


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


@cache
def year_of_list() -> re.Pattern[str]:
    """The second season of "the spring and early summer of 1943", and the year that both share."""
    return re.compile(expand("(?:<and|to>|-)<the>?(?:<early>-?)?<season>(?:<of>|,)?<year>"))


@rule(
    "season_bare",
    r"(?:<the><coming>?|<that><same>?)?<season>(?!<of>|<u_day>)",
    "the nearest season, by tense",
)
def season_bare(p: Phrase) -> Reading | None:
    """`in the spring`, `by summer`."""
    index, ref = p.value("season"), p.ref.framed(p.start)
    base = ref.near
    if not is_season(p):
        return None
    shared = year_of_list().match(p.tokens.cats, p.stop)
    if shared:
        return dated(
            season(value_of(p.tokens.words[shared.end() - 1]), index), "as written, the year behind it", early(p)
        )
    if base is None:
        return unresolved(f"XXXX-{SEASONS[index]}")
    here = containing("year", base).year
    near = [season(here + step, index) for step in (-1, 0, 1)]
    tense = 0 if ref.narrative else ref.tense(p.start, p.end)
    if ref.narrative:
        period = near[1]
    elif tense < 0:
        period = next(each for each in reversed(near) if each.first <= base)
    elif tense > 0:
        period = next((each for each in near if each.last >= base), near[2])
    else:
        period = min(near, key=lambda each: abs((each.first + each.last) // 2 - base))
    return dated(period, f"nearest to {ref.base_name()}", early(p))


def is_season(p: Phrase) -> bool:
    """Whether "fall" and "spring" are seasons here, and "Summer" no part of a name."""
    word = p.tokens.words[p.stop - 1].strip()
    if word[0].isupper() and p.word_after()[:1].isupper():
        return False
    lead = p.word_before().lower()
    if early(p) or p.has("that") or p.has("coming"):
        return True
    if word.lower() == "fall":
        return p.has("the") and lead in {"in", "by", "during", "until", "since", "through", "for", "of"}
    if p.has("the"):
        return not (word[0].isupper() and not p.ref.narrative)
    return p.ref.narrative or lead in {"in", "by", "until", "since", "through", "during", "next", "each"}
