"""`timeline config`: what is in force and where it came from."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

from timeline.cli.commands import Command
from timeline.cli.configured import config
from timeline.config import OPTIONS, Config, Option, config_path

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("config", cls=Command, short_help="Show what is configured, and where it came from.")
@click.option("--path", is_flag=True, help="Print only where the configuration file is or would be.")
@click.option("--default", "defaults", is_flag=True, help="Print the file with every option at its default.")
def config_command(*, path: bool, defaults: bool) -> None:
    """Show the configuration in force: every option with its value and where that came from.

    The output is itself a configuration file.

    Examples:
      timeline config
      timeline config --path
      timeline config --default > config.toml
    """
    if path:
        click.echo(config_path())
        return
    chosen = Config(config_path()) if defaults else config()
    click.echo(f"# {chosen.path}")
    for line in _lines(chosen, defaults=defaults):
        click.echo(line)


def _lines(chosen: Config, *, defaults: bool) -> Iterator[str]:
    table = ""
    for option in OPTIONS:
        group, _, name = option.name.rpartition(".")
        if group != table:
            table = group
            yield f"\n[{table}]"
        yield from _described(option, name, chosen, defaults=defaults)
    yield "\n# keys of the explorer, by action: `timeline help keys` has the actions"
    yield "[keys]"
    for action, keys in chosen.keys.items():
        yield f"{action} = {json.dumps(list(keys))}  # {chosen.path}"


def _described(option: Option, name: str, chosen: Config, *, defaults: bool) -> Iterator[str]:
    choices = f" One of: {', '.join(option.choices)}." if option.choices else ""
    value, origin = chosen.get(option.name), chosen.origin(option.name)
    if option.name == "database" and not defaults and os.environ.get("TIMELINE_DB"):
        value, origin = os.environ["TIMELINE_DB"], "TIMELINE_DB"
    yield f"# {option.doc}{choices}"
    yield f"{name} = {json.dumps(value, ensure_ascii=False)}" + ("" if defaults else f"  # {origin}")
