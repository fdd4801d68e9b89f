"""What a page says about itself: title, publication date, publisher, author, address, language.

JSON-LD (https://schema.org/Article), Open Graph (https://ogp.me), Dublin Core, microdata and `<time>`. Dates of change,
of fetching and of copyright are never taken for the publication date.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from timeline.sources.articles import names
from timeline.sources.published import read_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published",
    "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_time", "date",
)  # fmt: skip
MOST_NODES = 2000  # of JSON-LD looked at


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of a page; what it does not say is empty."""

    title: str = ""
    published: date | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


def page_metadata(tree: Any) -> Metadata:
    """Read the metadata of a page's tree."""
    metas = _metas(tree)
    linked = list(_json_ld(tree))
    return Metadata(
        title=_title(tree, metas, linked),
        published=_published(tree, metas, linked),
        publisher=metas.get("og:site_name") or _publisher(linked),
        author=_author(metas, linked),
        url=_address(tree, metas),
        language=(tree.get("lang") or "").split("-")[0].lower() or None,
    )


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            key = (element.get(attribute) or "").strip().lower()
            if key and content:
                found.setdefault(key, content)
    return found


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """All objects of the page's linked data, breadth first, articles before others."""
    queue: list[Any] = []
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            try:
                queue.append(json.loads(element.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    nodes: list[dict[str, Any]] = []
    while queue and len(nodes) < MOST_NODES:
        node = queue.pop(0)
        if isinstance(node, dict):
            nodes.append(node)
            queue.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            queue.extend(node[:MOST_NODES])
    yield from sorted(nodes, key=lambda node: "article" not in str(node.get("@type")).lower())


def _published(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]]) -> date | None:
    candidates = (
        *(node.get("datePublished") for node in linked),
        *(metas.get(key) for key in PUBLISHED),
        *_marked_times(tree),
    )
    return next((day for value in candidates if value and (day := read_day(value))), None)


def _marked_times(tree: Any) -> Iterator[str]:
    """Dates marked up in the page's body: as published first, then the first `<time>` of the article itself."""
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]"):
        yield element.get("content") or element.get("datetime") or "".join(element.itertext())
    inside = "ancestor::article or ancestor::main or ancestor::header"
    outside = "ancestor::aside or ancestor::nav or ancestor::footer"
    for element in tree.xpath(f"//time[@datetime][{inside}][not({outside})]")[:1]:
        yield element.get("datetime")


def _title(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]]) -> str:
    headline = next((node["headline"] for node in linked if isinstance(node.get("headline"), str)), "")
    headings = [words for element in tree.iter("h1") if (words := _words(element))]
    alone = headings[0] if len(headings) == 1 else ""
    page = next((words for element in tree.iter("title") if (words := _words(element))), "")
    return " ".join((headline or metas.get("og:title") or alone or page).split())


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for node in linked:
        publisher = node.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return None


def _author(metas: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    """The names of who wrote it; some pages have the address of a profile there, which is no name."""
    of_articles = (node["author"] for node in linked if "author" in node and "datePublished" in node)
    candidates = (*map(names, of_articles), *(metas.get(key, "") for key in AUTHOR))
    return next((name for name in candidates if name and "://" not in name), None)


def _address(tree: Any, metas: dict[str, str]) -> str | None:
    canonical = [element.get("href") for element in tree.xpath("//link[@rel='canonical'][@href]")]
    return next(
        (url for url in (*canonical, metas.get("og:url")) if url and url.startswith(("http://", "https://"))), None
    )
