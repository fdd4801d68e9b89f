"""Tables of phrases for the tests of time expressions: a value, then the phrases that mean it."""

from __future__ import annotations

from datetime import date

from timeline.extract import find_timexes

DCT = date(2025, 4, 17)  # a Thursday


def cases(table: str) -> list[tuple[str, str]]:
    """(phrase, values): a line is `values: phrase | phrase`, the values of several expressions parted by blanks."""
    found = []
    for line in filter(None, table.splitlines()):
        values, _, phrases = line.partition(": ")
        found += [(phrase.strip(), values.strip()) for phrase in phrases.split(" | ")]
    return found


def values(text: str, dct: date | None = DCT) -> str:
    """The values found in a text, parted by blanks; `-` for none."""
    return " ".join(each.value for each in find_timexes(text, dct)) or "-"
