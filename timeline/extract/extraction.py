"""The pipeline from a document to its entries: main text, DCT, sentences, dates, names, clauses, verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.extract.actors import find_mentions
from timeline.extract.dct import Creation, creation_time, find_datelines
from timeline.extract.events import Setting, events_of
from timeline.extract.furniture import headline, paragraphs
from timeline.extract.ids import source_id
from timeline.extract.language import detect_language
from timeline.extract.sentences import split_sentences
from timeline.extract.timex import find_timexes, join_ranges
from timeline.lazy_regex import regex
from timeline.models import Entry, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from timeline.extract.furniture import Paragraph
    from timeline.models import Document, Sentence

IN_LINE = regex(r"[^\r\n]")
NO_ALIASES: Mapping[str, str] = {}


class Extraction(NamedTuple):
    """What a document gives: its source, entries in text order, the DCT and why, the language, warnings.

    `known` says that the caller knew the article, so that its entries were not looked for.
    """

    source: Source
    entries: tuple[Entry, ...]
    dct: date | None
    dct_basis: str
    language: str
    warnings: tuple[str, ...] = ()
    known: bool = False


def extract(
    document: Document, *, aliases: Mapping[str, str] = NO_ALIASES, known: Callable[[Source], bool] | None = None
) -> Extraction:
    """The entries of a document.

    Args:
        document: what was read.
        aliases: a person's corrections of names, alias to canonical name.
        known: asked before the costly part; True gives an extraction without entries that says `known`.
    """
    text = document.text
    parts = paragraphs(text)
    creation = creation_time(document, find_datelines(text, parts))
    sentences = split_sentences(text, _main_spans(parts, creation))
    language = document.language or detect_language("\n".join(sentence.text for sentence in sentences[:60]))
    source = Source(
        id=source_id(sentence.text for sentence in sentences),
        title=document.title or headline(text, parts),
        path=document.path,
        url=document.url,
        published=creation.day.isoformat() if creation.day else None,
        publisher=document.publisher,
        author=document.author,
    )
    if known and known(source):
        return Extraction(source, (), creation.day, creation.basis, language, creation.warnings, known=True)
    main = _without_furniture(text, sentences)
    timexes = join_ranges(main, find_timexes(main, creation.day, language=language))
    mentions = find_mentions(main, sentences, aliases=aliases)
    dct = creation.day.toordinal() if creation.day else None
    entries = events_of(text, sentences, timexes, mentions, Setting(source, dct, creation.place, language))
    return Extraction(source, tuple(entries), creation.day, creation.basis, language, creation.warnings)


def _main_spans(parts: list[Paragraph], creation: Creation) -> list[tuple[int, int]]:
    """The spans of prose, each without the dateline that opens it."""
    starts = {line.start: line.end for line in creation.datelines}
    return [(starts.get(part.start, part.start), part.end) for part in parts if part.kind == "prose"]


def _without_furniture(text: str, sentences: list[Sentence]) -> str:
    """The text with everything but its sentences blanked, so that offsets stay and furniture dates nothing."""
    pieces: list[str] = []
    position = 0
    for sentence in sentences:
        gap = text[position : sentence.start]
        pieces.append(IN_LINE.sub(" ", gap) if gap.strip() else gap)
        pieces.append(sentence.text)
        position = sentence.end
    pieces.append(" " * (len(text) - position))
    return "".join(pieces)
