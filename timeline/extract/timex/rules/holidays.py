"""Holidays that fall on a day by rule: fixed dates, the n-th weekday of a month, Easter (Gauss, Butcher's form)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.days import day_number, weekday
from timeline.extract.timex.grammar import Reading, rule
from timeline.extract.timex.periods import containing, day
from timeline.extract.timex.readings import dated, unresolved
from timeline.extract.timex.rules.absolute import full_year

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

FIXED: Final = {
    "christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25), "xmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1), "new year": (1, 1), "halloween": (10, 31),
    "independence day": (7, 4), "veterans day": (11, 11), "armistice day": (11, 11), "bastille day": (7, 14),
    "valentine's day": (2, 14), "patrick's day": (3, 17), "remembrance day": (11, 11), "earth day": (4, 22),
}  # fmt: skip
NTH_WEEKDAY: Final = {  # month, weekday, which (negative from the end): United States federal law, 5 U.S.C. 6103
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1),
    "columbus day": (10, 0, 2), "presidents day": (2, 0, 3), "mother's day": (5, 6, 2), "father's day": (6, 6, 3), "presidents' day": (2, 0, 3),
}  # fmt: skip
FROM_EASTER: Final = {
    "easter": 0, "easter sunday": 0, "good friday": -2, "easter monday": 1, "palm sunday": -7, "ash wednesday": -46, "pentecost": 49,
}  # fmt: skip


def easter(year_number: int) -> int:
    """The day number of Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year_number % 19, year_number // 100, year_number % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return day_number(year_number, f // 31, f % 31 + 1)


def holiday(name: str, year_number: int) -> int | None:
    """The day number of a holiday in a year, None for a name that is none."""
    if name in FIXED:
        return day_number(year_number, *FIXED[name])
    if name in FROM_EASTER:
        return easter(year_number) + FROM_EASTER[name]
    if name == "election day":  # the Tuesday after the first Monday in November, 2 U.S.C. 7
        first = day_number(year_number, 11, 1)
        return first + (-weekday(first)) % 7 + 1
    if name not in NTH_WEEKDAY:
        return None
    month, wanted, which = NTH_WEEKDAY[name]
    if which < 0:
        last = day_number(year_number, month + 1, 1) - 1
        return last - (weekday(last) - wanted) % 7
    first = day_number(year_number, month, 1)
    return first + (wanted - weekday(first)) % 7 + 7 * (which - 1)


@rule(
    "holiday",
    r"(?:<this|last|next|past>)?(?:<christmas>(?:<u_day>|<eve>)?|<thanksgiving><u_day>?|<easter>{WD}?|<halloween>|<new><u_year>(?:'<s>)?(?:<u_day>|<eve>)?|<good>{WD}|<independence>(?:'<s>?)?<u_day>|<pentecost>)(?:,?<of>?(?:<year>|<this|last|next><u_year>)|'<mm>)?",
    "fixed dates, weekdays of months and Easter, nearest to the DCT",
)
def holidays(p: Phrase) -> Reading | None:
    """`Christmas 1963`, `last Thanksgiving`, `New Year's Eve`, `Good Friday`."""
    name = name_of(p)
    if name == "new year" or holiday(name, 2000) is None:
        return None
    full, base = full_year(p), p.ref.near
    if full is None and base is None:
        return unresolved("XXXX-XX-XX")
    if full is not None:
        return dated(day(holiday(name, full) or 0), "a holiday of that year")
    here = containing("year", base or 0).year
    days = [holiday(name, here + step) or 0 for step in (-1, 0, 1)]
    return dated(day(chosen(p, days, base or 0)), f"{name.title()} nearest to {p.ref.base_name()}")


def chosen(p: Phrase, days: list[int], base: int) -> int:
    """Of a holiday's days the last before, the next after, or the nearest."""
    if p.has("last") or p.has("past"):
        return days[1] if days[1] < base else days[0]
    if p.has("next"):
        return days[1] if days[1] > base else days[2]
    return min(days, key=lambda each: abs(each - base))


def name_of(p: Phrase) -> str:
    """The holiday's name without a year or "last"."""
    words = p.words()
    for extra in ("this ", "last ", "next ", "past "):
        words = words.removeprefix(extra)
    words = words.split(",")[0].split(" of ")[0]
    kept = [word for word in words.split() if not word[0].isdigit() and not word.startswith("'")]
    while kept and kept[-1] in {"this", "last", "next", "year"} and kept != ["new", "year"]:
        kept.pop()
    return " ".join(kept)
