"""Options that several commands share, and the values they take."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from timeline.cli.configured import setting
from timeline.cli.problems import MISUSED, ProblemError
from timeline.export.formats import FORMATS as WRITABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.sources import ReadOptions

FORMATS = ("text", "markdown", "html", "feed", "json", "jsonl", "csv", "pdf", "eml", "mbox")


class Common(NamedTuple):
    """What stands before the command: it holds for all of them."""

    db: str | None = None
    as_json: bool = False
    verbose: bool = False


def as_json_option() -> click.Option:
    """`--json`, also after the command."""

    def note(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001  click's signature
        if value:
            ctx.obj = ctx.find_root().obj = ctx.ensure_object(Common)._replace(as_json=True)

    told = "Errors as JSON objects on standard error, for scripts."
    return click.Option(["--json"], is_flag=True, expose_value=False, callback=note, help=told)


class DayType(click.ParamType[date]):
    """A day: ISO 8601 or what a person would write."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day meant; a usage error for everything else, also for a month or a year."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            return self._written(value, param, ctx)

    def _written(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from timeline.extract import read_date  # noqa: PLC0415  few write anything but ISO

        found = read_date(value, date.today())  # noqa: DTZ011  a person's own day
        if found is None or found.first is None:
            self.fail(f"{value!r} is not a date; write it as 2025-04-17", param, ctx)
        if found.first != found.last or not 1 <= found.first <= date.max.toordinal():
            self.fail(f"{value!r} is not a single day; write it as 2025-04-17", param, ctx)
        return date.fromordinal(found.first)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of reading articles; `read_options` takes their values."""
    for option in reversed((
        click.option("--dated", type=DayType(), metavar="DATE", help="When these articles were written."),
        click.option("--read-as", type=click.Choice(FORMATS), help="Their format, where it isn't recognised."),
        click.option("--encoding", metavar="NAME", help="Their encoding, where it isn't recognised."),
        click.option(
            "--field", "fields", multiple=True, metavar="NAME=KEY",
            help="Which key or column holds what, as in text=body; NAME is text, html, title, published, url,"
            " publisher, author or language.",
        ),
        click.option("--include", multiple=True, metavar="GLOB", help="In folders, read only files that match."),
        click.option("--exclude", multiple=True, metavar="GLOB", help="In folders, leave out what matches."),
        click.option("--hidden", is_flag=True, default=None, help="In folders, read hidden files too."),
        click.option(
            "--max-size", type=click.IntRange(1, 1024), metavar="MB",
            help="The largest text of an article; 4 unless configured.",
        ),
        click.option(
            "--max-time", type=click.IntRange(1, 86_400), metavar="SECONDS",
            help="The longest that an article may take; 60 unless configured.",
        ),
    )):  # fmt: skip
        command = option(command)
    return command


def writing_options(*, default: str | None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options of printing entries; `default` is the format, None where the configuration says it."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed((
            click.option(
                "--format", "-f", "form", type=click.Choice(tuple(WRITABLE)), default=default,
                help=f"How to print; {default or 'table unless configured otherwise'}.",
            ),
            click.option("--title", default="", metavar="TEXT", help="A title, for the formats that have one."),
            click.option(
                "--width", type=click.IntRange(20, 10_000), metavar="N",
                help="The width of the table; else the terminal's.",
            ),
        )):  # fmt: skip
            command = option(command)
        return command

    return add


def read_options(values: dict[str, Any]) -> ReadOptions:
    """The reader's options out of a command's parameters; what it does not say, the configuration does."""
    from timeline.sources.nouns import MEBI, ReadOptions  # noqa: PLC0415

    return ReadOptions(
        dated=values["dated"],
        format=values["read_as"],
        encoding=values["encoding"],
        fields=_fields(values["fields"]),
        include=values["include"] or tuple(setting("import.include")),
        exclude=values["exclude"] or tuple(setting("import.exclude")),
        hidden=setting("import.hidden") if values["hidden"] is None else values["hidden"],
        max_bytes=(values["max_size"] or setting("import.max_size")) * MEBI,
        seconds=values["max_time"] or setting("import.max_time"),
    )


def _fields(pairs: tuple[str, ...]) -> dict[str, str]:
    if not pairs:
        return {}
    from timeline.sources.articles import FIELDS  # noqa: PLC0415

    found = {}
    for pair in pairs:
        name, equals, key = pair.partition("=")
        if not equals or name not in FIELDS or not key:
            known = ", ".join(sorted(FIELDS))
            raise ProblemError(f"--field {pair}: write NAME=KEY", f"NAME is one of {known}", code=MISUSED)
        found[name] = key
    return found
