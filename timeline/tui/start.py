"""Opening the explorer: what has to happen before and after the toolkit runs."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from typing import TYPE_CHECKING, cast

from timeline.tui.explorer import Explorer

if TYPE_CHECKING:
    from timeline.store import Store
    from timeline.tui import ports


def run(store: Store, *, query: str = "", plain: bool = False) -> int:
    """Explore a store until the person quits; gives the exit code."""
    size = shutil.get_terminal_size()
    today = date.today()  # noqa: DTZ011 - the person's own day is meant
    explorer = Explorer(cast("ports.Store", store), today=today, query=query, width=size.columns, height=size.lines)
    if plain:
        from timeline.tui.plain import converse  # noqa: PLC0415 - only the linear mode needs it

        return converse(explorer, sys.stdin, sys.stdout)
    from timeline.tui.app import TimelineApp  # noqa: PLC0415 - the toolkit takes longer to load than all the rest

    return TimelineApp(explorer).run(mouse=False) or 0
