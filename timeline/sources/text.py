"""Plain text: one article a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from timeline.models import Document
from timeline.sources.bounded import whole
from timeline.sources.encoding import decode
from timeline.sources.nouns import UnreadableError

if TYPE_CHECKING:
    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """The text as it stands."""
    text = decode(whole(stream, options.max_bytes), origin, options, warn)
    if not text.strip():
        raise UnreadableError("the file is empty" if not text else "nothing but blank lines")
    yield Document(text=text, path=origin.path, url=origin.url)
