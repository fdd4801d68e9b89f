"""The sections of a new sidecar, out of a base and what came since."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cached_property
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from timeline.store.bits import Bits, packed, unpacked
from timeline.store.coding import names
from timeline.store.index.base import FIELD_NUMBER, Base, Place
from timeline.store.index.facts import FIELDS
from timeline.store.index.sidecar import type_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.store.index.delta import Delta
    from timeline.store.index.sidecar import Writer

COPY = 1 << 20
PIECE = 1 << 15
GONE = 2**32 - 1
NEW: list[Any] = [0, 0, False, None]  # the directory's entry of a key that the base does not have
MANY = 4  # where more than one new row in so many is an added one, sorting all beats looking up each one's place
OFTEN = 16  # where more than one new row in so many is an added one, copying row by row beats copying in stretches
DENSE = 32  # a posting list with more than one row in so many is shorter as a bit map
COLUMNS = ("start", "end", "offset", "length", "crc", "number")
"""Columns that have the name of the `Facts` field they are made of; `doc` is `doc_id`."""
LOOKED_UP = {"doc": "by_doc", "number": "by_number"}
"""Columns that something is looked up by, and where rows stand in their order."""


class Merger:
    """One merge: `stretches` of base rows (start, stop) that stay together, each before the added row of its place."""

    def __init__(self, base: Base, delta: Delta, writer: Writer) -> None:
        self.base = base
        self.delta = delta
        self.writer = writer
        self.added = [delta.facts[key[2]] for key in delta.keys]
        self.order = delta.order
        self.size = self.order.rows
        self.stretches = list(self._stretches())
        self.fresh = array("I", self.order.slots)
        self.renumbered = self._renumbered()
        self._merged: dict[str, array[int]] = {}

    def run(self) -> None:
        """Write all sections, and keep no more of the base in memory than one of them looks at."""
        for write in (self._columns, self._texts, self._lookups, self._postings, self._tables):
            write()
            self.base.sidecar.release()

    def _stretches(self) -> Iterator[tuple[int, int, int]]:
        """(start, stop, added row that follows or -1) in order, without what is gone."""
        gone = iter([*self.order.gone, self.base.size])
        at, missing = 0, next(gone)
        for added, point in enumerate(chain(self.order.points, (self.base.size,))):
            while missing < point:
                yield at, missing, -1
                at, missing = missing + 1, next(gone)
            yield at, point, added if added < len(self.added) else -1
            at = max(at, point)

    def _renumbered(self) -> array[int]:
        """The new number of each base row."""
        numbers = array("I")
        row = 0
        for start, stop, added in self.stretches:
            if len(numbers) < start:
                numbers.append(GONE)
            numbers.extend(range(row, row + stop - start))
            row += stop - start + (added >= 0)
        return numbers

    def _columns(self) -> None:
        for name in (*COLUMNS, "doc"):
            column: Any = getattr(self.base, name)
            values = array(type_of(name), map(attrgetter("doc_id" if name == "doc" else name), self.added))
            if self.crowded:
                both = array(type_of(name))
                both.frombytes(bytes(column))
                merged = array(type_of(name), chain.from_iterable(self._picked(both + values)))
                self.writer.section(name, [merged])
                if name in LOOKED_UP:
                    self._merged[name] = merged
            else:
                self.writer.section(name, self._interleaved(memoryview(column), memoryview(values)))

    @property
    def crowded(self) -> bool:
        """Whether stretches are so short that copying row by row is quicker."""
        return len(self.added) * OFTEN > self.size

    def _picked(self, values: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """From what the base's rows have and, after that, the added ones, what the new rows have, a piece at a time."""
        return (pick(values) for pick in self._pickers)

    @cached_property
    def _pickers(self) -> list[Callable[[Sequence[int]], tuple[int, ...]]]:
        size = self.base.size
        sources = array("I")
        for start, stop, added in self.stretches:
            sources.extend(range(start, stop))
            if added >= 0:
                sources.append(size + added)
        return [_picker(sources[at : at + PIECE]) for at in range(0, len(sources), PIECE)]

    def _interleaved(self, column: memoryview, values: memoryview) -> Iterator[memoryview]:
        for start, stop, added in self.stretches:
            if stop > start:
                yield column[start:stop]
            if added >= 0:
                yield values[added : added + 1]

    def _texts(self) -> None:
        starts = self.base.text_at
        lengths = array("Q", [0])
        end = 0

        def parts() -> Iterator[bytes]:
            nonlocal end
            for start, stop, added in self.stretches:
                if stop > start:
                    shift = end - starts[start]
                    for piece in range(start + 1, stop + 1, PIECE):
                        lengths.extend([at + shift for at in starts[piece : min(piece + PIECE, stop + 1)]])
                    yield from self._text_of(starts[start], starts[stop])
                    end = lengths[-1]
                if added >= 0:
                    text = self.added[added].text
                    yield text + b"\n"
                    end += len(text) + 1
                    lengths.append(end)

        self.writer.section("text", parts())
        self.writer.section("text_at", [lengths])

    def _text_of(self, start: int, stop: int) -> Iterator[bytes]:
        for at in range(start, stop, COPY):
            yield self.base.sidecar.pread("text", at, min(COPY, stop - at))

    def _carried(self, rows: Sequence[int]) -> memoryview[int]:
        """Base rows by their new numbers, `GONE` where there is none."""
        carried = array("I")
        for at in range(0, len(rows), PIECE):  # each piece keeps the interpreter from other threads
            carried.extend(map(self.renumbered.__getitem__, rows[at : at + PIECE]))
        return memoryview(carried)

    def _staying(self, rows: memoryview[int]) -> memoryview[int]:
        """Carried rows without those that are gone."""
        return memoryview(array("I", [row for row in rows if row != GONE])) if self.order.gone else rows

    def _lookups(self) -> None:
        for field, name in LOOKED_UP.items():
            former = getattr(self.base, name)
            if len(self.added) * MANY > self.size:
                rows = [*self._staying(self._carried(former)), *self.fresh]
                rows.sort(key=self._merged.pop(field).__getitem__)  # of which most are in order
                self.writer.section(name, [array("I", rows)])
                continue
            values = (facts.doc_id if field == "doc" else facts.number for facts in self.added)
            pairs = sorted(zip(values, self.fresh, strict=True))
            self.writer.section(name, self._looked_up(former, getattr(self.base, field), pairs))

    def _looked_up(
        self, rows: Sequence[int], column: Sequence[int], pairs: list[tuple[int, int]]
    ) -> Iterator[memoryview[int]]:
        """Rows sorted by a column, with those of the pairs of value and row sorted in."""
        carried, fresh = self._carried(rows), memoryview(array("I", [row for _, row in pairs]))
        at = 0
        for number, (value, _) in enumerate(pairs):
            stop = bisect_left(rows, value, at, key=column.__getitem__)
            if stop > at:
                yield self._staying(carried[at:stop])
            yield fresh[number : number + 1]
            at = stop
        yield self._staying(carried[at:])

    def _postings(self) -> None:
        lists, maps = _Parts(), _Parts()
        carried = self._carried(self.base.sidecar.column("postings"))
        for field in FIELDS:
            directory: dict[str, list[Any]] = {}
            former, beside = self.base.directory(field), self.delta.postings[FIELD_NUMBER[field]]
            for key in sorted(former.keys() | beside.keys()):
                posting = self._posting(former.get(key), carried, beside.get(key, set()))
                count = len(posting)
                dense = field != "reach" and count * DENSE > self.size
                if count:
                    at = maps.add(posting.data) if dense else lists.add(posting.listed())
                    forms = (self.delta.forms.get(key) if field == "source" else None) or (former.get(key) or NEW)[3]
                    directory[key] = [count, at, dense, forms]
            self.writer.section(f"names.{field}", [names(directory)])
        self.writer.section("postings", lists.parts)
        self.writer.section("maps", maps.parts)

    def _posting(self, former: list[Any] | None, carried: memoryview[int], fresh: set[int]) -> Bits:
        """The posting list of a key that was of base rows by a directory's entry and of added documents."""
        count, at, dense, _ = former or NEW
        if dense:
            return packed(self._spliced(unpacked(self.base.bit_map(former or NEW)), fresh))
        rows: Sequence[int] = self._staying(carried[at // 4 : at // 4 + count])
        return Bits(self.size, sorted([*rows, *map(self.row_of_doc.__getitem__, fresh)]) if fresh else rows)

    def _spliced(self, flags: bytes, fresh: set[int]) -> bytes:
        """A flag for each new row, out of those of the base's rows and the documents that have it."""
        beside = bytes(map(fresh.__contains__, self.docs))
        if self.crowded:
            return b"".join(map(bytes, self._picked(flags + beside)))
        return b"".join(self._interleaved(memoryview(flags), memoryview(beside)))

    @cached_property
    def docs(self) -> list[int]:
        """The document id of each added row."""
        return [facts.doc_id for facts in self.added]

    @cached_property
    def row_of_doc(self) -> dict[int, int]:
        """The new row of each added document."""
        return {facts.doc_id: row for facts, row in zip(self.added, self.fresh, strict=True)}

    def _tables(self) -> None:
        for number, table in enumerate(sorted({*self.base.tables(), *self.delta.tables})):
            beside = self.delta.tables.get(table, {})
            columns = {name: array(type_of(name)) for name in ("doc", *Place._fields)}
            former = self.base.table_ids(table)
            stop = bisect_left(former, min(beside, default=0)) if beside else len(former)
            for name, column in columns.items():
                column.frombytes(bytes(self.base.table_column(table, name)[:stop]))
            touched = {doc_id: self.base.place(table, doc_id) for doc_id in former[stop:]} | beside
            for doc_id, place in sorted(touched.items()):
                if place:
                    for column, value in zip(columns.values(), (doc_id, *place), strict=True):
                        column.append(value)
            for name, column in columns.items():
                self.writer.section(f"{number}.{name}", [column])


def _picker(sources: Sequence[int]) -> Callable[[Sequence[int]], tuple[int, ...]]:
    """What takes the values at some places; of one place alone `itemgetter` would give no tuple."""
    pick = itemgetter(*sources)
    return pick if len(sources) > 1 else lambda values: (pick(values),)


class _Parts:
    """Parts of a section, each at a multiple of 4 bytes."""

    def __init__(self) -> None:
        self.parts: list[bytes | memoryview[int] | array[int]] = []
        self._end = 0

    def add(self, part: bytes | memoryview[int] | array[int]) -> int:
        """Append a part, and say where it begins."""
        at, size = self._end, memoryview(part).nbytes
        self.parts.append(part)
        if size % 4:
            self.parts.append(b"\0" * (-size % 4))
        self._end += size + -size % 4
        return at
