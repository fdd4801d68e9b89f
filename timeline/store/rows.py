"""Sets of rows: entries by their rank in time order, over a large base that stays and a small addition that grows.

An index keeps its base (the sidecar file) as it is and what came since beside it. A set of rows is therefore a pair of
sets, one over the base's rows and one over the added rows, and only `Order` knows how the two interleave: where each
added row is inserted, and which base rows are gone. Joining sets never costs more for that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice

from timeline.store.bits import Bits
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Order:
    """How `size` base rows and added rows interleave.

    `gone` are the base rows that are no more; `points` says of each added row, in time order, which base row it comes
    right before. Both are sorted. A row is the rank of an entry among all that there are.
    """

    def __init__(self, size: int, gone: Sequence[int] = (), points: Sequence[int] = ()) -> None:
        self.size = size
        self.gone = gone
        self.points = points
        self.rows = size - len(gone) + len(points)

    @cached_property
    def slots(self) -> list[int]:
        """The row of each added row."""
        gone = self.gone
        return [point - bisect_left(gone, point) + at for at, point in enumerate(self.points)]

    @cached_property
    def base(self) -> Bits:
        """All base rows that are still there."""
        everything = Bits(self.size, range(self.size))
        return everything - Bits(self.size, self.gone) if self.gone else everything

    @cached_property
    def added(self) -> Bits:
        """All added rows."""
        return Bits(len(self.points), range(len(self.points)))

    @cached_property
    def _gone_shifted(self) -> list[int]:
        return [row - at for at, row in enumerate(self.gone)]

    def of_base(self, at: int) -> int:
        """The row of a base row that is still there."""
        return at - bisect_left(self.gone, at) + bisect_right(self.points, at)

    def split(self, row: int) -> tuple[int, int, bool]:
        """(base rows, added rows) that come before `row`, and whether it is an added one itself."""
        if not self.points and not self.gone:
            return min(row, self.size), 0, False
        added = bisect_left(self.slots, row)
        if added < len(self.slots) and self.slots[added] == row:
            return self.points[added], added, True
        live = row - added
        return min(live + bisect_right(self._gone_shifted, live), self.size), added, False

    def everything(self) -> RowSet:
        """All rows."""
        return RowSet(self, self.base, self.added)

    @cached_property
    def nothing(self) -> RowSet:
        """No row."""
        return RowSet(self, Bits(self.size, ()), Bits(len(self.points), ()))

    def pick(self, rows: Iterable[int]) -> RowSet:
        """The set of some rows, in any order."""
        base: list[int] = []
        added: list[int] = []
        for row in rows:
            at, beside, is_added = self.split(row)
            (added if is_added else base).append(beside if is_added else at)
        return RowSet(self, Bits(self.size, sorted(set(base))), Bits(len(self.points), sorted(set(added))))


class RowSet:
    """Some of the rows of one `Order`, in time order; it does not change, and holds for one version of an index."""

    __slots__ = ("added", "base", "order")

    def __init__(self, order: Order, base: Bits, added: Bits) -> None:
        self.order = order
        self.base = base
        self.added = added

    def __len__(self) -> int:
        return len(self.base) + len(self.added)

    def __bool__(self) -> bool:
        return bool(self.base) or bool(self.added)

    def __contains__(self, row: object) -> bool:
        if not isinstance(row, int) or not 0 <= row < self.order.rows:
            return False
        base, added, is_added = self.order.split(row)
        return added in self.added if is_added else base in self.base

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowSet) and self.base == other.base and self.added == other.added

    def __hash__(self) -> int:
        return hash((self.base, self.added))

    def __and__(self, other: RowSet) -> RowSet:
        return RowSet(self.order, self.base & other.base, self.added & other.added)

    def __or__(self, other: RowSet) -> RowSet:
        return RowSet(self.order, self.base | other.base, self.added | other.added)

    def __sub__(self, other: RowSet) -> RowSet:
        if not other:
            return self
        return RowSet(self.order, self.base - other.base, self.added - other.added)

    def __invert__(self) -> RowSet:
        return self.order.everything() - self

    def dense(self) -> RowSet:
        """The same set in the form that is quickest to join again and again."""
        return RowSet(self.order, self.base.dense(), self.added.dense())

    def select(self, k: int) -> int:
        """The row at position k; IndexError where there is none."""
        if k < 0:
            raise IndexError(k)
        if not self.added:
            return self.order.of_base(self.base.select(k))
        passed = self._added_within(k)
        if passed and self._place(passed - 1) == k:
            return self.order.slots[self.added.select(passed - 1)]
        return self.order.of_base(self.base.select(k - passed))

    def rank(self, row: int) -> int:
        """How many members come before `row`, which need not be one."""
        base, added, _ = self.order.split(max(row, 0))
        return self.base.rank(base) + self.added.rank(added)

    def __iter__(self) -> Iterator[int]:
        return self.iter_from(0)

    def iter_from(self, k: int) -> Iterator[int]:
        """The members from position k on."""
        order = self.order
        if not self.added:
            members = self.base.iter_from(k)
            return map(order.of_base, members) if order.points or order.gone else members
        return self._merged(k)

    def __getitem__(self, positions: slice) -> list[int]:
        start, stop, step = positions.indices(len(self))
        return list(islice(self.iter_from(start), 0, max(stop - start, 0), step))

    def _merged(self, k: int) -> Iterator[int]:
        passed = self._added_within(k)
        if passed and self._place(passed - 1) == k:
            passed -= 1
        order = self.order
        base = self.base.iter_from(k - passed)
        waiting: int | None = next(base, None)
        for at in self.added.iter_from(passed):
            point = order.points[at]
            while waiting is not None and waiting < point:
                yield order.of_base(waiting)
                waiting = next(base, None)
            yield order.slots[at]
        while waiting is not None:
            yield order.of_base(waiting)
            waiting = next(base, None)

    def _place(self, i: int) -> int:
        """The position of the i-th added member."""
        return self.base.rank(self.order.points[self.added.select(i)]) + i

    def _added_within(self, k: int) -> int:
        """How many added members stand at or before position k."""
        return bisect_right(range(len(self.added)), k, key=self._place)
