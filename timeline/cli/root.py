"""The command `timeline` itself: what stands before a command."""

from __future__ import annotations

import click

from timeline import __version__
from timeline.cli.commands import Commands
from timeline.cli.options import Common


@click.group("timeline", cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline", message="%(prog)s %(version)s")
@click.option(
    "--db", type=click.Path(), metavar="FILE", help="The database; else $TIMELINE_DB, else the user data directory."
)
@click.option("--json", "as_json", is_flag=True, help="Errors as JSON objects on standard error, for scripts.")
@click.option("--verbose", "-v", is_flag=True, help="Tell on standard error what the log file is told.")
@click.pass_context
def timeline(ctx: click.Context, /, *, db: str | None, as_json: bool, verbose: bool) -> None:
    """Explore the dated events of news and other prose on a timeline in the terminal.

      timeline --sample              look around in sample articles
      timeline add articles/         import yours
      timeline                       explore them
      timeline list actor:rubio      or print what a query finds

    A first word that is no command is a path: `timeline a.txt` imports it and opens the explorer.
    """
    ctx.obj = Common(db=db, as_json=as_json, verbose=verbose)
