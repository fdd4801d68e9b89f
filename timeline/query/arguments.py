"""A command line's words back to the text of a query: the shell has eaten the quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.query.syntax import FIELDS, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

PREFIX = re.compile(rf"((?:-|not:)?(?:(?:{'|'.join(FIELDS)}):)?)(.*)", re.DOTALL | re.IGNORECASE)
ANOTHER_TERM = re.compile(rf"\s(?:-|(?:{'|'.join(FIELDS)}):)", re.IGNORECASE)


def from_arguments(arguments: Sequence[str]) -> str:
    """The query that a person meant by these arguments.

    `actor:marco rubio` as one argument was `actor:"marco rubio"` before the shell read it, and `ceasefire talks` was a
    phrase. An argument that has quotes, a pattern or several fields in it was a whole query between shell quotes, and
    stays as it is.
    """
    return " ".join(map(_requoted, arguments))


def _requoted(argument: str) -> str:
    match = PREFIX.fullmatch(argument)
    assert match, "the pattern matches any text"
    prefix, value = match[1], match[2]
    whole_query = '"' in value or value.startswith("/") or ANOTHER_TERM.search(value)
    if whole_query or not re.search(r"\s", value.strip()):
        return argument
    return prefix + ("=" if value.startswith("=") else "") + quoted(value.removeprefix("=") if prefix else value)
