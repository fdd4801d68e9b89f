"""Importing from inside the explorer: in a thread, with progress and cancel, while browsing goes on."""

from __future__ import annotations

import logging
from threading import Event, Thread
from typing import TYPE_CHECKING, cast

from timeline.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.ingest import Progress, Summary
    from timeline.store import Store
    from timeline.tui import ports

ENDED = True
LOG = logging.getLogger(__name__)


class Importing:
    """One import; `tell(words, ended)` is called from the import's own thread."""

    def __init__(self, store: ports.Store, inputs: Sequence[str], tell: Callable[[str, bool], None]) -> None:
        self.store = cast("Store", store)
        self.inputs = list(inputs)
        self._tell = tell
        self._cancelled = Event()
        self._thread = Thread(target=self._run, name="timeline-import", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self._thread.is_alive()

    def cancel(self) -> None:
        """Stop after the article in hand; what was read stays."""
        self._cancelled.set()

    def wait(self, seconds: float) -> None:
        """Wait for its end, for so many seconds at most."""
        self._thread.join(seconds)

    def _run(self) -> None:
        from timeline.ingest import import_paths  # noqa: PLC0415 - extraction is loaded only where something is imported
        from timeline.store import open_store  # noqa: PLC0415

        try:
            # a store of its own: the rows on the screen stay where they are until the screen looks for news
            with open_store(self.store.path) as store:
                summary = import_paths(store, self.inputs, progress=self._progress, cancelled=self._cancelled.is_set)
        except (StoreError, OSError) as error:
            self._tell(f"the import stopped: {error}", ENDED)
        except Exception as error:
            LOG.exception("the import failed")
            self._tell(f"the import failed ({type(error).__name__}: {error}); the log file has the details", ENDED)
        else:
            self._tell(summary_words(summary), ENDED)

    def _progress(self, progress: Progress) -> None:
        self._tell(progress_words(progress), not ENDED)


def progress_words(progress: Progress) -> str:
    """`importing 12 of 80, 3 failed, 5 s left (Ctrl+C stops)`."""
    of = f" of {progress.total:,}" if progress.total else ""
    failed = f", {progress.failed:,} failed" if progress.failed else ""
    left = f", {progress.left:.0f} s left" if progress.left and progress.left >= 1 else ""
    return f"importing {progress.done:,}{of}{failed}{left} (Ctrl+C stops)"


def summary_words(summary: Summary) -> str:
    """`12 new articles, 3 known, 1 failed · 80 entries`."""
    parts = [f"{summary.new:,} new article{'' if summary.new == 1 else 's'}"]
    parts += [f"{count:,} {word}" for count, word in ((summary.known, "known"), (summary.updated, "updated")) if count]
    if summary.failed:
        first = summary.failed[0]
        parts.append(f"{summary.failed.total:,} failed ({first.where}: {first.why})")
    stopped = "stopped: " if summary.cancelled else ""
    return f"{stopped}{', '.join(parts)} · {summary.entries:,} entries"
