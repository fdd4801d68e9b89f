"""The tense of the clause around an expression, by the nearest verb that shows one."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

REACH = 110  # characters of the sentence looked at before the expression
AHEAD = 70  # and behind it
STOP: Final = r"[.!?]['\"”’)]{0,2}\s(?=[\s\"'“‘(]{0,3}[A-Z])|\n\n|\|"
PROGRAMME: Final = (  # what a calendar says in the present tense: "the trial begins Monday"
    r"begins|starts|opens|resumes?|convenes?|kicks off|goes on sale|go(?:es)? to (?:the polls|trial|court)"
    r"|travels|leaves|arrives|flies|heads (?:to|for)|returns to"
    r"|(?<=[a-z]s )(?:meet|hold|begin|start|open|gather|vote)"
    r"|(?:is|are) (?:also )?(?:meeting|visiting|travel+ing|flying|arriving|leaving|holding|hosting|heading|returning"
    r"|going|voting|opening|starting|launching|releasing|coming|speaking|appearing)"
)
TO_DO: Final = r"(?: (?:not|also|then|be|[a-z]+ly)){0,2} [a-z]+"  # a verb behind "will" or "to": "cut" is no past there
SET: Final = r"(?<!had been )(?:scheduled|due)"  # what had been set is past
FUTURE: Final = (
    rf"\b(?:(?:will|won't|shall|'ll|would|may|might|can be|to be){TO_DO}"
    rf"|(?:supposed|going|about|set|is|are|agree[sd]?|agreement|plans?|proposal|offer|bid|promised?|pledged?|vowed"
    rf"|meet|vote|decide[sd]?|wants?|ready|asked|ordered|urged|allowed|invited|gives?|given|{SET}|expected|slated|forecast|projected"
    rf"|intends?|hopes?) to{TO_DO}"
    rf"|will|won't|shall|'ll|would|to be|{SET}|(?:are |is )?expected|planned"
    r"|plan(?:s|ning)?(?= to| for| on)|upcoming"
    r"|set for|intends?|hopes?|may|might|deadline|effective|payable"
    rf"|expires?|takes? effect|matur(?:e|es|ing)|slated|tentatively|{PROGRAMME})\b"
)
PAST: Final = (
    r"\b(?:was|were|had|did|has|have|been|since|said|says|told|met|rose|fell|held|led|left|began|came|went|won|lost|made"
    r"|took|gave|got|found|saw|sent|spent|struck|shot|sold|bought|paid|put|ran|sat|spoke|stood|wrote|hit|cut|broke|became"
    r"|brought|built|caught|chose|drew|drove|fought|flew|grew|heard|kept|knew|read|rode|slid|stole|swept|taught|thought"
    r"|threw|hurt|laid|sought|shut|sank|quit|beat"
    r"|(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bits )(?<!\bun)[a-z]{2,}ed)\b"
)
LOOKS_AHEAD: Final = (
    r"(?i)\b(?:by|until|till|as (?:early|soon) as|no later than|starting|beginning|effective|from now (?:to|until))"
    r"(?: (?:on|in|the|this))? ?$"
)
SURELY_AHEAD: Final = (
    r"(?i)\b(?:as (?:early|soon) as|no later than|not until) (?:on )?$"
    r"|\b(?:is|are) (?:(?:on|in) )?$"  # "the vote is Tuesday", "the election is in November"
    r"|\b(?:postponed|delayed|extended|adjourned|deferred|put off|pushed back|rescheduled)\b[^.]{0,50}"
    r"\b(?:until|till|to) $"
    r"|\b(?:give[sn]?|gave|has|have|had)\b[^.]{1,50}\b(?:until|till) (?:\w+ [ap]\.?m\.? )?$"
)

FUTURE_IN_PAST: Final = r"\b(?:was|were|would|had)\b"


# How what is surely ahead ends, but for a last "on" or "in": where nothing does, there is nothing to look for.
AHEAD_ENDS: Final = ("as ", "than ", "until ", "till ", "to ", "is ", "are ", "m ", "m. ")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of this module, compiled when a text first needs it."""
    return re.compile(pattern)


def clause_before(text: str, start: int) -> str:
    """The text of the sentence before the expression, at most `REACH` characters."""
    begin = max(0, start - REACH)
    for stop in compiled(STOP).finditer(text, begin, start + 1):  # its own capital shows where a sentence begins
        begin = stop.end()
    return text[begin:start]


def clause_after(text: str, end: int) -> str:
    """The text of the sentence behind the expression, at most `AHEAD` characters."""
    right = text[end : end + AHEAD]
    stop = compiled(STOP).search(right)
    return right[: stop.start()] if stop else right


def last_end(pattern: str, text: str) -> int:
    """Where the last match ends, -1 if there is none."""
    end = -1
    for found in compiled(pattern).finditer(text):
        end = found.end()
    return end


def tense_at(text: str, start: int, end: int) -> int:
    """-1 past, 1 future, 0 undecided, of the clause around the expression at `start` to `end`."""
    left = clause_before(text, start)
    ending = left[-12:].lower().removesuffix("on ").removesuffix("in ")
    if ending.endswith(AHEAD_ENDS) and compiled(SURELY_AHEAD).search(left):
        return 1
    future, past = last_end(FUTURE, left), last_end(PAST, left)
    if future >= past and future > 0:
        return 1
    ahead = bool(compiled(LOOKS_AHEAD).search(left))
    if past >= 0:
        return 1 if ahead and future > 0 else -1  # "would remain closed until Friday"
    return tense_of_rest(clause_after(text, end), ahead=ahead)


def tense_of_rest(right: str, *, ahead: bool) -> int:
    """The tense by the first verb behind the expression; `ahead` where a word before it looks ahead."""
    future, past = compiled(FUTURE).search(right), compiled(PAST).search(right)
    if future and (not past or future.start() <= past.start()):
        return 1
    if past:
        return -1
    return 1 if ahead else 0


def ahead_of_now(text: str, start: int, end: int) -> bool:
    """Whether the clause looks ahead from the present: "it will be signed", and not "it was to be signed"."""
    return tense_at(text, start, end) > 0 and not compiled(FUTURE_IN_PAST).search(clause_before(text, start))
