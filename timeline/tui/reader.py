"""An article being read: its text in lines, its entries in text order, a place in both. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from timeline.store.folding import fold_spaces
from timeline.tui.draw.finding import found_marks
from timeline.tui.draw.wrapping import wrap

if TYPE_CHECKING:
    from timeline.models import Entry
    from timeline.tui.ports import Store

MEASURE = 100  # cells of a line of prose that the eye follows easily
MARGIN = 2
PARAGRAPH = re.compile(r"^(?:[^\n]*\S[^\n]*\n?)+", re.MULTILINE)  # lines up to a blank one
ABOVE = 3  # the sentence stands a third of the window down


class Reader:
    """The article of an entry, scrolled to its sentence.

    `current` is the place of the entry in `entries`; `top` the first line of the text in the window; `found` the line
    that a search has gone to, and `places` where in the text it found its words.
    """

    def __init__(self, store: Store, entry: Entry) -> None:
        self.store = store
        self.source = entry.source
        text = store.text(entry.source.id)
        self.whole = text is not None
        self.text = text if text is not None else entry.sentence
        ids = store.entry_ids_of(entry.source.id) if self.whole else [entry.id]
        self.entries: list[Entry] = store.entries(ids) if self.whole else [entry]
        if all(known.id != entry.id for known in self.entries):
            self.entries.append(entry)
        self.current = next(at for at, known in enumerate(self.entries) if known.id == entry.id)
        self.width = self.height = 0
        self.top = 0
        self.found: int | None = None
        self.places: list[tuple[int, int]] = []
        self.spans: list[tuple[int, int]] = []

    @property
    def entry(self) -> Entry:
        """The entry that is being read about."""
        return self.entries[self.current]

    def resize(self, width: int, height: int) -> None:
        """Break the text for a window of so many cells and lines; the same text stays on top."""
        if (width, height) == (self.width, self.height):
            return
        first = self.spans[self.top][0] if self.spans else None
        if width != self.width:
            self.spans = self._broken(min(width - 2 * MARGIN, MEASURE))
        self.width, self.height = width, height
        if first is None:
            self.show_entry()
        else:
            self.top = self._line_of(first)
        self.scroll(0)

    def _broken(self, cells: int) -> list[tuple[int, int]]:
        spans, start = [], 0
        for line in self.text.splitlines(keepends=True):
            spans += wrap(self.text, cells, start, start + len(line)) or [(start, start)]
            start += len(line)
        return spans or [(0, 0)]

    def _line_of(self, offset: int) -> int:
        return min(bisect_right(self.spans, offset, key=lambda span: span[1]), len(self.spans) - 1)

    @property
    def window(self) -> tuple[int, int]:
        """The first and the last place of the text in the window."""
        shown = self.spans[self.top : self.top + self.height]
        return shown[0][0], shown[-1][1]

    def sentence_span(self, entry: Entry) -> tuple[int, int]:
        """Where the entry's sentence stands in `text`."""
        return entry.span if self.whole else (0, len(self.text))

    def expression_span(self, entry: Entry) -> tuple[int, int]:
        """Where the words that gave the date stand in `text`."""
        shift = 0 if self.whole else entry.span[0]
        return entry.expression_span[0] - shift, entry.expression_span[1] - shift

    def show_entry(self) -> None:
        """Scroll to the entry's sentence, unless all of it is in the window."""
        start, end = self.sentence_span(self.entry)
        first, last = self._line_of(start), self._line_of(max(start, end - 1))
        if not self.top <= first <= last < self.top + self.height:
            self.top = max(0, first - self.height // ABOVE)
            self.scroll(0)

    def scroll(self, by: int) -> None:
        """So many lines down; never past the end."""
        self.top = max(0, min(self.top + by, len(self.spans) - self.height))

    def search(self, words: str, direction: int) -> bool:
        """To the next line of the text that has the words, round the end; False if none has.

        The words are found without case or accents.
        """
        self.places = self._places(words)
        lines = sorted({self._line_of(start) for start, _ in self.places})
        if not lines:
            return False
        present = self.found if self.found is not None else self.top - 1
        after = [at for at in lines if (at > present if direction > 0 else at < present)]
        self.found = (after or lines)[0 if direction > 0 else -1]
        if not self.top <= self.found < self.top + self.height:
            self.top = self.found - self.height // ABOVE
        self.scroll(0)
        return True

    def forget_search(self, start: int) -> None:
        """Find nothing, and be where one was: at a place in the text, as its lines may be others by now."""
        self.found, self.places = None, []
        self.top = self._line_of(start)
        self.scroll(0)

    def _places(self, words: str) -> list[tuple[int, int]]:
        """Where the words stand in the text, also where they go on in the next line of their paragraph."""
        wanted = fold_spaces(words)
        if not wanted:
            return []
        found = []
        for match in PARAGRAPH.finditer(self.text):
            if wanted in fold_spaces(match[0]):
                found += [(mark.start, mark.end) for mark in found_marks(match[0], words, match.start())]
        return found

    def refresh(self) -> None:
        """See the entries as they are now."""
        if self.whole:
            entry = self.entry
            self.entries = self.store.entries(self.store.entry_ids_of(self.source.id))
            self.current = next((at for at, known in enumerate(self.entries) if known.id == entry.id), 0)

    def step(self, by: int) -> bool:
        """To the next or previous entry of the article; False at its ends."""
        at = self.current + by
        if not 0 <= at < len(self.entries):
            return False
        self.current = at
        self.show_entry()
        return True
