"""The longest that one article may take: what goes on for ever is stopped, and becomes one failure.

Time is that of the processor, so that waiting (for a pipe, a slow disk, a suspended shell) is never held against an
article. Two clocks run. The first interrupts Python code, and the pattern matching of `re` with it. Where that does
not help, as the time goes by inside a library's C code, the second ends the whole process: that of a worker, which its
pool replaces; never the one that a person started.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.sources.nouns import OutOfTimeError

if TYPE_CHECKING:
    from collections.abc import Iterator

AGAIN = 1.0  # seconds after which a library that swallowed the interruption is interrupted again
MERCY = 2.0  # times the limit after which a worker that can't be interrupted is ended
ENDED_BY = signal.SIGPROF

_expendable = False


def make_expendable() -> None:
    """Say that this process is a worker, which may be ended where interrupting it does not help."""
    global _expendable  # noqa: PLW0603  a fact about the process
    _expendable = True
    signal.signal(ENDED_BY, signal.SIG_DFL)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError in what takes more than so many seconds of processor time; 0 is no limit.

    Signals reach the main thread alone: in others there is no limit, and they leave the work to workers.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _out_of_time)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
    if _expendable:
        signal.setitimer(signal.ITIMER_PROF, MERCY * seconds)
    try:
        yield
    finally:
        if _expendable:
            signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _out_of_time(_number: int, _frame: object) -> None:
    raise OutOfTimeError
