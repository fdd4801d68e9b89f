"""JSON Lines and a JSON array of entries, in the form that DESIGN and `Entry.to_json` give."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from timeline.export.formats import Options, Written
from timeline.safetext import safe

if TYPE_CHECKING:
    from timeline.query.view import View


HARMLESS = set(map(chr, range(0x20, 0x7F)))  # what was looked at and needs no escape; grows with the letters seen


def dumps(value: Any) -> str:
    """One line of JSON, readable where it may be and escaped where it must.

    JSON by itself escapes only the controls below U+0020; here all that a terminal could obey has JSON's own escape,
    which loses nothing and which readers undo.
    """
    text = json.dumps(value, ensure_ascii=False)
    odd = set(text) - HARMLESS
    for char in sorted(odd):
        if safe(char) == char:
            HARMLESS.add(char)
        else:
            text = text.replace(char, json.dumps(char)[1:-1])
    return text


def write_jsonl(view: View, out: TextIO, _options: Options) -> Written:
    """Write an object a line."""
    written = Written()
    for entry in view.entries():
        out.write(dumps(entry.to_json()) + "\n")
        written.entries += 1
    return written


def write_json(view: View, out: TextIO, _options: Options) -> Written:
    """Write one array, an object a line."""
    written = Written()
    out.write("[")
    for entry in view.entries():
        out.write(("," if written.entries else "") + "\n" + dumps(entry.to_json()))
        written.entries += 1
    out.write("\n]\n")
    return written
