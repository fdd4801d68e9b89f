"""Reading and extracting in several processes; the store stays with the one that called.

Files go to the workers by name. Files of many articles are read here, which is cheap, and go by the article. Chunks are
handed out within a window, so that memory does not grow with the number of articles, and come back in order.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from timeline.ingest.pipeline import Outcome, answers, document_outcome, file_outcomes
from timeline.ingest.time_limit import ENDED_BY, make_expendable
from timeline.models import Document
from timeline.sources import Failure, files
from timeline.sources.formats import collects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from multiprocessing.connection import Connection
    from pathlib import Path

    from timeline.ingest.pipeline import Known
    from timeline.sources import Notice, ReadOptions

    Start = tuple[ReadOptions, dict[str, str], Path | None]

CHUNK = 8  # items in one message to a worker
CHUNK_BYTES = 1 << 18  # of articles in one message, unless a single one has more
WINDOW = 4  # chunks under way for each worker
CRASHED = "it made the process that read it crash"


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read here and is still to be extracted."""

    where: str
    document: Document
    notices: tuple[Notice, ...]


Item = str | Read | Outcome


def parallel_outcomes(
    inputs: Iterable[str],
    options: ReadOptions,
    jobs: int,
    *,
    aliases: Mapping[str, str] | None = None,
    known_in: Path | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Outcome]:
    """The outcomes of inputs, in order, by `jobs` worker processes.

    Articles that the database `known_in` knows as they are come without their entries. A file that kills its worker (a
    fault in a library's C code, the system out of memory, no end to it) is one failure.
    """
    pool = _Pool(jobs, (options, dict(aliases or {}), known_in))
    chunks = _chunks(_items(inputs, options, stdin))
    waiting: deque[tuple[list[Item], Future[list[Outcome]]]] = deque()
    try:
        while True:
            while len(waiting) < WINDOW * jobs and (chunk := next(chunks, None)):
                waiting.append((chunk, pool.submit(chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                done = future.result()
            except BrokenProcessPool:
                for item in chunk:  # to find the one that kills
                    yield from pool.alone(item)
            else:
                yield from done
    except BaseException:  # nobody takes what is still under way
        pool.kill()
        raise
    finally:
        pool.close()


def _items(inputs: Iterable[str], options: ReadOptions, stdin: BinaryIO | None) -> Iterator[Item]:
    for where in inputs:
        for item in files(where, options):
            if isinstance(item, Failure):
                yield Outcome(item.where, failure=item)
            elif item == "-" or collects(item):
                yield from _read_here(item, options, stdin)
            else:
                yield item


def _read_here(path: str, options: ReadOptions, stdin: BinaryIO | None) -> Iterator[Item]:
    for answer, notices in answers(path, options, stdin):
        if isinstance(answer, Document):
            yield Read(path, answer, notices)
        else:
            yield Outcome(answer.where, failure=answer, notices=notices)


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items by the handful, large ones by themselves."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        more = _size(item)
        if chunk and (len(chunk) == CHUNK or size + more > CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(item)
        size += more
    if chunk:
        yield chunk


def _size(item: Item) -> int:
    """About how many bytes an item has; what can't be looked at has none."""
    if isinstance(item, Read):
        return len(item.document.text)
    try:
        return os.stat(item).st_size if isinstance(item, str) else 0  # noqa: PTH116  thousands of them
    except (OSError, ValueError):
        return 0


class _Pool:
    """Worker processes, replaced when one of them dies."""

    def __init__(self, jobs: int, start: Start) -> None:
        # Not fork: the explorer calls this from a thread, and a forked child may inherit a lock that nobody holds.
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["timeline.ingest.parallel", "timeline.extract.extraction"])
        self._jobs = jobs
        self._start = start
        self._pool = self._made()

    def _made(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, mp_context=self._context, initializer=_prepare, initargs=self._start)

    def submit(self, chunk: list[Item]) -> Future[list[Outcome]]:
        try:
            return self._pool.submit(_digest, chunk)
        except BrokenProcessPool:
            self.close()
            self._pool = self._made()
            return self._pool.submit(_digest, chunk)

    def alone(self, item: Item) -> list[Outcome]:
        """The outcomes of an item by a process of its own, whose end tells what became of it."""
        receiver, sender = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_digest_alone, args=(sender, self._start, item))
        process.start()
        sender.close()
        try:
            done: list[Outcome] = receiver.recv()
        except EOFError:
            process.join()
            where = item if isinstance(item, str) else item.where
            done = [Outcome(where, failure=Failure(where, self._reason(process.exitcode)))]
        process.join()
        return done

    def _reason(self, code: int | None) -> str:
        return self._start[0].out_of_time("it") if code == -ENDED_BY else CRASHED

    def kill(self) -> None:
        for process in list((self._pool._processes or {}).values()):  # noqa: SLF001  `kill_workers` of Python 3.14
            process.kill()

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


_options: ReadOptions
_aliases: dict[str, str]
_known: Known | None = None


def _prepare(options: ReadOptions, aliases: dict[str, str], known_in: Path | None) -> None:
    """Make a worker ready. Ctrl+C reaches the whole group of processes; the parent alone decides what it means."""
    global _options, _aliases, _known  # noqa: PLW0603  the state of a worker is the state of its process
    _options, _aliases = options, aliases
    _known = _known_in(known_in) if known_in else None
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_silent()
    make_expendable()
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _be_silent() -> None:
    """What a library prints would stand in the middle of the explorer's screen; outcomes tell what went wrong."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)


def _end_with_the_parent() -> None:
    """A parent that is killed can't close its pool, and its workers would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _known_in(path: Path) -> Known | None:
    """What the database knew when the import began: the writer decides, this only saves work."""
    from timeline.store import StoreError, open_store  # noqa: PLC0415  only where there is a database

    try:
        store = open_store(path, create=False, read_only=True)
    except (StoreError, OSError):
        return None
    return lambda source: store.known(source.id, source.published)


def _digest_alone(sender: Connection, start: Start, item: Item) -> None:
    _prepare(*start)
    sender.send(_digest([item]))


def _digest(chunk: list[Item]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for item in chunk:
        if isinstance(item, str):
            outcomes.extend(file_outcomes(item, _options, aliases=_aliases, known=_known))
        elif isinstance(item, Read):
            found = document_outcome(
                item.document, item.where, _options, aliases=_aliases, known=_known, notices=item.notices
            )
            outcomes.append(found)
        else:
            outcomes.append(item)
    return outcomes
