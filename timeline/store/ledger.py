"""The ledger of imports: each article by the hash of its text, with its outcome, and what importing it again does.

An article is a document of the table `sources`: the fields of `Source`, the `extractor` that read it, its `outcome`,
the ids of its `entries` in text order, the citation of its `text`, and when it was `imported`. One that could not be
read is a document of `failures`.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from timeline.store.documents import key_of
from timeline.store.history import note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.models import Entry, Source
    from timeline.store.documents import Doc, Documents, Puts
    from timeline.store.texts import Texts

PERSONAL = ("tags", "marked", "rejected")  # a person's, on an entry that stays the extractor's
PROVENANCE = ("source", "span", "expression_span")  # where an entry stands, whoever wrote the rest of it


@dataclass(frozen=True, slots=True)
class Added:
    """What an import did: articles `new`, `known` and `updated`; entries added, changed in place, removed.

    `collisions` are the ids of entries left out because another article's entry bears the same id.
    """

    new: int = 0
    known: int = 0
    updated: int = 0
    entries: int = 0
    changed: int = 0
    removed: int = 0
    collisions: tuple[str, ...] = ()

    def __add__(self, other: Added) -> Added:
        """What two batches did together."""
        return Added(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be imported: where it is, why, and when that was (ISO 8601, UTC)."""

    where: str
    why: str
    when: str


@dataclass(slots=True)
class ImportLine:
    """The line that an import of many batches has in the history: its number, and what all of them added so far."""

    number: int | None = None
    added: Added = field(default_factory=Added)


@dataclass(slots=True)
class Import:
    """The transaction of one batch, while it is put together. Use it under the lock, on refreshed documents."""

    documents: Documents
    texts: Texts
    extractor: str
    line: ImportLine = field(default_factory=ImportLine)
    puts: Puts = field(default_factory=lambda: {"entries": {}, "sources": {}})
    removed: set[int] = field(default_factory=set)
    cured: set[int] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("new", "known", "updated", "changed"), 0))
    collisions: list[str] = field(default_factory=list)
    unsaved: list[tuple[Doc, str]] = field(default_factory=list)
    fresh: dict[str, int] = field(default_factory=dict)

    def take(self, source: Source, text: str, entries: Sequence[Entry]) -> None:
        """Add one article to the batch."""
        key = key_of(source.id)
        old = self.puts["sources"].get(key) or self.documents.get("sources", key)
        if old and old["published"] == source.published and old["extractor"] == self.extractor:
            self.counts["known"] += 1
            return
        self.counts["updated" if old else "new"] += 1
        ids = [entry.id for entry in entries if self._take_entry(entry)]
        kept = self._drop_vanished(old, set(ids), text) if old else []
        record = {
            **source.to_json(),
            "extractor": self.extractor,
            "outcome": "done",
            "entries": ids + kept,
            "text": old and old["text"],
            "imported": now(),
        }
        if not self.texts.holds(record["text"], text):  # new, or saved again with other furniture
            self.unsaved.append((record, text))
        self.puts["sources"][key] = record
        if source.path and self.documents.has("failures", key_of(source.path)):
            self.cured.add(key_of(source.path))

    def finish(self) -> Added:
        """Write texts, then the journal's transaction."""
        citations = self.texts.append([text for _, text in self.unsaved])
        for (record, _), citation in zip(self.unsaved, citations, strict=True):
            record["text"] = list(citation)
        added = Added(
            **self.counts,
            entries=len(self.fresh),
            removed=len(self.removed),
            collisions=tuple(self.collisions),
        )
        if added.new or added.updated:
            number, whole = self.line.number, self.line.added + added
            if number is None:
                number = self.documents.next_id("operations")
            self.puts["operations"] = {number: note("import", _summary(whole))}
            self.documents.commit(self.puts, {"entries": self.removed, "failures": self.cured})
            self.line.number, self.line.added = number, whole
        return added

    def _key(self, entry_id: str) -> int | None:
        return self.fresh.get(entry_id) or self.documents.entry_key(entry_id)

    def _current(self, key: int) -> Doc | None:
        return self.puts["entries"].get(key) or self.documents.get("entries", key)

    def _take_entry(self, entry: Entry) -> bool:
        key = self._key(entry.id)
        current = self._current(key) if key is not None else None
        if key is None or current is None:
            key = self.documents.next_id("entries") + len(self.fresh)
            self.fresh[entry.id] = key
            self.puts["entries"][key] = entry.to_json()
            return True
        if current["source"]["id"] != entry.source.id:
            self.collisions.append(entry.id)
            return False
        record = entry.to_json()
        if current.get("edited"):
            record = current | {name: record[name] for name in PROVENANCE}
        else:
            record |= {name: current[name] for name in PERSONAL if name in current}
        if record != current:
            self.puts["entries"][key] = record
            self.counts["changed"] += not current.get("edited")
        return True

    def _drop_vanished(self, old: Doc, ids: set[str], text: str) -> list[str]:
        """Remove what the article no longer gives, but not what a person touched; the ids of those."""
        kept = []
        for entry_id in old["entries"]:
            key = self._key(entry_id)
            if entry_id in ids or key is None or not (current := self._current(key)):
                continue
            if current.get("edited") or any(current.get(name) for name in PERSONAL):
                kept.append(entry_id)
                self.puts["entries"][key] = _found_again(current, text)
            else:
                self.puts["entries"].pop(key, None)
                self.removed.add(key)
        return kept


def _found_again(doc: Doc, text: str) -> Doc:
    """An entry with its spans where its sentence stands in another form of its article, if it does."""
    at = text.find(doc["sentence"])
    shift = at - doc["span"][0]
    if at < 0 or not shift:
        return doc
    return {**doc, **{name: [place + shift for place in doc[name]] for name in ("span", "expression_span")}}


def now() -> str:
    """This moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def failures(documents: Documents) -> Iterable[Failed]:
    """What could not be imported, and was not imported since."""
    for _, doc in documents.items("failures"):
        yield Failed(doc["where"], doc["why"], doc["when"])


def _summary(added: Added) -> str:
    """An import's line in the history."""
    parts = [
        (added.new, "new article", "new articles"),
        (added.updated, "updated article", "updated articles"),
        (added.entries, "new entry", "new entries"),
        (added.changed, "changed entry", "changed entries"),
        (added.removed, "removed entry", "removed entries"),
    ]
    return ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in parts if count)
