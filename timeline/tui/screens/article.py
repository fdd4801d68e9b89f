"""The article of an entry, opened at its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from timeline.tui.draw.article import article_lines
from timeline.tui.reader import Reader
from timeline.tui.screens.base import KeyScreen, bindings
from timeline.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.models import Entry
    from timeline.tui.lines import Line
    from timeline.tui.ports import Store


class Page(Canvas):
    """The article's canvas."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(id="page")
        self.reader = reader
        self.message = ""

    def lines(self, width: int, height: int) -> list[Line]:
        """The whole screen."""
        return article_lines(self.reader, width, height, self.message)


class ArticleScreen(KeyScreen[None]):
    """Reads an article; the list behind it stays where it was."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("article")

    def __init__(self, store: Store, entry: Entry) -> None:
        super().__init__()
        self.reader = Reader(store, entry)
        self.page = Page(self.reader)

    def compose(self) -> ComposeResult:
        """One canvas."""
        yield self.page

    @property
    def whole(self) -> Canvas:
        """The page."""
        return self.page

    def say(self, message: str) -> None:
        """Show a message until the next key."""
        self.page.message = message
        self.page.redraw()

    def _scroll(self, by: int) -> None:
        self.page.message = ""
        self.reader.scroll(by)
        self.page.redraw()

    def _step(self, by: int) -> None:
        moved = self.reader.step(by)
        self.page.message = "" if moved else "the article has no more entries this way"
        self.page.redraw()

    def action_down(self) -> None:
        """A line down."""
        self._scroll(1)

    def action_up(self) -> None:
        """A line up."""
        self._scroll(-1)

    def action_page_down(self) -> None:
        """A window down."""
        self._scroll(self.reader.height - 1)

    def action_page_up(self) -> None:
        """A window up."""
        self._scroll(1 - self.reader.height)

    def action_half_down(self) -> None:
        """Half a window down."""
        self._scroll(self.reader.height // 2)

    def action_half_up(self) -> None:
        """Half a window up."""
        self._scroll(-(self.reader.height // 2))

    def action_first(self) -> None:
        """To the article's beginning."""
        self._scroll(-len(self.reader.spans))

    def action_last(self) -> None:
        """To the article's end."""
        self._scroll(len(self.reader.spans))

    def action_next_entry(self) -> None:
        """To the article's next entry."""
        self._step(1)

    def action_previous_entry(self) -> None:
        """To the article's previous entry."""
        self._step(-1)

    def action_back(self) -> None:
        """Back to the list, which is where it was."""
        self.dismiss()
