"""The man page: the commands' own help and the pages of the manual as troff with the man macros (man 7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from timeline import __version__
from timeline.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

CODE = re.compile(r"`([^`]*)`")


def man_page(root: click.Context) -> str:
    """The whole page, section 1."""
    from timeline.cli.manual import TOPICS, page  # noqa: PLC0415  it offers this page

    lines = [
        f'.TH TIMELINE 1 "" "timeline {__version__}" "User Commands"',
        ".SH NAME",
        "timeline \\- explore the dated events of news and other prose on a timeline in the terminal",
        ".SH SYNOPSIS",
        ".B timeline",
        "[OPTIONS] [COMMAND | PATH]...",
        ".SH DESCRIPTION",
        *_help(root.command),
        ".SH OPTIONS",
        *_options(root.command, root),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        command = root.command.get_command(root, name)  # type: ignore[attr-defined]  # the root is a group
        with click.Context(command, info_name=name, parent=root) as inner:
            usage = " ".join(command.collect_usage_pieces(inner))
            lines += [f'.SS "timeline {name} {_escaped(usage)}"', *_help(command), *_options(command, inner)]
    for topic in TOPICS:
        lines += _page(page(topic))
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    r"""Text that troff takes literally: backslashes and hyphens, and no control line by accident."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return "\\&" + text if text.startswith((".", "'")) else text


def _inline(text: str) -> str:
    return CODE.sub(r"\\fB\1\\fR", _escaped(text))


def _help(command: click.Command) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", (command.help or "").replace("\b", "").strip()):
        lines = paragraph.splitlines()
        verbatim = any(line.startswith("  ") for line in lines[1:]) or paragraph.startswith("  ")
        if verbatim and not lines[0].startswith("  "):
            yield from (".PP", _inline(lines.pop(0).strip()))
        if verbatim:
            yield from (".PP", ".nf", ".RS 4", *(_escaped(line.strip("\n")) for line in lines), ".RE", ".fi")
        else:
            yield from (".PP", _inline(" ".join(line.strip() for line in lines)))


def _options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
        if record:
            yield from (".TP", f"\\fB{_escaped(record[0])}\\fR", _inline(" ".join(record[1].split())))


def _page(markdown: str) -> Iterator[str]:
    from markdown_it import MarkdownIt  # noqa: PLC0415

    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    row: list[str] = []
    for number, token in enumerate(tokens):
        if token.type == "inline":
            text = _inline(" ".join(token.content.split()).replace("\\|", "|"))
            before = tokens[number - 1].type
            if before == "heading_open":
                yield _heading(tokens[number - 1], text)
            elif before == "td_open":
                row.append(text)
            elif before != "th_open":
                yield text
        else:
            yield from _block(token, row)


def _heading(token: Token, text: str) -> str:
    return f'.SH "{text.split(":", maxsplit=1)[0].upper()}"' if token.tag == "h1" else f'.SS "{text}"'


def _block(token: Token, row: list[str]) -> Iterator[str]:
    if token.type == "paragraph_open" and not token.hidden:
        yield ".PP"
    elif token.type == "list_item_open":
        mark = _escaped(token.info + token.markup) if token.info else "\\(bu"
        yield f".IP {mark} 3"
    elif token.type == "code_block":
        yield from (".PP", ".nf", ".RS 4", *map(_escaped, token.content.rstrip().splitlines()), ".RE", ".fi")
    elif token.type == "tr_close" and row:
        yield from (".TP", row[0], " \\- ".join(row[1:]))
        row.clear()
