"""Text to tree: a scanner and a recursive descent for the query language.

    query   := term*
    term    := ("not:" | "-")? atom
    atom    := field ":" value | '"' phrase '"' | "/" pattern "/" | word
    names   := name ("+" name)*          for actor, place, source, tag
    name    := "="? (word | '"' phrase '"')

Between quotes a backslash takes the next character as it is. A word before a colon that is no field is an error, so
that a slip is noticed; what holds a colon is searched for between quotes. On any text the parser either gives a tree
or raises QueryError.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from timeline.query.dates import read_interval
from timeline.query.errors import QueryError
from timeline.query.pattern import check
from timeline.query.syntax import (
    DATE_FIELDS,
    FIELDS,
    NAME_FIELDS,
    STATUSES,
    Atom,
    Dated,
    DateField,
    HasStatus,
    Marked,
    Name,
    Named,
    NameField,
    Pattern,
    Query,
    Term,
    Text,
    Undated,
    quoted,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FIELD = re.compile(r"([^\W\d_]+):", re.UNICODE)
SPACE = re.compile(r"\s*")
BARE_WORD = re.compile(r"\S+")
BARE_NAME = re.compile(r"[^\s+]+")
MAX_LENGTH = 10_000  # characters; nobody types more, and every term costs a pass over the entries


def parse(text: str, *, today: date) -> Query:
    """Read a query; relative dates are read against `today`.

    Raises:
        QueryError: with the span of the first part that is wrong.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(MAX_LENGTH, len(text), f"a query has at most {MAX_LENGTH:,} characters")
    return Query(tuple(Parser(text, today).terms()))


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that `word` was probably meant to be."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    starts = [name for name in known if word and name.startswith(word.lower())]
    return next(iter(starts or get_close_matches(word.lower(), known, n=1, cutoff=0.5)), None)


class Parser:
    """One pass over a query's text; `at` is the place of the next character."""

    def __init__(self, text: str, today: date) -> None:
        self.text = text
        self.today = today
        self.at = 0

    def terms(self) -> list[Term]:
        """All terms, in order."""
        terms = []
        while self._skip_space():
            start = self.at
            negated = self._negation()
            atom = self._atom()
            terms.append(Term(atom, negated, (start, self.at)))
        return terms

    def _skip_space(self) -> bool:
        match = SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at < len(self.text)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match[0] if match else ""

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _ended(self) -> bool:
        return not self._peek() or self._peek().isspace()

    def _negation(self) -> bool:
        start = self.at
        for mark in ("-", "not:"):
            if self.text[start : start + len(mark)].lower() == mark:
                self.at += len(mark)
                if self._ended():
                    raise QueryError(start, self.at, f"{mark} excludes the term after it, without a space between")
                if self._peek() == "-" or self.text[self.at : self.at + 4].lower() == "not:":
                    raise QueryError(start, self.at + 1, "a term can be excluded only once")
                return True
        return False

    def _atom(self) -> Atom:
        if self._peek() == '"':
            return Text(self._closed(self._quoted()))
        if self._peek() == "/":
            return self._pattern()
        match = FIELD.match(self.text, self.at)
        return self._field(match) if match else Text(self._take(BARE_WORD))

    def _quoted(self) -> str:
        start, chars = self.at, []
        self.at += 1
        while self._peek() != '"':
            if self._peek() == "\\":
                self.at += 1
            if not self._peek():
                raise QueryError(start, len(self.text), "the quote is not closed", self.text[start:] + '"')
            chars.append(self._peek())
            self.at += 1
        self.at += 1
        return self._filled("".join(chars), start, "there is nothing between the quotes")

    def _filled(self, value: str, start: int, message: str) -> str:
        if not value.strip():
            raise QueryError(start, self.at, message)
        return " ".join(value.split())

    def _closed(self, value: str) -> str:
        if not self._ended():
            raise QueryError(self.at, self.at + 1, "a space is missing after the closing mark", " " + self._peek())
        return value

    def _pattern(self) -> Pattern:
        start = self.at
        end = start + 1
        while self.text[end : end + 1] not in ("/", ""):
            end += 2 if self.text[end] == "\\" else 1
        if end >= len(self.text):
            raise QueryError(start, len(self.text), "the pattern is not closed", self.text[start:] + "/")
        self.at = end + 1
        pattern = self.text[start + 1 : end]
        check(pattern, start + 1, end)
        return Pattern(self._closed(pattern))

    def _field(self, match: re.Match[str]) -> Atom:
        start, name = self.at, match[1].lower()
        if name not in FIELDS:
            whole = self._take(BARE_WORD)
            message = f"there is no field {match[1]}: (to search for the text, put it between quotes)"
            raise QueryError(start, start + len(match[0]), message, self._instead(name, whole))
        self.at = match.end()
        if name in NAME_FIELDS:
            return self._named(cast("NameField", name), start)
        if name == "mark":
            return self._mark(start)
        value_at = self.at
        value = self._value(start, name)
        if name in DATE_FIELDS:
            field = cast("DateField", name)
            return Dated(field, value, *read_interval(field, value, self.today, (value_at, self.at)))
        return self._status(value, value_at) if name == "status" else self._date(value, value_at)

    def _instead(self, name: str, whole: str) -> str:
        known = nearest(name, FIELDS)
        return f"{known}:" if known else quoted(whole)

    def _value(self, start: int, name: str) -> str:
        if self._peek() == '"':
            return self._closed(self._quoted())
        value = self._take(BARE_WORD)
        if not value:
            raise QueryError(start, self.at, f"{name}: needs a value right after the colon")
        return value

    def _named(self, field: NameField, start: int) -> Named:
        names = [self._name(start, field)]
        while self._peek() == "+":
            self.at += 1
            names.append(self._name(start, field))
        self._closed("")
        return Named(field, tuple(names))

    def _name(self, start: int, field: str) -> Name:
        exact = self._peek() == "="
        self.at += exact
        value = self._quoted() if self._peek() == '"' else self._take(BARE_NAME)
        if not value:
            raise QueryError(start, self.at, f"{field}: needs a name right after {self.text[self.at - 1]}")
        return Name(value, exact)

    def _mark(self, start: int) -> Marked:
        if not self._ended():
            value = self._take(BARE_WORD)
            raise QueryError(start, self.at, f"mark: takes no value, and got {value}", "mark:")
        return Marked()

    def _status(self, value: str, start: int) -> HasStatus:
        if value.lower() not in STATUSES:
            message = f"there is no status {value}: it is one of {', '.join(STATUSES)}"
            raise QueryError(start, self.at, message, nearest(value, STATUSES))
        return HasStatus(value.lower())

    def _date(self, value: str, start: int) -> Undated:
        if value.lower() != "none":
            field_at = start - len("date:")
            raise QueryError(field_at, self.at, "date: takes only none", f"on:{self.text[start : self.at]}")
        return Undated()
