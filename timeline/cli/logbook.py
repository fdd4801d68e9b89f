"""What the commands log: to the file and, with `-v`, on standard error."""

from __future__ import annotations

import click

from timeline.cli.options import Common
from timeline.cli.problems import say
from timeline.logfile import append
from timeline.safetext import safe_lines


def log(text: str) -> None:
    """Add lines to the log, and with `-v` tell them on standard error."""
    context = click.get_current_context(silent=True)
    common = context.find_root().obj if context else None
    if isinstance(common, Common) and common.verbose:
        for line in safe_lines(text):
            say(line)
    append(text)
