"""What every screen shares: bindings from the table of keys, the message in the footer, the way drawing goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from timeline.tui.keymap import KEYS, of_context
from timeline.tui.resilience import Resilient

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from timeline.tui.app import TimelineApp
    from timeline.tui.keymap import Context, Key
    from timeline.tui.widgets.canvas import Canvas

Result = TypeVar("Result")


def bindings(context: Context, keys: tuple[Key, ...] = KEYS) -> list[BindingType]:
    """Textual's bindings for the keys of a context; each has an id by which a configuration can rebind it."""
    return [
        Binding(key.keys, key.action, key.help, show=False, id=f"{context}.{key.action}")
        for key in of_context(context, keys)
    ]


class Drawn(Resilient, Screen[Result], inherit_bindings=False):
    """A screen that is drawn on the application's drawing path as soon as nothing else is to be done."""

    @property
    def explorer_app(self) -> TimelineApp:
        """The application, as the type that it is."""
        return cast("TimelineApp", self.app)

    @property
    def whole(self) -> Canvas | None:
        """The canvas that is all there is to see of the screen, if there is such a one."""
        return None

    def _compositor_refresh(self) -> None:
        drawing = self.explorer_app.drawing
        if drawing is None or not drawing.active or self is not self.app.screen:
            super()._compositor_refresh()
        else:
            self._dirty_widgets.clear()
            drawing.request()

    async def _on_idle(self, event: events.Idle) -> None:
        """Textual waits for the next sixtieth of a second; a key's effect is to be seen at once."""
        waiting = self._layout_required or self._scroll_required or self._repaint_required or self._dirty_widgets
        if waiting and self.is_current and self.explorer_app.drawing and not self.app._batch_count:  # noqa: SLF001
            self._on_timer_update()
        await super()._on_idle(event)


class KeyScreen(Drawn[Result], inherit_bindings=False):
    """A screen whose keys come from the table alone: those of a context."""

    context: ClassVar[Context] = "main"

    def say(self, message: str) -> None:
        """Show a message until the next key."""
        raise NotImplementedError

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit(0)

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.explorer_app.open_help(self.context)

    def action_redraw(self) -> None:
        """Draw the whole screen anew, whatever others wrote over it."""
        self.explorer_app.redraw()

    def action_cancel(self) -> None:
        """Cancel what runs; this never quits."""
        self.say(self.explorer_app.cancel())

    def action_mouse(self) -> None:
        """Mouse on and off."""
        self.say(self.explorer_app.toggle_mouse())

    def action_suspend(self) -> None:
        """Back to the shell until `fg`."""
        self.app.action_suspend_process()


class KeyModal(Drawn[Result], ModalScreen[Result], inherit_bindings=False):
    """A box over the screen."""
