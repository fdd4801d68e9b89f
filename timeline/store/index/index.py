"""The index of a journal: what can be asked about its entries, and who is who in them."""

from __future__ import annotations

from timeline.store.coding import parse
from timeline.store.index.brief import Brief
from timeline.store.index.detail import Detail
from timeline.store.index.facts import folded_name
from timeline.store.index.identity import Identity, renamed
from timeline.store.index.names import Names
from timeline.store.index.stored import Stored
from timeline.typed import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from typing import Any, TypeAlias

    from timeline.models import Entry
    from timeline.store.rows import RowSet

NameField: TypeAlias = Literal["actor", "place", "source", "tag"]
BRIEFS = 512  # decoded list lines that are kept, a dozen screens of them


class Index(Stored):
    """What can be asked about the entries of a journal, where one who has several names goes under one.

    The documents keep the names that they were stored with: to give an actor another name, for a million entries or
    for one, is a line in the table of aliases, and so is to take it back.
    """

    _aliases: tuple[object, object, Mapping[str, str]] = (None, None, {})
    _known: tuple[Mapping[str, str], AbstractSet[str], Identity] | None = None  # of a version before, mostly the same

    def forget(self) -> None:
        """Rows may have moved: drop what was worked out for them."""
        super().forget()
        self._briefs: dict[int, Brief] = {}
        self._names: dict[str, Names] = {}
        self._who: Identity | None = None

    # --- one entry

    def entry(self, row: int) -> Entry:
        """The entry at a row."""
        from timeline.models import Entry  # noqa: PLC0415  the nouns take their time to load, and lists need none

        return Entry.from_json(self.named(self.document(row)))

    def detail(self, row: int) -> Detail:
        """All of the entry at a row, as its document has it but for its actors' other names."""
        return Detail(self.named(self.document(row)))

    def brief(self, row: int) -> Brief:
        """What a list line needs of the entry at a row."""
        brief = self._briefs.get(row)
        if brief is None:
            if len(self._briefs) >= BRIEFS:
                self._briefs = {}
            brief = self._briefs[row] = Brief.from_json(self.named(self.document(row)))
        return brief

    def named(self, doc: dict[str, Any]) -> dict[str, Any]:
        """An entry's document with the actors under the names that a person wants."""
        return renamed(doc, self.aliases)

    # --- who is who

    @property
    def aliases(self) -> Mapping[str, str]:
        """The further names that a person gave: {alias: name}."""
        with self.guard:
            base, changes = self.base, self.delta.tables.get("aliases", {})
            if self._aliases[0] is not base or self._aliases[1] != changes:
                docs = (parse(self.raw("aliases", doc_id) or b"{}") for doc_id in self.ids("aliases"))
                self._aliases = base, dict(changes), {doc["alias"]: doc["name"] for doc in docs if doc}
            return self._aliases[2]

    @property
    def _identity(self) -> Identity:
        if self._who is None:
            aliases, persons = self.aliases, self._counts("person").keys()
            if self._known is None or self._known[0] != aliases or self._known[1] != persons:
                self._known = aliases, persons, Identity(aliases, persons)
            self._who = self._known[2]
        return self._who

    def posting(self, field: NameField, key: str) -> RowSet:
        """The entries that bear a name, of an actor also those that bear it under another."""
        rows = self.bearing(field, key)
        if field == "actor":
            for other in self._identity.others.get(key, ()):
                rows |= self.bearing(field, other)
        return rows

    def names(self, field: NameField) -> Names:
        """The names in a field."""
        with self.guard:
            names = self._names.get(field)
            if names is None:
                names = self._names[field] = self._make_names(field)
            return names

    def _make_names(self, field: NameField) -> Names:
        counts = self._counts(field)
        forms = {key: entry[3] for key, entry in self.base.directory(field).items() if entry[3]}
        if field == "source":
            forms.update(self.delta.forms)
        if field == "actor":
            self._unite(counts)
        return Names(counts, forms, self._identity.others if field in {"actor", "place"} else {})

    def _unite(self, counts: dict[str, int]) -> None:
        """Count under one name who has several."""
        for name, others in self._identity.others.items():
            present = [other for other in others if other in counts]
            if present:  # a bare surname and its full name are one within an article, so no entry bears both
                counts[name] = counts.get(name, 0) + sum(map(counts.pop, present))
            if not self.aliases.keys().isdisjoint(present):
                counts[name] = len(self.posting("actor", name))

    def _counts(self, field: str) -> dict[str, int]:
        """How many entries bear each name of a field."""
        counts = {key: entry[0] for key, entry in self.base.directory(field).items()}
        for key, change in self.delta.change(field):
            counts[key] = counts.get(key, 0) + change
        return {key: count for key, count in counts.items() if count > 0}

    # --- text

    def containing(self, folded: str, among: RowSet | None = None) -> RowSet:
        """The entries whose folded title, sentence, actors or places have a folded text in them.

        With `among`, of these alone, which is quicker where they are few or close together.
        """
        rows = self.saying(folded, among)
        needle = " ".join(folded.split())
        for alias, name in self.aliases.items():
            if needle and needle in folded_name(name):
                bearing = self.bearing("actor", alias)
                rows |= bearing if among is None else bearing & among
        return rows
