"""Markdown (CommonMark): the words without the marks, the front matter as metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from timeline.models import Document
from timeline.sources.articles import names
from timeline.sources.bounded import whole
from timeline.sources.encoding import decode
from timeline.sources.front_matter import split
from timeline.sources.nouns import UnreadableError
from timeline.sources.published import read_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

MOST_MARKS = (
    1 << 19
)  # characters; a text of nothing but brackets takes 24 s a megabyte, and longer texts stay as they are
SPOKEN = {"text": None, "code_inline": None, "softbreak": " ", "hardbreak": "\n"}


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """One article: its paragraphs apart by blank lines, its headings among them."""
    meta, body = split(decode(whole(stream, options.max_bytes), origin, options, warn))
    title, text = plain(body)
    if not text.strip():
        raise UnreadableError("no text in it")
    yield Document(
        text=text,
        title=str(meta.get("title") or title),
        published=read_day(meta.get("published")),
        path=origin.path,
        url=meta.get("url") or origin.url,
        publisher=meta.get("publisher"),
        author=names(meta.get("author")) or None,
        language=meta.get("language"),
    )


def plain(markdown: str) -> tuple[str, str]:
    """The first heading of level one, or nothing, and the text without marks, pictures, code blocks and HTML."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  40 ms that only Markdown needs

    if len(markdown) > MOST_MARKS:
        return "", markdown
    title = ""
    blocks = []
    heading = ""
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "heading_open":
            heading = token.tag
        elif token.type == "inline":
            words = _words(token.children or ())
            if heading == "h1" and not title:
                title = words
            heading = ""
            blocks.append(words)
    return title, "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _words(tokens: Iterable[Token]) -> str:
    return "".join(SPOKEN[token.type] or token.content for token in tokens if token.type in SPOKEN).strip()
