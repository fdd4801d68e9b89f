"""The import: outcomes into the store in durable batches, with progress, cancel and a summary."""

from __future__ import annotations

import os
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

from timeline.ingest.count import count
from timeline.ingest.pipeline import Outcome, outcomes
from timeline.ingest.summary import Progress, Summary
from timeline.sources import Failure, Notice, ReadOptions
from timeline.store import ImportLine

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from datetime import date
    from typing import BinaryIO

    from timeline.models import Entry, Source
    from timeline.store import Store

BATCH = 64  # articles; each batch is one durable transaction
BATCH_CHARACTERS = 1 << 22  # of their texts
COLLISION = "this entry was left out, as one of another article bears the same id"
FEW = 64  # articles; starting processes costs as much as reading so many
BATCH_SECONDS = 1.0  # the longest that a finished article waits to be stored


def import_paths(
    store: Store,
    inputs: Iterable[str],
    *,
    dated: date | None = None,
    options: ReadOptions | None = None,
    jobs: int = 1,
    progress: Callable[[Progress], None] | None = None,
    tell: Callable[[Failure | Notice], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    stdin: BinaryIO | None = None,
) -> Summary:
    """Import files, folders, addresses and standard input.

    What was read is stored in batches, so that a cancelled or killed import keeps all but the last second, and the next
    one goes on where it stopped: articles that are known add nothing.

    Args:
        store: where the entries go.
        inputs: paths, `-` or addresses.
        dated: the date of all these articles, where the person gave it.
        options: how to read.
        jobs: processes that read and extract; 0 chooses by the number of articles and cores. 1 does all in this one,
            but in a thread, where nothing can be interrupted, leaves it to a worker.
        progress: called after every article.
        tell: called with everything that fails and every warning, as it comes; the summary keeps the first of them.
        cancelled: asked after every article; True stops the import with everything so far kept.
        stdin: what `-` stands for.

    Raises:
        StoreError: where the store can't be written; what it acknowledged before stays.
    """
    chosen = options or ReadOptions()
    if dated:
        chosen = chosen._replace(dated=dated)
    wanted = list(inputs)
    jobs = jobs or fitting_jobs(wanted, chosen)
    run = _Run(store, progress, tell, count(wanted, chosen) if progress else None)
    with closing(_outcomes(wanted, chosen, store, jobs, stdin)) as results:
        for outcome in results:
            run.take(outcome)
            if cancelled():
                run.summary.cancelled = True
                break
    run.flush()
    return run.summary


def _outcomes(
    inputs: list[str], options: ReadOptions, store: Store, jobs: int, stdin: BinaryIO | None
) -> Generator[Outcome, None, None]:
    aliases = store.aliases()
    if jobs == 1 and threading.current_thread() is threading.main_thread():

        def known(source: Source) -> bool:
            return store.known(source.id, source.published)

        yield from outcomes(inputs, options, aliases=aliases, known=known, stdin=stdin)
    else:
        from timeline.ingest.parallel import parallel_outcomes  # noqa: PLC0415  multiprocessing is for many files

        yield from parallel_outcomes(inputs, options, jobs, aliases=aliases, known_in=store.path, stdin=stdin)


def fitting_jobs(inputs: Iterable[str], options: ReadOptions) -> int:
    """As many processes as there are cores, or one where the articles are too few to pay for starting them."""
    expected = count(inputs, options)
    few = expected is not None and expected < FEW
    return 1 if few else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Run:
    """The batch and the counts of one import."""

    def __init__(
        self,
        store: Store,
        progress: Callable[[Progress], None] | None,
        tell: Callable[[Failure | Notice], None],
        total: int | None,
    ) -> None:
        self.summary = Summary()
        self._store = store
        self._progress = progress
        self._tell = tell
        self._line = ImportLine()
        self._batch: list[tuple[Source, str, Sequence[Entry]]] = []
        self._characters = 0
        self._started = self._flushed = time.monotonic()
        self._done = 0
        self._total = total
        self._found = 0

    def take(self, outcome: Outcome) -> None:
        """Count one outcome, and store the batch when it is due."""
        self._done += 1
        for notice in outcome.notices:
            self._warn(notice)
        if outcome.failure:
            self._fail(outcome.failure)
        extraction = outcome.extraction
        if extraction and extraction.known:
            self.summary.known += 1
        elif extraction:
            self._found += len(extraction.entries)
            self._batch.append((extraction.source, outcome.text, extraction.entries))
            self._characters += len(outcome.text)
        now = time.monotonic()
        full = len(self._batch) >= BATCH or self._characters >= BATCH_CHARACTERS
        if full or now - self._flushed > BATCH_SECONDS:
            self.flush()
        if self._progress:
            seconds = now - self._started
            failed = self.summary.failed.total
            self._progress(Progress(self._done, self._total, failed, self._found, outcome.where, seconds))

    def _fail(self, failure: Failure) -> None:
        self.summary.failed.take(failure)
        self._tell(failure)
        self._store.fail(failure.where, failure.why)

    def _warn(self, notice: Notice) -> None:
        self.summary.warnings.take(notice)
        self._tell(notice)

    def flush(self) -> None:
        """Store what was collected."""
        self._flushed = time.monotonic()
        if not self._batch:
            return
        batch, self._batch, self._characters = self._batch, [], 0
        added = self._store.add(batch, line=self._line)
        self.summary.new += added.new
        self.summary.known += added.known
        self.summary.updated += added.updated
        self.summary.entries += added.entries
        for entry in added.collisions:
            self._warn(Notice(entry, COLLISION))
