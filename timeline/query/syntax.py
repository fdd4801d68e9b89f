"""The query language as a tree: frozen nouns, each of which prints itself in canonical form.

`parse(str(query))` gives the query back. Spans point into the text that was parsed and take no part in equality.
"""

from __future__ import annotations

from timeline.typed import TYPE_CHECKING, Any, Literal, dataclass_transform

if TYPE_CHECKING:
    from typing import ClassVar, TypeAlias

NameField: TypeAlias = Literal["actor", "place", "source", "tag"]
DateField: TypeAlias = Literal["on", "after", "before", "until"]

NAME_FIELDS: tuple[NameField, ...] = ("actor", "place", "source", "tag")
DATE_FIELDS: tuple[DateField, ...] = ("on", "after", "before", "until")
FIELDS: tuple[str, ...] = (*NAME_FIELDS, "status", "mark", *DATE_FIELDS, "date", "not")
STATUSES = ("happened", "scheduled", "claimed", "rejected")

BARE = r"\w[\w.,'’&-]*"
BARE_DATE = r"[\w.~?%-][\w.~?%/-]*"


def quoted(text: str, bare: str = BARE) -> str:
    """`text` as it stands if it can be read back bare, else between quotes."""
    import re  # noqa: PLC0415 - who only looks quotes nothing

    if re.fullmatch(bare, text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass_transform(frozen_default=True)
class Noun:
    """A frozen noun of annotated fields; as a dataclass it would have code made for it at every start.

    Two of one class are equal where all fields but the `unlike` ones are.
    """

    __match_args__: ClassVar[tuple[str, ...]]
    unlike: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        cls.__match_args__ = tuple(name for name in cls.__annotations__ if name != "unlike")  # type: ignore[misc]

    def __init__(self, *values: Any, **named: Any) -> None:
        self.__dict__.update(zip(self.__match_args__, values, strict=False), **named)

    def __setattr__(self, name: str, _value: Any) -> None:
        raise AttributeError(f"{name} of {type(self).__name__} can't be changed")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Noun) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({fields})"

    def _compared(self) -> tuple[Any, ...]:
        return type(self), *(getattr(self, name) for name in self.__match_args__ if name not in self.unlike)


class Text(Noun):
    """A word or a phrase that has to be there."""

    text: str

    def __str__(self) -> str:
        return quoted(self.text)


class Pattern(Noun):
    """A regular expression that has to match, without case or accents."""

    pattern: str

    def __str__(self) -> str:
        return f"/{self.pattern}/"


class Name(Noun):
    """What a name has to contain, by whole words; `exact` wants the whole name and nothing else."""

    text: str
    exact: bool = False

    def __str__(self) -> str:
        return ("=" if self.exact else "") + quoted(self.text)


class Named(Noun):
    """`actor:rubio+witkoff`: every one of the names has to be among the entry's."""

    field: NameField
    names: tuple[Name, ...]

    def __str__(self) -> str:
        return f"{self.field}:" + "+".join(map(str, self.names))


class Dated(Noun):
    """`on:2025-W16`: the words, and the day numbers of the interval they meant when they were read (None: open)."""

    field: DateField
    words: str
    first: int | None
    last: int | None

    def __str__(self) -> str:
        return f"{self.field}:{quoted(self.words, BARE_DATE)}"


class Undated(Noun):
    """`date:none`: the tray of entries whose date could not be resolved."""

    def __str__(self) -> str:
        return "date:none"


class Marked(Noun):
    """`mark:`: what the person marked."""

    def __str__(self) -> str:
        return "mark:"


class HasStatus(Noun):
    """`status:scheduled`, or `status:rejected`, which is the only way to see rejected entries."""

    status: str

    def __str__(self) -> str:
        return f"status:{self.status}"


Atom: TypeAlias = Text | Pattern | Named | Dated | Undated | Marked | HasStatus


class Term(Noun):
    """One atom, wanted or not, and where it stands."""

    atom: Atom
    negated: bool = False
    span: tuple[int, int] = (0, 0)
    unlike: ClassVar[frozenset[str]] = frozenset({"span"})

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


class Query(Noun):
    """Terms, all of which hold; those that share a field are alternatives to each other."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))

    @property
    def sees_rejected(self) -> bool:
        """Whether rejected entries are asked for."""
        return any(term.atom == HasStatus("rejected") and not term.negated for term in self.terms)
