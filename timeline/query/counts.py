"""Counts over a set of rows: per slice of time, per name, per pair of names.

A small set is counted entry by entry, a large one by its cuts with the posting lists. Names come most frequent first,
and none can count more than its posting list is long, so a limited count stops once no later name can enter.
"""

from __future__ import annotations

from collections import Counter
from heapq import heappush, heappushpop
from itertools import combinations, pairwise

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.query.ports import Brief, Index, RowSet
    from timeline.query.syntax import NameField

SPARSE = 512  # a list with fewer members than one in so many rows is quicker joined as it is
FEW = 5_000  # rows below which decoding each is quicker than cutting every posting list


def histogram(index: Index, rows: RowSet, first: int, last: int, buckets: int) -> list[int]:
    """How many rows start in each of `buckets` equal slices of the days from first to last, both inclusive."""
    if buckets <= 0 or last < first:
        return [0] * max(buckets, 0)
    days = last - first + 1
    edges = [rows.rank(index.rank_of_day(first + k * days // buckets)) for k in range(buckets + 1)]
    return [after - before for before, after in pairwise(edges)]


def by_count(item: tuple[str, int]) -> tuple[int, str]:
    """Sorts the most frequent first, then by name."""
    return -item[1], item[0]


def names(index: Index, rows: RowSet, field: NameField, limit: int | None = None) -> list[tuple[str, int]]:
    """(name, rows it is in) of the names of a field, most first; no more than `limit`."""
    if len(rows) <= FEW:
        known = _canonical(index, field)
        counted = Counter(
            name for row in rows for name in {known.get(own, own) for own in _of(index.brief(row), field)}
        )
        return sorted(counted.items(), key=by_count)[:limit]
    found = sorted(((name, count) for _, name, count in _cut(index, rows, field, limit)), key=by_count)
    return found[:limit]


def _canonical(index: Index, field: NameField) -> dict[str, str]:
    """Alias -> key."""
    from timeline.query.names import canonical  # noqa: PLC0415 - a histogram needs none

    return canonical(index.names(field))


def _of(brief: Brief, field: NameField) -> tuple[str, ...]:
    return brief.actors if field == "actor" else brief.places


def _cut(index: Index, rows: RowSet, field: NameField, limit: int | None) -> Iterator[tuple[str, str, int]]:
    """(key, name, rows) of every name that may be among the first `limit`."""
    best: list[int] = []
    for key, name, total in sorted(index.names(field), key=lambda item: -item[2]):
        if limit is not None and len(best) == limit and (not limit or total < best[0]):
            return
        count = len(index.posting(field, key) & rows)
        if count:
            yield key, name, count
            _keep(best, count, limit)


def _keep(best: list[int], count: int, limit: int | None) -> None:
    """Keep the `limit` largest counts on a heap."""
    if limit is None:
        return
    if len(best) < limit:
        heappush(best, count)
    else:
        heappushpop(best, count)


def pairs(index: Index, rows: RowSet, limit: int) -> list[tuple[str, str, int]]:
    """(one actor, another, rows both are in), most first; at most `limit`."""
    if len(rows) <= FEW:
        known = _canonical(index, "actor")
        sets = ({known.get(name, name) for name in index.brief(row).actors} for row in rows)
        counted = Counter(pair for names_ in sets for pair in combinations(sorted(names_), 2))
        found = [(one, other, count) for (one, other), count in counted.items()]
    else:
        found = list(_cut_pairs(index, rows, limit))
    return sorted(found, key=lambda pair: (-pair[2], pair[:2]))[:limit]


def _cut_pairs(index: Index, rows: RowSet, limit: int) -> Iterator[tuple[str, str, int]]:
    """Every pair that may be among the first: no pair is more frequent than the rarer of its two."""
    best: list[int] = []
    earlier: list[tuple[str, RowSet]] = []
    ranked = sorted(_cut(index, rows, "actor", None), key=lambda item: -item[2])
    for key, name, count in ranked:
        if len(best) == limit and (not limit or count < best[0]):
            return
        own = index.posting("actor", key) & rows
        own = own.dense() if count * SPARSE > index.size else own
        for other, posting in earlier:
            both = len(own & posting)
            if both:
                one, two = sorted((name, other))
                yield one, two, both
                _keep(best, both, limit)
        earlier.append((name, own))
