"""Inputs through sources and extract, an article at a time; the store is not known here."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from timeline.ingest.time_limit import within
from timeline.sources import Failure, Notice, ReadOptions, files, read_one
from timeline.sources.nouns import OutOfTimeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from timeline.extract import Extraction
    from timeline.models import Document, Source

    Known = Callable[[Source], bool]

UNDATED = "no date in it or beside it, so its relative dates stay unresolved (--dated gives one)"


class Outcome(NamedTuple):
    """What became of one article: an extraction with the text that its spans count in, or a failure."""

    where: str
    extraction: Extraction | None = None
    text: str = ""
    failure: Failure | None = None
    notices: tuple[Notice, ...] = ()


def outcomes(
    inputs: Iterable[str],
    options: ReadOptions,
    *,
    aliases: Mapping[str, str] | None = None,
    known: Known | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Outcome]:
    """The outcomes of inputs (files, folders, addresses, `-`), in order; of a `known` article without its entries."""
    for where in inputs:
        for item in files(where, options):
            yield from (
                [Outcome(item.where, failure=item)]
                if isinstance(item, Failure)
                else file_outcomes(item, options, aliases=aliases, known=known, stdin=stdin)
            )


def file_outcomes(
    path: str,
    options: ReadOptions,
    *,
    aliases: Mapping[str, str] | None = None,
    known: Known | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Outcome]:
    """The outcomes of one file, standard input or address."""
    for answer, notices in answers(path, options, stdin):
        if isinstance(answer, Failure):
            yield Outcome(answer.where, failure=answer, notices=notices)
        else:
            yield document_outcome(answer, path, options, aliases=aliases, known=known, notices=notices)


def answers(
    path: str, options: ReadOptions, stdin: BinaryIO | None = None
) -> Iterator[tuple[Document | Failure, tuple[Notice, ...]]]:
    """What one file, standard input or address holds, each with its notices and within its time."""
    notices: list[Notice] = []
    reading = read_one(path, stdin=stdin, options=options, warn=notices.append)
    answer: Document | Failure | None
    while True:
        try:
            with within(options.seconds):
                answer = next(reading, None)
        except OutOfTimeError:  # which has ended the reader: what may follow in this file is out of reach
            answer = Failure(path, options.out_of_time("reading it"))
        if answer is None:
            return
        yield answer, tuple(notices)
        notices.clear()


def document_outcome(
    document: Document,
    path: str,
    options: ReadOptions,
    *,
    aliases: Mapping[str, str] | None = None,
    known: Known | None = None,
    notices: tuple[Notice, ...] = (),
) -> Outcome:
    """Extract from one document; whatever goes wrong there is that document's failure alone."""
    from timeline.extract import extract  # noqa: PLC0415  folders are walked and files refused without it

    where = document.where or path
    try:
        with within(options.seconds):
            extraction = extract(document, aliases=aliases or {}, known=known)
    except OutOfTimeError:
        return Outcome(where, failure=Failure(where, options.out_of_time("finding its events")), notices=notices)
    except Exception as error:  # noqa: BLE001  one article among thousands must not end the import
        reason = f"its events could not be read ({type(error).__name__}: {error})"
        return Outcome(where, failure=Failure(where, reason), notices=notices)
    own = [Notice(where, warning) for warning in extraction.warnings]
    if extraction.dct is None and not own:
        own.append(Notice(where, UNDATED))
    return Outcome(where, extraction, document.text, notices=(*notices, *own))
