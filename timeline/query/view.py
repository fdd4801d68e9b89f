"""A view: the entries that a query asks for, in order, decoded only when looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from timeline.query import counts
from timeline.query.periods import Period, Zoom, period
from timeline.query.syntax import Query
from timeline.typed import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date
    from typing import TypeAlias, overload

    from timeline.models import Entry
    from timeline.query.ports import Brief, Index, RowSet, Store
    from timeline.store.index.detail import Detail

Sort: TypeAlias = Literal["time", "-time"]
AT_ONCE = 1 << 13  # rows whose pages of the index stay in memory while a view is read through
SEEN = 512  # list lines that a view remembers, a few screens of them
SORTS: tuple[Sort, ...] = ("time", "-time")


def run(
    query: Query | str,
    store: Store,
    *,
    today: date | None = None,
    sort: Sort = "time",
    among: RowSet | None = None,
) -> View:
    """The view of a query over a store, or `among` some rows of it; relative dates are read against `today`.

    Raises:
        QueryError: where the query cannot be read, or a pattern in it takes too long.
        ValueError: where there is no such order.
    """
    if sort not in SORTS:
        raise ValueError(f"no such order: {sort!r}; it is one of {', '.join(SORTS)}")
    if isinstance(query, str):
        query = read(query, today) if query.strip() else Query()
    if not query.terms:
        live = store.index.live()
        return View(store, query, live if among is None else live & among, sort)
    from timeline.query.plan import rows_of  # noqa: PLC0415 - a first page has no filter, and what follows has time

    return View(store, query, rows_of(query, store.index, among), sort)


def read(query: str, today: date | None) -> Query:
    """The tree of a query's text; relative dates are read against `today`, or else the person's own day."""
    from datetime import date  # noqa: PLC0415 - as above

    from timeline.query.parser import parse  # noqa: PLC0415

    return parse(query, today=today or date.today())  # noqa: DTZ011 - as the person's clock has it


class View(Sequence[str]):
    """A sequence of entry ids over one version of the store's index.

    Positions count from 0 in the view's order; rows are the index's ranks in time. A view does not change: when the
    store does, `refreshed` gives the new one, and until then what was looked at lately is still what it was.
    """

    def __init__(self, store: Store, query: Query, rows: RowSet, sort: Sort = "time") -> None:
        self.store = store
        self.query = query
        self.rows = rows
        self.sort = sort
        self.index_: Index = store.index
        self.version = self.index_.version
        self.size = len(rows)
        self._seen: dict[int, Brief] = {}

    @property
    def stale(self) -> bool:
        """Whether the index has moved on, so that rows and positions mean other entries by now."""
        return self.index_.version != self.version

    @property
    def total(self) -> int:
        """How many entries there are without the filter, rejected ones aside."""
        return len(self.index_.live())

    def __len__(self) -> int:
        return self.size

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, at: int) -> str: ...
        @overload
        def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return Window(self, range(self.size)[at])
        return self.brief(at).id

    def __iter__(self) -> Iterator[str]:
        return (brief.id for brief in self.briefs())

    def __contains__(self, entry_id: object) -> bool:
        return isinstance(entry_id, str) and self.position(entry_id) is not None

    def iter_rows(self) -> Iterator[int]:
        """The rows in the view's order; of a long view the index gives back what was looked at, as it goes."""
        rows = iter(self.rows) if self.sort == "time" else map(self.rows.select, range(self.size - 1, -1, -1))
        while some := list(islice(rows, AT_ONCE)):
            yield from some
            if len(some) == AT_ONCE:
                self.index_.release()

    def briefs(self) -> Iterator[Brief]:
        """What a list line needs of each entry."""
        return map(self.index_.brief, self.iter_rows())

    def entries(self) -> Iterator[Entry]:
        """The entries, decoded one after the other."""
        return map(self.index_.entry, self.iter_rows())

    def row(self, at: int) -> int:
        """The row at a position; IndexError outside."""
        at = range(self.size)[at]
        return self.rows.select(at if self.sort == "time" else self.size - 1 - at)

    def brief(self, at: int) -> Brief:
        """What a list line needs of the entry at a position."""
        at = range(self.size)[at]
        found = self._seen.get(at)
        if found is None:
            found = self.index_.brief(self.row(at))
            if len(self._seen) >= SEEN:
                self._seen.clear()
            self._seen[at] = found
        return found

    def entry(self, at: int) -> Entry:
        """The entry at a position."""
        return self.index_.entry(self._row_now(at))

    def detail(self, at: int) -> Detail:
        """The entry at a position, for those who show it."""
        return self.index_.detail(self._row_now(at))

    def _row_now(self, at: int) -> int:
        """The row by now of the entry at a position."""
        row = self.index_.row_of(self.brief(at).id) if self.stale else self.row(at)
        return self.row(at) if row is None else row

    def position(self, entry_id: str) -> int | None:
        """Where the entry stands, None if it is not in the view."""
        row = self.index_.row_of(entry_id)
        return self._place(row) if row is not None and row in self.rows else None

    def _place(self, row: int) -> int:
        rank = self.rows.rank(row)
        return rank if self.sort == "time" else self.size - 1 - rank

    def nearest(self, entry: str | int, fallback: int = 0) -> int:
        """The position of an entry (by id or row) or else of the closest one in time; 0 where there is nothing.

        An entry that is no more, as after its article was imported anew, gives `fallback` or the last position.
        """
        row = self.index_.row_of(entry) if isinstance(entry, str) else entry
        if not self.size:
            return 0
        if row is None:
            return max(0, min(fallback, self.size - 1))
        after = min(self.rows.rank(row), self.size - 1)
        before = max(after - 1, 0)
        closest = min((after, before), key=lambda k: abs(self.rows.select(k) - row))
        return closest if self.sort == "time" else self.size - 1 - closest

    def seek(self, day: int) -> int:
        """The first position whose start is at or after the day (in reverse order: at or before); the last if none."""
        if not self.size:
            return 0
        rank = self.rows.rank(self.index_.rank_of_day(day if self.sort == "time" else day + 1))
        return min(rank, self.size - 1) if self.sort == "time" else min(self.size - rank, self.size - 1)

    def period_of(self, at: int, zoom: Zoom) -> Period:
        """The heading that the entry at a position stands under."""
        return period(self.index_.start_day(self.row(at)), zoom)

    def dated_count(self) -> int:
        """How many entries of the view have a date; the others stand last in time."""
        return self.rows.rank(len(self.index_.dated()))

    def periods(self, zoom: Zoom) -> Iterator[tuple[Period, int]]:
        """Every period in which entries of the view start, in time order, with how many; the undated have none."""
        at, dated = 0, self.dated_count()
        while at < dated:
            here = period(self.index_.start_day(self.rows.select(at)), zoom)
            assert here.last is not None, "a dated entry stands in a period"
            after = self.rows.rank(self.index_.rank_of_day(here.last + 1))
            yield here, after - at
            at = after

    def span(self, *, trim: float = 0.0) -> tuple[int, int] | None:
        """The first and the last day on which a dated entry of the view starts; None where there is none.

        `trim` leaves out this share (0 to 0.5) of the entries at each end, so that a lone outlier does not count.
        """
        dated = self.dated_count()
        if not dated:
            return None
        out = min(int(dated * trim), (dated - 1) // 2)
        first, last = (self.index_.start_day(self.rows.select(at)) for at in (out, dated - 1 - out))
        assert first is not None, "dated entries come first"
        assert last is not None, "dated entries come first"
        return first, last

    def histogram(self, first: int, last: int, buckets: int) -> list[int]:
        """How many entries start in each of `buckets` equal slices of the days from first to last."""
        return counts.histogram(self.index_, self.rows, first, last, buckets)

    def actors(self, limit: int | None = None) -> list[tuple[str, int]]:
        """The actors of the view with the number of its entries they are in, most first."""
        return counts.names(self.index_, self.rows, "actor", limit)

    def known_as(self, actor: str) -> str:
        """The canonical name of an actor that an entry names: a bare surname means the full name it joins."""
        from timeline.query.names import canonical  # noqa: PLC0415 - as above

        return canonical(self.index_.names("actor")).get(actor, actor)

    def places(self, limit: int | None = None) -> list[tuple[str, int]]:
        """The places of the view with the number of its entries, most first."""
        return counts.names(self.index_, self.rows, "place", limit)

    def pairs(self, limit: int = 20) -> list[tuple[str, str, int]]:
        """Actors that appear together, with the number of entries they share, most first."""
        return counts.pairs(self.index_, self.rows, limit)

    def lane(self, actor: str) -> View:
        """The part of this view that an actor, by canonical name, takes part in."""
        return View(self.store, self.query, self.rows & self.index_.posting("actor", actor), self.sort)

    def without_filter(self) -> View:
        """Everything, in the same order."""
        return View(self.store, Query(), self.index_.live(), self.sort)


class Window(Sequence[str]):
    """A slice of a view's ids, read when looked at."""

    def __init__(self, view: View, places: range) -> None:
        self.view = view
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, at: int) -> str: ...
        @overload
        def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return Window(self.view, self.places[at])
        return self.view[self.places[at]]
