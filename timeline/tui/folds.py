"""The list with reports of one event folded into one line (×3): which entries are to be seen, and the way among them.

What is opened is kept by entry, so that it stays open in another view. Positions are those of the view.
"""

from __future__ import annotations

from timeline.query.reports import Reports
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.query import View
    from timeline.query.reports import Group


class Folds:
    """`folding` is what is done with a group that nobody opened or folded; `version` grows with every change."""

    def __init__(self) -> None:
        self.folding = True
        self.version = 0
        self._otherwise: set[str] = set()  # ids of the entries whose group is open while others are folded, or folded
        self._reports: Reports | None = None

    def group(self, view: View, at: int) -> Group:
        """The entries that report the event of the one at `at`, itself among them."""
        if self._reports is None or self._reports.view is not view:
            self._reports = Reports(view)
        return self._reports.of(at)

    def is_open(self, view: View, group: Group) -> bool:
        """Whether each of the entries has its own line."""
        return self._turned(view, group) == self.folding

    def _turned(self, view: View, group: Group) -> bool:
        return bool(self._otherwise) and any(view[at] in self._otherwise for at in group)

    def hidden(self, view: View, at: int) -> bool:
        """Whether the entry at `at` is folded into the line of another."""
        group = self.group(view, at)
        return at != group[0] and not self.is_open(view, group)

    def step(self, view: View, at: int, by: int) -> int:
        """The position so many lines further, or the last one on the way to it that is to be seen."""
        one = 1 if by > 0 else -1
        for _ in range(abs(by)):
            further = at + one
            while 0 <= further < len(view) and self.hidden(view, further):
                further += one
            if not 0 <= further < len(view):
                break
            at = further
        return at

    def leader(self, view: View, at: int) -> int:
        """The position of the line that the entry at `at` is to be seen on."""
        return self.group(view, at)[0] if self.hidden(view, at) else at

    def reveal(self, view: View, at: int) -> None:
        """Give the entry at `at` a line of its own."""
        if self.hidden(view, at):
            self.toggle(view, at)

    def toggle(self, view: View, at: int) -> int:
        """Open the event's reports, or fold them again; gives how many there are."""
        group = self.group(view, at)
        if len(group) > 1:
            ids = {view[member] for member in group}
            self._otherwise = self._otherwise - ids if self._turned(view, group) else self._otherwise | ids
            self.version += 1
        return len(group)

    def toggle_all(self) -> None:
        """Fold nothing, or fold everything again."""
        self.folding = not self.folding
        self._otherwise.clear()
        self.version += 1
