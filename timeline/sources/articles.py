"""An article as a record (a JSON object, a row of a table): which key holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.models import Document
from timeline.sources.nouns import UnreadableError
from timeline.sources.published import read_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.sources.nouns import Origin

# What scrapers, news interfaces and JSON Feed (https://jsonfeed.org/version/1.1) call the parts of an article, compared
# without case, spaces, hyphens and underscores. Never a date of fetching or of the last change.
KEYS = {
    "text": (
        "text", "maintext", "fulltext", "articletext", "bodytext", "body", "contenttext", "articlebody", "article",
        "story", "content",
    ),
    "html": ("contenthtml", "bodyhtml", "html", "rawhtml"),
    "lead": ("summary", "description", "abstract", "snippet"),
    "title": ("title", "headline", "heading", "name"),
    "published": (
        "published", "datepublished", "publishedat", "publicationdate", "publisheddate", "publishdate", "pubdate",
        "date", "day", "issued", "dct", "webpublicationdate", "firstpublished",
    ),
    "url": ("url", "link", "permalink", "weburl", "href", "canonicalurl"),
    "publisher": ("publisher", "source", "sitename", "site", "outlet", "newspaper", "publication", "domain"),
    "author": ("author", "authors", "byline", "creator"),
    "language": ("language", "lang"),
}  # fmt: skip
FIELDS = frozenset(KEYS) - {"lead"}
MOST_NAMES = 5  # of an article's authors


def fold(key: str) -> str:
    """A key as it is compared."""
    return "".join(char for char in key.lower() if char.isalnum())


def document(record: Mapping[str, Any], origin: Origin, fields: Mapping[str, str]) -> Document:
    """The document in a record; `fields` names keys outright, `{"text": "inhalt"}`.

    Raises:
        UnreadableError: where no key holds a text.
    """
    values = _recognised(record, fields)
    text = _text(values)
    if not text.strip():
        raise UnreadableError(_missing(record, fields))
    return Document(
        text=text if text.endswith("\n") else text + "\n",
        title=_string(values.get("title")),
        published=read_day(values.get("published")),
        path=origin.path,
        url=_string(values.get("url")) or origin.url,
        publisher=_string(values.get("publisher")) or None,
        author=names(values.get("author")) or None,
        language=_string(values.get("language")) or None,
        where=origin.where,
    )


def _recognised(record: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    folded = {fold(str(key)): value for key, value in record.items()}
    values: dict[str, Any] = {}
    for name, keys in KEYS.items():
        if name in fields:
            values[name] = record.get(fields[name])
        else:
            values[name] = next((folded[key] for key in keys if folded.get(key)), None)
    return values


def _text(values: Mapping[str, Any]) -> str:
    for name in ("text", "html", "lead"):
        value = values.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return _from_markup(value) if name == "html" or _is_markup(value) else value
    return ""


def _is_markup(value: str) -> bool:
    return "<p" in value and "</p>" in value


def _from_markup(value: str) -> str:
    from timeline.sources.markup import fragment_text  # noqa: PLC0415  lxml is imported only for records with HTML

    return fragment_text(value)


def _string(value: Any) -> str:
    """The text of a value; NewsAPI and JSON-LD put names into objects."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return value.strip() if isinstance(value, str) else ""


def names(value: Any) -> str:
    """The name, or the names, in a value: a text, an object that has one, or a list of either."""
    parts = value if isinstance(value, list) else [value]
    return ", ".join(filter(None, map(_string, parts[:MOST_NAMES])))


def _missing(record: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    if "text" in fields and fields["text"] not in record:
        return f"no key {fields['text']!r} that should hold the text"
    names = ", ".join(repr(str(key)) for key in list(record)[:8]) or "nothing"
    return f"no text in it, only {names}; --field text=KEY names the key that holds it"
