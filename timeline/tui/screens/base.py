"""What every screen shares: bindings from the table of keys, the message in the footer, the way drawing goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from timeline.tui.keymap import KEYS, of_context

if TYPE_CHECKING:
    from textual.binding import BindingType

    from timeline.tui.app import TimelineApp
    from timeline.tui.keymap import Context

Result = TypeVar("Result")


def bindings(context: Context) -> list[BindingType]:
    """Textual's bindings for the keys of a context; each has an id by which a configuration can rebind it."""
    return [
        Binding(key.keys, key.action, key.help, show=False, id=f"{context}.{key.action}")
        for key in of_context(context, KEYS)
    ]


class KeyScreen(Screen[Result], inherit_bindings=False):
    """A screen whose keys come from the table alone."""

    @property
    def explorer_app(self) -> TimelineApp:
        """The application, as the type that it is."""
        return cast("TimelineApp", self.app)

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit(0)

    def action_help(self) -> None:
        """Show the keys that work here."""
        from timeline.tui.screens.help import HelpScreen  # noqa: PLC0415 - help is a screen of this kind itself

        self.app.push_screen(HelpScreen())

    def action_redraw(self) -> None:
        """Draw the whole screen anew, whatever others wrote over it."""
        self.explorer_app.redraw()

    def action_cancel(self) -> None:
        """Cancel what runs; nothing here takes that long, and this never quits."""

    def action_mouse(self) -> None:
        """Mouse on and off."""
        self.explorer_app.toggle_mouse()

    def action_suspend(self) -> None:
        """Back to the shell until `fg`."""
        self.app.action_suspend_process()


class KeyModal(ModalScreen[Result], inherit_bindings=False):
    """A box over the screen."""

    @property
    def explorer_app(self) -> TimelineApp:
        """The application, as the type that it is."""
        return cast("TimelineApp", self.app)

    def key_anything(self, _event: Any) -> None:
        """Keys that mean nothing in the box stay in it."""
