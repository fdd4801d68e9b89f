"""Comparing two or three actors: the list shows a lane for each, and an entry in the lane of everyone who is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.tui.picker import Picker

if TYPE_CHECKING:
    from timeline.query.ports import RowSet
    from timeline.tui.explorer import Explorer

LEAST, MOST = 2, 3


class Lane(NamedTuple):
    """An actor's name and the rows of the index that the actor is in."""

    name: str
    rows: RowSet


class Lanes:
    """The lanes of some actors; their rows follow the index from version to version."""

    def __init__(self, explorer: Explorer, keys: list[str]) -> None:
        self.explorer = explorer
        self.keys = keys
        self._version = -1
        self._lanes: list[Lane] = []

    @property
    def all(self) -> list[Lane]:
        """The lanes from left to right."""
        index = self.explorer.store.index
        if self._version != index.version:
            shown = {key: name for key, name, _ in index.names("actor")}
            self._lanes = [Lane(shown.get(key, key), index.posting("actor", key)) for key in self.keys]
            self._version = index.version
        return self._lanes

    def of(self, at: int) -> list[bool]:
        """For each lane, whether the entry at a position of the view stands in it."""
        row = self.explorer.view.row(at)
        return [row in lane.rows for lane in self.all]


def chosen(explorer: Explorer) -> list[str]:
    """The actors that the filter asks for, if they can be compared; else none."""
    keys = [key for key, choice in Picker(explorer).choices.items() if choice == "include"]
    return keys if comparable(keys) else []


def comparable(keys: list[str]) -> bool:
    """Whether so many actors can stand side by side."""
    return LEAST <= len(keys) <= MOST
