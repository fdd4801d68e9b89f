"""`timeline add`: articles in."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.commands import Command
from timeline.cli.configured import setting
from timeline.cli.database import database_option, open_database
from timeline.cli.options import Common, read_options, reading_options
from timeline.cli.problems import FAILED
from timeline.cli.streams import started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@click.command("add", cls=Command, short_help="Import articles: files, folders, feeds, addresses, standard input.")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(), metavar="PATH|URL|-...")
@reading_options
@database_option
@click.option(
    "--jobs", type=click.IntRange(0, 256), metavar="N", help="Processes that read; 0 chooses, unless configured."
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
@click.pass_context
def add_command(
    ctx: click.Context, /, inputs: tuple[str, ...], *, db: str | None, jobs: int | None, quiet: bool, **reading: Any
) -> None:
    """Import articles into the database.

    An article that is known already adds nothing, whatever its file is called. Ctrl+C stops with everything so far
    kept; the same command goes on from there.

    Examples:
      timeline add articles/
      timeline add --dated 2025-04-17 story.txt
      curl -s https://example.org/feed.xml | timeline add -
    """
    from timeline.cli.narration import Narrator  # noqa: PLC0415
    from timeline.ingest import import_paths  # noqa: PLC0415

    started()
    options = read_options(reading)
    narrator = Narrator(ctx.ensure_object(Common), quiet=quiet)
    with open_database(ctx, db) as store, interruptible() as cancelled:
        summary = import_paths(
            store,
            map(whole_path, inputs),
            options=options,
            jobs=setting("import.jobs") if jobs is None else jobs,
            progress=narrator.progress,
            tell=narrator.tell,
            cancelled=cancelled,
        )
    narrator.summary(summary)
    if summary.failed or summary.cancelled:
        ctx.exit(FAILED)


def whole_path(where: str) -> str:
    """An input that means the same from every folder; `-` and addresses already do."""
    return os.path.abspath(where) if os.path.lexists(where) else where  # noqa: PTH100  links are not resolved


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Within it, the first Ctrl+C or SIGTERM only sets a flag, which the function given tells; the second is real."""
    pressed = False

    def note(number: int, _frame: object) -> None:
        nonlocal pressed
        pressed = True
        signal.signal(number, before[signal.Signals(number)])

    heard = [number for number in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, note) for number in heard}  # `nohup` and a script's `&` ask for deafness
    try:
        yield lambda: pressed
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
