"""Bare years, the weakest sign: four digits that nothing else claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.timex.grammar import Reading, rule
from timeline.extract.timex.periods import month, year
from timeline.extract.timex.readings import dated, early

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase

FOLLOWING = frozenset(
    "he she it they we the a an his her its their this these that and or but when where after before by at on with for as"
    " to from of under until because during who which was were had is did all".split()
)
"""What may follow a year, and no number of things."""
CURRENCY = frozenset("$£€¥#%&+*=")
CODES = frozenset(
    "no flight room route number page highway interstate boeing airbus model article section chapter resolution channel gate"
    " paragraph line version suite box windows office vision agenda".split()
)
"""What a number behind these words names."""


@rule("year_tail", r"(?<=<year>[-/])<mm>(?![-/]|<digits>)", "1955-57: the second year has the first's century")
def year_tail(p: Phrase) -> Reading | None:
    """The 57 of `1955-57`."""
    first = int(p.word_before(2))
    second = first // 100 * 100 + int(p.words())
    text = p.words()
    if (
        len(text) != 2
        or not first < second < first + 60
        or (text[0] == "0" and p.before() == "-" and second != first + 1)
    ):
        return None
    return dated(year(second), f"of {first // 100}00s, as the year before the dash")


@rule("year_numeric_month", r"<year>-<int>(?!-|<digits>)", "ISO 8601")
def numeric_month(p: Phrase) -> Reading | None:
    """`2025-04`."""
    text = p.words().split("-")
    if len(text[1]) != 2 or not 1 <= int(text[1]) <= 12 or p.glued_before():
        return None
    if int(text[1]) == (int(text[0]) + 1) % 100:
        return None  # in prose 1904-05 is a winter or a season
    return dated(month(int(text[0]), int(text[1])))


@rule(
    "year",
    r"(?:<the>?<u_year>(?=<year>))?<year>(?!-?<unit>(?!<of>)|-<digits>-<digits>|%|,<big>|\.<digits>|/<digits>/)",
    "four digits, 1500 to 2100, that count nothing",
)
def bare_year(p: Phrase) -> Reading | None:
    """`in 1998`, `the 1996 campaign`, `early 2025`."""
    number = p.value("year")
    if not 1500 <= number <= 2100 or not is_year(p):
        return None
    return dated(year(number), "as written", early(p))


@rule(
    "year_early",
    r"(?<=<in|by|from>)<year>|(?<=<in>)<big>",
    "years before 1500 behind a preposition, in a text of that time",
)
def early_year(p: Phrase) -> Reading | None:
    """`in 882`, `by 1352`: nothing that it could count follows."""
    number, word = p.value("year") or p.value("big"), p.word_after()
    if not p.ref.story or not 100 <= number < 1500 or not is_year(p):
        return None
    counts = word[:1].islower() and word.lower() not in FOLLOWING and not word.endswith("ed")
    return None if counts or word[:1].isdigit() else dated(year(number), "as written", early(p))


def is_year(p: Phrase) -> bool:
    """Whether nothing around the digits makes them an amount, a code or a number of something."""
    before, after = p.before(), p.after()
    if (
        p.word_before()[-1:] in CURRENCY
        or after == "%"
        or (before == "." and p.glued_before())
        or (before == "," and p.glued_before())
    ):
        return False
    if (after in "/&" and not p.is_after("mm", 1)) or (before in "/:" and p.glued_before()):
        return False
    if after == ":" and p.is_after("digits", 1):
        return False  # a ratio, a verse
    if before == "-" and p.glued_before() and not p.is_before("year", 2) and p.is_before("digits", 2):
        return False  # a phone number's end
    if before == "." and p.word_before(2).lower() == "no":
        return False
    return not (p.is_after("scale") or p.word_before().lower() in CODES)
