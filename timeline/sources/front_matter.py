"""Front matter: the metadata block that static site generators put before a Markdown text.

Between lines of `---` stands YAML (https://jekyllrb.com/docs/front-matter/), of which the flat `key: value` lines are
read; between lines of `+++` TOML (https://gohugo.io/content-management/front-matter/).
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

BLOCK = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*$\n?", re.DOTALL | re.MULTILINE)
PAIR = re.compile(r"^([\w-]+)[ \t]*:[ \t]+(.*?)[ \t]*$", re.MULTILINE)
COMMENT = re.compile(r"\s+#.*\Z")
KEYS = {
    "title": ("title", "headline"),
    "published": ("date", "published", "pubdate", "publishdate", "publish_date", "published_at", "date_published"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url", "original"),
    "publisher": ("publisher", "site", "source", "publication", "outlet"),
    "author": ("author", "byline", "authors"),
    "language": ("lang", "language"),
}


def split(text: str) -> tuple[dict[str, Any], str]:
    """What the front matter says, by the keys of `KEYS`, and the text after it."""
    match = BLOCK.match(text)
    if not match:
        return {}, text
    values = _toml(match[2]) if match[1] == "+++" else _yaml(match[2])
    if not values:
        return {}, text
    found = {
        name: value for name, keys in KEYS.items() if (value := next((values[k] for k in keys if values.get(k)), None))
    }
    return found, text[match.end() :].lstrip("\n")


def _toml(block: str) -> dict[str, Any]:
    try:
        return {key.lower(): value for key, value in tomllib.loads(block).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _yaml(block: str) -> dict[str, Any]:
    return {key.lower(): _scalar(value) for key, value in PAIR.findall(block)}


def _scalar(value: str) -> str:
    quote = value[:1]
    if quote in ("'", '"') and (end := value.find(quote, 1)) > 0:
        return value[1:end]
    return COMMENT.sub("", value)
