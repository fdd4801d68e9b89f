"""A store in memory that answers as the real index does, by looking at every entry: slow, plain, surely right."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

from timeline.days import parse_iso
from timeline.models import Entry, Source
from timeline.store.folding import fold
from timeline.store.index.brief import Brief
from timeline.store.index.detail import Detail


class FakeRows(frozenset):
    """Rows as a set; complements are taken of `universe`."""

    universe = 10_000

    def __and__(self, other):
        return FakeRows(frozenset.__and__(self, other))

    def __or__(self, other):
        return FakeRows(frozenset.__or__(self, other))

    def __invert__(self):
        return FakeRows(set(range(self.universe)) - self)

    def __iter__(self):
        return iter(sorted(frozenset.__iter__(self)))

    def dense(self):
        return self

    def select(self, k):
        return list(self)[k]

    def rank(self, row):
        return sum(member < row for member in self)


class FakeNames:
    def __init__(self, counts, aliases):
        self.counts, self.forms = counts, aliases

    def __iter__(self):
        return iter([(name, name, count) for name, count in self.counts.items()])

    def __len__(self):
        return len(self.counts)

    def aliases(self, key):
        return [key, *self.forms.get(key, ())]

    def match(self, folded):
        return [key for key in self.counts if any(folded in fold(form) for form in self.aliases(key))]


class FakeIndex:
    def __init__(self, entries, aliases, version):
        self.version, self.forms = version, aliases
        dated = sorted((e for e in entries if e.start or e.end), key=lambda e: (self._start(e), self._end(e)))
        self.list = [*dated, *(e for e in entries if not (e.start or e.end))]
        self.size = len(self.list)

    @staticmethod
    def _start(entry):
        return parse_iso(entry.start or entry.end)

    @staticmethod
    def _end(entry):
        return parse_iso(entry.end or entry.start)

    def _where(self, test):
        return FakeRows(row for row, entry in enumerate(self.list) if test(entry))

    def all(self):
        return self._where(lambda e: True)

    def live(self):
        return self._where(lambda e: not e.rejected)

    def rejected(self):
        return self._where(lambda e: e.rejected)

    def marked(self):
        return self._where(lambda e: e.marked)

    def stretch(self, first, stop):
        return FakeRows(range(first, stop))

    def release(self):
        pass

    def dated(self):
        return self._where(lambda e: e.start or e.end)

    def undated(self):
        return self._where(lambda e: not (e.start or e.end))

    def status(self, status):
        return self._where(lambda e: e.status == status)

    def overlapping(self, first, last):
        def shares(entry):
            if not (entry.start or entry.end):
                return False
            starts_late = entry.start and last is not None and parse_iso(entry.start) > last
            ends_early = entry.end and first is not None and parse_iso(entry.end) < first
            return not (starts_late or ends_early)

        return self._where(shares)

    @staticmethod
    def _names_of(entry, field):
        return {"actor": entry.actors, "place": entry.places, "tag": entry.tags, "source": (entry.source.id,)}[field]

    def names(self, field):
        known = {form: name for name, forms in self.forms.items() for form in forms}
        counts = Counter(known.get(name, name) for entry in self.list for name in self._names_of(entry, field))
        titles = {e.source.id: [e.source.title, e.source.publisher or ""] for e in self.list}
        return FakeNames(counts, titles if field == "source" else self.forms)

    def posting(self, field, key):
        forms = {key, *self.forms.get(key, ())}
        return self._where(lambda e: forms & set(self._names_of(e, field)))

    def containing(self, folded, among=None):
        found = self._where(lambda e: folded in self._text(e))
        return found if among is None else found & among

    @staticmethod
    def _text(entry):
        return fold("\n".join((entry.title, entry.sentence, *entry.actors, *entry.places)))

    def matching(self, test, among):
        return FakeRows(row for row in among if test(self._text(self.list[row])))

    def start_day(self, row):
        entry = self.list[row]
        return self._start(entry) if entry.start or entry.end else None

    def end_day(self, row):
        entry = self.list[row]
        return self._end(entry) if entry.start or entry.end else None

    def rank_of_day(self, day):
        return sum(self._start(e) < day for e in self.list if e.start or e.end)

    def entry(self, row):
        return self.list[row]

    def detail(self, row):
        return Detail(self.list[row].to_json())

    def brief(self, row):
        return Brief.from_json(self.list[row].to_json())

    def row_of(self, entry_id):
        return next((row for row, entry in enumerate(self.list) if entry.id == entry_id), None)


class FakeStore(SimpleNamespace):
    def __init__(self, entries, aliases=None):
        super().__init__(version=0)
        self.put(entries, aliases)

    def put(self, entries, aliases=None):
        self.version += 1
        self.index = FakeIndex(list(entries), aliases or {}, self.version)


def make_entry(entry_id, start=None, end=None, **fields):
    """An entry with a plain default in every field that a test does not name."""
    end = end or start
    values = {
        "precision": "day" if start else None,
        "edtf": start,
        "status": "happened",
        "title": f"Event {entry_id}",
        "actors": (),
        "places": (),
        "sentence": f"It was event {entry_id}.",
        "span": (0, 10),
        "expression": "then",
        "expression_span": (0, 4),
        "timex": {"type": "DATE", "value": start or "XXXX"},
        "basis": "as the text says",
        "confidence": 0.9,
        "source": Source("5" * 16, "Harbour Weekly, issue one", "weekly.txt", None, "2025-04-17", "Harbour Weekly"),
    }
    return Entry(entry_id, start, end, **{**values, **fields})
