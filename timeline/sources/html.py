"""A web page: the main text by trafilatura, the metadata as the page gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.models import Document
from timeline.sources.bounded import whole
from timeline.sources.encoding import decode
from timeline.sources.nouns import MEBI, WRAPPING, UnreadableError

if TYPE_CHECKING:
    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

# Pages saved as one file carry their pictures, scripts and style sheets inside, megabytes of them.
EMBEDDED = re.compile(r"""data:[\w/+.-]{1,60}(?:;[\w=-]{1,40})*;base64,[A-Za-z0-9+/=%\s]{64,}""")
INERT = re.compile(r"<(style|svg|script)\b(?![^>]{0,300}ld\+json)[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
MOST_ELEMENTS = 30_000  # of which a page of news has a tenth; trafilatura's time grows with their square
MOST_MARKUP = 4 * MEBI  # characters left when all that is gone


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """One article; where trafilatura finds no main text, the page's whole text."""
    from timeline.sources.markup import parse, tree_text  # noqa: PLC0415  lxml
    from timeline.sources.page_metadata import page_metadata  # noqa: PLC0415

    page = INERT.sub("", EMBEDDED.sub("", decode(whole(stream, WRAPPING * options.max_bytes), origin, options, warn)))
    if len(page) > MOST_MARKUP:
        raise UnreadableError("a page of more than 4 MB of markup")
    tree = parse(page)
    if tree is None:
        raise UnreadableError("the file is empty" if not page.strip() else "no text in it")
    about = page_metadata(tree)
    elements = sum(1 for _ in tree.iter())
    text = (_main_text(page) if elements <= MOST_ELEMENTS else "") or tree_text(tree)
    if not text.strip():
        raise UnreadableError("a page without text")
    yield Document(
        text=text + "\n",
        title=about.title,
        published=about.published,
        path=origin.path,
        url=about.url or origin.url,
        publisher=about.publisher,
        author=about.author,
        language=about.language,
    )


def _main_text(page: str) -> str:
    import trafilatura  # noqa: PLC0415  440 ms that only pages need

    # Without its metadata: its date may be one of fetching or copyright.
    found: Any = trafilatura.bare_extraction(page, include_comments=False, with_metadata=False)
    text = (found.text or "") if found else ""
    return "\n\n".join(line for line in text.splitlines() if line.strip())
