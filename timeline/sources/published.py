"""The day that metadata gives as the publication date; None rather than a guess."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

ISO = re.compile(r"\s*(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)|\s*(\d{4})(\d\d)(\d\d)(?:T\d+\S*)?\s*\Z")
EPOCH = re.compile(r"\s*(\d{10}|\d{13})(?:\.\d+)?\s*\Z")
DIGITS = re.compile(r"\s*(\d\d?)([-/.])(\d\d?)\2(\d{4})(?!\d)")
WORDS = re.compile(
    r"(?:\b(?P<day>\d\d?)(?:st|nd|rd|th)?\.?\s+(?P<month>[A-Za-z]{3,9})\.?,?"
    r"|\b(?P<month2>[A-Za-z]{3,9})\.?\s+(?P<day2>\d\d?)(?:st|nd|rd|th)?,?)\s+(?P<year>\d{4})\b"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONGEST = 100  # characters; a date is no longer, and parsers are not to be fed more


def read_day(value: Any) -> date | None:
    """The calendar day of a metadata value: a date, seconds or milliseconds since 1970, or text in any usual form.

    The day is the one written, whatever the zone beside it. Digits whose day and month could be either ("04/05/2025")
    give None, and so do relative words.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value)[:LONGEST]
    for reader in (_iso, _epoch, _digits, _words):
        matched, day = reader(text)
        if matched:
            return day
    return _other(text) if isinstance(value, str) and any(map(str.isdigit, text)) else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(text: str) -> tuple[bool, date | None]:
    match = ISO.match(text)
    if not match:
        return False, None
    year, month, day = (int(group) for group in match.groups() if group)
    return True, _day(year, month, day)


def _epoch(text: str) -> tuple[bool, date | None]:
    match = EPOCH.match(text)
    if not match:
        return False, None
    seconds = int(match[1]) // (1000 if len(match[1]) == 13 else 1)
    return True, datetime.fromtimestamp(seconds, UTC).date()


def _digits(text: str) -> tuple[bool, date | None]:
    match = DIGITS.match(text)
    if not match:
        return False, None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:
        return True, _day(year, second, first)
    return True, _day(year, first, second) if second > 12 else None


def _words(text: str) -> tuple[bool, date | None]:
    match = WORDS.search(text)
    month = (match["month"] or match["month2"]).lower()[:3] if match else ""
    if not match or month not in MONTHS:
        return False, None
    return True, _day(int(match["year"]), MONTHS.index(month) + 1, int(match["day"] or match["day2"]))


def _other(text: str) -> date | None:
    """Absolute dates in the languages of dateparser."""
    import dateparser  # noqa: PLC0415  280 ms that few files need

    settings: Any = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    try:
        found = dateparser.parse(text, settings=settings)
    except (ValueError, OverflowError, RecursionError):
        return None
    return found.date() if found else None
