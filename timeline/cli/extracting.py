"""`timeline extract`: what an import would add."""

from __future__ import annotations

import sys
from typing import Any

import click

from timeline.cli.commands import Command
from timeline.cli.options import Common, read_options, reading_options
from timeline.cli.problems import FAILED, ProblemError, report
from timeline.cli.streams import as_data, started
from timeline.export.json_text import dumps


@click.command("extract", cls=Command, short_help="Print what an import would add, without a database.")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(), metavar="PATH|URL|-...")
@reading_options
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True, help="How to print."
)
@click.pass_context
def extract_command(ctx: click.Context, /, inputs: tuple[str, ...], *, form: str, **reading: Any) -> None:
    """Print the entries that an import of these articles would add.

    Examples:
      timeline extract story.txt
      timeline extract --dated 2025-04-17 - < story.txt
      timeline extract articles/ | jq -r '[.start, .title] | @tsv'
    """
    from timeline.ingest.pipeline import outcomes  # noqa: PLC0415

    failed = False
    as_data(sys.stdout)
    printer = _Printer(form)
    for number, outcome in enumerate(outcomes(inputs, read_options(reading))):
        if number == 1:
            started()
        for notice in outcome.notices:
            report(ProblemError(str(notice)), as_json=False)
        if outcome.failure:
            failed = True
            report(ProblemError(str(outcome.failure)), as_json=ctx.ensure_object(Common).as_json)
        for entry in outcome.extraction.entries if outcome.extraction else ():
            printer.put(entry.to_json())
    printer.end()
    if failed:
        ctx.exit(FAILED)


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
