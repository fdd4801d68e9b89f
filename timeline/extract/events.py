"""From dated sentences to entries: one for each expression that dates an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.days import iso
from timeline.extract.clauses import clauses_of
from timeline.extract.edtf import edtf
from timeline.extract.ids import entry_id
from timeline.extract.judge import Verdict, is_calendar, judge
from timeline.extract.participants import participants, places
from timeline.extract.status import status
from timeline.extract.title import title
from timeline.extract.tokens import tokenise
from timeline.models import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.dct import Creation
    from timeline.extract.tokens import Token
    from timeline.models import Mention, Sentence, Source, Timex

NO_REFERENCE = "no reference date"


def events_of(
    text: str,
    sentences: Sequence[Sentence],
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],
    source: Source,
    creation: Creation,
    language: str,
) -> Iterator[Entry]:
    """The entries of the sentences in text order; both lists are sorted by start."""
    dated = _grouped(sentences, timexes)
    named = _grouped(sentences, mentions)
    for place, sentence in enumerate(sentences):
        if any(is_calendar(timex) for timex in dated[place]):
            yield from _in_sentence(text, place, sentence, dated[place], named[place], source, creation, language)


def _grouped(sentences: Sequence[Sentence], spans: Sequence) -> list[list]:  # type: ignore[type-arg]
    """For each sentence the spans inside it; one pass over both."""
    groups: list[list] = [[] for _ in sentences]  # type: ignore[type-arg]
    i = 0
    for place, sentence in enumerate(sentences):
        while i < len(spans) and spans[i].start < sentence.start:
            i += 1
        while i < len(spans) and spans[i].start < sentence.end:
            if spans[i].end <= sentence.end:
                groups[place].append(spans[i])
            i += 1
    return groups


def _in_sentence(
    text: str,
    place: int,
    sentence: Sentence,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],
    source: Source,
    creation: Creation,
    language: str,
) -> Iterator[Entry]:
    tokens = tokenise(text, sentence.start, sentence.end, mentions, timexes)
    clauses = clauses_of(tokens) if language == "en" else []
    dct = creation.day.toordinal() if creation.day else None
    seen: set[tuple[int | None, int | None, int]] = set()
    for at, token in enumerate(tokens):
        timex = token.timex
        if timex is None or not is_calendar(timex) or (timex.first is None and timex.last is None and dct is not None):
            continue
        verdict = judge(tokens, clauses, at) if clauses else Verdict(True, "a date in another language", 0.5, 0, at)
        key = (timex.first, timex.last, verdict.head)
        if not verdict.entry or (timex.first is not None and key in seen):
            continue
        seen.add(key)
        yield _entry(text, place, sentence, tokens, clauses, at, verdict, source, creation)


def _entry(
    text: str,
    place: int,
    sentence: Sentence,
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    at: int,
    verdict: Verdict,
    source: Source,
    creation: Creation,
) -> Entry:
    timex = tokens[at].timex
    assert timex is not None
    head = tokens[verdict.head]
    dct = creation.day.toordinal() if creation.day else None
    spans = (
        (timex.start - sentence.start, timex.end - sentence.start),
        (head.start - sentence.start, head.end - sentence.start),
    )
    resolved = timex.first is not None or timex.last is not None
    record = {"type": timex.type, "value": timex.value} | ({"mod": timex.mod} if timex.mod else {})
    return Entry(
        id=entry_id(source.id, place, sentence.text, *spans),
        start=iso(timex.first) if timex.first is not None else None,
        end=iso(timex.last) if timex.last is not None else None,
        precision=timex.precision if resolved else None,
        edtf=edtf(timex),
        status=status(tokens, clauses, verdict, at, dct) if clauses else "happened",
        title=title(text, tokens, clauses, verdict) if clauses else sentence.text[:80],
        actors=participants(tokens, clauses, verdict) if clauses else (),
        places=places(tokens, clauses, verdict, creation.place) if clauses else (),
        sentence=sentence.text,
        span=(sentence.start, sentence.end),
        expression=text[timex.start : timex.end],
        expression_span=(timex.start, timex.end),
        timex=record,
        basis=timex.basis if resolved else NO_REFERENCE,
        confidence=round(verdict.confidence, 2),
        source=source,
        time=timex.time,
        zone=timex.zone,
    )
