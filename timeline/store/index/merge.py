"""From a base and what came since, a new base.

The same way makes a sidecar from nothing: take in some of the journal, merge, go on. Rows keep their order, so that
columns and texts are copied in stretches; posting lists are carried over through a table of the rows' new numbers.
"""

from __future__ import annotations

import json
import os
from array import array
from bisect import bisect_left
from contextlib import suppress
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.store.bits import Bits
from timeline.store.index.base import FIELD_NUMBER, Base, Place
from timeline.store.index.facts import FIELDS
from timeline.store.index.sidecar import Sidecar, Writer, type_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from timeline.store.index.delta import Delta
    from timeline.store.journal import Journal

QUICK = 1024  # changes that are taken in at opening without anyone noticing
LEAST_ROOM, MOST_ROOM = 1 << 15, 1 << 16
COPY = 1 << 20
GONE = 2**32 - 1
OFTEN = 16  # where more than one new row in so many is an added one, copying row by row beats copying in stretches
DENSE = 32  # a posting list with more than one row in so many is shorter as a bit map
COLUMNS = ("start", "end", "offset", "length", "crc", "number")
"""Columns that have the name of the `Facts` field they are made of; `doc` is `doc_id`."""


def path_of(journal: Journal) -> Path:
    """Where the sidecar of a journal lies."""
    return journal.path.with_name(f"{journal.path.name}.index")


def room(base: Base) -> int:
    """How many changes are held in memory before they are merged: more over a large base, so that merges stay few."""
    return min(max(base.size // 4, LEAST_ROOM), MOST_ROOM)


def load(journal: Journal) -> Base | None:
    """The base that the sidecar of a journal gives; None where there is none that fits it."""
    sidecar = Sidecar.open(path_of(journal), journal.generation)
    if sidecar is None:
        return None
    covered, crc = sidecar.directory["covered"], sidecar.directory["last_line"]
    return Base(sidecar) if journal.line_crc_before(covered) == crc else None


def aside(base: Base, delta: Delta, journal: Journal) -> Base:
    """A new base in a file without a name: one that does not yet cover whole transactions."""
    import tempfile  # noqa: PLC0415 - 10 ms that opening does not need

    try:
        out = tempfile.TemporaryFile(dir=journal.path.parent)  # noqa: SIM115 - the base keeps a copy of it
    except OSError:
        out = tempfile.TemporaryFile()  # noqa: SIM115
    with out:
        _write(out, base, delta, {"generation": journal.generation, "covered": 0, "last_line": 0})
        sidecar = Sidecar.of(os.dup(out.fileno()), journal.generation)
    assert sidecar is not None
    return Base(sidecar)


def write(base: Base, delta: Delta, journal: Journal, covered: int) -> Base | None:
    """Put a new sidecar in the old one's stead; None, and the old one stays, where it can't be written."""
    path = path_of(journal)
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    about = {
        "generation": journal.generation,
        "covered": covered,
        "last_line": journal.line_crc_before(covered),
    }
    try:
        with os.fdopen(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "w+b", COPY) as out:
            _write(out, base, delta, about)
            os.fsync(out.fileno())
            sidecar = Sidecar.of(os.dup(out.fileno()), journal.generation)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        return None
    return Base(sidecar) if sidecar else None


def _write(out: BinaryIO, base: Base, delta: Delta, about: dict[str, Any]) -> None:
    writer = Writer(out)
    _Merge(base, delta, writer).run()
    writer.finish({**about, "tables": sorted({*base.tables(), *delta.tables})})
    out.flush()


class _Merge:
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

    def run(self) -> None:
        """Write all sections."""
        self._columns()
        self._texts()
        self._lookups()
        self._postings()
        self._tables()

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
            if len(values) * OFTEN > self.size:
                values = array(type_of(name), [*column, *values])
                self.writer.section(name, [array(type_of(name), map(values.__getitem__, self.sources))])
            else:
                self.writer.section(name, self._interleaved(memoryview(column), memoryview(values)))

    @cached_property
    def sources(self) -> array[int]:
        """Of each new row, which of the base's rows it was, or, counted on from there, of the added ones."""
        size = self.base.size
        sources = array("I")
        for start, stop, added in self.stretches:
            sources.extend(range(start, stop))
            if added >= 0:
                sources.append(size + added)
        return sources

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
                    lengths.extend([at + shift for at in starts[start + 1 : stop + 1]])
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

    def _carried(self, rows: Sequence[int]) -> list[int]:
        """Base rows by their new numbers, without those that are gone."""
        numbers = map(self.renumbered.__getitem__, rows)
        return [row for row in numbers if row != GONE] if self.delta.gone else list(numbers)

    def _lookups(self) -> None:
        for name, field in (("by_doc", "doc"), ("by_number", "number")):
            values = (facts.doc_id if field == "doc" else facts.number for facts in self.added)
            pairs = sorted(zip(values, self.fresh, strict=True))
            self.writer.section(name, [self._looked_up(getattr(self.base, name), getattr(self.base, field), pairs)])

    def _looked_up(self, rows: Sequence[int], column: Sequence[int], pairs: list[tuple[int, int]]) -> array[int]:
        """Rows sorted by a column, with those of the pairs of value and row sorted in."""
        merged = array("I")
        at = 0
        for value, row in pairs:
            stop = bisect_left(rows, value, at, key=column.__getitem__)
            if stop > at:
                merged.extend(self._carried(rows[at:stop]))
            merged.append(row)
            at = stop
        merged.extend(self._carried(rows[at:]))
        return merged

    def _postings(self) -> None:
        postings = _Postings(self.size)
        row_of = {facts.doc_id: row for facts, row in zip(self.added, self.fresh, strict=True)}
        for field in FIELDS:
            postings.directory = {}
            former, beside = self.base.directory(field), self.delta.postings[FIELD_NUMBER[field]]
            for key in sorted(former.keys() | beside.keys()):
                rows = self._carried(self.base.rows(former[key])) if key in former else []
                fresh = beside.get(key)
                if fresh:
                    rows = sorted([*rows, *(row_of[doc_id] for doc_id in fresh)])
                forms = (self.delta.forms.get(key) if field == "source" else None) or (former.get(key) or [None] * 4)[3]
                postings.add(key, rows, forms, dense=field != "reach" and len(rows) * DENSE > self.size)
            self.writer.section(f"names.{field}", [json.dumps(postings.directory).encode()])
        self.writer.section("postings", postings.parts)

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


class _Postings:
    """Posting lists as they are written, with their directory."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.parts: list[bytes] = []
        self.directory: dict[str, list[Any]] = {}
        self._end = 0

    def add(self, key: str, rows: list[int], forms: Sequence[str] | None, *, dense: bool) -> None:
        """The list of a key, as a bit map or not; none where there are no rows."""
        if not rows:
            return
        part = Bits(self.size, rows).data if dense else array("I", rows).tobytes()
        self.directory[key] = [len(rows), self._end, dense, forms]
        part += b"\0" * (-len(part) % 4)
        self.parts.append(part)
        self._end += len(part)
