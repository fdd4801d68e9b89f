"""The nouns of the house: what passes from one room to the next.

All are frozen. Offsets are half-open and count code points of `Document.text`. Days are ISO 8601 strings, first and
last both inclusive; years before our era are astronomical (`-0237-01-01`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from timeline.basis import why

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Precision = Literal["time", "day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]
Status = Literal["happened", "scheduled", "claimed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
MentionKind = Literal["person", "organisation", "country", "people", "place"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article as a reader of files gives it: the text as it stands, and what the file says about it.

    `published` is the publication date of the metadata (feed, page, front matter), `dated` the one that the person
    gave; neither is read off the text. `title` is the metadata's and may be empty. `where` tells, for messages, the
    article's place in a file of many: `export.jsonl:12`.
    """

    text: str
    title: str = ""
    published: date | None = None
    dated: date | None = None
    path: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    where: str = ""


class Sentence(NamedTuple):
    """A sentence of the main text, by its span."""

    start: int
    end: int
    text: str


class Timex(NamedTuple):
    """A time expression: where it stands, what it means (TIMEX3), and why.

    `first` and `last` are day numbers (`timeline.days`), None where open or unresolved; `precision` is the unit of the
    ends. `basis` says in one line how the value came about; `rule` names the normalisation rule.
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    first: int | None = None
    last: int | None = None
    precision: Precision | None = None
    basis: str = ""
    rule: str = ""
    time: str | None = None
    zone: str | None = None


class Mention(NamedTuple):
    """A name in the text and whom it means: the canonical `name`, its `kind`, and how sure that is (0 to 1)."""

    start: int
    end: int
    name: str
    kind: MentionKind
    confidence: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The article behind an entry; `id` hashes its main text, `published` is its DCT."""

    id: str
    title: str = ""
    path: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None

    @property
    def citation(self) -> tuple[str, ...]:
        """What a citation names, as far as it is known: title, author, publisher, date."""
        return tuple(filter(None, (self.title, self.author, self.publisher, self.published)))

    def to_json(self) -> dict[str, Any]:
        """The `source` object of an entry's JSON."""
        record: dict[str, Any] = {
            "id": self.id,
            "title": self.title,
            "path": self.path,
            "url": self.url,
            "published": self.published,
        }
        if self.publisher:
            record["publisher"] = self.publisher
        if self.author:
            record["author"] = self.author
        return record

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Source:
        """Read back what `to_json` wrote; unknown fields are ignored."""
        return cls(
            id=record["id"],
            title=record.get("title") or "",
            path=record.get("path"),
            url=record.get("url"),
            published=record.get("published"),
            publisher=record.get("publisher"),
            author=record.get("author"),
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One event at one time, as one document reports it.

    `start`, `end`, `edtf` and `precision` are None where the date is unresolved. `timex` holds the TIMEX3 `type`,
    `value` and, where there is one, `mod`. `kinds` tells what each actor is, where that is known. `tags`, `marked`,
    `rejected` and `edited` (the names of the fields that a person changed) are the person's, never the extractor's.
    """

    id: str
    start: str | None
    end: str | None
    precision: Precision | None
    edtf: str | None
    status: Status
    title: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    sentence: str
    span: tuple[int, int]
    expression: str
    expression_span: tuple[int, int]
    timex: Mapping[str, str]
    basis: str
    confidence: float
    source: Source
    time: str | None = None
    zone: str | None = None
    kinds: Mapping[str, MentionKind] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    marked: bool = False
    rejected: bool = False
    edited: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """Why it is dated so: the basis, or that a person set the date and what the words had been read as."""
        return why(self.basis, self.edited)

    def to_json(self) -> dict[str, Any]:
        """The object that `--format jsonl` prints; the optional fields are left out where they say nothing."""
        record: dict[str, Any] = {
            "id": self.id,
            "start": self.start,
            "end": self.end,
            "precision": self.precision,
            "edtf": self.edtf,
            "status": self.status,
            "title": self.title,
            "actors": list(self.actors),
            "places": list(self.places),
            "sentence": self.sentence,
            "span": list(self.span),
            "expression": self.expression,
            "expression_span": list(self.expression_span),
            "timex": dict(self.timex),
            "basis": self.basis,
            "confidence": self.confidence,
            "source": self.source.to_json(),
        }
        for name in ("time", "zone", "marked", "rejected"):
            if getattr(self, name):
                record[name] = getattr(self, name)
        if self.kinds:
            record["kinds"] = dict(self.kinds)
        for name in ("tags", "edited"):
            if getattr(self, name):
                record[name] = list(getattr(self, name))
        return record

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Entry:
        """Read back what `to_json` wrote; unknown fields are ignored, a missing required one is a KeyError."""
        return cls(
            id=record["id"],
            start=record["start"],
            end=record["end"],
            precision=record["precision"],
            edtf=record["edtf"],
            status=record["status"],
            title=record["title"],
            actors=tuple(record["actors"]),
            places=tuple(record["places"]),
            sentence=record["sentence"],
            span=(record["span"][0], record["span"][1]),
            expression=record["expression"],
            expression_span=(record["expression_span"][0], record["expression_span"][1]),
            timex=dict(record["timex"]),
            basis=record["basis"],
            confidence=record["confidence"],
            source=Source.from_json(record["source"]),
            time=record.get("time"),
            zone=record.get("zone"),
            kinds=dict(record.get("kinds", ())),
            tags=tuple(record.get("tags", ())),
            marked=record.get("marked", False),
            rejected=record.get("rejected", False),
            edited=tuple(record.get("edited", ())),
        )

    def with_(self, **changes: Any) -> Entry:
        """A copy with some fields changed."""
        return replace(self, **changes)
