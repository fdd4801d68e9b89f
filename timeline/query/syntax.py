"""The query language as a tree: frozen nouns, each of which prints itself in canonical form.

`parse(str(query))` gives the query back. Spans point into the text that was parsed and take no part in equality.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

NameField: TypeAlias = Literal["actor", "place", "source", "tag"]
DateField: TypeAlias = Literal["on", "after", "before", "until"]

NAME_FIELDS: tuple[NameField, ...] = ("actor", "place", "source", "tag")
DATE_FIELDS: tuple[DateField, ...] = ("on", "after", "before", "until")
FIELDS: tuple[str, ...] = (*NAME_FIELDS, "status", "mark", *DATE_FIELDS, "date", "not")
STATUSES = ("happened", "scheduled", "claimed", "rejected")

BARE = re.compile(r"\w[\w.,'’&-]*")
BARE_DATE = re.compile(r"[\w.~?%-][\w.~?%/-]*")


def quoted(text: str, bare: re.Pattern[str] = BARE) -> str:
    """`text` as it stands if it can be read back bare, else between quotes."""
    if bare.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass(frozen=True, slots=True)
class Text:
    """A word or a phrase that has to be there."""

    text: str

    def __str__(self) -> str:
        return quoted(self.text)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that has to match, without case or accents."""

    pattern: str

    def __str__(self) -> str:
        return f"/{self.pattern}/"


@dataclass(frozen=True, slots=True)
class Name:
    """What a name has to contain, by whole words; `exact` wants the whole name and nothing else."""

    text: str
    exact: bool = False

    def __str__(self) -> str:
        return ("=" if self.exact else "") + quoted(self.text)


@dataclass(frozen=True, slots=True)
class Named:
    """`actor:rubio+witkoff`: every one of the names has to be among the entry's."""

    field: NameField
    names: tuple[Name, ...]

    def __str__(self) -> str:
        return f"{self.field}:" + "+".join(map(str, self.names))


@dataclass(frozen=True, slots=True)
class Dated:
    """`on:2025-W16`: the words, and the day numbers of the interval they meant when they were read (None: open)."""

    field: DateField
    words: str
    first: int | None
    last: int | None

    def __str__(self) -> str:
        return f"{self.field}:{quoted(self.words, BARE_DATE)}"


@dataclass(frozen=True, slots=True)
class Undated:
    """`date:none`: the tray of entries whose date could not be resolved."""

    def __str__(self) -> str:
        return "date:none"


@dataclass(frozen=True, slots=True)
class Marked:
    """`mark:`: what the person marked."""

    def __str__(self) -> str:
        return "mark:"


@dataclass(frozen=True, slots=True)
class HasStatus:
    """`status:scheduled`, or `status:rejected`, which is the only way to see rejected entries."""

    status: str

    def __str__(self) -> str:
        return f"status:{self.status}"


Atom: TypeAlias = Text | Pattern | Named | Dated | Undated | Marked | HasStatus


@dataclass(frozen=True, slots=True)
class Term:
    """One atom, wanted or not, and where it stands."""

    atom: Atom
    negated: bool = False
    span: tuple[int, int] = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return f"not:{self.atom}" if self.negated else str(self.atom)

    @property
    def key(self) -> str | None:
        """The field within which repeated terms are alternatives; None for text, all of which has to be there."""
        match self.atom:
            case Named() | Dated():
                return self.atom.field
            case HasStatus():
                return "status"
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Query:
    """Terms, all of which hold; those that share a field are alternatives to each other."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))

    @property
    def sees_rejected(self) -> bool:
        """Whether rejected entries are asked for."""
        return any(term.atom == HasStatus("rejected") and not term.negated for term in self.terms)
