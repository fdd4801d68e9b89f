"""`timeline list` and `timeline stats`: entries out, and counts of them."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from timeline.cli.commands import Command
from timeline.cli.configured import setting
from timeline.cli.database import database_option, open_database
from timeline.cli.options import writing_options
from timeline.cli.problems import MISUSED, ProblemError, say
from timeline.cli.streams import as_data, started
from timeline.export.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.shell_completion import CompletionItem

    from timeline.query import QueryError, View


def offered(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Terms of the query language, for a shell that completes."""
    from timeline.cli.completing import query_terms  # noqa: PLC0415

    return query_terms(ctx, parameter, incomplete)


FOR_PEOPLE = frozenset({"table"})


@click.command("list", cls=Command, short_help="Print the entries that a query finds, for people or programs.")
@click.argument("query", nargs=-1, shell_complete=offered)
@writing_options(default=None)
@click.option("--reverse", "-r", is_flag=True, help="The latest first.")
@database_option
@click.pass_context
def list_command(
    ctx: click.Context, /, query: tuple[str, ...], *, form: str | None, reverse: bool, title: str, width: int | None,
    db: str | None,
) -> None:  # fmt: skip
    """Print the entries that a query finds, in the order of time.

    The query is the explorer's: see `timeline help query`. Without one, all entries are printed. What a format can't
    hold is counted on standard error.

    Examples:
      timeline list
      timeline list actor:rubio after:2025-04-10
      timeline list on:2025-W16 --format csv > week.csv
      timeline list -- place:paris -actor:trump
    """
    chosen = form or _configured_format()
    with _view(ctx, query, db, sort="-time" if reverse else "time") as view:
        started()
        write_view(view, chosen, title=title, width=width)


def write_view(view: View, form: str, *, title: str, width: int | None) -> None:
    """Write a view to standard output; what the format can't hold is told."""
    from timeline.export import write  # noqa: PLC0415

    if form not in FOR_PEOPLE:
        as_data(sys.stdout)
    written = write(view, form, sys.stdout, width=width or _width(), title=title)
    sys.stdout.flush()
    if written.summary():
        say(f"timeline: {written.summary()}")


@click.command("stats", cls=Command, short_help="Count entries by period, actor, place and pair.")
@click.argument("query", nargs=-1, shell_complete=offered)
@click.option("--by", type=click.Choice(("day", "week", "month", "year")), help="The periods; else what fits the span.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, metavar="N", help="Names in each table."
)
@click.option("--format", "-f", "form", type=click.Choice(("table", "json")), default="table", help="How to print.")
@database_option
@click.pass_context
def stats_command(
    ctx: click.Context, /, query: tuple[str, ...], *, by: str | None, limit: int, form: str, db: str | None
) -> None:
    """Count the entries that a query finds: by period, by actor, by place, and pairs of actors that appear together.

    Examples:
      timeline stats
      timeline stats actor:rubio --by week
      timeline stats place:paris --format json
    """
    from timeline.export import stats, write_stats  # noqa: PLC0415
    from timeline.export.json_text import dumps  # noqa: PLC0415

    with _view(ctx, query, db) as view:
        counted = stats(view, zoom=by, limit=limit)  # type: ignore[arg-type]  # click.Choice gives no more than these
        if form == "json":
            as_data(sys.stdout).write(dumps(counted.to_json()) + "\n")
        else:
            unicode = "utf" in (sys.stdout.encoding or "").lower()
            write_stats(counted, sys.stdout, width=_width(), ascii_only=not unicode)


@contextmanager
def _view(ctx: click.Context, words: tuple[str, ...], db: str | None, *, sort: str = "time") -> Iterator[View]:
    """The view of a query over the database, which is open for as long as it is looked at."""
    from timeline.query import QueryError, from_arguments, run  # noqa: PLC0415

    text = from_arguments(words)
    with open_database(ctx, db, create=False, read_only=True) as store:
        try:
            view = run(text, store, sort=sort)  # type: ignore[arg-type]  # the two orders above
        except QueryError as error:
            raise _mistake(text, error) from error
        yield view


def _mistake(query: str, error: QueryError) -> ProblemError:
    marked = f"{query[: error.start]}⟦{query[error.start : error.end]}⟧{query[error.end :]}"
    return ProblemError(
        f"in the query, {error}", f"{marked}   (`timeline help query` shows what it may say)", code=MISUSED
    )


def _configured_format() -> str:
    form = str(setting("list.format"))
    if form not in FORMATS:
        raise ProblemError(f"list.format in the configuration is {form!r}", f"it is one of {', '.join(FORMATS)}")
    return form


def _width() -> int | None:
    """The terminal's width, None where the table goes into a pipe or file and nothing should be cut."""
    if os.environ.get("COLUMNS", "").isdecimal():
        return int(os.environ["COLUMNS"])
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None
