"""A table of articles (CSV, TSV; RFC 4180): a header, then an article a row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from timeline.sources.articles import document
from timeline.sources.bounded import peek
from timeline.sources.encoding import encoding_of
from timeline.sources.nouns import MEBI, Failure, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

SAMPLE = 1 << 16  # bytes that decide on the encoding and the delimiter
DELIMITERS = ",;\t|"


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """The articles in order, a row at a time; failures name the line on which their row begins.

    A row that is no CSV ends the table, as nobody can say where the next one begins.
    """
    sample, stream = peek(stream, SAMPLE)
    csv.field_size_limit(options.max_bytes)
    lines = _lines(stream, encoding_of(sample, origin, options, warn), options.max_bytes)
    rows = csv.reader(lines, delimiter=_delimiter(sample))
    header = _next(rows)
    if not header:
        raise UnreadableError("a table without a header")
    line = rows.line_num + 1
    while (row := _next(rows)) is not None:
        where = origin._replace(where=f"{origin.where}:{line}")
        line = rows.line_num + 1
        try:
            if any(row):
                yield document(dict(zip(header, row, strict=False)), where, options.fields)
        except UnreadableError as error:
            yield Failure(where.where, str(error))


def _next(rows: Any) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        raise UnreadableError(f"broken at line {rows.line_num}: {error}") from error


def _delimiter(sample: bytes) -> str:
    """The separator that the header has most of."""
    header = sample.split(b"\n", 1)[0].replace(b"\0", b"").decode("ascii", "replace")
    return max(DELIMITERS, key=header.count)


def _lines(stream: BinaryIO, encoding: str, limit: int) -> Iterator[str]:
    """Decoded lines, none longer than `limit` characters."""
    text = io.TextIOWrapper(cast("io.BufferedReader", stream), encoding=encoding, errors="replace", newline="")
    while line := text.readline(limit + 1):
        if len(line) > limit:
            raise UnreadableError(f"a line of more than {limit // MEBI} MB")
        yield line.replace("\0", "")
