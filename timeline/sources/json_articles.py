"""A JSON file of articles: an array of them, an object that holds such an array, or one article.

The wrappers are those of JSON Feed (`items`), of news interfaces (`articles`, `results`, `response.docs`) and of
search engines (`hits.hits`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.sources.articles import document
from timeline.sources.bounded import whole
from timeline.sources.encoding import decode
from timeline.sources.jsonl import load
from timeline.sources.nouns import WRAPPING, Failure, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.models import Document
    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

WRAPPERS = (
    "articles",
    "items",
    "results",
    "docs",
    "documents",
    "entries",
    "stories",
    "posts",
    "hits",
    "data",
    "response",
)
DEEPEST = 4


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """The articles in order; failures name the place in the array, from 1, unless nothing there is an article."""
    value = load(decode(whole(stream, WRAPPING * options.max_bytes), origin, options, warn))
    records = _records(value, DEEPEST)
    if records is None:
        if not isinstance(value, dict):
            raise UnreadableError("JSON, but no articles: neither an object nor an array of objects")
        yield document(value, origin, options.fields)
        return
    answers = [_answer(record, number, origin, options) for number, record in enumerate(records, 1)]
    failed = [answer for answer in answers if isinstance(answer, Failure)]
    if len(failed) == len(answers) > 1:  # some other JSON, which is one thing to tell and not a thousand
        raise UnreadableError(f"none of its {len(answers):,} records is an article; the first: {failed[0].why}")
    yield from answers


def _answer(record: Any, number: int, origin: Origin, options: ReadOptions) -> Document | Failure:
    where = origin._replace(where=f"{origin.where}:[{number}]")
    try:
        return document(_unwrapped(record), where, options.fields)
    except UnreadableError as error:
        return Failure(where.where, str(error))


def _records(value: Any, depth: int) -> list[Any] | None:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or not depth:
        return None
    found = (records for key in WRAPPERS if key in value and (records := _records(value[key], depth - 1)) is not None)
    return next(found, None)


def _unwrapped(record: Any) -> Mapping[str, Any]:
    if not isinstance(record, dict):
        raise UnreadableError("not an object")
    inner = record.get("_source")
    return inner if isinstance(inner, dict) else record
