"""The nouns of reading: what a reader is told, and what it may answer besides a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from timeline.models import Document

if TYPE_CHECKING:
    from datetime import date

MEBI = 1 << 20
WRAPPING = 8  # times the text of an article


class Failure(NamedTuple):
    """Something that could not be read: `where` it stands (a path, `path:line`, a URL) and `why`, in one line."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


class Notice(NamedTuple):
    """Something read with a reservation, `why` in one line: a guessed encoding, a damaged character."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


class UnreadableError(Exception):
    """Raised by a reader; the message becomes the `why` of a Failure."""


class OutOfTimeError(BaseException):
    """Raised into a reader whose time is up: one of many articles may go on with the next.

    Not an Exception, since readers and libraries go on after those.
    """


class ReadOptions(NamedTuple):
    """How to read.

    Args:
        dated: the documents' date as the person gave it.
        format: the format of every file (a key of `formats.READERS`); None is recognised by content and name.
        encoding: the encoding of every text; None is detected.
        fields: which column or key holds what, `{"text": "body_html", "published": "day"}`.
        include: glob patterns; in folders only files whose name or relative path matches one are read.
        exclude: glob patterns of files and folders to leave out.
        hidden: whether files and folders whose name begins with a dot are read.
        max_bytes: the most that the text of one article may have; a page, a PDF, an e-mail or a feed may have
            `WRAPPING` times that, with its pictures, fonts and attachments.
        seconds: the longest that an article may take to be fetched (by the clock on the wall), to be read and to have
            its events found (by the processor's).
    """

    dated: date | None = None
    format: str | None = None
    encoding: str | None = None
    fields: Mapping[str, str] = {}  # never written to; a proxy could not be sent to another process
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    hidden: bool = False
    max_bytes: int = 4 * MEBI
    seconds: float = 60.0

    def out_of_time(self, doing: str) -> str:
        """Why an article fails that takes longer than it may, for a person: `doing` is what took so long."""
        return f"{doing} took more than {self.seconds:g} seconds (--max-time)"


class Origin(NamedTuple):
    """Where bytes come from: `where` in messages, `name` for its suffix, `path` and `url` for the documents.

    `charset` is the encoding that a server gives.
    """

    where: str
    name: str = ""
    path: str | None = None
    url: str | None = None
    charset: str | None = None


Warn = Callable[[Notice], None]
Answer = Iterator[Document | Failure]
Reader = Callable[[BinaryIO, Origin, ReadOptions, Warn], Answer]


def ignore(_notice: Notice) -> None:
    """The `warn` of a caller who does not ask for notices."""
