"""Lists and ranges that share a month or a year: "June 1, 3 and 5", "6-7 February", "in April and June 1955"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline.days import civil
from timeline.extract.timex.grammar import expand, members
from timeline.extract.timex.lexer import value_of
from timeline.extract.timex.periods import Period, calendar_day
from timeline.models import Timex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.extract.timex.lexer import Tokens
    from timeline.extract.timex.phrase import Phrase

LINK: Final = r"(?:,<and>?|-{1,2}|<to>|<and>|/)"
SHARED: Final = LINK + r"<the>?(?:{EARLY})?(?:{MON}{DAYNO}(?!<digits>)|{DAYNO}(?:<of>)?{MON}|{MON}|{DAYNO}(?!<digits>))"
MONTH_FIRST: Final = frozenset({"month_day", "month_day_year"})
NO_MORE: Final = Timex(0, 0, "DATE", "")  # the year behind a list is taken, and says nothing new
CLOSES: Final = r"(?=[.,;:)\n\"'?!_-]|<and|to|in|at|on|by|for|from|but|before|after|year|part>|$)"


@cache
def year_ahead() -> re.Pattern[str]:
    """Further members of a list, and the year that closes it."""
    return re.compile(expand(f"(?:{SHARED}){{1,5}}(?:,|<of>)?<year>"))


@cache
def month_ahead() -> re.Pattern[str]:
    """Further days of a list, and the month that closes it."""
    return re.compile(expand(f"(?:{LINK}<the>?{{DAYNO}}){{0,5}}(?:<u_day>?<of>)?-?[{members('mon')}]"))


@cache
def tail() -> re.Pattern[str]:
    """Days behind a day that began with its month; a comma alone needs a conjunction at the end of the list."""
    days = "(?:,<the>?{DAYNO}){0,6}"
    return re.compile(
        expand(
            f"(?:{days},?<and><the>?{{DAYNO}}|(?:-{{1,2}}|<to>)<the>?{{DAYNO}}){CLOSES}|-{{1,2}}{{DAYNO}}(?![-/.,%]|<digits>)"
        )
    )


def shared_year(p: Phrase) -> int | None:
    """The year at the end of a list or range that the phrase begins; the one before it for months that run over it."""
    cats = p.tokens.cats
    match = year_ahead().match(cats, p.stop)
    if not match:
        return None
    year = int(value_of(p.tokens.words[match.end() - 1]))
    months = [value_of(p.tokens.words[at]) for at in range(p.stop, match.end()) if cats[at] in members("mon")]
    return year - 1 if months and months[-1] < p.value("mon") else year


def month_behind(p: Phrase) -> tuple[int, int | None] | None:
    """The month that closes the list which the phrase begins, and its year if it is written."""
    cats, words = p.tokens.cats, p.tokens.words
    match = month_ahead().match(cats, p.stop)
    if not match:
        return None
    at = match.end()
    at += cats[at : at + 1] == "."
    at += cats[at : at + 1] == ","
    year = value_of(words[at]) if at < len(cats) and cats[at] in members("year") else None
    return value_of(words[match.end() - 1]), year


def following_days(tokens: Tokens, stop: int, first: Timex) -> Iterator[tuple[Timex, int]]:
    """The days that a list adds behind `June 1`, each with the token where it ends."""
    match = tail().match(tokens.cats, stop) if first.rule in MONTH_FIRST and first.first is not None else None
    if not match or first.first is None:
        return
    year, month, _ = civil(first.first)
    for at in range(stop, match.end()):
        if tokens.cats[at] in members("int") + members("ordnum"):
            period = calendar_day(year, month, value_of(tokens.words[at]))
            if period and period.first > first.first:
                yield listed(tokens, at, period, first), at + 1
    behind = re.compile(expand(",?<year>")).match(tokens.cats, match.end())
    if behind and int(value_of(tokens.words[behind.end() - 1])) == year:
        yield NO_MORE, behind.end()


def listed(tokens: Tokens, at: int, period: Period, first: Timex) -> Timex:
    """One more day of a list."""
    basis = f"of the month of {first.value}, in one list with it"
    return Timex(
        tokens.start(at),
        tokens.end(at),
        "DATE",
        period.value,
        None,
        period.first,
        period.last,
        "day",
        basis,
        "day_list",
    )
