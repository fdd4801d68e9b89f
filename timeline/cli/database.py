"""The database that a command works on."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.configured import setting
from timeline.cli.options import Common
from timeline.cli.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.store import Store


def database_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--db`, also after the command."""
    return click.option(
        "--db", type=click.Path(), metavar="FILE", help="The database; else $TIMELINE_DB, else the user data directory."
    )(command)


def database_path(ctx: click.Context, db: str | None) -> Path:
    """`--db` after or before the command, else TIMELINE_DB, else the configuration, else the user data directory."""
    from timeline.store.paths import default_path  # noqa: PLC0415  `--help` opens nothing

    named = db or ctx.ensure_object(Common).db
    if not named and not os.environ.get("TIMELINE_DB"):
        named = str(setting("database"))
    return Path(named).expanduser() if named else default_path()


def open_database(ctx: click.Context, db: str | None, *, create: bool = True, read_only: bool = False) -> Store:
    """Open the database that the options name; the caller closes it.

    Raises:
        ProblemError: where there is none and none is to be created.
        StoreError: where it can't be opened.
    """
    from timeline.store import open_store  # noqa: PLC0415

    path = database_path(ctx, db)
    try:
        return open_store(path, create=create, read_only=read_only)
    except FileNotFoundError as error:
        raise ProblemError(f"{path}: there is no database yet", "`timeline add PATH` makes one") from error
    except OSError as error:
        raise ProblemError(f"{path}: {(error.strerror or str(error)).lower()}", "--db names another file") from error


@contextmanager
def throwaway() -> Iterator[Store]:
    """A database that is gone afterwards."""
    import tempfile  # noqa: PLC0415  8 ms that few commands need

    from timeline.store import open_store  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="timeline-") as folder, open_store(Path(folder) / "timeline.db") as store:
        yield store
