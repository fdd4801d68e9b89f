"""`timeline check`, `backup` and `log`: the database's health, a copy of it, its history."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click

from timeline.cli.commands import Command
from timeline.cli.database import database_option, open_database
from timeline.cli.problems import ProblemError
from timeline.safetext import safe


@click.command("check", cls=Command, short_help="Verify the database, and repair it on demand.")
@click.option("--repair", is_flag=True, help="Mend what is damaged, and set aside what can't be read.")
@database_option
@click.pass_context
def check_command(ctx: click.Context, /, *, repair: bool, db: str | None) -> None:
    """Verify everything that the database holds, and say what is damaged.

    Examples:
      timeline check
      timeline check --repair
    """
    with open_database(ctx, db, create=False, read_only=not repair) as store:
        report = store.check(repair=repair)
    for problem in report.problems:
        click.echo(safe(problem))
    click.echo(f"{report.path}: {report.entries:,} entries of {report.articles:,} articles can be read")
    if report.repaired:
        aside = f", what could not be read is in {report.aside}" if report.aside else ""
        click.echo(f"repaired{aside}")
    elif report.problems:
        raise ProblemError(f"{report.path} is damaged", "" if repair else "`timeline check --repair` mends what can be")


@click.command("backup", cls=Command, short_help="Copy the database while others work.")
@click.argument("file", type=click.Path(path_type=Path))
@database_option
@click.pass_context
def backup_command(ctx: click.Context, /, file: Path, *, db: str | None) -> None:
    """Copy the database, as it is at this moment, to a file that must not exist.

    Examples:
      timeline backup ~/timeline-2025-04-17.db
    """
    if file.exists():
        raise ProblemError(f"{file} exists already", "name a file that does not")
    with open_database(ctx, db, create=False, read_only=True) as store:
        store.backup(file)


@click.command("log", cls=Command, short_help="Show the history of edits and imports, and what failed.")
@click.option("--limit", "-n", type=click.IntRange(1), metavar="N", help="Only the latest N operations.")
@click.option("--failed", is_flag=True, help="Show the articles that could not be imported, and why.")
@database_option
@click.pass_context
def log_command(ctx: click.Context, /, *, limit: int | None, failed: bool, db: str | None) -> None:
    """Show what was done to the database, the latest first.

    Examples:
      timeline log
      timeline log -n 20
      timeline log --failed
    """
    with open_database(ctx, db, create=False, read_only=True) as store:
        if failed:
            for failure in store.failures():
                click.echo(safe(f"{failure.when}  {failure.where}: {failure.why}"))
            return
        for operation in islice(store.log(), limit):
            undone = " (undone)" if operation.undone else ""
            click.echo(safe(f"{operation.when}  {operation.what:8}  {operation.summary}{undone}"))
