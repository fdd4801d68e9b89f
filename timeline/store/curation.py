"""What a person's operations make of an entry's document; every function gives a new document."""

from __future__ import annotations

from collections.abc import Callable

from timeline.days import parse_iso
from timeline.store.documents import key_of
from timeline.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.store.documents import Doc
    from timeline.store.history import Changed

Edit = Callable[[dict[str, Any]], dict[str, Any]]

FIXED = {"id", "source", "span", "expression_span", "tags", "marked", "rejected", "edited"}


def editable() -> set[str]:
    """The names of the fields that a person may change."""
    from dataclasses import fields  # noqa: PLC0415  as below

    from timeline.models import Entry  # noqa: PLC0415  the nouns take their time to load, and readers change nothing

    return {field.name for field in fields(Entry)} - FIXED


def edited(doc: Doc, changes: Mapping[str, Any]) -> Doc:
    """`doc` with fields changed and named in `edited`; ValueError for a field or value that can't be."""
    from timeline.models import Entry  # noqa: PLC0415  as above

    fields = editable()
    unknown = changes.keys() - fields
    if unknown:
        raise ValueError(f"no such field to edit: {', '.join(sorted(unknown))}; there are {', '.join(sorted(fields))}")
    changes = dict(changes)
    if {"start", "end"} & changes.keys() and "edtf" not in changes:
        changes["edtf"] = _edtf(changes.get("start", doc["start"]), changes.get("end", doc["end"]))
    entry = Entry.from_json(doc)
    entry = entry.with_(
        **{name: tuple(value) if name in ("actors", "places") else value for name, value in changes.items()}
    )
    _check_days(entry.start, entry.end)
    record = entry.to_json()
    names = [name for name in changes if record.get(name) != doc.get(name)]
    record = entry.with_(edited=tuple(sorted({*entry.edited, *names}))).to_json()
    return {name: value for name, value in doc.items() if name not in fields} | record


def flagged(doc: Doc, name: str, *, on: bool) -> Doc:
    """`doc` with a flag set or taken away."""
    rest = {key: value for key, value in doc.items() if key != name}
    return {**rest, name: True} if on else rest


def tagged(doc: Doc, add: Iterable[str], remove: Iterable[str]) -> Doc:
    """`doc` with tags added, in order of addition, and removed."""
    tags = [tag for tag in dict.fromkeys([*doc.get("tags", ()), *add]) if tag not in set(remove)]
    rest = {key: value for key, value in doc.items() if key != "tags"}
    return {**rest, "tags": tags} if tags else rest


def merged(aliases: Mapping[str, str], alias: str, canonical: str) -> Changed:
    """The changes by which `alias` becomes a name of `canonical`, given what a person said before: {alias: name}.

    Where `canonical` is itself another name of somebody, that is who is meant; of `alias`, and it is the other way
    round from now on.
    """
    if not alias or not canonical or alias == canonical:
        raise ValueError("an alias and another name are needed")
    changed: Changed = {}
    name = aliases.get(canonical, canonical)
    if name == alias:
        name = canonical
        changed["aliases", key_of(canonical)] = None
    for other in (alias, *(other for other, former in aliases.items() if former == alias and other != name)):
        changed["aliases", key_of(other)] = {"alias": other, "name": name}
    return changed


def summary(docs: Sequence[Doc]) -> str:
    """What an operation was about, in one line."""
    if len(docs) == 1:
        return str(docs[0]["title"])
    return f"{len(docs):,} entries"


def _check_days(start: str | None, end: str | None) -> None:
    first = parse_iso(start) if start is not None else None
    last = parse_iso(end) if end is not None else None
    if first is not None and last is not None and first > last:
        raise ValueError(f"the end, {end}, is before the start, {start}")


def _edtf(start: str | None, end: str | None) -> str | None:
    """The interval of two days; an open end is `..`."""
    if start is None and end is None:
        return None
    return start if start == end else f"{start or '..'}/{end or '..'}"
