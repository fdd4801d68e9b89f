"""Text as HTML and XML take it for text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from timeline.export.dating import web_address
from timeline.safetext import safe

if TYPE_CHECKING:
    from timeline.models import Entry


def html(text: str) -> str:
    """Text for an element or a quoted attribute of HTML, XML or SVG; without controls, which XML 1.0 forbids."""
    return escape(safe(text))


def citation(entry: Entry) -> str:
    """The article as HTML, a link if it has an address on the web."""
    source, url = entry.source, web_address(entry)
    said = html(" · ".join(source.citation))
    return f'<a href="{html(url)}" rel="noreferrer noopener">{said or html(url)}</a>' if url else said
