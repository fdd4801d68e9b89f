"""A mailbox (mbox, RFC 4155): messages after `From ` lines, read one at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from timeline.sources.bounded import lines
from timeline.sources.mail import message_document
from timeline.sources.nouns import MEBI, WRAPPING, Failure, OutOfTimeError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

START = re.compile(rb"From \S*.*\d\d:\d\d")
QUOTED = re.compile(rb">+From ")


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """The messages in order; failures name the line on which theirs begins."""
    del warn
    for number, data in _messages(stream, WRAPPING * options.max_bytes):
        where = origin._replace(where=f"{origin.where}:{number}")
        try:
            if data is None:
                raise UnreadableError(f"a message of more than {WRAPPING * options.max_bytes // MEBI} MB")  # noqa: TRY301
            yield message_document(data, where)
        except UnreadableError as error:
            yield Failure(where.where, str(error))
        except OutOfTimeError:
            yield Failure(where.where, options.out_of_time("reading it"))


def _messages(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Each message with the number of its first line; None stands for one beyond the limit."""
    begin, size, blank = 0, 0, True
    kept: list[bytes] = []
    for number, line in lines(stream, limit):
        if line is not None and blank and START.match(line):
            if begin:
                yield begin, b"".join(kept) if size <= limit else None
            begin, size, kept = number, 0, []
            continue
        size += limit + 1 if line is None else len(line)
        if line is not None and size <= limit:
            kept.append(line[1:] if QUOTED.match(line) else line)
        blank = line is not None and not line.strip()
    if begin:
        yield begin, b"".join(kept) if size <= limit else None
