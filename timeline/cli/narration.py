"""What an import tells while it runs and when it ends, on standard error."""

from __future__ import annotations

import json
import shutil
import sys
import time
from typing import TYPE_CHECKING, Any

from timeline.cli.logbook import log
from timeline.cli.problems import ProblemError, report, say
from timeline.logfile import log_path
from timeline.safetext import fit, safe
from timeline.sources.nouns import Failure

if TYPE_CHECKING:
    from timeline.cli.options import Common
    from timeline.ingest import Progress, Summary
    from timeline.ingest.summary import First
    from timeline.sources import Notice

EVERY = 0.1  # seconds between two lines of progress: enough to see, little over a slow line
AT_ONCE = 100  # lines for the log, which is opened for each writing
MOST = 20  # failures and warnings told one by one; the log has all of them


class Narrator:
    """Progress when standard error is a terminal, silence when it is not, a summary at the end.

    With `--json` failures and the summary are JSON objects, a line each.
    """

    def __init__(self, common: Common, *, quiet: bool = False) -> None:
        self._common = common
        self._quiet = quiet
        self._live = not quiet and not common.as_json and sys.stderr.isatty()
        self._next = 0.0
        self._drawn = 0
        self._unlogged: list[str] = []

    def progress(self, progress: Progress) -> None:
        """Draw one line over the last one."""
        now = time.monotonic()
        if not self._live or now < self._next:
            return
        self._next = now + EVERY
        self._drawn = max(20, shutil.get_terminal_size().columns - 1)
        sys.stderr.write("\r" + fit(safe(_line(progress)), self._drawn))
        sys.stderr.flush()

    def tell(self, told: Failure | Notice) -> None:
        """Log a failure or a warning; the summary tells the first of them to the person."""
        failed = isinstance(told, Failure)
        self._unlogged.append(f"{'failed' if failed else 'warning'}: {told}")
        if failed and self._common.as_json:
            report(ProblemError(str(told)), as_json=True)
        if len(self._unlogged) >= AT_ONCE:
            self._log()

    def summary(self, summary: Summary, *, stamp: str = "") -> None:
        """Tell what the import came to."""
        self._unlogged.append(told(summary))
        self._log()
        if self._common.as_json:
            self._as_json(summary)
        elif not self._common.verbose:  # with `-v` the log told it all
            if not self._quiet:
                _some("warning", summary.warnings)
            _some("failed", summary.failed)
            if not self._quiet:
                say(stamp + told(summary))

    def _log(self) -> None:
        if self._drawn:
            sys.stderr.write("\r" + " " * self._drawn + "\r")
            self._drawn = 0
        log("\n".join(map(safe, self._unlogged)))
        self._unlogged.clear()

    def _as_json(self, summary: Summary) -> None:
        if not self._quiet:
            counts = {name: getattr(summary, name) for name in ("new", "known", "updated", "entries", "cancelled")}
            say(json.dumps({"summary": counts | {"failed": summary.failed.total}}))


def _some(name: str, problems: First[Any]) -> None:
    for problem in problems[:MOST]:
        say(safe(f"{name}: {problem}"))
    if problems.total > MOST:
        say(f"… and {problems.total - MOST:,} more: {log_path()} has all of them")


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
    parts.append(f"{summary.failed.total:,} failed")
    stopped = "stopped, all so far is kept; run it again to go on: " if summary.cancelled else ""
    return f"{stopped}{', '.join(parts)} · {_count(summary.entries, 'entry', 'entries')} added"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
