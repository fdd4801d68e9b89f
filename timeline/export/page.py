"""One HTML page that holds everything: the entries as plain HTML, and a little script that searches and filters them.

It needs no network and asks for none: its content security policy allows nothing but its own script and style, each
by its hash. Without the script the page is still the whole chronology.
"""

from __future__ import annotations

from base64 import b64encode
from importlib.resources import files
from typing import TYPE_CHECKING, TextIO

from timeline.days import civil
from timeline.digests import sha256
from timeline.export.dating import chapter, days_of, short
from timeline.export.formats import Options, Written
from timeline.export.markup import citation, html

if TYPE_CHECKING:
    from timeline.models import Entry
    from timeline.query.view import View

HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '{script_hash}'; \
style-src '{style_hash}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
<form hidden>
<label>Search <input type="search" name="text" autocomplete="off"></label>
<label>Actor <select name="actor"><option value="">all</option></select></label>
<label>Status <select name="status"><option value="">all</option><option>happened</option>\
<option>scheduled</option><option>claimed</option></select></label>
<label>From year <input type="number" name="from"></label>
<label>To year <input type="number" name="to"></label>
<button type="reset">Clear</button>
<output aria-live="polite"></output>
</form>
<main>
"""
TAIL = """</main>
<script>{script}</script>
</body>
</html>
"""


def write_html(view: View, out: TextIO, options: Options) -> Written:
    """Write the page: a section a month, an item an entry."""
    written = Written()
    script, style = resource("page.js"), resource("page.css")
    title = html(options.title or "Timeline")
    out.write(
        HEAD.format(script_hash=csp_hash(script), style_hash=csp_hash(style), title=title, style=style),
    )
    heading = None
    for entry in view.entries():
        label = chapter(entry)
        if label != heading:
            out.write(("</ol></section>\n" if heading else "") + f"<section><h2>{html(label)}</h2><ol>\n")
            heading = label
        out.write(item(entry))
        written.entries += 1
    out.write(("</ol></section>\n" if heading else "") + TAIL.format(script=script))
    return written


def resource(name: str) -> str:
    """A file of this package, as it stands."""
    return files("timeline.export").joinpath(name).read_text(encoding="utf-8")


def csp_hash(content: str) -> str:
    """The source expression that allows an inline element with just this content (CSP level 2)."""
    return "sha256-" + b64encode(sha256(content.encode("utf-8")).digest()).decode("ascii")


def item(entry: Entry) -> str:
    """The HTML of an entry."""
    actors = "".join(f'<span class="a">{html(name)}</span>' for name in entry.actors)
    places = "".join(f'<span class="p">{html(name)}</span>' for name in entry.places)
    return (
        f'<li id="e{html(entry.id)}" class="{html(entry.status)}"{years(entry)}>'
        f"<time>{html(short(entry))}</time><div><b>{html(entry.title)}</b> "
        f'<div class="who">{actors}{places}</div>'
        f"<blockquote>{html(entry.sentence)}</blockquote><cite>{citation(entry)}</cite></div></li>\n"
    )


def years(entry: Entry) -> str:
    """The years that the filter goes by, empty where open; no attributes where there is no date."""
    first, last = days_of(entry)
    if first is None and last is None:
        return ""
    start = "" if first is None else civil(first)[0]
    end = "" if last is None else civil(last)[0]
    return f' data-from="{start}" data-to="{end}"'
