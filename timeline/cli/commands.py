"""The table of commands; the module of a command is imported when it is called, and not for `--help`."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import click

from timeline.cli.options import as_json_option

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# command -> (module, what it does in one line), in the order of a person's way through
COMMANDS = {
    "open": ("explore", "Open the explorer; the word may be left out."),
    "add": ("importing", "Import articles: files, folders, feeds, addresses, standard input."),
    "list": ("listing", "Print the entries that a query finds, for people or programs."),
    "stats": ("listing", "Count entries by period, actor, place and pair."),
    "extract": ("extracting", "Print what an import would add, without a database."),
    "watch": ("watching", "Import what arrives in a folder, until Ctrl+C."),
    "log": ("upkeep", "Show the history of edits and imports, and what failed."),
    "check": ("upkeep", "Verify the database, and repair it on demand."),
    "backup": ("upkeep", "Copy the database while others work."),
    "config": ("settings", "Show what is configured, and where it came from."),
    "help": ("manual", "Show a page of the manual."),
}


class Command(click.Command):
    """A command whose help keeps the lines of examples as they are written, and that takes `--json` as all do."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.help = as_written(self.help or "")
        self.params.append(as_json_option())


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

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.help = as_written(self.help or "")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """A first word is a command or a path."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  only shells ask

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, without importing a command for its help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])
