"""One way in: a path, a folder, an address or standard input to documents, and one Failure for each that is none."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from timeline.models import Document
from timeline.sources.bounded import broken, open_file, peek, why
from timeline.sources.encoding import is_binary
from timeline.sources.folder import walk
from timeline.sources.formats import foreign, reader, recognise
from timeline.sources.nouns import Failure, Origin, ReadOptions, UnreadableError, ignore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.sources.nouns import Answer, Warn

WEB = ("http://", "https://")
PACKED = frozenset({"gzip", "zstd", "zip"})
BINARY = PACKED | {"pdf"}


def is_url(where: str) -> bool:
    """Whether an input is an address on the web."""
    return where.lower().startswith(WEB)


def read(
    where: str | Path,
    *,
    stdin: BinaryIO | None = None,
    options: ReadOptions = ReadOptions(),  # noqa: B008  frozen
    warn: Warn = ignore,
) -> Answer:
    """The documents of an input, and a Failure for everything that can't be read; never raises for an input's sake.

    Args:
        where: a file, a folder (recursively), `-` for standard input, or an http(s) address.
        stdin: what `-` stands for; the process's own standard input unless given.
        options: how to read.
        warn: called with a Notice where something was read with a reservation.
    """
    for item in files(where, options):
        if isinstance(item, Failure):
            yield item
        else:
            yield from read_one(item, stdin=stdin, options=options, warn=warn)


def files(where: str | Path, options: ReadOptions) -> Iterator[str | Failure]:
    """The inputs behind an input: a folder's files, else itself; a folder without articles is a Failure."""
    name = os.fspath(where)
    if name == "-" or is_url(name) or not os.path.isdir(name):
        yield name
        return
    empty = True
    for item in walk(name, options):
        empty = False
        yield item
    if empty:
        yield Failure(name, "no articles in this folder" + (" that match --include" if options.include else ""))


def read_one(where: str, *, stdin: BinaryIO | None = None, options: ReadOptions, warn: Warn = ignore) -> Answer:
    """The documents of one file, of standard input or of one address."""
    try:
        if where == "-":
            yield from read_stream(stdin or _standard_input(), Origin("standard input"), options, warn)
        elif is_url(where):
            from timeline.sources.url import fetch  # noqa: PLC0415  the network is for those who ask for it

            stream, origin = fetch(where, options)
            yield from read_stream(stream, origin, options, warn)
        else:
            with open_file(where) as stream:
                yield from read_stream(stream, Origin(where, os.path.basename(where), _storable(where)), options, warn)
    except UnreadableError as error:
        yield Failure(where, str(error))
    except OSError as error:
        yield Failure(where, why(error))
    except Exception as error:  # noqa: BLE001  libraries raise anything on broken files, and one must not end an import
        yield Failure(where, broken(error))


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # the shell closed it: `<&-`
        raise UnreadableError("standard input is closed")
    return sys.stdin.buffer


def _storable(path: str) -> str:
    """A path whose undecodable bytes are replaced, as text is stored in UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_stream(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn, *, packed: bool = False) -> Answer:
    """The documents of a stream of bytes, in the format that it turns out to have.

    Raises:
        UnreadableError: where nothing of it can be read.
    """
    head, stream = peek(stream)
    if not head:
        raise UnreadableError("the file is empty")
    kind = recognise(head, origin.name)
    if kind in PACKED:
        if packed:
            raise UnreadableError("packed twice; unpack it")
    else:
        kind = options.format or kind
    if kind not in BINARY and is_binary(head):
        raise UnreadableError(foreign(head) or "a binary file, not text")
    answers = reader(kind)(stream, origin, options, warn)
    first = next(answers, None)
    if first is None:
        raise UnreadableError("no articles in it")
    for answer in chain([first], answers):
        if isinstance(answer, Document):
            yield replace(answer, dated=options.dated, where=answer.where or origin.where)
        else:
            yield answer
