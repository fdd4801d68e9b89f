"""From dated sentences to entries: one for each expression that dates an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from timeline.days import iso
from timeline.extract.clauses import Clause, clauses_of
from timeline.extract.edtf import edtf
from timeline.extract.headline import clip
from timeline.extract.ids import entry_id, solid
from timeline.extract.judge import judge
from timeline.extract.participants import participants
from timeline.extract.place import Verdict, is_calendar
from timeline.extract.places import places
from timeline.extract.plurals import Plurals
from timeline.extract.pronouns import part_speaker, resolve_pronouns
from timeline.extract.roles import Bodies, resolve_roles
from timeline.extract.status import status
from timeline.extract.title import title
from timeline.extract.tokens import Token, tokenise
from timeline.models import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.models import Mention, MentionKind, Sentence, Source, Timex

NO_REFERENCE = "no reference date"
OTHER_LANGUAGE = Verdict("a date in another language", 0.5)
UNRESOLVED = 0.5  # at most, where the event is plain and its day is not
SURE = 0.9  # of a name in another language, where capitals say less
MEMORY = 12  # sentences looked back for whom a pronoun or a role means
MAX_ANALYSED = 3000  # characters: a longer "sentence" is a table or a list, and is read in pieces

Span = TypeVar("Span", "Timex", "Mention")


class Setting(NamedTuple):
    """What the entries of a document share: its source, DCT (a day number), dateline's place, language."""

    source: Source
    dct: int | None
    place: str
    language: str


class Piece(NamedTuple):
    """A sentence, its number in the main text, and a stretch of it in tokens and clauses.

    `start` is the stretch's, `solid` how many characters of the sentence before it are no white space.
    """

    number: int
    sentence: Sentence
    start: int
    solid: int
    tokens: list[Token]
    clauses: list[Clause]


def events_of(
    text: str, sentences: Sequence[Sentence], timexes: Sequence[Timex], mentions: Sequence[Mention], setting: Setting
) -> Iterator[Entry]:
    """The entries of the sentences in text order; `timexes` and `mentions` are sorted by start."""
    stretches = [(n, span) for n, sentence in enumerate(sentences) for span in _pieces(sentence)]
    spans = [span for _, span in stretches]
    dated, named = _grouped(spans, timexes), _grouped(spans, mentions)
    plurals, bodies = Plurals(text), Bodies(text)
    before = 0
    for i, (number, (start, end)) in enumerate(stretches):
        before = 0 if start == sentences[number].start else before + solid(text[spans[i - 1][0] : start])
        bodies.note(named[i - 1] if i else ())
        if not any(is_calendar(timex) for timex in dated[i]):
            continue
        tokens = tokenise(text, start, end, named[i], dated[i])
        clauses = clauses_of(tokens) if setting.language == "en" else []
        earlier = named[max(0, i - MEMORY) : i]
        resolve_roles(tokens, clauses, earlier, bodies)
        plurals.resolve(tokens, earlier, i)
        if tokens and tokens[0].quoted and tokens[0].start == start:
            part_speaker(tokens, clauses, earlier)
        resolve_pronouns(tokens, clauses, earlier)
        yield from _in_piece(Piece(number, sentences[number], start, before, tokens, clauses), setting)


def _grouped(stretches: Sequence[tuple[int, int]], spans: Sequence[Span]) -> list[list[Span]]:
    """For each stretch of the text the spans inside it; one pass over both."""
    groups: list[list[Span]] = [[] for _ in stretches]
    i = 0
    for group, (start, end) in zip(groups, stretches, strict=True):
        while i < len(spans) and spans[i].start < start:
            i += 1
        while i < len(spans) and spans[i].start < end:
            if spans[i].end <= end:
                group.append(spans[i])
            i += 1
    return groups


def _pieces(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The sentence's span, in stretches that end at white space where it is too long to be one."""
    start = sentence.start
    while sentence.end - start > MAX_ANALYSED:
        cut = sentence.text.rfind(" ", start - sentence.start + 1, start - sentence.start + MAX_ANALYSED)
        end = sentence.start + cut if cut > 0 else start + MAX_ANALYSED
        yield start, end
        start = end
    yield start, sentence.end


def _in_piece(piece: Piece, setting: Setting) -> Iterator[Entry]:
    seen: set[tuple[int, int | None, int]] = set()
    for at, token in enumerate(piece.tokens):
        timex = token.timex
        if timex is None or not is_calendar(timex):
            continue
        if timex.first is None and timex.last is None and setting.dct is not None:
            continue  # a reference was there and still it names no day
        verdict = judge(piece.tokens, piece.clauses, at) if piece.clauses else OTHER_LANGUAGE
        if not verdict.entry:
            continue
        if timex.first is not None:
            key = (timex.first, timex.last, verdict.head)
            if key in seen:
                continue  # two dates for one event
            seen.add(key)
        yield _entry(piece, at, verdict, setting)


def _entry(piece: Piece, at: int, verdict: Verdict, setting: Setting) -> Entry:
    sentence, tokens, clauses, timex = piece.sentence, piece.tokens, piece.clauses, piece.tokens[at].timex
    assert timex is not None
    resolved = timex.first is not None or timex.last is not None
    english = bool(clauses)
    actors = participants(tokens, clauses, verdict, at) if english else _named(tokens, places=False)
    expression = sentence.text[timex.start - sentence.start : timex.end - sentence.start]
    return Entry(
        id=_id(piece, timex, tokens[verdict.head], setting.source),
        start=iso(timex.first) if timex.first is not None else None,
        end=iso(timex.last) if timex.last is not None else None,
        precision=timex.precision if resolved else None,
        edtf=edtf(timex),
        status=status(tokens, clauses, verdict, timex, setting.dct),
        title=title(tokens, clauses, verdict, at) if english else clip(sentence.text),
        actors=tuple(actors),
        places=places(tokens, clauses, verdict, setting.place) if english else tuple(_named(tokens, places=True)),
        sentence=sentence.text,
        span=(sentence.start, sentence.end),
        expression=expression,
        expression_span=(timex.start, timex.end),
        timex={"type": timex.type, "value": timex.value} | ({"mod": timex.mod} if timex.mod else {}),
        basis=timex.basis if resolved else NO_REFERENCE,
        confidence=round(verdict.confidence if resolved else min(verdict.confidence, UNRESOLVED), 2),
        source=setting.source,
        time=timex.time,
        zone=timex.zone,
        kinds=actors,
    )


def _named(tokens: Sequence[Token], *, places: bool) -> dict[str, MentionKind]:
    """The names of a sentence whose clauses are not known, as far as they are beyond doubt, with their kinds."""
    mentions = (token.mention for token in tokens if token.mention is not None)
    return {each.name: each.kind for each in mentions if each.confidence >= SURE and (each.kind == "place") == places}


def _id(piece: Piece, timex: Timex, head: Token, source: Source) -> str:
    begin = piece.start - piece.sentence.start

    def offset(position: int) -> int:
        return piece.solid + solid(piece.sentence.text[begin : position - piece.sentence.start])

    spans = ((offset(one.start), offset(one.end)) for one in (timex, head))
    return entry_id(source.id, piece.number, *spans)
