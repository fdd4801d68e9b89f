"""The configuration as the commands ask for it: read once a run, and not before something is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from timeline.cli.problems import ProblemError

if TYPE_CHECKING:
    from timeline.config import Config


def config() -> Config:
    """The configuration in force; a mistake in its file is a problem for the person."""
    from timeline.config import ConfigError, load  # noqa: PLC0415  `timeline list` with everything named needs none

    context = click.get_current_context(silent=True)
    kept = context.find_root().meta if context else {}
    if "timeline.config" not in kept:
        try:
            kept["timeline.config"] = load()
        except ConfigError as error:
            raise ProblemError(str(error), "`timeline config --default` prints a file with every option") from error
    found: Config = kept["timeline.config"]
    return found


def setting(name: str) -> Any:
    """The value of one option."""
    return config().get(name)
