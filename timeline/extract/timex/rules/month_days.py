"""Days of a named month without a year of their own: `Aug. 6`, `the night of May 13`, `17 June of last year`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.days import civil
from timeline.extract.timex.grammar import Reading, rule
from timeline.extract.timex.lists import shared_year
from timeline.extract.timex.periods import Period, calendar_day
from timeline.extract.timex.readings import OF_A_YEAR, dated, unresolved, with_part, year_counted
from timeline.extract.timex.tense import ahead_of_now

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

AHEAD = 60  # days: further ahead of the DCT, a day told in the past tense is last year's
BEHIND = 30  # days: further behind it, a day told in the future tense is next year's


@rule("month_day_rel_year", r"{MON}<the>?{DAYNO}" + OF_A_YEAR, "the day of that year")
@rule("day_month_rel_year", r"<the>?{DAYNO}(?:<of>)?{MON}" + OF_A_YEAR, "the day of that year")
def day_of_year(p: Phrase) -> Reading | None:
    """`17 June of the following year`, `May 3 of last year`."""
    year_meant, number = year_counted(p), p.day_number()
    if year_meant is None or p.glued_before():
        return None
    return dated(calendar_day(year_meant, p.value("mon"), number), f"{p.words()}, counted from {p.ref.base_name()}")


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
    number = p.day_number()
    if number is None or (p.glued_before() and p.before() not in "-/"):
        return None
    shared = shared_year(p)
    if shared:
        return with_part(p, calendar_day(shared, p.value("mon"), number), "as written, the year behind it")
    period, basis = without_year(p, number)
    if period is None:
        return unresolved(f"XXXX-{p.value('mon'):02}-{number:02}") if number <= 31 and p.ref.near is None else None
    return with_part(p, period, basis)


def without_year(p: Phrase, number: int) -> tuple[Period | None, str]:
    """The phrase's day of its month, in the year that is meant, and the basis."""
    ref = p.ref.framed(p.start)
    period = ref.month_day(p.value("mon"), number, p.value("wday"))
    if period and ref.dct is not None and not ref.narrative:
        period = beyond(p, period, ref.dct)
    return period, f"nearest to {ref.base_name()}"


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
    if near.first < dct - BEHIND and ahead_of_now(p.ref.text, p.start, p.end):
        return calendar_day(year + 1, month_number, number)
    return near
