"""JSON Lines and a JSON array of entries, in the form that DESIGN and `Entry.to_json` give."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from timeline.export.formats import Options, Written
from timeline.safetext import safe

if TYPE_CHECKING:
    from timeline.query.view import View


class Escapes(dict[int, str | None]):
    """A table for `str.translate`: JSON's own escape for what a terminal could obey, the character itself else.

    JSON escapes only the controls below U+0020 by itself; these escapes lose nothing, and readers undo them.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        harmless = safe(char) == char or char == " "
        self[code] = char if harmless else json.dumps(char)[1:-1]
        return str(self[code])


ESCAPES = Escapes()


def dumps(value: Any) -> str:
    """One line of JSON, readable where it may be and escaped where it must."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return text if text.isascii() and text.isprintable() else text.translate(ESCAPES)


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
