"""`timeline watch`: what arrives in a folder is imported."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.commands import Command
from timeline.cli.database import database_option, open_database
from timeline.cli.importing import interruptible, whole_path
from timeline.cli.options import Common, read_options, reading_options
from timeline.cli.problems import ProblemError
from timeline.cli.streams import started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.sources import ReadOptions
    from timeline.store import Store

State = dict[str, tuple[int, int]]  # path -> (time of the last change in ns, size)


@click.command("watch", cls=Command, short_help="Import what arrives in a folder, until Ctrl+C.")
@click.argument("folder", type=click.Path())
@click.option(
    "--interval",
    type=click.FloatRange(0.1, 86_400),
    default=2.0,
    show_default=True,
    metavar="SECONDS",
    help="Between two looks.",
)
@click.option("--once", is_flag=True, help="Import what is there, and end.")
@reading_options
@database_option
@click.pass_context
def watch_command(
    ctx: click.Context, /, folder: str, *, interval: float, once: bool, db: str | None, **reading: Any
) -> None:
    """Import what is in a folder and what arrives there, until Ctrl+C.

    A file is imported once it did not change between two looks, so that half a file never is.

    Examples:
      timeline watch ~/articles
      timeline watch ~/articles --include '*.html' --interval 60
    """
    if not os.path.isdir(folder):  # noqa: PTH112
        raise ProblemError(f"{folder}: no such folder")
    started()
    options = read_options(reading)
    with open_database(ctx, db) as store, interruptible() as stopped:
        for arrived in arrivals(whole_path(folder), options, 0 if once else interval, stopped):
            _import(ctx, store, arrived, options, stopped)
            if once:
                return


def arrivals(folder: str, options: ReadOptions, interval: float, stopped: Callable[[], bool]) -> Iterator[list[str]]:
    """The files that are new or changed and at rest, look after look; `interval` in seconds, 0 takes all at once."""
    taken: State = {}
    before: State = {}
    while not stopped():
        now = _look(folder, options)
        still = now if interval == 0 else before
        at_rest = [path for path, state in now.items() if still.get(path) == state != taken.get(path)]
        taken = {path: taken.get(path, (0, -1)) for path in now} | {path: now[path] for path in at_rest}
        before = now
        if at_rest or interval == 0:
            yield at_rest
        _sleep(interval, stopped)


def _sleep(seconds: float, stopped: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while not stopped() and (left := until - time.monotonic()) > 0:
        time.sleep(min(left, 0.2))


def _look(folder: str, options: ReadOptions) -> State:
    from timeline.sources.folder import walk  # noqa: PLC0415

    state: State = {}
    for path in walk(folder, options):
        if isinstance(path, str):
            try:
                about = os.stat(path)  # noqa: PTH116
            except OSError:
                continue
            state[path] = (about.st_mtime_ns, about.st_size)
    return state


def _import(
    ctx: click.Context, store: Store, paths: list[str], options: ReadOptions, stopped: Callable[[], bool]
) -> None:
    from timeline.cli.narration import Narrator  # noqa: PLC0415
    from timeline.ingest import import_paths  # noqa: PLC0415

    if not paths:
        return
    narrator = Narrator(ctx.ensure_object(Common))
    summary = import_paths(
        store, paths, options=options, progress=narrator.progress, tell=narrator.tell, cancelled=stopped
    )
    narrator.summary(summary, stamp=time.strftime("%H:%M:%S "))
