"""What a line of a list shows of an entry."""

from __future__ import annotations

from timeline.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.models import Precision, Status


class Brief(NamedTuple):
    """An entry without its sentence and provenance; the fields are those of `Entry`.

    `mod` is the TIMEX3 mod, `approximate` says that the day is "about" or "circa". `source` is the article's id.
    """

    id: str
    start: str | None
    end: str | None
    precision: Precision | None
    mod: str | None
    approximate: bool
    status: Status
    title: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    time: str | None
    tags: tuple[str, ...]
    marked: bool
    rejected: bool
    edited: tuple[str, ...]
    source: str

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Brief:
        """The brief of an entry's JSON; KeyError where a required field is missing."""
        source = record["source"]
        return cls(
            record["id"],
            record["start"],
            record["end"],
            record["precision"],
            record["timex"].get("mod"),
            "~" in (record["edtf"] or ""),
            record["status"],
            record["title"],
            tuple(record["actors"]),
            tuple(record["places"]),
            record.get("time"),
            tuple(record.get("tags", ())),
            record.get("marked", False),
            record.get("rejected", False),
            tuple(record.get("edited", ())),
            source if isinstance(source, str) else source["id"],
        )
