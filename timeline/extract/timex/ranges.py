"""Ranges and lists: "from May 3 to 7", "between 1914 and 1918", "in May and June" as one expression each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline.extract.timex.lexer import prepare
from timeline.extract.timex.reference import FRAMES
from timeline.extract.timex.tense import clause_before
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.models import Timex

LONGEST = 12  # members of a list
REACH = 24  # characters between two expressions that a joining word fits into
RANGE = regex(
    r"\s*(?:,\s*)?(?:(?:and\s+)?(?:to|through|thru)\b|-{1,2}|/)\s*(?:about|around|the|on|in|early|late)?\s*",
    re.IGNORECASE,
)
UNTIL = regex(r"\s*(?:,\s*)?(?:until|till|up to)\s*(?:the|on|in)?\s*", re.IGNORECASE)
AGAIN = regex(r"(?:,\s*and\s+|\s*and\s+)(?:on|in|at|during)\s", re.IGNORECASE)  # with its preposition once more
GOES_ON = regex(
    r"\s+(?:(?:he|she|it|they|we|the|an?|his|her|its|their|was|were|had|also|again|[a-z]+ed|[a-z]+ly)\b|[A-Z]\w)"
)
ALSO = regex(r"\s*(?:,\s*)?\b(?:and|or)\s*(?:again\s+)?(?:on|in|at|during)?\s*(?:the\s*)?", re.IGNORECASE)
COMMA = regex(r"\s*,\s*(?:on|in|at)?\s*", re.IGNORECASE)
OPENING = regex(r"\b(?:from|between|since)\s+(?:about|around|the|early|late)?\s*$", re.IGNORECASE)
BETWEEN = regex(r"\bbetween\s+(?:about|around|the)?\s*$", re.IGNORECASE)
DAYS: Final = frozenset({"day", "time"})


def join_ranges(text: str, timexes: Sequence[Timex]) -> list[Timex]:
    """The same expressions, with those that name one interval together joined into one.

    "from X to Y", "between X and Y", "X-Y", "X to Y" and lists ("in May and June", "on June 1, 3 and 5") become one
    `Timex` from the first's start to the last's end, whose interval runs from the earliest first to the latest last
    day.
    Its value is `X/Y`, its precision the finer of the two, its rule `range` or `list`. Expressions without an interval
    stay as they are.

    Args:
        text: the text that `find_timexes` read.
        timexes: its result, sorted by start.
    """
    prepared = prepare(text)
    return [joined(group, rule) if len(group) > 1 else group[0] for group, rule in groups(prepared, timexes)]


def groups(text: str, timexes: Sequence[Timex]) -> Iterator[tuple[list[Timex], str]]:
    """Runs of expressions that belong together, and `range` or `list`."""
    place = 0
    while place < len(timexes):
        group, rule = run_from(text, timexes, place)
        yield group, rule
        place += len(group)


def run_from(text: str, timexes: Sequence[Timex], place: int) -> tuple[list[Timex], str]:
    """The run that starts at this expression: a range, else a list that a conjunction ends, else itself."""
    first = timexes[place]
    group, complete, rule = [first], 1, "list"
    for following in timexes[place + 1 : place + LONGEST]:
        link = link_between(text, group, following)
        if not link:
            break
        group.append(following)
        if link != "comma":
            complete = len(group)
        if link == "range":
            rule = "range"
            break
    return group[:complete], rule


def link_between(text: str, group: list[Timex], following: Timex) -> str | None:
    """`range`, `also` or `comma`: how the next expression follows the group; None where it is another."""
    last = group[-1]
    if following.start - last.end > REACH or not like(last, following):
        return None
    between = text[last.end : following.start]
    opening = text[max(0, group[0].start - 20) : group[0].start] if len(group) == 1 else ""
    if RANGE.fullmatch(between) or (UNTIL.fullmatch(between) and OPENING.search(opening)):
        return "range" if following.last is not None and (last.first or 0) <= following.last else None
    if BETWEEN.search(opening) and ALSO.fullmatch(between):
        return "range"
    if following.rule == "n_later" or starts_clause(text, group, following):
        return None  # "on May 3, and two days later the crew left", "bought it in 2007 and in 2010 sold it"
    if not same_grain(last, following) or (
        text.startswith("'s", following.end) and not text.startswith("'s", last.end)
    ):
        return None  # "on Monday, and Tuesday's vote"
    return "also" if ALSO.fullmatch(between) else "comma" if COMMA.fullmatch(between) else None


def starts_clause(text: str, group: list[Timex], following: Timex) -> bool:
    """Whether "and in 2010" goes on with a verb or a subject, so that it dates another event than the group does.

    Dates that open a sentence together are of one event: "In May and in June the port was closed".
    """
    if len(group) > 1 or not AGAIN.match(text, group[0].end) or not GOES_ON.match(text, following.end):
        return False
    return not FRAMES.fullmatch(clause_before(text, group[0].start))


def like(one: Timex, other: Timex) -> bool:
    """Whether both are calendar periods that a range may run between: of one unit, or a month and a day."""
    if one.first is None or other.first is None or "DURATION" in {one.type, other.type}:
        return False
    return same_grain(one, other) or {one.precision, other.precision} <= {"day", "month"}


def same_grain(one: Timex, other: Timex) -> bool:
    """Whether both have one unit; days and clock times do."""
    return one.precision == other.precision or {one.precision, other.precision} <= DAYS


def joined(group: list[Timex], rule: str) -> Timex:
    """One expression of several."""
    first, last = min(group, key=lambda each: each.first or 0), max(group, key=lambda each: each.last or 0)
    precision = "day" if any(each.precision in DAYS for each in group) else first.precision
    basis = group[0].basis if group[0].basis == group[-1].basis else f"{group[0].basis}; {group[-1].basis}"
    return group[0]._replace(
        end=group[-1].end,
        value=f"{first.value}/{(last if last is not first else group[-1]).value}",
        first=first.first,
        last=last.last,
        precision=precision,
        basis=basis,
        rule=rule,
    )
