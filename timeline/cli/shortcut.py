"""The short way to the explorer: `timeline` and `timeline --db FILE` on a terminal, without the parser of arguments.

Opening the explorer is what the program is started for most, and loading the parser and all that it brings is a
quarter of the time until the first entries are on the screen. Whatever is out of the ordinary goes the long way.
"""

from __future__ import annotations

import os

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.config import Config
    from timeline.store import Store

COMPLETE = "_TIMELINE_COMPLETE"  # set by the scripts of `help --completion`, which ask for words instead of a run


def explore(args: list[str]) -> int | None:
    """Open the explorer; its exit code, or None where the long way has to be gone."""
    named = database_of(args)
    if named is None or COMPLETE in os.environ or not (os.isatty(0) and os.isatty(1)):
        return None
    opened = _opened(named)
    if opened is None:
        return None
    store, config = opened
    from timeline import tui  # noqa: PLC0415  the toolkit is for those who open the explorer

    with store:
        return tui.run(store, plain=config.get("explorer.plain"), config=config)


def database_of(args: list[str]) -> str | None:
    """The file that `--db` names, empty where there are no arguments; None where there are others."""
    match args:
        case []:
            return ""
        case ["--db", name] if name:
            return name
        case [option] if option.startswith("--db=") and option != "--db=":
            return option.removeprefix("--db=")
    return None


def _opened(named: str) -> tuple[Store, Config] | None:
    """The store and the configuration; None where either has something wrong, which the long way tells."""
    from timeline.config import ConfigError, load  # noqa: PLC0415
    from timeline.store import StoreError, open_store  # noqa: PLC0415
    from timeline.store.paths import default_path  # noqa: PLC0415

    try:
        config = load()
        if not named and not os.environ.get("TIMELINE_DB"):
            named = str(config.get("database"))
        return open_store(named or default_path()), config
    except (ConfigError, StoreError, OSError):
        return None
