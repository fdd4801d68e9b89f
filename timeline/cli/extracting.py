"""`timeline extract`: what an import would add."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.commands import Command
from timeline.cli.database import throwaway
from timeline.cli.options import Common, read_options, reading_options, writing_options
from timeline.cli.problems import FAILED, ProblemError, report
from timeline.cli.streams import as_data, started
from timeline.export.json_text import dumps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.sources import Failure, Notice, ReadOptions

STREAMED = frozenset({"jsonl", "json"})  # an entry at a time, in text order; what the others show needs all of them


@click.command("extract", cls=Command, short_help="Print what an import would add, without a database.")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(), metavar="PATH|URL|-...")
@reading_options
@writing_options(default="jsonl")
@click.pass_context
def extract_command(
    ctx: click.Context, /, inputs: tuple[str, ...], *, form: str, title: str, width: int | None, **reading: Any
) -> None:
    """Print the entries that an import of these articles would add.

    JSON Lines and JSON have them in the order of the text and as they are found; every other format has them in the
    order of time.

    Examples:
      timeline extract story.txt
      timeline extract --dated 2025-04-17 - < story.txt
      timeline extract articles/ --format html > story.html
      timeline extract articles/ | jq -r '[.start, .title] | @tsv'
    """
    options = read_options(reading)
    if form in STREAMED:
        failed = _stream(ctx, inputs, options, form)
    else:
        failed = _write(ctx, inputs, options, form, title=title, width=width)
    if failed:
        ctx.exit(FAILED)


def _stream(ctx: click.Context, /, inputs: Sequence[str], options: ReadOptions, form: str) -> bool:
    """Print the entries as they are found; whether anything failed."""
    from timeline.ingest.pipeline import outcomes  # noqa: PLC0415

    failed = False
    as_data(sys.stdout)
    printer = _Printer(form)
    for number, outcome in enumerate(outcomes(inputs, options)):
        if number == 1:
            started()
        for notice in outcome.notices:
            _tell(ctx, notice)
        if outcome.failure:
            failed = True
            _tell(ctx, outcome.failure, failed=True)
        for entry in outcome.extraction.entries if outcome.extraction else ():
            printer.put(entry.to_json())
    printer.end()
    return failed


def _write(
    ctx: click.Context, /, inputs: Sequence[str], options: ReadOptions, form: str, *, title: str, width: int | None
) -> bool:
    """Import into a throwaway database and print that as `timeline list` does; whether anything failed."""
    from timeline.cli.listing import write_view  # noqa: PLC0415
    from timeline.ingest import import_paths  # noqa: PLC0415
    from timeline.query import run  # noqa: PLC0415
    from timeline.sources import Failure  # noqa: PLC0415

    started()
    with throwaway() as store:
        summary = import_paths(
            store, inputs, options=options, jobs=0, tell=lambda told: _tell(ctx, told, failed=isinstance(told, Failure))
        )
        view = run("", store)  # type: ignore[arg-type]  # the store is what the query asks of one
        write_view(view, form, title=title, width=width)
    return bool(summary.failed)


def _tell(ctx: click.Context, /, told: Failure | Notice, *, failed: bool = False) -> None:
    report(ProblemError(str(told)), as_json=failed and ctx.ensure_object(Common).as_json)


class _Printer:
    """JSON objects on standard output, a line each or as one array."""

    def __init__(self, form: str) -> None:
        self._array = form == "json"
        self._first = True

    def put(self, record: dict[str, Any]) -> None:
        """Print one object; what a terminal could obey, and lone surrogates, are escaped."""
        before = ("[\n" if self._first else ",\n") if self._array else ""
        sys.stdout.write(before + dumps(record) + ("" if self._array else "\n"))
        self._first = False

    def end(self) -> None:
        """Close the array."""
        if self._array:
            sys.stdout.write("[]\n" if self._first else "\n]\n")
