"""The entries as their documents have them: rows, sets of rows, days and texts, without reading the journal through."""

from __future__ import annotations

from bisect import bisect_left

from timeline.store.bits import Bits
from timeline.store.coding import parse
from timeline.store.index.base import Place
from timeline.store.index.facts import ENDLESS, FIELD_END, MARKED, ODD, REJECTED, STARTLESS, UNDATED
from timeline.store.index.follower import Follower
from timeline.store.index.scan import scan, scan_among, texts_of
from timeline.store.rows import RowSet
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

KEPT = 2048  # documents of the base whose JSON is kept, about 2 MB: as many pages as sqlite keeps
FOUND = 16  # results of text searches that are kept


class Stored(Follower):
    """What can be asked about the entries of a journal as they are stored.

    A row is the rank of an entry in time order: by start, end and arrival, the undated last. Rows and sets of rows hold
    for one `version`, which grows with every change taken in.
    """

    def forget(self) -> None:
        """Rows may have moved: drop what was worked out for them."""
        super().forget()
        self._found: dict[bytes, RowSet] = {}

    # --- rows

    def _place_of_row(self, row: int) -> tuple[int, Place]:
        if not 0 <= row < self.size:
            raise IndexError(row)
        base, added, is_added = self.delta.order.split(row)
        if is_added:
            facts = self.delta.fact(added)
            return facts.doc_id, Place(facts.offset, facts.length, facts.crc)
        return self.base.doc[base], self.base.place_of_row(base)

    def doc_id(self, row: int) -> int:
        """The document id of the entry at a row."""
        return self._place_of_row(row)[0]

    def document(self, row: int) -> dict[str, Any]:
        """The document of the entry at a row."""
        return next(self.documents([row]))[1]

    def documents(self, rows: Iterable[int]) -> Iterator[tuple[int, dict[str, Any]]]:
        """(document id, document) of the entries at some rows; IndexError where there is no such row."""
        with self.guard:
            base, order, keys, facts = self.base, self.delta.order, self.delta.keys, self.delta.facts
        docs, kept, moved = base.doc, base.kept, order.points or order.gone
        for row in rows:
            if not 0 <= row < order.rows:
                raise IndexError(row)
            at, beside, is_added = order.split(row) if moved else (row, 0, False)
            if is_added:
                fact = facts[keys[beside][2]]
                yield fact.doc_id, parse(self.read(Place(fact.offset, fact.length, fact.crc)))
                continue
            raw = kept.get(at)
            if raw is None:
                if len(kept) >= KEPT:
                    kept.clear()
                raw = kept[at] = self.read(base.place_of_row(at))
            yield docs[at], parse(raw)

    def row_of(self, entry_id: str) -> int | None:
        """The row of an entry by its id; None where there is none."""
        doc_id = self.doc_of(entry_id)
        return None if doc_id is None else self.row_of_doc(doc_id)

    def row_of_doc(self, doc_id: int) -> int | None:
        """The row of an entry by its document id; None where there is none."""
        with self.guard:
            facts = self.delta.facts.get(doc_id)
            if facts:
                return self.delta.order.slots[self.delta.added_row(facts)]
            row = self.base.row_of_doc(doc_id)
            return None if row is None or row in self.delta.gone else self.delta.order.of_base(row)

    def rows_of_docs(self, doc_ids: Iterable[int]) -> RowSet:
        """The rows of some documents."""
        return self.rows(row for row in map(self.row_of_doc, doc_ids) if row is not None)

    # --- sets of rows

    def rows(self, rows: Iterable[int]) -> RowSet:
        """The set of some rows."""
        return self.delta.order.pick(rows)

    def all(self) -> RowSet:
        """Every entry."""
        return self.delta.order.everything()

    def _set(self, base: Bits, added: Bits) -> RowSet:
        order = self.delta.order
        return RowSet(order, base & order.base if order.gone else base, added)

    def stretch(self, first: int, stop: int) -> RowSet:
        """The entries at the rows from `first` up to, but without, `stop`."""
        with self.guard:
            order = self.delta.order
            (low, before, _), (high, until, _) = order.split(first), order.split(stop)
            added = Bits(len(self.delta.keys), range(before, until))
            return self._set(Bits(self.base.size, range(low, high)), added)

    def dated(self) -> RowSet:
        """The entries that have a date."""
        with self.guard:
            base, added = Bits(self.base.size, range(self.base.dated)), range(self.delta.dated)
            return self._set(base, Bits(len(self.delta.keys), added))

    def undated(self) -> RowSet:
        """The entries without a date."""
        return self.all() - self.dated()

    def live(self) -> RowSet:
        """The entries that nobody rejected."""
        rejected = self.rejected()
        return self.all() - rejected if rejected else self.all()

    def rejected(self) -> RowSet:
        """The entries that a person rejected."""
        return self.bearing("flag", REJECTED)

    def marked(self) -> RowSet:
        """The entries that a person marked."""
        return self.bearing("flag", MARKED)

    def odd(self) -> RowSet:
        """The entries that compare differently from what the index makes of them: no plain day, a text for a list."""
        return self.flagged(ODD)

    def flagged(self, flag: str) -> RowSet:
        """The entries with a flag of `timeline.store.index.facts`."""
        return self.bearing("flag", flag)

    def status(self, status: str) -> RowSet:
        """The entries of a status."""
        return self.bearing("status", status)

    def bearing(self, field: str, key: str) -> RowSet:
        """The entries whose documents have a key in a field of `timeline.store.index.facts`."""
        with self.guard:
            base, added = self.base.posting(field, key), self.delta.posting(field, key)
            return self._set(base, added) if base or added else self.delta.order.nothing

    def overlapping(self, first: int | None, last: int | None, among: RowSet | None = None) -> RowSet:
        """The entries that share a day with an interval, both ends inclusive; None is an open end.

        With `among`, of these alone, which is quicker where they are few.
        """
        with self.guard:
            if among is None:
                return self._set(self.base.overlapping(first, last), self.delta.overlapping(first, last))
            base = self.base.overlapping(first, last, among.base)
            added = among.added and among.added & self.delta.overlapping(first, last)
            return self._set(base, added)

    def during(self, first: int, last: int, among: RowSet | None = None) -> RowSet:
        """The entries with both a first and a last day that share one with an interval; `among` as above."""
        found = self.overlapping(first, last, among)
        return found - self.flagged(STARTLESS) - self.flagged(ENDLESS) if found else found

    def before(self, day: int) -> RowSet:
        """The entries that overlap anything earlier than the day."""
        return self.overlapping(None, day - 1)

    # --- time

    def start_day(self, row: int) -> int | None:
        """The first day of the entry at a row (its last where that alone is known); None if undated."""
        return self._days(row)[0]

    def end_day(self, row: int) -> int | None:
        """The last day of the entry at a row (its first where that alone is known); None if undated."""
        return self._days(row)[1]

    def _days(self, row: int) -> tuple[int, int] | tuple[None, None]:
        base, added, is_added = self.delta.order.split(row)
        start, end = self.delta.keys[added][:2] if is_added else (self.base.start[base], self.base.end[base])
        return (None, None) if start == UNDATED else (start, end)

    def rank_of_day(self, day: int) -> int:
        """The first row that starts on the day or later, an undated one or `size` where there is none."""
        with self.guard:
            base, added = self.base.starting_before(day), self.delta.starting_before(day)
            return base - bisect_left(self.delta.order.gone, base) + added

    def span(self) -> tuple[int, int] | None:
        """The first and the last day on which an entry starts; None where none has a date."""
        dated = len(self.dated())
        if not dated:
            return None
        first, last = self.start_day(0), self.start_day(dated - 1)
        assert first is not None
        assert last is not None
        return first, last

    # --- text

    def saying(self, folded: str, among: RowSet | None = None) -> RowSet:
        """The entries whose folded title, sentence, actors or places have a folded text in them.

        With `among`, of these alone, which is quicker where they are few or close together.
        """
        needle = " ".join(folded.split()).encode("utf-8", "surrogatepass")
        if not needle:
            return self.all() if among is None else among
        with self.guard:
            found = self._found.get(needle)
            if found is None and among is not None and len(among.base) < self.base.size:
                added = self.delta.containing(needle) & among.added
                return self._set(scan_among(self.base, needle, among.base), added)
            if found is None:
                shorter = [rows for known, rows in self._found.items() if known in needle]  # as a person types on
                base = scan_among(self.base, needle, min(shorter, key=len).base) if shorter else scan(self.base, needle)
                found = self._set(base, self.delta.containing(needle))
                if len(self._found) >= FOUND:
                    self._found.pop(next(iter(self._found)))
                self._found[needle] = found
                self.base.sidecar.release()
        return found if among is None else found & among

    def release(self) -> None:
        """Give back the memory of what was looked at in the file; it is read again when it is looked at again."""
        self.base.sidecar.release()

    def text(self, row: int) -> str:
        """The folded text of the entry at a row, a line each for title, sentence and any other name."""
        base, added, is_added = self.delta.order.split(row)
        raw = self.delta.fact(added).text if is_added else self.base.text(base)
        return _lines(raw)

    def matching(self, test: Callable[[str], bool], among: RowSet) -> RowSet:
        """The entries of a set whose folded text, a line each for title, sentence and any other name, passes a test."""
        fact = self.delta.fact
        base = [row for row, text in texts_of(self.base, among.base) if test(_lines(text))]
        added = [row for row in among.added if test(_lines(fact(row).text))]
        self.base.sidecar.release()
        return self._set(Bits(self.base.size, base), Bits(len(self.delta.keys), added))

    def texts(self, rows: Iterable[int]) -> Iterator[tuple[int, str]]:
        """(row, folded text) of some rows."""
        return ((row, self.text(row)) for row in rows)


def _lines(text: bytes) -> str:
    """A row's text with a line for each of its parts."""
    return text.decode("utf-8", "surrogatepass").replace(FIELD_END, "\n")
