"""The dates of a query: intervals of days, read by the extractor's own normaliser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.query.errors import QueryError

if TYPE_CHECKING:
    from datetime import date

    from timeline.models import Timex
    from timeline.query.syntax import DateField

EXAMPLES = "2025, 2025-04, 2025-04-17, 2025-W16, 2022/2025, april, last week, 238 BC"


def read_when(words: str, today: date) -> Timex:
    """What a person's words for a time mean, read against today.

    Raises:
        ValueError: where they are no date, with some that would be.
    """
    from timeline.extract import read_date  # noqa: PLC0415 - the normaliser is heavy, and most queries have no date

    try:
        timex = read_date(words, today)
    except (ValueError, OverflowError):  # such as a year of a million digits
        timex = None
    if timex is None or (timex.first is None and timex.last is None):
        raise ValueError(f"{words} is no date that can be read; try one like {EXAMPLES}")
    return timex


def read_interval(field: DateField, words: str, today: date, span: tuple[int, int]) -> tuple[int | None, int | None]:
    """The first and last day number that `words` mean for `field`, None where the interval is open.

    Raises:
        QueryError: with `span` where the words are no date, or lack the end that the field asks for.
    """
    try:
        timex = read_when(words, today)
    except ValueError as error:
        raise QueryError(*span, str(error)) from error
    if field in ("after", "before") and timex.first is None:
        raise QueryError(*span, f"{words} has no first day, which {field}: goes by")
    if field == "until" and timex.last is None:
        raise QueryError(*span, f"{words} has no last day, which until: goes by")
    return timex.first, timex.last
