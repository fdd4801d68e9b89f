"""`timeline [PATH…]`: the explorer."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import click

from timeline.cli.commands import Command
from timeline.cli.configured import config, setting
from timeline.cli.database import database_option, open_database, throwaway
from timeline.cli.importing import interruptible, whole_path
from timeline.cli.options import Common
from timeline.cli.problems import ProblemError
from timeline.cli.streams import started

if TYPE_CHECKING:
    from timeline.store import Store


@click.command("open", cls=Command, short_help="Open the explorer; the word may be left out.")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@click.option("--sample", is_flag=True, help="Open the sample articles in a throwaway database.")
@click.option("--plain", is_flag=True, help="The linear mode, for screen readers and the simplest terminals.")
@click.option("--query", default="", metavar="QUERY", help="Start with this query.")
@database_option
@click.pass_context
def open_command(
    ctx: click.Context, /, paths: tuple[str, ...], *, sample: bool, plain: bool, query: str, db: str | None
) -> None:
    """Open the explorer on the database; with paths, import them first.

    Examples:
      timeline                    the entries of your database
      timeline --sample           the sample articles, kept nowhere
      timeline notes/ a.html      import these, then look
      cat a.txt | timeline        the same from a pipe
      timeline --db war.db        another database
    """
    _check_paths(paths)
    if not sys.stdout.isatty():
        raise ProblemError(
            "the explorer needs a terminal, and standard output is none",
            "`timeline list` prints entries into a pipe or a file",
        )
    inputs = [*(_sample() if sample else ()), *map(whole_path, paths)]
    if not inputs and _article_comes_in():
        inputs.append("-")
    with throwaway() if sample else open_database(ctx, db) as store:
        if inputs:
            _import(ctx, store, inputs)
        _keys_from_the_terminal()
        from timeline import tui  # noqa: PLC0415  the toolkit is for those who open the explorer

        started()
        ctx.exit(tui.run(store, query=query, plain=plain or setting("explorer.plain"), config=config()))


def _import(ctx: click.Context, store: Store, inputs: list[str]) -> None:
    """Import what the person named; only what failed is told, as the explorer shows the rest."""
    from timeline.cli.narration import Narrator  # noqa: PLC0415
    from timeline.ingest import import_paths  # noqa: PLC0415

    narrator = Narrator(ctx.ensure_object(Common))
    with interruptible() as cancelled:
        summary = import_paths(
            store, inputs, jobs=0, progress=narrator.progress, tell=narrator.tell, cancelled=cancelled
        )
    narrator.summary(summary)


def _article_comes_in() -> bool:
    """Whether standard input is a pipe or a file, as in `cat article | timeline`."""
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def _keys_from_the_terminal() -> None:
    """Where standard input was an article, keys come from the terminal itself."""
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise ProblemError("there is no terminal to read keys from", "`timeline list` needs none") from error
    os.dup2(terminal, 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  it lasts as long as the process


def _check_paths(paths: tuple[str, ...]) -> None:
    for path in paths:
        if path != "-" and not path.startswith(("http://", "https://")) and not os.path.lexists(path):
            raise ProblemError(f"{path}: no such file or folder")


def _sample() -> list[str]:
    from timeline.ingest.sample import sample_articles  # noqa: PLC0415

    articles = [str(path) for path in sample_articles()]
    if not articles:
        raise ProblemError("this installation has no sample articles")
    return articles
