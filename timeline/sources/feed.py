"""RSS and Atom by feedparser: an article an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.models import Document
from timeline.sources.bounded import whole
from timeline.sources.nouns import WRAPPING, Failure, UnreadableError
from timeline.sources.published import read_day

if TYPE_CHECKING:
    from datetime import date

    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

# Feeds need no entities of their own. What declares them is a bomb or a way to other files.
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
MOST_ITEMS = 10_000


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """The items in order; one without words is a Failure."""
    del warn
    import feedparser  # noqa: PLC0415  100 ms that only feeds need

    data = whole(stream, WRAPPING * options.max_bytes)
    if ENTITY.search(data.replace(b"\0", b"")):
        raise UnreadableError("XML that declares entities of its own, which is not read")
    parsed = feedparser.parse(DOCTYPE.sub(b"", data, count=1), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries:
        raise UnreadableError("neither a feed nor a page" if not parsed.version else "a feed without items")
    for number, item in enumerate(parsed.entries[:MOST_ITEMS], 1):
        where = origin._replace(where=f"{origin.where}:[{number}]")
        yield _document(item, parsed.feed, where) or Failure(where.where, "an item without words")


def _document(item: Any, feed: Any, origin: Origin) -> Document | None:
    title = _plain(item.get("title", ""))
    text = _plain(_longest(item)) or title
    if not text.strip():
        return None
    return Document(
        text=text + "\n",
        title=" ".join(title.split()),
        published=_published(item),
        path=origin.path,
        url=item.get("link") or origin.url,
        publisher=_plain(item.get("source", {}).get("title") or feed.get("title", "")) or None,
        author=_plain(item.get("author", "")) or None,
        language=(feed.get("language") or "").split("-")[0].lower() or None,
        where=origin.where,
    )


def _longest(item: Any) -> str:
    """The item's content, or its summary where that says more."""
    bodies: list[str] = [part.get("value", "") for part in item.get("content", [])] + [item.get("summary", "")]
    return max(bodies, key=len)


def _published(item: Any) -> date | None:
    """The day written, whatever the zone; Atom's `updated` only where the item has no other date."""
    if "published" in item:
        return read_day(item["published"])
    return read_day(item["updated"]) if "updated" in item else None


def _plain(markup: str) -> str:
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from timeline.sources.markup import fragment_text  # noqa: PLC0415

    return fragment_text(markup)
