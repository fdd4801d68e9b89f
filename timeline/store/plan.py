"""A plan for a TinyDB query: which rows of the index it asks for, read off the query's hash.

TinyDB's `Query` objects describe themselves in their hash, as nested tuples: `("==", ("status",), "claimed")`,
`("and", frozenset({…, …}))`. What is recognised here is answered by the index. The rest is left to the query itself,
which is asked about every candidate. A plan knows nothing of any database, so that it is made once for a query that is
asked again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from operator import and_, attrgetter, or_
from typing import TYPE_CHECKING, Any, TypeAlias

from timeline.days import parse_iso
from timeline.store.folding import fold_spaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.store.index import Index
    from timeline.store.rows import RowSet

    Rows: TypeAlias = Callable[[Index], RowSet]
    Narrow: TypeAlias = Callable[[Index, RowSet], RowSet]

LISTS = {("actors",): "actor", ("places",): "place", ("tags",): "tag"}
TEXTS = {("title",), ("sentence",)}
SEARCHES = {"search", "matches", "=="}
SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()]")
MENTIONS = "mentions"  # the operator of `timeline.store.table.mentions`
KEPT = 256  # plans that are kept
LOOK, SCAN = 1, 2  # costs of what looks at the days, or through the texts, of each row


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows that may match, `rows(index)`; `exact` where they all do and no others, odd documents aside.

    `narrow(index, among)`, where there is one, finds those among some rows, and is quicker where they are few. `cost`
    says when its turn is among others.
    """

    rows: Rows
    exact: bool = True
    cost: int = 0
    narrow: Narrow | None = None

    def within(self, index: Index, among: RowSet) -> RowSet:
        """Those of the rows that are among others."""
        return self.narrow(index, among) if self.narrow else among & self.rows(index)


def plan(described: Any) -> Plan | None:
    """The plan of a query by what its hash is made of; None where the index is no help."""
    try:
        return _kept_plan(described)
    except TypeError:  # it holds what has no hash
        return _plan(described)


def _plan(described: Any) -> Plan | None:  # noqa: PLR0911 - one a kind of query
    match described:
        case ():
            return Plan(lambda index: index.all())
        case ("and", frozenset() as parts):
            return _all_of(list(_flat(parts)))
        case ("or", frozenset() as parts):
            return _any_of(parts)
        case ("not", part):
            return _not(plan(part))
        case (str() as operator, str() as text) if operator == MENTIONS:
            return _scanning(text)
        case (str() as operator, tuple() as path, operand):
            return _leaf(operator, path, operand)
    return None


_kept_plan = lru_cache(maxsize=KEPT)(_plan)


# --- of several


def _all_of(parts: list[Any]) -> Plan | None:
    """What looks at days, and last what looks through texts, does so only in the rows that the others leave."""
    pair = _interval(parts)
    plans = [plan(part) for part in parts if part not in pair] + ([_during(*pair)] if pair else [])
    known = sorted((part for part in plans if part), key=attrgetter("cost"))
    if not known:
        return None
    first, *others = known

    def rows(index: Index) -> RowSet:
        found = first.rows(index)
        for other in others:
            if not found:
                break
            found = other.within(index, found)
        return found

    exact = None not in plans and all(part.exact for part in known)
    return Plan(rows, exact, max(part.cost for part in known))


def _any_of(parts: Iterable[Any]) -> Plan | None:
    plans = [plan(part) for part in parts]
    known = [part for part in plans if part]
    if len(known) < len(plans):
        return None
    return Plan(
        lambda index: reduce(or_, (part.rows(index) for part in known)),
        all(part.exact for part in known),
        max(part.cost for part in known),
    )


def _not(inner: Plan | None) -> Plan | None:
    return replace(inner, rows=lambda index: ~inner.rows(index), narrow=None) if inner and inner.exact else None


def _flat(parts: Iterable[Any]) -> Iterator[Any]:
    """The parts, and those of the parts that are conjunctions themselves: TinyDB's `&` joins two at a time."""
    for part in parts:
        match part:
            case ("and", frozenset() as inner):
                yield from _flat(inner)
            case _:
                yield part


def _interval(parts: list[Any]) -> tuple[Any, ...]:
    """Two of the parts that ask to start by one day and to end on or after another, which is one look at the index."""
    lasts = [part for part in parts if part[:2] == ("<=", ("start",)) and _plain_day(part[2]) is not None]
    firsts = [part for part in parts if part[:2] == (">=", ("end",)) and _plain_day(part[2]) is not None]
    return (firsts[0], lasts[0]) if lasts and firsts else ()


def _during(after: Any, before: Any) -> Plan:
    first, last = parse_iso(after[2]), parse_iso(before[2])
    return Plan(
        lambda index: index.during(first, last),
        cost=LOOK,
        narrow=lambda index, among: index.during(first, last, among),
    )


# --- of one field


def _scanning(text: str, *, exact: bool = True) -> Plan:
    return Plan(
        lambda index: index.saying(text),
        exact,
        SCAN,
        lambda index, among: index.saying(text, among),
    )


def _leaf(operator: str, path: tuple[Any, ...], operand: Any) -> Plan | None:  # noqa: PLR0911 - one a kind of field
    if path in LISTS and operator in {"any", "all"}:
        return _names(LISTS[path], operator, operand)
    if path in {("start",), ("end",)}:
        return _days(path[0], operator, operand)
    if path in TEXTS and operator in SEARCHES:
        return _text(operator, operand)
    values = {"==": (operand,), "one_of": operand}.get(operator)
    if not isinstance(values, tuple):
        return None
    if path in FLAGS and values == (True,):
        return Plan(FLAGS[path])
    one = ONE_VALUE.get(path)
    if one is None or not values or not all(isinstance(value, str) for value in values):
        return None
    return Plan(lambda index: reduce(or_, (one(index, value) for value in values)))


FLAGS: dict[tuple[str, ...], Rows] = {
    ("marked",): lambda index: index.marked(),
    ("rejected",): lambda index: index.rejected(),
}
ONE_VALUE: dict[tuple[str, ...], Callable[[Index, str], RowSet]] = {
    ("id",): lambda index, entry_id: index.rows_of_docs(index.docs_of(entry_id)),
    ("status",): lambda index, status: index.status(status),
    ("source", "id"): lambda index, source_id: index.bearing("source", source_id),
}


def _names(field: Any, operator: str, names: Any) -> Plan | None:
    if not isinstance(names, tuple) or not names or not all(isinstance(name, str) for name in names):
        return None
    join = or_ if operator == "any" else and_
    return Plan(lambda index: reduce(join, (index.bearing(field, name) for name in names)))


def _days(field: str, operator: str, operand: Any) -> Plan | None:
    """Days compared as strings; what is no plain day is for the query itself, also in the documents (see `ODD`)."""
    if operand is None:
        missing = {"==": lambda index: index.all() - _known(field, index), "!=": lambda index: _known(field, index)}
        return Plan(missing[operator]) if operator in missing else None
    day, compared = _plain_day(operand), DAYS.get(operator)
    if day is None or compared is None:
        return None
    return Plan(lambda index: _known(field, index) & compared(lambda more: _until(field, day + more, index)))


def _known(field: str, index: Index) -> RowSet:
    return index.dated() - index.flagged("startless" if field == "start" else "endless")


DAYS: dict[str, Callable[[Callable[[int], RowSet]], RowSet]] = {
    "<=": lambda until: until(0),
    "<": lambda until: until(-1),
    ">": lambda until: ~until(0),
    ">=": lambda until: ~until(-1),
    "==": lambda until: until(0) - until(-1),
}


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


def _text(operator: str, wanted: Any) -> Plan | None:
    """What contains the longest word of a pattern that is a plain text, however its flags may read the spaces."""
    if not isinstance(wanted, str) or (operator != "==" and (SPECIAL.search(wanted) or "#" in wanted)):
        return None
    word = max(fold_spaces(wanted).split(), key=len, default="")
    return _scanning(word, exact=False) if word else None
