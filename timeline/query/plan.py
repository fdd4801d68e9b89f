"""A query's tree to a set of rows: every term is a set, and sets are joined bit by bit."""

from __future__ import annotations

from functools import reduce
from itertools import zip_longest
from operator import and_, or_
from typing import TYPE_CHECKING

from timeline.query.errors import QueryError
from timeline.query.names import matching
from timeline.query.pattern import TooSlow, literals, matcher
from timeline.query.syntax import Atom, Dated, HasStatus, Marked, Named, Pattern, Query, Term, Text, Undated
from timeline.store.folding import fold_spaces

if TYPE_CHECKING:
    from timeline.query.ports import Index, RowSet


COSTS: dict[type, int] = {Text: 1, Pattern: 2}  # what takes a scan comes after what is looked up
FEW = 4  # what is found among all rows is remembered, so a scan of many is not narrowed


def rows_of(query: Query, index: Index, among: RowSet | None = None) -> RowSet:
    """The rows that the query asks for, `among` some if given; rejected entries only if it asks for them.

    Raises:
        QueryError: where a pattern takes too long.
    """
    rows = index.all() if query.sees_rejected else index.live()
    rows = rows if among is None else rows & among
    for group in groups(query):
        if not rows:
            return rows
        found = reduce(or_, (_rows(term, index, rows) for term in group))
        rows = rows & (~found if group[0].negated else found)
    return rows


def groups(query: Query) -> list[list[Term]]:
    """The terms to join one after the other, the cheapest first: wanted terms of one field together, others alone."""
    together: dict[str, list[Term]] = {}
    for place, term in enumerate(query.terms):
        together.setdefault((not term.negated and term.key) or f"{place}", []).append(term)
    return sorted(together.values(), key=lambda group: COSTS.get(type(group[0].atom), 0))


def _rows(term: Term, index: Index, among: RowSet) -> RowSet:  # noqa: PLR0911 - one a kind of atom
    atom: Atom = term.atom
    match atom:
        case Text():
            return containing(atom, index, among)
        case Named():
            return reduce(and_, (named(atom, place, index) for place in range(len(atom.names))))
        case Dated():
            return dated(atom, index)
        case Undated():
            return index.undated()
        case Marked():
            return index.marked()
        case HasStatus():
            return index.rejected() if atom.status == "rejected" else index.status(atom.status)
        case Pattern():
            return matched(atom, term.span, index, among)


def containing(atom: Text, index: Index, among: RowSet) -> RowSet:
    """The rows that have the text; where few are left, of these alone."""
    few = len(among) * FEW < index.size
    return index.containing(fold_spaces(atom.text), among if few else None)


def named(atom: Named, place: int, index: Index) -> RowSet:
    """The rows with any name that fits."""
    keys = matching(index.names(atom.field), atom.names[place])
    return union([index.posting(atom.field, key) for key in keys]) or nothing(index)


def union(sets: list[RowSet]) -> RowSet | None:
    """All rows of some sets, joined two by two so that the many small ones meet before they grow; None of none."""
    while len(sets) > 1:
        pairs = zip_longest(sets[::2], sets[1::2])
        sets = [one if other is None else one | other for one, other in pairs]
    return sets[0] if sets else None


def dated(atom: Dated, index: Index) -> RowSet:
    """The rows whose interval shares a day with what the term means; the undated share none."""
    match atom.field:
        case "on":
            return index.overlapping(atom.first, atom.last)
        case "after":
            return index.overlapping(atom.first, None)
        case "until":
            return index.overlapping(None, atom.last)
        case "before":
            return index.overlapping(None, atom.first - 1 if atom.first is not None else None)


def matched(atom: Pattern, span: tuple[int, int], index: Index, among: RowSet) -> RowSet:
    """The rows of `among` whose text the pattern matches."""
    having = union([index.containing(text) for text in literals(atom.pattern)])
    candidates = among if having is None else among & having
    test = matcher(atom.pattern)
    try:
        return index.matching(test, candidates)
    except TooSlow:
        raise QueryError(
            *span, "this pattern takes too long; make it simpler, or narrow the rest of the query"
        ) from None


def nothing(index: Index) -> RowSet:
    """No rows."""
    return index.all() & ~index.all()
