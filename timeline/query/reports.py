"""Reports of one event by several sources: which entries of a view tell the same, found around any place of it.

The entries stay as they are; this is a layer above them. Two entries report one event where their intervals, precision
and status are equal, their articles are not, the same people take part, and their titles say nearly the same with
other words. What is found depends on the entries alone, not on where one looks from: a view is cut into blocks of
`BLOCK` entries, moved so that no day is cut unless it has more, and a report is looked for within its block.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.store.folding import fold
from timeline.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from typing import TypeAlias

    from timeline.query.view import View

Group: TypeAlias = tuple[int, ...]  # positions of the entries that report one event, ascending
BLOCK = 64  # entries among which reports of one event are looked for
KEPT = 4_096  # entries of which the groups are remembered
STEM = 6  # letters by which words are compared: "strikes" and "strike", "Russia" and "Russian" are one
ENOUGH = 2  # actors that both share by which an event is known, whatever else is told of it
ALIKE = {0: 0.9, 1: 0.75}  # how alike the words beside the names have to be, by actors that both share; else LOOSE
LOOSE = 0.5
EMPTY_WORDS = (
    "the and for with that had has have was were been are its their his her who which from into after before over than "
    "more said says told will would about an as at be by he in is it no of on or to up"
)
EMPTY = frozenset(word[:STEM] for word in EMPTY_WORDS.split())


class Reports:
    """The groups of a view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._known: dict[int, Group] = {}

    def of(self, at: int) -> Group:
        """The positions of all entries of the view that report the event of the one at `at`; that alone as a rule."""
        found = self._known.get(at)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            number = at // BLOCK
            if at >= self._edge(number + 1):
                number += 1
            self._look_through(range(self._edge(number), self._edge(number + 1)))
            found = self._known[at]
        return found

    def _edge(self, number: int) -> int:
        """The position where a block begins: where the day of its first entry does, if that is not too far."""
        at = number * BLOCK
        if not 0 < at < len(self.view):
            return max(0, min(at, len(self.view)))
        day = self.view.index_.start_day(self.view.row(at))
        first = at if day is None else self.view.seek(day)
        return first if at - first < BLOCK else at

    def _look_through(self, places: range) -> None:
        """Know the groups of some neighbours."""
        self._known.update((at, (at,)) for at in places)
        at_once: dict[tuple[Any, ...], list[int]] = {}
        for at in places:
            brief = self.view.brief(at)
            if brief.start is not None and brief.end is not None:
                at_once.setdefault((brief.start, brief.end, brief.precision, brief.status), []).append(at)
        for event in (event for some in at_once.values() if len(some) > 1 for event in self._events(some)):
            if len(event) > 1:
                group = tuple(one.at for one in event)
                self._known.update(dict.fromkeys(group, group))

    def _events(self, places: list[int]) -> list[list[Report]]:
        """The reports of each event, of entries of one interval, precision and status."""
        events: list[list[Report]] = []
        for at in places:
            brief = self.view.brief(at)
            report = Report(at, brief, tuple(map(words, brief.actors)))
            for event in events:
                if same_event(event[0], report) and all(brief.source != one.brief.source for one in event):
                    event.append(report)
                    break
            else:
                events.append([report])
        return events


class Report(NamedTuple):
    """An entry's position, its brief, and the words of each of its actors."""

    at: int
    brief: Any
    people: tuple[frozenset[str], ...]


def same_event(one: Report, other: Report) -> bool:
    """Whether two entries of one interval, precision and status tell the same, by who takes part and by their titles.

    Either may leave out who is not the first two of the other's.
    """
    shared = sum(
        any(known and (name <= known or known <= name) for known in other.people) for name in one.people if name
    )
    fewer, more = sorted((len(one.people), len(other.people)))
    if shared < (fewer if fewer >= ENOUGH else more):
        return False
    here, there = one.brief, other.brief
    if shared < ENOUGH and here.places and there.places and not {*here.places} & {*there.places}:
        return False
    names = frozenset[str]().union(*one.people, *other.people, *map(words, (*here.places, *there.places)))
    mine, theirs = words(here.title) - names, words(there.title) - names
    both = len(mine & theirs)
    if not both:
        return fold(here.title) == fold(there.title)
    if shared in ALIKE:
        return 2 * both >= ALIKE[shared] * (len(mine) + len(theirs))
    return both >= LOOSE * min(len(mine), len(theirs))


@lru_cache(maxsize=4_096)
def words(text: str) -> frozenset[str]:
    """The words of a text that tell something, cut to their first letters, without case or accents."""
    parts = fold(text).translate(_blanks).split()
    return frozenset(part[:STEM] for part in parts if len(part) > 1 or part.isdecimal()) - EMPTY


class _Blanks(dict[int, str]):
    """What is no part of a word, as a blank."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = shown = char if char.isalnum() or char == "_" else " "
        return shown


_blanks = _Blanks()
