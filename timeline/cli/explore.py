"""`timeline [PATH…]`: the explorer."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.commands import Command
from timeline.cli.database import database_option, open_database
from timeline.cli.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.store import Store


@click.command("open", cls=Command, short_help="Open the explorer; the word may be left out.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
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
      timeline --db war.db        another database
    """
    _check_paths(paths)
    if not sys.stdout.isatty():
        raise ProblemError(
            "the explorer needs a terminal, and standard output is none",
            "`timeline list` prints entries into a pipe or file",
        )
    inputs = [str(Path(path).absolute()) if os.path.lexists(path) else path for path in paths]
    if sample:
        inputs = [*_sample(), *inputs]
    with _database(ctx, db, throwaway=sample) as store:
        tui = import_module("timeline.tui")  # the toolkit is for those who open the explorer
        ctx.exit(tui.run(store, inputs=inputs, query=query, plain=plain))


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


@contextmanager
def _database(ctx: click.Context, /, db: str | None, *, throwaway: bool) -> Iterator[Store]:
    if not throwaway:
        with open_database(ctx, db) as store:
            yield store
        return
    with (
        tempfile.TemporaryDirectory(prefix="timeline-sample-") as folder,
        open_database(ctx, str(Path(folder) / "sample.db")) as store,
    ):
        yield store
