"""A plan for a TinyDB query: which rows of the index it asks for, read off the query's hash.

TinyDB's `Query` objects describe themselves in their hash, as nested tuples: `("==", ("status",), "claimed")`,
`("and", frozenset({…, …}))`. What is recognised here is answered by the index. The rest is left to the query itself,
which is asked about every candidate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from timeline.days import parse_iso
from timeline.store.folding import fold_spaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.store.index import Index
    from timeline.store.rows import RowSet

LISTS = {("actors",): "actor", ("places",): "place", ("tags",): "tag"}
TEXTS = {("title",), ("sentence",)}
SEARCHES = {"search", "matches", "=="}
SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()]")
MENTIONS = "mentions"  # the operator of `timeline.store.table.mentions`
DURING = "during"  # our own, of (first day, last day): what `_interval` makes of a start and an end


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows that may match; `exact` where they all do and no others, odd documents aside."""

    rows: RowSet
    exact: bool = True


def plan(described: Any, index: Index, among: RowSet | None = None) -> Plan | None:  # noqa: PLR0911 - one a kind of query
    """The plan of a query by what its hash is made of; None where the index is no help.

    What looks at days or texts need only do so in the rows `among` which the others are.
    """
    match described:
        case ():
            return Plan(index.all())
        case ("and", frozenset() as parts):
            return _all_of(parts, index)
        case ("or", frozenset() as parts):
            return _any_of(parts, index)
        case ("not", part):
            inner = plan(part, index)
            return Plan(~inner.rows) if inner and inner.exact else None
        case (str() as operator, str() as text) if operator == MENTIONS:
            return Plan(index.containing(text, among))
        case (str() as operator, (int() as first, int() as last)) if operator == DURING:
            return Plan(index.overlapping(first, last, among) - index.flagged("startless") - index.flagged("endless"))
        case (str() as operator, tuple() as path, operand):
            rows = _leaf(operator, path, operand, index, among)
            return rows if rows is None or isinstance(rows, Plan) else Plan(rows)
    return None


def _all_of(parts: Iterable[Any], index: Index) -> Plan | None:
    """What takes a look at days, and last what takes a scan, looks only at what the others leave."""
    rows: RowSet | None = None
    exact = True
    for part in sorted(_interval(list(_flat(parts))), key=_cost):
        found = plan(part, index, rows)
        exact = exact and found is not None and found.exact
        if found:
            rows = found.rows if rows is None else rows & found.rows
            if not rows:
                return Plan(rows)
    return None if rows is None else Plan(rows, exact)


def _flat(parts: Iterable[Any]) -> Iterator[Any]:
    """The parts, and those of the parts that are conjunctions themselves: TinyDB's `&` joins two at a time."""
    for part in parts:
        match part:
            case ("and", frozenset() as inner):
                yield from _flat(inner)
            case _:
                yield part


def _interval(parts: list[Any]) -> list[Any]:
    """The parts; where they ask to start by one day and to end on or after another, one part asks for both."""
    lasts = [part for part in parts if part[:2] == ("<=", ("start",)) and _plain_day(part[2]) is not None]
    firsts = [part for part in parts if part[:2] == (">=", ("end",)) and _plain_day(part[2]) is not None]
    if not lasts or not firsts:
        return parts
    rest = [part for part in parts if part not in (firsts[0], lasts[0])]
    return [*rest, (DURING, (_plain_day(firsts[0][2]), _plain_day(lasts[0][2])))]


def _cost(described: Any) -> int:
    return 2 if _scans(described) else bool(described) and described[0] == DURING


def _scans(described: Any) -> bool:
    """Whether a part looks for a text, or has a part that does."""
    match described:
        case (str() as operator, tuple() as path, _):
            return path in TEXTS and operator in SEARCHES
        case (str(), frozenset() as parts):
            return any(map(_scans, parts))
        case ("not", part):
            return _scans(part)
    return bool(described) and described[0] == MENTIONS


def _any_of(parts: Iterable[Any], index: Index) -> Plan | None:
    plans = [plan(part, index) for part in parts]
    known = [part for part in plans if part]
    if len(known) < len(plans):
        return None
    return Plan(reduce(or_, (part.rows for part in known)), all(part.exact for part in known))


def _leaf(  # noqa: PLR0911 - one a kind of field
    operator: str, path: tuple[Any, ...], operand: Any, index: Index, among: RowSet | None
) -> RowSet | Plan | None:
    if path in LISTS and operator in {"any", "all"}:
        return _names(LISTS[path], operator, operand, index)
    if path in {("start",), ("end",)}:
        return _days(path[0], operator, operand, index)
    if path in TEXTS and operator in SEARCHES:
        return _text(operator, operand, index, among)
    values = {"==": (operand,), "one_of": operand}.get(operator)
    if not isinstance(values, tuple):
        return None
    if path in {("marked",), ("rejected",)} and values == (True,):
        return index.marked() if path == ("marked",) else index.rejected()
    one = ONE_VALUE.get(path)
    if one is None or not values or not all(isinstance(value, str) for value in values):
        return None
    return reduce(or_, (one(index, value) for value in values))


def _by_id(index: Index, entry_id: str) -> RowSet:
    return index.rows_of_docs(index.docs_of(entry_id))


ONE_VALUE: dict[tuple[str, ...], Callable[[Index, str], RowSet]] = {
    ("id",): _by_id,
    ("status",): lambda index, status: index.status(status),
    ("source", "id"): lambda index, source_id: index.posting("source", source_id),
}


def _names(field: Any, operator: str, names: Any, index: Index) -> RowSet | None:
    if not isinstance(names, tuple) or not names or not all(isinstance(name, str) for name in names):
        return None
    return reduce(or_ if operator == "any" else and_, (index.posting(field, name) for name in names))


def _days(field: str, operator: str, operand: Any, index: Index) -> RowSet | None:
    """Days compared as strings; what is no plain day is for the query itself, also in the documents (see `ODD`)."""
    known = index.dated() - index.flagged("startless" if field == "start" else "endless")
    if operand is None:
        return {"!=": known, "==": index.all() - known}.get(operator)
    day = _plain_day(operand)
    if day is None:
        return None
    upto, below = _until(field, day, index), _until(field, day - 1, index)
    rows = {"<=": upto, "<": below, ">": ~upto, ">=": ~below, "==": upto - below}.get(operator)
    return None if rows is None else rows & known


def _until(field: str, day: int, index: Index) -> RowSet:
    """The rows whose first, or last, day is this one or an earlier one."""
    return index.overlapping(None, day) if field == "start" else ~index.overlapping(day + 1, None)


def _plain_day(value: Any) -> int | None:
    if not isinstance(value, str) or len(value) != 10:
        return None
    try:
        return parse_iso(value)
    except ValueError:
        return None


def _text(operator: str, wanted: Any, index: Index, among: RowSet | None) -> Plan | None:
    """What contains the longest word of a pattern that is a plain text, however its flags may read the spaces."""
    if not isinstance(wanted, str) or (operator != "==" and (SPECIAL.search(wanted) or "#" in wanted)):
        return None
    word = max(fold_spaces(wanted).split(), key=len, default="")
    return Plan(index.containing(word, among), exact=False) if word else None
