"""The table of commands; the module of a command is imported when it is called, and not for `--help`."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import cast

import click

# command -> (module, what it does in one line), in the order of a person's way through
COMMANDS = {
    "extract": ("extracting", "Print what an import would add, without a database."),
}


class Command(click.Command):
    """A command whose help keeps the lines of examples as they are written."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, leaving paragraphs with indented lines unwrapped."""
        self.help = as_written(self.help or "")
        super().format_help_text(ctx, formatter)


def as_written(text: str) -> str:
    """Mark the paragraphs that have indented lines, so that click does not fold them."""
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(f"\b\n{each}" if "\n  " in each or each.startswith("  ") else each for each in paragraphs)


class Commands(click.Group):
    """A group that knows its commands by name and imports them late."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"timeline.cli.{COMMANDS[cmd_name][0]}")
        return cast("click.Command", getattr(module, f"{cmd_name}_command"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, leaving paragraphs with indented lines unwrapped."""
        self.help = as_written(self.help or "")
        super().format_help_text(ctx, formatter)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, without importing a command for its help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])
