"""The application: screens over one explorer, and what lives as long as it does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import App

from timeline.tui.screens.main import MainScreen
from timeline.tui.terminal import clipboard_sequence

if TYPE_CHECKING:
    from timeline.tui.explorer import Explorer
    from timeline.tui.looks import Depth

REFRESH_EVERY = 0.5  # seconds between looks at whether another process wrote


class TimelineApp(App[int], inherit_bindings=False):
    """Explores a store."""

    CSS_PATH = "timeline.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, explorer: Explorer, *, theme: str = "terminal", depth: Depth = 256) -> None:
        super().__init__(ansi_color=True)
        self.explorer = explorer
        self.looks: tuple[str, Depth] = (theme, depth)
        self.recent_actors: list[str] = []

    def get_default_screen(self) -> MainScreen:
        """The list is the screen under all others."""
        return MainScreen(self.explorer)

    def on_mount(self) -> None:
        """Look for what others write."""
        self.set_interval(REFRESH_EVERY, self.look_for_changes)

    def look_for_changes(self) -> None:
        """Take in what other processes wrote; the cursor keeps its entry."""
        main = self.screen_stack[0]
        if self.explorer.refresh() and isinstance(main, MainScreen):
            main.board.redraw()

    def send_to_clipboard(self, text: str) -> str:
        """Offer text to the terminal's clipboard; gives the message, which promises no more than was done."""
        if self._driver is not None:
            self._driver.write(clipboard_sequence(text, os.environ))
        return f"sent {len(text):,} characters to the terminal's clipboard"

    def toggle_mouse(self) -> None:
        """Let the terminal report the mouse, or leave it to the terminal's own selection."""

    def redraw(self) -> None:
        """Draw the whole screen anew."""
        self.refresh(repaint=True, layout=True)
