"""Which characters a match of a pattern may begin with.

Python's `re` finds that out only while it compiles, and not to compile what no word of the text can begin is the point.
Only the part of its syntax is read that the rules use: classes, groups, looking around, bounded repetition.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import TypeAlias

Named: TypeAlias = Callable[[str], tuple[AbstractSet[str], bool]]

PART = re.compile(r"<[^>]*>|\{[A-Z]+\}|\[[^\]]*\]|\(\?<?[:=!]|\{\d[^}]*\}|\\.|\S")


def beginnings(pattern: str, named: Named) -> tuple[AbstractSet[str], bool]:
    """The characters that can stand first in a match, and whether it may be empty; `named` says it of a name."""
    return _alternatives(PART.findall(pattern)[::-1], named)


def _alternatives(parts: list[str], named: Named) -> tuple[AbstractSet[str], bool]:
    """What can stand first up to the group's end, and whether it may be empty; its parts are taken off the list."""
    found: set[str] = set()
    empty, first = False, True
    while parts and (part := parts.pop()) != ")":
        if part == "|":
            empty, first = empty or first, True
            continue
        chars, optional = _alternatives(parts, named) if part[0] == "(" else _atom(part, named)
        if part[-1] in "=!":  # looks around, takes nothing
            chars, optional = set(), True
        if parts and (parts[-1] == "?" or parts[-1][:2] in {"{0", "{1"}):
            optional = parts.pop()[:2] != "{1" or optional
        if first:
            found |= chars
        first = first and optional
    return found, empty or first


def _atom(part: str, named: Named) -> tuple[AbstractSet[str], bool]:
    if part[0] in "<{" and len(part) > 1:
        return named(part)
    if part == "$":
        return set(), True
    return set(part[1:-1] if part[0] == "[" else part[-1:]), False
