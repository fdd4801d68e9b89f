"""What a shell may offer for the word under the cursor, besides files, commands and options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from click.shell_completion import CompletionItem

from timeline.safetext import safe

if TYPE_CHECKING:
    import click

MOST = 50


def topics(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The manual's topics and the commands."""
    from timeline.cli.commands import COMMANDS  # noqa: PLC0415
    from timeline.cli.manual import TOPICS  # noqa: PLC0415

    helps = TOPICS | {name: what for name, (_, what) in COMMANDS.items()}
    return [CompletionItem(name, help=about) for name, about in helps.items() if name.startswith(incomplete)]


def query_terms(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The terms that the explorer's query bar would offer: fields, and the names in the database."""
    from timeline.cli.database import open_database  # noqa: PLC0415
    from timeline.query import complete  # noqa: PLC0415

    try:
        with open_database(ctx, ctx.params.get("db"), create=False, read_only=True) as store:
            found = complete(incomplete, len(incomplete), cast("Any", store))
            terms = [argument(incomplete[: each.start], each.replacement.strip()) for each in found[:MOST]]
            return [CompletionItem(term) for term in terms if safe(term) == term]
    except Exception:  # noqa: BLE001  a shell that completes has no use for an error
        return []


def argument(before: str, value: str) -> str:
    """A term as an argument: quotation marks around its value go, as the shell's own do, unless others follow it."""
    bare = value[1:-1]
    plain = value[:1] == '"' and '"' not in bare and "\\" not in bare and "+" not in before
    return before + (bare if plain else value)
