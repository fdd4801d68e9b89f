"""What an import tells while it runs and when it ends, on standard error."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

from timeline.cli.problems import say
from timeline.safetext import fit, safe

if TYPE_CHECKING:
    from timeline.ingest import Progress, Summary

EVERY = 0.1  # seconds between two lines of progress: enough to see, little over a slow line
MOST = 20  # failures and warnings told one by one; the log has all of them


class Narrator:
    """Progress when standard error is a terminal, silence when it is not, a summary at the end."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._live = not quiet and sys.stderr.isatty()
        self._next = 0.0
        self._drawn = False

    def progress(self, progress: Progress) -> None:
        """Draw one line over the last one."""
        now = time.monotonic()
        if not self._live or now < self._next:
            return
        self._next = now + EVERY
        cells = max(20, shutil.get_terminal_size().columns - 1)
        sys.stderr.write("\r" + fit(safe(_line(progress)), cells))
        sys.stderr.flush()
        self._drawn = True

    def summary(self, summary: Summary) -> None:
        """Clear the line of progress and tell what the import came to."""
        self.details(summary)
        if not self._quiet:
            say(told(summary))

    def details(self, summary: Summary) -> None:
        """Clear the line of progress, and tell the warnings and failures."""
        if self._drawn:
            sys.stderr.write("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r")
        for notice in summary.warnings[: 0 if self._quiet else MOST]:
            say(f"warning: {safe(str(notice))}")
        _more(len(summary.warnings), "warnings", quiet=self._quiet)
        for failure in summary.failed[:MOST]:
            say(f"failed: {safe(str(failure))}")
        _more(len(summary.failed), "failures", quiet=False)


def _more(count: int, what: str, *, quiet: bool) -> None:
    if count > MOST and not quiet:
        say(f"… and {count - MOST:,} more {what}: the log has all of them")


def _line(progress: Progress) -> str:
    whole = f" of {progress.total:,}" if progress.total is not None else ""
    left = f" · {_duration(progress.left)} left" if progress.left is not None else ""
    failed = f" · {progress.failed:,} failed" if progress.failed else ""
    return (
        f"{progress.done:,}{whole} articles · {progress.entries:,} entries · {progress.rate:,.0f}/s{left}{failed}"
        f" · {progress.where}"
    )


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def told(summary: Summary) -> str:
    """The summary in one line."""
    parts = [_count(summary.new, "new article"), f"{summary.known:,} known"]
    if summary.updated:
        parts.append(f"{summary.updated:,} updated")
    parts.append(f"{len(summary.failed):,} failed")
    stopped = "stopped, all so far is kept; run it again to go on: " if summary.cancelled else ""
    return f"{stopped}{', '.join(parts)} · {_count(summary.entries, 'entry', 'entries')} added"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
