"""The article of an entry, opened at its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from timeline.tui import citing, curating
from timeline.tui.draw.article import article_lines
from timeline.tui.prompts import ArticleSearchPrompt
from timeline.tui.reader import Reader
from timeline.tui.screens.base import KeyScreen, bindings
from timeline.tui.widgets.bar import Bar
from timeline.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.models import Entry
    from timeline.tui.explorer import Explorer
    from timeline.tui.keymap import Key
    from timeline.tui.lines import Line


class Page(Canvas):
    """The article's canvas."""

    def __init__(self, reader: Reader, keys: tuple[Key, ...]) -> None:
        super().__init__(id="page")
        self.reader = reader
        self.message = ""
        self.keys = keys

    def lines(self, width: int, height: int) -> list[Line]:
        """The whole screen."""
        return article_lines(self.reader, width, height, self.message, self.keys)


class ArticleScreen(KeyScreen[None]):
    """Reads an article; the list behind it stays where it was."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("article")
    context = "article"

    def __init__(self, explorer: Explorer, entry: Entry) -> None:
        super().__init__()
        self.explorer = explorer
        self.reader = Reader(explorer.store, entry)
        self.page = Page(self.reader, explorer.keys)
        self.bar = Bar(self.page.redraw, self._asked)

    def compose(self) -> ComposeResult:
        """One canvas, and the line to type in over its last row."""
        yield self.page
        yield self.bar

    def on_mount(self) -> None:
        """Keys go to the page."""
        self.set_focus(self.page, scroll_visible=False)

    def _asked(self) -> None:
        self.set_focus(self.page, scroll_visible=False)
        self.page.redraw()

    @property
    def whole(self) -> Canvas | None:
        """The page, unless the line to type in is over it."""
        return None if self.bar.display else self.page

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

    def action_search(self) -> None:
        """Search for words in the article."""
        self.bar.ask(ArticleSearchPrompt(self.explorer, self.explorer_app.history("search"), self.reader))

    def action_search_next(self) -> None:
        """To the next line that has the words searched for."""
        self._search_again(1)

    def action_search_previous(self) -> None:
        """To the previous line that has the words searched for."""
        self._search_again(-1)

    def _search_again(self, direction: int) -> None:
        words = self.explorer.searched
        found = bool(words) and self.reader.search(words, direction)
        self.say("" if found else f"not in this article: {words}" if words else "search for words with /")

    def action_mark(self) -> None:
        """Mark the entry, or take its mark away."""
        message = curating.toggle_mark(self.explorer, self.reader.entry)
        self.reader.refresh()
        self.say(message)

    def action_copy(self) -> None:
        """Send the sentence to the terminal's clipboard."""
        self.say(self.explorer_app.send_to_clipboard(citing.sentence(self.reader.entry)))

    def action_copy_cited(self) -> None:
        """Send the sentence with its citation to the terminal's clipboard."""
        self.say(self.explorer_app.send_to_clipboard(citing.citation(self.reader.entry)))

    def action_address(self) -> None:
        """Say where the article was read from."""
        source = self.reader.source
        self.say(source.url or source.path or "the article has no address")

    def action_back(self) -> None:
        """Back to the list, which is where it was."""
        self.dismiss()
