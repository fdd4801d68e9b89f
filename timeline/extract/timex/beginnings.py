"""Which characters a match of a pattern may begin with, and which it cannot do without.

Python's `re` finds that out only while it compiles, and not to compile what no word of the text can begin is the point.
Only the part of its syntax is read that the rules use: classes, groups, looking around, bounded repetition.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import TypeAlias

Element: TypeAlias = tuple[AbstractSet[str], bool]
"""What a part of a pattern may begin with, and whether it may be empty."""
Named: TypeAlias = Callable[[str], Element]

PART = re.compile(r"<[^>]*>|\{[A-Z]+\}|\[[^\]]*\]|\(\?<?[:=!]|\{\d[^}]*\}|\\.|\S")


def beginnings(pattern: str, named: Named) -> Element:
    """The characters that can stand first in a match, and whether it may be empty; `named` says it of a name."""
    return beginning(elements(pattern, named))


def elements(pattern: str, named: Named) -> list[list[Element]]:
    """The alternatives of a pattern, each with what its parts begin with."""
    return _alternatives(PART.findall(pattern)[::-1], named)


def beginning(alternatives: list[list[Element]]) -> Element:
    """What the alternatives begin with."""
    found: set[str] = set()
    empty = False
    for sequence in alternatives:
        for chars, optional in sequence:
            found |= chars
            if not optional:
                break
        else:
            empty = True
    return found, empty


def needed(alternatives: list[list[Element]]) -> list[AbstractSet[str]]:
    """Sets of characters, of each of which every match has one; none where there are alternatives."""
    return [chars for chars, optional in alternatives[0] if not optional] if len(alternatives) == 1 else []


def _alternatives(parts: list[str], named: Named) -> list[list[Element]]:
    """The alternatives up to the group's end; their parts are taken off the list."""
    found: list[list[Element]] = [[]]
    while parts and (part := parts.pop()) != ")":
        if part == "|":
            found.append([])
            continue
        chars, optional = beginning(_alternatives(parts, named)) if part[0] == "(" else _atom(part, named)
        if part[-1] in "=!":  # looks around, takes nothing
            chars, optional = set(), True
        if parts and (parts[-1] == "?" or parts[-1][:2] in {"{0", "{1"}):
            optional = parts.pop()[:2] != "{1" or optional
        found[-1].append((chars, optional))
    return found


def _atom(part: str, named: Named) -> Element:
    if part[0] in "<{" and len(part) > 1:
        return named(part)
    if part == "$":
        return set(), True
    return set(part[1:-1] if part[0] == "[" else part[-1:]), False
