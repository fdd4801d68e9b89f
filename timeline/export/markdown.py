"""A chronology in Markdown: headings by month, a line an entry, and every citation a footnote (CommonMark and GFM)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote

from timeline.export.dating import chapter, short, web_address
from timeline.export.formats import Options, Written
from timeline.safetext import safe

if TYPE_CHECKING:
    from timeline.models import Entry
    from timeline.query.view import View

ACTIVE = re.compile(r"([\\`*_\[\]<>#|~&$@]|:(?=//))")
URL_SAFE = "/:?#[]@!$&'()*+,;=%~"


def write_markdown(view: View, out: TextIO, options: Options) -> Written:
    """Write the chronology, then, in a second pass over the view, its footnotes."""
    written = Written()
    out.write(f"# {escape(options.title or 'Timeline')}\n")
    heading = ""
    for entry in view.entries():
        label = chapter(entry)
        if label != heading:
            out.write(f"\n## {escape(label)}\n\n")
            heading = label
        out.write(item(entry))
        written.entries += 1
    out.write("\n")
    for entry in view.entries():
        out.write(footnote(entry))
    return written


def item(entry: Entry) -> str:
    """The line of an entry."""
    note = "" if entry.status == "happened" else f" *({entry.status})*"
    names = ", ".join((*entry.actors, *entry.places))
    who = f" — {escape(names)}" if names else ""
    return f"- **{escape(short(entry))}** {escape(entry.title)}{note}{who}[^{entry.id}]\n"


def footnote(entry: Entry) -> str:
    """The sentence, and the article that it stands in."""
    source = entry.source
    url = web_address(entry)
    parts = (
        f"“{escape(entry.sentence)}”",
        f"*{escape(source.title)}*" if source.title else "",
        escape(source.author or ""),
        escape(source.publisher or ""),
        escape(source.published or ""),
        f"<{quote(url, safe=URL_SAFE, errors='replace')}>" if url else f"{escape(source.path or '')}",
    )
    return f"[^{entry.id}]: {', '.join(filter(None, parts))}\n"


def escape(text: str) -> str:
    """Text that Markdown takes as text, on one line."""
    return ACTIVE.sub(r"\\\1", " ".join(safe(text).split()))
