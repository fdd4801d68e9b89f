"""Arguments to the rooms that answer them; exit codes."""

from __future__ import annotations

import click

from timeline import __version__


@click.group()
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Explore dated events out of news and other prose."""
