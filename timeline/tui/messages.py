"""What widgets and workers tell screens: only the handlers of these touch other widgets."""

from __future__ import annotations

from textual.message import Message


class Typed(Message):
    """The text of a field has changed."""

    def __init__(self, text: str, cursor: int) -> None:
        super().__init__()
        self.text = text
        self.cursor = cursor


class Accepted(Message):
    """Enter was pressed in a field."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Abandoned(Message):
    """Esc was pressed in a field."""


class Wanted(Message):
    """A key that a field leaves to its owner: `tab`, `up`, `down`, `pageup`, `pagedown`."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class Finished(Message):
    """The line at the bottom was given or abandoned; with `done` false, only its effect has changed."""

    def __init__(self, *, done: bool = True) -> None:
        super().__init__()
        self.done = done
