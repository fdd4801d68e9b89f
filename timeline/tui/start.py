"""Opening the explorer: the first page first, then the toolkit."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from timeline.tui.console import Console
from timeline.tui.early import paint_first
from timeline.tui.explorer import Explorer
from timeline.tui.painter import Painter
from timeline.tui.surroundings import Surroundings, surroundings

if TYPE_CHECKING:
    from timeline.store import Store
    from timeline.tui import ports

ESCAPE_DELAY = "250"  # milliseconds in which the pieces of an arrow key may follow each other over a slow line


def run(
    store: Store,
    *,
    query: str = "",
    plain: bool = False,
    theme: str = "terminal",
    drawing: Literal["differences", "stock"] = "differences",
) -> int:
    """Explore a store until the person quits; gives the exit code."""
    around = surroundings(os.environ)
    console = Console()
    columns, rows = console.size()
    today = date.today()  # noqa: DTZ011 - the person's own day is meant
    explorer = Explorer(cast("ports.Store", store), today=today, query=query, width=columns, height=rows)
    if plain or not around.addressable:
        from timeline.tui.plain import converse  # noqa: PLC0415 - only the linear mode needs it

        return converse(explorer, sys.stdin, sys.stdout)
    painter = Painter() if drawing == "differences" else None
    try:
        if painter is not None:
            console.enter()
            console.write(paint_first(explorer, painter, around, theme))
        return _application(explorer, console, painter, around, theme)
    finally:
        console.leave()


def _application(
    explorer: Explorer, console: Console, painter: Painter | None, around: Surroundings, theme: str
) -> int:
    os.environ.setdefault("ESCDELAY", ESCAPE_DELAY)
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    from timeline.tui.app import TimelineApp  # noqa: PLC0415 - the toolkit takes longer to load than all the rest
    from timeline.tui.driver import TerminalDriver  # noqa: PLC0415

    TerminalDriver.console = console
    app = TimelineApp(explorer, painter=painter, around=around, theme=theme, driver_class=TerminalDriver)
    return app.run(mouse=False) or 0
