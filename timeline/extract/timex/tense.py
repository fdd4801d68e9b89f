"""The tense of the clause around an expression, by the nearest verb that shows one."""

from __future__ import annotations

import re

REACH = 110  # characters of the sentence looked at before the expression
AHEAD = 60  # and behind it
STOP = re.compile(r"[.!?]['\"”’)]{0,2}\s|\n\n")
FUTURE = re.compile(
    r"\b(?:will|won't|shall|'ll|would|to be|scheduled|expected|plan(?:s|ned|ning)?|due|upcoming|set (?:to|for)|going to"
    r"|about to|by|until|intends?|hopes?|may|might|should|could|is to|are to|deadline|effective|payable|matur\w+"
    r"|expires?|begins?|starts?|opens?|takes? effect)\b",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:was|were|had|did|said|told|has|have|been|since|(?:[a-z]+(?:ed|[^e]nt)))\b", re.IGNORECASE)


def clause_before(text: str, start: int) -> str:
    """The text of the sentence before the expression, at most `REACH` characters."""
    left = text[max(0, start - REACH) : start]
    stops = list(STOP.finditer(left))
    return left[stops[-1].end() :] if stops else left


def clause_after(text: str, end: int) -> str:
    """The text of the sentence behind the expression, at most `AHEAD` characters."""
    right = text[end : end + AHEAD]
    stop = STOP.search(right)
    return right[: stop.start()] if stop else right


def last_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends, -1 if there is none."""
    end = -1
    for found in pattern.finditer(text):
        end = found.end()
    return end


def tense_at(text: str, start: int, end: int) -> int:
    """-1 past, 1 future, 0 undecided, of the clause around the expression at `start` to `end`."""
    left = clause_before(text, start)
    future, past = last_end(FUTURE, left), last_end(PAST, left)
    if future > past:
        return 1
    if past >= 0:
        return -1
    right = clause_after(text, end)
    ahead, back = FUTURE.search(right), PAST.search(right)
    if ahead and (not back or ahead.start() < back.start()):
        return 1
    return -1 if back else 0
