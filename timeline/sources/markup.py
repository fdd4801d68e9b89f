"""A piece of HTML as text: blocks apart by blank lines, nothing that a page does not show."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
        "select",
        "textarea",
        "button",
    ]
)
SPACE = re.compile(r"[^\S\n]*\n\s*|[^\S\n]+")


def parse(html: str) -> Any:
    """The tree of a page or a piece of one; None where there is nothing.

    No network, no entities, and libxml2's own limits on depth stay on.
    """
    # lxml refuses text that declares an encoding and guesses that of bytes: both are settled by saying UTF-8 outright.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    data = html.encode("utf-8", "replace").replace(b"\0", b"")
    if not data.strip():
        return None
    try:
        return etree.fromstring(data, parser)
    except etree.LxmlError:
        return None


def fragment_text(html: str) -> str:
    """The text of a piece of HTML, its paragraphs apart by blank lines."""
    tree = parse(html)
    return "" if tree is None else tree_text(tree)


def tree_text(tree: Any) -> str:
    """The text below an element; iterative, so that depth costs no stack."""
    pieces: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if event == "start":
            hidden += tag in UNSEEN
            pieces.append("\f" if tag in BLOCKS else "\n" if tag == "br" else "")
            pieces.append("" if hidden else _folded(element.text))
        else:
            hidden -= tag in UNSEEN
            pieces.append("\f" if tag in BLOCKS else "")
            pieces.append("" if hidden or element is tree else _folded(element.tail))
    blocks = (
        SPACE.sub(lambda m: "\n" if "\n" in m[0] else " ", block).strip() for block in "".join(pieces).split("\f")
    )
    return "\n\n".join(block for block in blocks if block)


def _folded(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""
