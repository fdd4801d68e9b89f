"""JSON Lines (https://jsonlines.org): an article a line, a bad line costs no other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.sources.articles import document
from timeline.sources.bounded import lines
from timeline.sources.encoding import decode
from timeline.sources.nouns import MEBI, Failure, UnreadableError

if TYPE_CHECKING:
    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """The articles in order; failures name the line."""
    found = False
    for number, line in lines(stream, options.max_bytes):
        if line is not None and not line.strip():
            continue
        found = True
        where = origin._replace(where=f"{origin.where}:{number}")
        try:
            if line is None:
                raise UnreadableError(f"a line of more than {options.max_bytes // MEBI} MB")  # noqa: TRY301  one place for all
            yield document(_record(decode(line, where, options, warn)), where, options.fields)
        except UnreadableError as error:
            yield Failure(where.where, str(error))
    if not found:
        raise UnreadableError("the file is empty")


def _record(line: str) -> dict[str, Any]:
    value = load(line)
    if not isinstance(value, dict):
        raise UnreadableError("not a JSON object")
    return value


def load(text: str) -> Any:
    """The JSON value of a text; UnreadableError with the place where it breaks.

    Deep nesting ends in a RecursionError, an endless row of digits in a ValueError: both say so.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg.lower()} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise UnreadableError("JSON nested too deeply") from error
    except ValueError as error:
        raise UnreadableError("JSON with a number too long to read") from error
