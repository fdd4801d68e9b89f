"""The base of an index: the rows of a sidecar file, in time order, read where they lie."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from timeline.store.bits import Bits
from timeline.store.coding import parse
from timeline.store.index.facts import ENDLESS, FIELDS, STARTLESS, UNDATED
from timeline.store.index.sidecar import Sidecar
from timeline.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENTRIES = "entries"
FIELD_NUMBER = {field: number for number, field in enumerate(FIELDS)}


MANY = 8  # where more than one row in so many is in a set, bits are shorter than a list


class Place(NamedTuple):
    """Where a document's JSON stands in the journal, and its CRC-32."""

    offset: int
    length: int
    crc: int


class Base:
    """Columns, posting lists and texts of the rows of a sidecar; without one, of no rows."""

    def __init__(self, sidecar: Sidecar | None = None) -> None:
        self.sidecar = sidecar or Sidecar.empty()
        self.start = self.sidecar.column("start")
        self.end = self.sidecar.column("end")
        self.doc = self.sidecar.column("doc")
        self.offset = self.sidecar.column("offset")
        self.length = self.sidecar.column("length")
        self.crc = self.sidecar.column("crc")
        self.number = self.sidecar.column("number")
        self.by_doc = self.sidecar.column("by_doc")
        self.by_number = self.sidecar.column("by_number")
        self.text_at = self.sidecar.column("text_at")
        self.size = len(self.start)
        self.kept: dict[int, bytes] = {}  # the JSON of rows that were looked at: no more than who reads them allows

    # --- from a document to its row

    @cached_property
    def _last_doc(self) -> int:
        return self.last_id(ENTRIES)

    def row_of_doc(self, doc_id: int) -> int | None:
        """The row of a document."""
        if doc_id > self._last_doc:
            return None
        at = bisect_left(self.by_doc, doc_id, key=self.doc.__getitem__)
        if at < self.size and self.doc[self.by_doc[at]] == doc_id:
            return self.by_doc[at]
        return None

    def rows_of_number(self, number: int) -> list[int]:
        """The rows whose entry's id has this number: one, unless two ids collide."""
        start = bisect_left(self.by_number, number, key=self.number.__getitem__)
        end = bisect_right(self.by_number, number, lo=start, key=self.number.__getitem__)
        return list(self.by_number[start:end])

    def point(self, key: tuple[int, int, int]) -> int:
        """The row that an entry with this key comes right before."""
        start, end, doc_id = key
        low = bisect_left(self.start, start)
        high = bisect_right(self.start, start, low)
        low = bisect_left(self.end, end, low, high)
        high = bisect_right(self.end, end, low, high)
        return high if doc_id > self._last_doc else bisect_left(self.doc, doc_id, low, high)

    # --- intervals

    def starting_before(self, day: int) -> int:
        """How many rows start before the day."""
        return bisect_left(self.start, day)

    @cached_property
    def dated(self) -> int:
        """How many rows have a date; they come first."""
        return self.starting_before(UNDATED)

    def overlapping(self, first: int | None, last: int | None, among: Bits | None = None) -> Bits:
        """The rows that share a day with the interval; None is an open end. With `among`, of these rows alone."""
        if among is not None and not among.sparse:
            return among & self.overlapping(first, last)
        stop = self.dated if last is None else min(self.starting_before(last + 1), self.dated)
        begin = 0 if first is None else min(self.starting_before(first), stop)
        if among is not None:
            found = self._overlapping_among(among, first, stop)
        else:
            found = Bits(self.size, range(begin, stop))
            earlier = self._reaching(begin, first) if first is not None else ()
            if earlier and len(found) * MANY < self.size:
                found = Bits(self.size, [*earlier, *found])
            elif earlier:
                found |= Bits(self.size, earlier)
        for flag, low, high in ((STARTLESS, stop, self.dated), (ENDLESS, 0, begin)):
            if posting := self.posting("flag", flag):
                rows = posting & Bits(self.size, range(low, high))
                found |= rows if among is None else rows & among
        return found

    def _overlapping_among(self, among: Bits, first: int | None, stop: int) -> Bits:
        """Of a list of rows those before `stop` whose interval reaches `first`."""
        part = among & Bits(self.size, range(stop))
        if first is None:
            return part
        end = self.end
        return Bits(self.size, [row for row in part if end[row] >= first])

    @cached_property
    def _reaches(self) -> list[tuple[int, Sequence[int]]]:
        """(a length that no interval has, the rows of those shorter by less than half) of each list of intervals.

        These lists are never bit maps.
        """
        return sorted((1 << int(key), self.rows(entry)) for key, entry in self.directory("reach").items())

    def _reaching(self, begin: int, first: int) -> list[int]:
        """The rows before `begin` whose interval still reaches `first`."""
        found, end, start = list[int](), self.end, self.start
        for length, rows in self._reaches:
            back = bisect_left(start, first - length + 1, 0, begin)
            sure = bisect_left(start, first - length // 2, back, begin)
            at, known, stop = (bisect_left(rows, row) for row in (back, sure, begin))
            found += [row for row in rows[at:known] if end[row] >= first]
            found += rows[known:stop]
        found.sort()
        return found

    # --- posting lists

    def directory(self, field: str) -> dict[str, list[Any]]:
        """Of each key of a field: [number of rows, place of its posting list, whether it is a bit map, forms]."""
        found = self._directories.get(field)
        if found is None:
            found = self._directories[field] = parse(bytes(self.sidecar.view(f"names.{field}")) or b"{}")
        return found

    @cached_property
    def _directories(self) -> dict[str, dict[str, list[Any]]]:
        return {}

    def posting(self, field: str, key: str) -> Bits:
        """The rows that have the key in the field."""
        entry = self.directory(field).get(key)
        if entry is None:
            return self.nothing
        if entry[2]:
            return self.bit_map(entry)
        return Bits(self.size, self.rows(entry))

    @cached_property
    def nothing(self) -> Bits:
        """No row."""
        return Bits(self.size, ())

    def rows(self, entry: list[Any]) -> Sequence[int]:
        """The rows of a directory's entry that is no bit map."""
        return self.sidecar.view("postings", entry[1], 4 * entry[0]).cast("I")

    def bit_map(self, entry: list[Any]) -> Bits:
        """The rows of a directory's entry that is a bit map."""
        return Bits(self.size, bits=int.from_bytes(self.flags(entry), "little"))

    def flags(self, entry: list[Any]) -> memoryview:
        """The bit map of a directory's entry as it lies in the file, a bit a row."""
        return self.sidecar.view("maps", entry[1], (self.size + 7) // 8)

    # --- documents

    def place_of_row(self, row: int) -> Place:
        """Where the document of a row stands."""
        return Place(self.offset[row], self.length[row], self.crc[row])

    @cached_property
    def live_bytes(self) -> int:
        """How many bytes of the journal the documents take."""
        return sum(self.length) + sum(sum(self.table_column(table, "length")) for table in self.tables())

    # --- texts

    def text(self, row: int) -> bytes:
        """The folded text of a row."""
        return self.sidecar.pread("text", self.text_at[row], self.text_at[row + 1] - self.text_at[row] - 1)

    # --- other tables

    def tables(self) -> list[str]:
        """The names of the tables besides that of the entries."""
        return self.sidecar.tables

    def table_ids(self, table: str) -> memoryview:
        """The ids of another table's documents, sorted."""
        return self.table_column(table, "doc")

    def table_column(self, table: str, name: str) -> memoryview:
        """A column (doc, offset, length, crc) of another table, sorted by document id."""
        number = self.sidecar.tables.index(table) if table in self.sidecar.tables else -1
        return self.sidecar.column(f"{number}.{name}")

    def place(self, table: str, doc_id: int) -> Place | None:
        """Where a document of another table stands."""
        ids = self.table_ids(table)
        at = bisect_left(ids, doc_id)
        if at >= len(ids) or ids[at] != doc_id:
            return None
        return Place(*(self.table_column(table, name)[at] for name in Place._fields))

    def ids(self) -> Iterator[int]:
        """The document ids of the entries, ascending."""
        return map(self.doc.__getitem__, self.by_doc)

    def last_id(self, table: str) -> int:
        """The largest id among a table's documents; 0 where there is none."""
        if table == ENTRIES:
            return self.doc[self.by_doc[-1]] if self.size else 0
        ids = self.table_ids(table)
        return ids[-1] if ids else 0
