"""Opening the explorer: what has to happen before and after the toolkit runs."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from timeline.tui.explorer import Explorer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.store import Store


def run(store: Store, *, inputs: Sequence[str] = (), query: str = "", plain: bool = False) -> int:
    """Explore a store until the person quits; gives the exit code."""
    size = os.get_terminal_size()
    explorer = Explorer(store, today=date.today(), query=query, width=size.columns, height=size.lines)  # noqa: DTZ011 - the person's own day is meant
    from timeline.tui.app import TimelineApp  # noqa: PLC0415 - the toolkit takes longer to load than all the rest

    return TimelineApp(explorer).run(mouse=False) or 0
