"""The main screen: the list of entries and everything that starts from it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from timeline.tui import citing, curating
from timeline.tui.prompts import CommandPrompt, QueryPrompt, SearchPrompt, TagPrompt, WritePrompt, remember
from timeline.tui.screens.base import bindings
from timeline.tui.screens.moving import MovingScreen
from timeline.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.tui.explorer import Explorer
    from timeline.tui.prompts import Prompt
    from timeline.tui.widgets.canvas import Canvas


class MainScreen(MovingScreen):
    """Lets a person choose, read and curate the entries of the view."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("main")

    def __init__(self, explorer: Explorer) -> None:
        super().__init__(explorer)
        self.bar = Bar(self.board.redraw, self._asked)
        self.ready = asyncio.Event()  # set once all parts are there; keys may be typed before

    def compose(self) -> ComposeResult:
        """One canvas, and the line to type in over its last row."""
        yield self.board
        yield self.bar

    def on_mount(self) -> None:
        """Keys go to the board."""
        self.set_focus(self.board, scroll_visible=False)
        self.ready.set()

    def _ask(self, kind: type[Prompt]) -> None:
        history = self.explorer_app.history(kind.label)
        if kind is CommandPrompt:
            self.bar.ask(CommandPrompt(self.explorer, history, self))
        elif kind is WritePrompt:
            self.bar.ask(WritePrompt(self.explorer, history, self.explorer_app.write_view))
        else:
            self.bar.ask(kind(self.explorer, history))

    def _asked(self) -> None:
        """Keys go to the board again."""
        self.set_focus(self.board, scroll_visible=False)
        self.board.redraw()

    @property
    def whole(self) -> Canvas | None:
        """The board, unless the line to type in is over it."""
        return None if self.bar.display else self.board

    def action_sort(self) -> None:
        """Newest first, or oldest first."""
        self.explorer.reverse()
        self.say("newest first" if self.explorer.sort == "-time" else "oldest first")

    def action_toggle_filter(self) -> None:
        """Let the filter rest, or apply it."""
        if not self.explorer.query.strip():
            self.say("no filter is set: f chooses actors, F types a query")
            return
        self._do(self.explorer.toggle_filter)

    def action_escape(self) -> None:
        """Back from lanes, then from what is searched for, then from what narrows the view."""
        if self.explorer.lanes is not None:
            self._do(lambda: self.explorer.compare(None))
        elif self.explorer.searched:
            self.explorer.searched = ""
            self.say("")
        elif self.explorer.query.strip():
            self._clear_filter()
        else:
            self._do(lambda: None)

    def _clear_filter(self) -> None:
        """Show everything; the filter that was can be had again from the history."""
        remember(self.explorer_app.history(QueryPrompt.label), self.explorer.query)
        self._do(lambda: self.explorer.set_query(""), "filter cleared; F ↑ brings it back")

    def action_back_or_quit(self) -> None:
        """Back from lanes or a filter; from the whole list there is nothing to go back to, so quit."""
        if self.explorer.lanes is not None:
            self._do(lambda: self.explorer.compare(None))
        elif self.explorer.filtered:
            self._clear_filter()
        else:
            self.app.exit(0)

    def action_query(self) -> None:
        """Type a query."""
        self._ask(QueryPrompt)

    def action_search(self) -> None:
        """Search for words."""
        self._ask(SearchPrompt)

    def action_command(self) -> None:
        """Type a command or a date."""
        self._ask(CommandPrompt)

    def action_search_next(self) -> None:
        """To the next entry that has the words searched for."""
        self._search_again(1)

    def action_search_previous(self) -> None:
        """To the previous entry that has the words searched for."""
        self._search_again(-1)

    def _search_again(self, direction: Literal[1, -1]) -> None:
        words = self.explorer.searched
        found = bool(words) and self.explorer.search(words, direction)
        self.say("" if found else f"no entry of the view has: {words}" if words else "search for words with /")

    def action_next_mark(self) -> None:
        """To the next marked entry."""
        self.say("" if self.explorer.next_mark(1) else "no entry of the view is marked")

    def action_previous_mark(self) -> None:
        """To the previous marked entry."""
        self.say("" if self.explorer.next_mark(-1) else "no entry of the view is marked")

    def action_mark(self) -> None:
        """Mark the entry, or take its mark away."""
        self.say(curating.toggle_mark(self.explorer, self.explorer.entry))

    def action_reject(self) -> None:
        """Reject the entry, or take it back."""
        self.say(curating.toggle_reject(self.explorer))

    def action_tags(self) -> None:
        """Change the tags of the entry."""
        if self.explorer.entry is not None:
            self._ask(TagPrompt)

    def action_edit(self) -> None:
        """Edit the entry."""
        entry = self.explorer.entry
        if entry is None:
            return
        from timeline.tui.screens.edit import EditScreen  # noqa: PLC0415 - loaded when first opened

        def save(changes: dict[str, Any] | None) -> None:
            self.say(curating.edit(self.explorer, entry, changes) if changes else "nothing changed")

        self.explorer_app.open(EditScreen(entry, self.explorer.today, self.explorer.zoom), save)

    def action_undo(self) -> None:
        """Undo the last edit."""
        self.say(curating.undo(self.explorer))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.say(curating.redo(self.explorer))

    def action_copy(self) -> None:
        """Send the sentence to the terminal's clipboard."""
        if self.explorer.entry is not None:
            self.say(self.explorer_app.send_to_clipboard(citing.sentence(self.explorer.entry)))

    def action_copy_cited(self) -> None:
        """Send the sentence with its citation to the terminal's clipboard."""
        if self.explorer.entry is not None:
            self.say(self.explorer_app.send_to_clipboard(citing.citation(self.explorer.entry)))

    def action_write(self) -> None:
        """Write the view to a file."""
        self._ask(WritePrompt)

    def action_address(self) -> None:
        """Say where the article was read from."""
        entry = self.explorer.entry
        if entry is not None:
            self.say(entry.source.url or entry.source.path or "the article has no address")

    def action_pane(self) -> None:
        """Show the detail pane or not."""
        self._do(self.explorer.toggle_detail)

    def action_detail_down(self) -> None:
        """More of a detail that does not fit."""
        self._do(lambda: self.explorer.scroll_detail(1))

    def action_detail_up(self) -> None:
        """Back in it."""
        self._do(lambda: self.explorer.scroll_detail(-1))

    def action_histogram(self) -> None:
        """Choose a period on the histogram."""
        from timeline.tui.screens.histogram import HistogramScreen  # noqa: PLC0415 - loaded when first opened

        if self.explorer.everything.span() is None:
            self.say("nothing here has a date")
        elif not self.explorer.layout.histogram.height:
            self.say("the terminal is too low for a histogram")
        else:
            self.explorer_app.open(HistogramScreen(self.explorer), self._filter)

    def action_open(self) -> None:
        """The sentence of the entry in its article."""
        entry = self.explorer.entry
        if entry is None:
            if not self.explorer.view.total:
                self.import_sample()
            return
        from timeline.tui.screens.article import ArticleScreen  # noqa: PLC0415 - loaded when first opened

        self.explorer_app.open(ArticleScreen(self.explorer, entry))

    def import_sample(self) -> None:
        """Import the sample articles."""
        from timeline.ingest import sample_articles  # noqa: PLC0415 - needed in an empty database alone

        self.say(self.explorer_app.import_([str(path) for path in sample_articles()]))

    async def on_board_opened(self) -> None:
        """Open the entry that was clicked."""
        self.action_open()
        await self.explorer_app.opened()

    def action_actors(self) -> None:
        """Choose actors."""
        from timeline.tui.screens.picker import PickerScreen  # noqa: PLC0415 - loaded when first opened

        self.explorer_app.open(PickerScreen(self.explorer, recent=self.explorer_app.recent_actors), self._filter)

    def action_reports(self) -> None:
        """Open the reports of the event under the cursor, or fold them."""
        count = self.explorer.toggle_reports()
        self.say("" if count > 1 else "no other article reports this event")

    def action_folding(self) -> None:
        """Every report on a line of its own, or one line an event."""
        self.explorer.toggle_folding()
        self.say("one line an event" if self.explorer.folds.folding else "every report on a line of its own")

    def action_compare(self) -> None:
        """Two or three actors side by side, or one list again."""
        from timeline.tui import comparing  # noqa: PLC0415 - loaded when first used

        if self.explorer.lanes is not None:
            self._do(lambda: self.explorer.compare(None))
            return
        keys = comparing.chosen(self.explorer)
        if keys:
            self._do(lambda: self.explorer.compare(comparing.Lanes(self.explorer, keys)))
            return
        from timeline.tui.screens.compare import ComparePicker  # noqa: PLC0415 - loaded when first opened

        self.explorer_app.open(ComparePicker(self.explorer, recent=self.explorer_app.recent_actors), self._compare)

    def _compare(self, query: str | None) -> None:
        if query is not None:
            self.explorer.set_query(query)
            self.action_compare()
        self.board.redraw()

    def action_palette(self) -> None:
        """Everything that can be done, found by its name."""
        from timeline.tui.screens.palette import PaletteScreen  # noqa: PLC0415 - loaded when first opened

        self.explorer_app.open(PaletteScreen(), self._perform)

    def _perform(self, choice: tuple[str, str] | None) -> None:
        kind, name = choice or ("", "")
        if kind == "command":
            history = self.explorer_app.history(CommandPrompt.label)
            self.bar.ask(CommandPrompt(self.explorer, history, self, f"{name} "))
        elif kind == "action":
            getattr(self, f"action_{name}")()
        else:
            self.board.redraw()

    def _filter(self, query: str | None) -> None:
        if query is not None:
            self.explorer.set_query(query)
        self.say("")
