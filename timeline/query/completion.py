"""What may stand at the cursor of a query that is being typed, with how many entries each would mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.query.fuzzy import rank
from timeline.query.names import matching
from timeline.query.syntax import FIELDS, NAME_FIELDS, STATUSES, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.query.ports import Index, Names, Store
    from timeline.query.syntax import NameField

LIMIT = 12  # more than fit into a list under the query bar
PREFIX = re.compile(r"(?P<not>not:|-)?(?:(?P<field>[^\W\d_]+):)?(?P<value>.*)", re.DOTALL | re.IGNORECASE)
DATES = ("today", "yesterday", "this week", "last week", "this month", "last month", "this year", "last year")
HINTS = {
    "actor": "who takes part",
    "place": "where it happened",
    "source": "the article or its publisher",
    "tag": "a tag of yours",
    "status": ", ".join(STATUSES),
    "mark": "what you marked",
    "on": "overlaps these days",
    "after": "from the first of these days on",
    "before": "earlier than these days",
    "until": "up to the last of these days",
    "date": "none: without a date",
    "not": "leaves out the term after it",
}


@dataclass(frozen=True, slots=True)
class Completion:
    """Text to put into the half-open span from `start` to `end`; `count` is None where nothing is counted."""

    start: int
    end: int
    replacement: str
    label: str
    count: int | None


def complete(text: str, cursor: int, store: Store) -> list[Completion]:
    """The completions of the term at the cursor (a code point offset), the best first; none where nothing fits."""
    cursor = max(0, min(cursor, len(text)))
    start = term_start(text, cursor)
    match = PREFIX.fullmatch(text, start, cursor)
    assert match, "the pattern matches any text"
    field = (match["field"] or "").lower()
    if field in NAME_FIELDS:
        return list(_names(text, match.start("value"), cursor, field, store.index))
    if field:
        return list(_values(match["value"], match.start("value"), cursor, field, store.index))
    return list(_fields(match["value"], match.start("value"), cursor, negated=bool(match["not"])))


def term_start(text: str, cursor: int) -> int:
    """Where the term begins that the cursor stands in or after."""
    start, quote, at = 0, False, 0
    while at < cursor:
        if quote and text[at] == "\\":
            at += 1
        elif text[at] == '"':
            quote = not quote
        elif text[at].isspace() and not quote:
            start = at + 1
        at += 1
    return min(start, cursor)


def _fields(typed: str, start: int, end: int, *, negated: bool) -> Iterator[Completion]:
    for field in FIELDS:
        if field.startswith(typed.lower()) and not (negated and field == "not"):
            yield Completion(start, end, f"{field}:", HINTS[field], None)


def _values(typed: str, start: int, end: int, field: str, index: Index) -> Iterator[Completion]:
    typed = typed.lstrip('"').lower()
    if field == "status":
        for status in STATUSES:
            if status.startswith(typed):
                rows = index.rejected() if status == "rejected" else index.status(status) & index.live()
                yield Completion(start, end, status, status, len(rows))
    elif field == "date" and "none".startswith(typed):
        yield Completion(start, end, "none", "without a date", len(index.undated() & index.live()))
    elif field in ("on", "after", "before", "until"):
        for words in DATES:
            if words.startswith(typed):
                yield Completion(start, end, f'"{words}"' if " " in words else words, words, None)


def _names(text: str, start: int, end: int, field: NameField, index: Index) -> Iterator[Completion]:
    """Names for the last of the values that `+` joins; those that the others leave nothing of stay, with a count."""
    start = max(start, text.rfind("+", start, end) + 1)
    typed = text[start:end].lstrip("=").strip('"')
    names = index.names(field)
    for hit in rank(typed, names, limit=LIMIT):
        count = len(index.posting(field, hit.key) & index.live())
        yield Completion(start, end, term(names, hit.key, hit.name), hit.name, count)


def term(names: Names, key: str, display: str) -> str:
    """The shortest value that means this name and no other."""
    name = Name(display)
    return str(name if matching(names, name) == [key] else Name(display, exact=True))
