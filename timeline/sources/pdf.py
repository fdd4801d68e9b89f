"""PDF with a text layer, by pypdf, which is an extra."""

from __future__ import annotations

import io
import logging
import re
import time
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.models import Document
from timeline.sources.bounded import whole
from timeline.sources.nouns import WRAPPING, Notice, UnreadableError

if TYPE_CHECKING:
    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

MOST_PAGES = 2000
HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\xad]\n(?=[a-zà-ÿ])")
FULL_LINE = 0.75  # of the page's usual line: such a line goes on, a shorter one ends its paragraph


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """One article. Its date is not the file's: that says when the PDF was made."""
    data = whole(stream, WRAPPING * options.max_bytes)
    try:
        import pypdf  # noqa: PLC0415  an extra
    except ImportError as error:
        raise UnreadableError("reading PDF needs pypdf: pip install 'timeline-explorer[pdf]'") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("locked by a password")  # noqa: TRY301
        text = _text(reader, origin, options, warn)
        title = str((reader.metadata and reader.metadata.title) or "")
    except UnreadableError:
        raise
    except Exception as error:  # a damaged file makes pypdf raise nearly anything
        raise UnreadableError(f"a damaged PDF: {error}") from error
    if not text.strip():
        raise UnreadableError("a PDF without text: a scan has to go through text recognition first")
    yield Document(text=text, title=" ".join(title.split()), path=origin.path, url=origin.url)


def _text(reader: Any, origin: Origin, options: ReadOptions, warn: Warn) -> str:
    pages: list[str] = []
    deadline = time.process_time() + options.seconds / 2  # before that of the whole article
    size = 0
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES or size > options.max_bytes or time.process_time() > deadline:
            warn(Notice(origin.where, f"only its first {number} pages were read"))
            break
        pages.append(unwrapped(page.extract_text()))
        size += len(pages[-1])
    return "\n\n".join(pages).encode("utf-8", "replace").decode("utf-8") + "\n" if any(pages) else ""


def unwrapped(page: str) -> str:
    """A page's lines as paragraphs: a hyphen at a line's end is closed, a full line goes on in the next."""
    lines = [line.strip() for line in HYPHEN.sub("", page).splitlines()]
    usual = sorted(map(len, lines))[len(lines) * 3 // 4 :][:1] or [0]
    pieces = [line + (" " if len(line) >= FULL_LINE * usual[0] > 0 else "\n\n") for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip()
