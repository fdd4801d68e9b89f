"""When the next frame may go out: not before the terminal has answered for the ones under way.

Behind sshd a program never feels a slow line, as sshd reads whatever it writes at once. So every frame ends in a
status request (DSR, ECMA-48 8.3.35), and the answer, which comes back through the line behind the frame, tells that
the frame has arrived. Until then newer frames wait, and of those that wait only the last is ever drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

REQUEST = "\x1b[5n"
ANSWER = "\x1b[0n"
UNDER_WAY = 2  # frames on the line at once: one being shown, one behind it
PATIENCE = 2.0  # seconds until an answer is given up where others came
FIRST_PATIENCE = 0.6  # the same where none came yet: the terminal may be one that never answers
GIVE_UP = 2  # requests without any answer after which no more are made


class Timer(Protocol):
    """What `call_later` gives."""

    def cancel(self) -> None:
        """Do not call."""


class Pacer:
    """Draws now or later. `draw` writes a frame and says whether there was anything to write.

    All methods belong to the event loop's thread.
    """

    def __init__(self, draw: Callable[[str], bool], later: Callable[[float, Callable[[], None]], Timer]) -> None:
        self.draw = draw
        self.later = later
        self.under_way = 0
        self.waiting = False
        self.answered = False
        self.unanswered = 0
        self._timer: Timer | None = None

    @property
    def asks(self) -> bool:
        """Whether frames still end in a request."""
        return self.unanswered < GIVE_UP

    def request(self) -> None:
        """There is something new to show."""
        if self.under_way >= UNDER_WAY:
            self.waiting = True
            return
        self.waiting = False
        if self.draw(REQUEST if self.asks else "") and self.asks:
            self.under_way += 1
            if self._timer is None:
                self._wait()

    def _wait(self) -> None:
        self._timer = self.later(PATIENCE if self.answered else FIRST_PATIENCE, self._give_up)

    def arrived(self) -> None:
        """The terminal has answered for the earliest frame under way."""
        self.answered, self.unanswered = True, 0
        self.under_way = max(0, self.under_way - 1)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self.under_way:
            self._wait()
        self._next()

    def _give_up(self) -> None:
        self._timer = None
        if not self.answered:
            self.unanswered += 1
        self.under_way = 0
        self._next()

    def _next(self) -> None:
        if self.waiting and self.under_way < UNDER_WAY:
            self.request()

    def stop(self) -> None:
        """Leave no timer behind."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
