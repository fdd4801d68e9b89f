"""What the pane below a list shows: all of an entry, without the nouns, which take as long to load as all the rest."""

from __future__ import annotations

from timeline.basis import why
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from timeline.models import Precision, Status


class Origin:
    """The article behind an entry; the fields are those of `Source`."""

    path: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.__dict__.update(record)
        self.title: str = record.get("title") or ""


class Detail:
    """An entry as its document has it; the fields are those of `Entry`, and those not listed here may be absent."""

    id: str
    start: str | None
    end: str | None
    precision: Precision | None
    status: Status
    title: str
    actors: Sequence[str]
    places: Sequence[str]
    sentence: str
    span: Sequence[int]
    expression: str
    expression_span: Sequence[int]
    timex: Mapping[str, str]
    basis: str
    time: str | None = None
    zone: str | None = None
    tags: Sequence[str] = ()
    marked: bool = False
    rejected: bool = False
    edited: Sequence[str] = ()

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.__dict__.update(record)
        self.source = Origin(record["source"])

    @property
    def why(self) -> str:
        """Why it is dated so."""
        return why(self.basis, self.edited)
