"""`find_timexes`: every time expression of a text, left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.timex.grammar import (
    NEAR,
    NOTHING,
    REACH,
    candidates,
    leading,
    members,
    modifier,
    modifying,
    mute,
    rules,
    seeds,
)
from timeline.extract.timex.lexer import chunks, prepare, tokenise
from timeline.extract.timex.lists import NO_MORE, following_days
from timeline.extract.timex.phrase import Phrase
from timeline.extract.timex.reference import Reference
from timeline.models import Timex

if TYPE_CHECKING:
    from datetime import date

    from timeline.extract.timex.grammar import Reading
    from timeline.extract.timex.lexer import Tokens


def find_timexes(text: str, dct: date | None, *, language: str = "en") -> list[Timex]:
    """Every time expression of the text, sorted by start, none overlapping another.

    Args:
        text: the text; offsets of the result count its code points.
        dct: when it was written; None leaves what leans on it unresolved (`first` and `last` None).
        language: ISO 639-1; for any but English only absolute dates and weekday names are read.

    Returns:
        TIMEX3 expressions: single dates and times, durations, sets and vague references; see `join_ranges` for ranges.
    """
    if language[:2].lower() != "en":
        from timeline.extract.timex.languages import find_foreign  # noqa: PLC0415 - brings dateparser

        return find_foreign(text, dct, language[:2].lower())
    prepared = prepare(text)
    ref = Reference(prepared, dct)
    found: list[Timex] = []
    for offset, piece in chunks(prepared):
        read_chunk(tokenise(piece, offset), ref, found)
    return found


def read_chunk(tokens: Tokens, ref: Reference, found: list[Timex]) -> None:
    """Add the chunk's expressions to `found`."""
    cats, place = tokens.cats, 0
    search, lead = seeds().search, leading()
    while seed := search(cats, place):
        start = at = seed.start()
        floor = max(place, at - (REACH if cats[at] not in lead else NEAR))
        while start > floor and cats[start - 1] in lead:
            start -= 1
        timex, place = read_at(tokens, start, at, ref)
        if timex:
            found.append(timex)
            for more, stop in following_days(tokens, place, timex):
                place = stop
                if more is not NO_MORE:
                    found.append(more)


def read_at(tokens: Tokens, start: int, at: int, ref: Reference) -> tuple[Timex | None, int]:
    """The expression that holds the token `at` and begins at `start` or later, and where to go on."""
    cats, silent, modifies = tokens.cats, mute(), modifying()
    for begin in range(start, at + 1):
        if cats[begin] in silent:
            continue
        inner = begin
        if cats[begin] in modifies and (modified := modifier().match(cats, begin)) and modified.end() <= at:
            inner = modified.end()
        for first in (inner, begin) if inner > begin else (begin,):
            timex, stop = resolve(tokens, begin, first, at, ref)
            if timex or stop:
                return timex, stop
    return None, at + 1


def resolve(tokens: Tokens, begin: int, first: int, at: int, ref: Reference) -> tuple[Timex | None, int]:
    """The first reading of a rule that matches at `first`, behind a modifier from `begin` on; (None, 0) without one.

    Where the first rule that matches does not reach beyond the token `at`, none is asked.
    """
    matched = False
    for index, matcher in candidates(tokens.cats[first]):
        match = matcher.match(tokens.cats, first)
        if not match:
            continue
        stop = match.end()
        if not matched and stop <= at:
            break
        matched = True
        phrase = Phrase(tokens, begin, stop, ref)
        rule = rules()[index]
        reading = rule.produce(phrase)
        if reading is NOTHING:
            return None, stop
        if reading:
            return timex_of(phrase, reading, rule.name), stop
    return None, 0


def timex_of(phrase: Phrase, reading: Reading, name: str) -> Timex:
    """Tie a reading to its place, and let what follows lean on it."""
    period = reading.period
    if period and reading.leads:
        phrase.ref.lean_on(period, phrase.start, compares=reading.compares or is_aside(phrase))
    return Timex(
        phrase.tokens.start(phrase.first + determiners(phrase, reading)),
        phrase.end,
        reading.type,
        reading.value,
        reading.mod,
        period.first if period else None,
        period.last if period else None,
        ("time" if reading.time else period.precision) if period else None,
        reading.basis,
        name,
        reading.time,
        reading.zone,
    )


def is_aside(phrase: Phrase) -> bool:
    """Whether a genitive only names a thing in a sentence of another date: `on Wednesday, after Sunday's vote, ...`."""
    genitive = phrase.ref.text.startswith("'s", phrase.end)
    return genitive and phrase.ref.in_sentence(phrase.start) is not None


def determiners(phrase: Phrase, reading: Reading) -> int:
    """How many words of the phrase belong to the noun behind it: "a" of `a two-year war`, "its" of `its third quarter`.

    TimeML tags a hyphenated modifier alone: so do 33 of 35 in news gold, and 6 of 7 behind a possessive.
    """
    first = phrase.cats[0]
    if len(phrase.cats) < 2 or phrase.cats[1] == "-":
        return 0
    if first in members("its"):
        return 1
    joined = "-" in phrase.cats and (reading.type == "DURATION" or "-Q" in reading.value)
    return int(joined and first in members("the") + members("a"))
