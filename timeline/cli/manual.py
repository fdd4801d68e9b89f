"""`timeline help`: the manual, the man page and the shells' completions, all from the same text."""

from __future__ import annotations

import os
import sys
from importlib.resources import files

import click

from timeline.cli.commands import COMMANDS, Command
from timeline.cli.completing import topics
from timeline.cli.problems import MISUSED, ProblemError

TOPICS = {
    "dates": "which words date an event, and why they mean that day",
    "query": "the language of filters, in the explorer and on the command line",
    "keys": "the keys of the explorer, and how to change them",
    "formats": "what can be read, and what can be written",
    "ssh": "working on a remote machine over a slow line",
    "files": "where the database, the configuration and the log are",
}
SHELLS = ("bash", "zsh", "fish")


@click.command("help", cls=Command, short_help="Show a page of the manual.")
@click.argument("topic", required=False, shell_complete=topics)
@click.option("--man", is_flag=True, help="Print the man page (troff), for a file timeline.1.")
@click.option("--completion", type=click.Choice(SHELLS), help="Print the completion of a shell, for its own file.")
@click.pass_context
def help_command(ctx: click.Context, /, topic: str | None, *, man: bool, completion: str | None) -> None:
    """Show a page of the manual, or the help of a command.

    Examples:
      timeline help
      timeline help query
      timeline help add
      timeline help --completion bash > ~/.local/share/bash-completion/completions/timeline
    """
    root = ctx.find_root()
    if man:
        from timeline.cli.man_page import man_page  # noqa: PLC0415

        click.echo(man_page(root), nl=False)
    elif completion:
        from timeline.cli.shells import script  # noqa: PLC0415

        click.echo(script(completion), nl=False)
    elif topic is None:
        click.echo(_contents())
    elif topic in TOPICS:
        _show(page(topic))
    elif topic in COMMANDS:
        command = root.command.get_command(root, topic)  # type: ignore[attr-defined]  # the root is a group
        with click.Context(command, info_name=topic, parent=root) as inner:
            click.echo(command.get_help(inner))
    else:
        raise _unknown(topic)


def page(topic: str) -> str:
    """The Markdown of a topic; the keys' page ends in the table that the explorer itself obeys."""
    text = (files("timeline.resources") / "manual" / f"{topic}.md").read_text(encoding="utf-8")
    return text + key_table() if topic == "keys" else text


def key_table() -> str:
    """The keys by group, as Markdown."""
    from timeline.tui.keymap import KEYS, key_name  # noqa: PLC0415  a table, no toolkit

    lines: list[str] = []
    for group in dict.fromkeys(key.group for key in KEYS):
        lines += ["", f"## {group.capitalize()}", "", "| keys | action | does |", "| --- | --- | --- |"]
        for key in KEYS:
            if key.group == group:
                names = " ".join(f"`{key_name(name)}`" for name in key.keys.split(","))
                place = "" if "main" in key.contexts else f" ({', '.join(key.contexts)})"
                lines.append(f"| {names} | `{key.action}` | {key.help}{place} |")
    return "\n".join(lines) + "\n"


def _contents() -> str:
    lines = ["Pages of the manual, shown by `timeline help TOPIC`:", ""]
    lines += [f"  {topic:10}{about}" for topic, about in TOPICS.items()]
    lines += ["", "Commands, explained by `timeline help COMMAND`:", ""]
    lines += [f"  {name:10}{about}" for name, (_, about) in COMMANDS.items()]
    return "\n".join(lines)


def _show(markdown: str) -> None:
    """A page for people: laid out for the terminal, through a pager where it is longer than that."""
    from rich.console import Console  # noqa: PLC0415
    from rich.markdown import Markdown  # noqa: PLC0415

    console = Console()
    rendered = Markdown(markdown, inline_code_lexer=None)
    if console.is_terminal and sys.stdin.isatty():
        os.environ.setdefault("LESS", "FRX")
        with console.pager(styles="R" in os.environ["LESS"] and not os.environ.get("NO_COLOR")):
            console.print(rendered)
    else:
        console.print(rendered)


def _unknown(topic: str) -> ProblemError:
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(topic, [*TOPICS, *COMMANDS], n=1)
    hint = f"did you mean `timeline help {near[0]}`?" if near else f"topics: {', '.join(TOPICS)}"
    return ProblemError(f"the manual has no page {topic!r}", hint, code=MISUSED)
