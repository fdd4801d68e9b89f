"""Opening the explorer: the first page first, then the toolkit."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager

from timeline.config import Config, ConfigError, load
from timeline.days import today
from timeline.tui.console import Console
from timeline.tui.early import paint_first
from timeline.tui.explorer import Explorer
from timeline.tui.keymap import rebound
from timeline.tui.painter import Painter
from timeline.tui.surroundings import Surroundings, surroundings
from timeline.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.query.periods import Zoom
    from timeline.store import Store
    from timeline.tui import ports

DAYS_OF_MONTH = 30.44
SPARSE = 2  # months an entry from which headings by month are mostly headings
OUTLIERS = 0.1  # share of the entries at each end of time that do not count for that
HAND_OVER = 0.0005  # seconds after which a thread lets another one in: a key and a frame each pass through two
ESCAPE_DELAY = "250"  # milliseconds in which the pieces of an arrow key may follow each other over a slow line


def run(store: Store, *, query: str = "", plain: bool = False, config: Config | None = None) -> int:
    """Explore a store until the person quits; gives the exit code."""
    config = config or load()
    around = surroundings(os.environ, ascii_wanted=config.get("explorer.ascii"))
    theme = config.get("explorer.theme")
    console = Console()
    columns, rows = console.size()
    explorer = Explorer(cast("ports.Store", store), today=today(), query=query, width=columns, height=rows)
    if plain or not around.addressable:
        from timeline.tui.plain import converse  # noqa: PLC0415 - only the linear mode needs it

        return converse(explorer, sys.stdin, sys.stdout)
    set_up(explorer, config)
    painter = Painter() if config.get("explorer.drawing") != "stock" else None
    try:
        if painter is not None:
            console.enter()
            console.write(paint_first(explorer, painter, around, theme))
            from timeline.tui.typeahead import TypeAhead  # noqa: PLC0415 - nobody types before there is something

            console.typed = TypeAhead(explorer, console, painter, around, theme)
            console.typed.start()
            explorer.store.index.release()
        return _application(explorer, console, painter, around, config)
    finally:
        console.take_typed()
        console.leave()


def set_up(explorer: Explorer, config: Config) -> None:
    """How the main screen begins, as configured; ConfigError where the keys cannot be as they are there."""
    zoom = config.get("explorer.zoom")
    explorer.zoom = fitting_zoom(explorer) if zoom == "auto" else zoom
    explorer.histogram_open = config.get("explorer.histogram")
    try:
        explorer.keys = rebound(config.keys) if config.keys else explorer.keys
    except ValueError as error:
        raise ConfigError(f"{config.path}: {error}") from error
    explorer.resize(explorer.width, explorer.height)


def fitting_zoom(explorer: Explorer) -> Zoom:
    """Months, unless there would be hardly an entry under each of their headings; then years."""
    span = explorer.everything.span(trim=OUTLIERS)
    months = (span[1] - span[0]) / DAYS_OF_MONTH if span else 0
    return "year" if months > SPARSE * len(explorer.everything) else "month"


@contextmanager
def without_tls() -> Iterator[None]:
    """Keep asyncio from loading TLS, which the screen has no use for: 20 ms and 3 MB.

    asyncio goes without it as on a Python built without OpenSSL; whoever imports `ssl` afterwards gets it.
    """
    if "ssl" in sys.modules:
        yield
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # how `import` is told that there is no such module
    try:
        yield
    finally:
        del sys.modules["ssl"]


def _application(
    explorer: Explorer, console: Console, painter: Painter | None, around: Surroundings, config: Config
) -> int:
    sys.setswitchinterval(HAND_OVER)
    os.environ.setdefault("ESCDELAY", ESCAPE_DELAY)
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    gc.disable()  # looking for garbage while modules load finds none and takes a fifth of the time
    with without_tls():
        from timeline.tui.app import TimelineApp  # noqa: PLC0415 - the toolkit takes longer to load than all the rest
        from timeline.tui.driver import TerminalDriver  # noqa: PLC0415
        from timeline.tui.logfile import log_to_file  # noqa: PLC0415
        from timeline.tui.memory import memory_path, recall, remember  # noqa: PLC0415
    gc.freeze()
    gc.enable()
    log_to_file()
    TerminalDriver.console = console
    path = memory_path() if config.get("explorer.remember") else None
    app = TimelineApp(
        explorer,
        painter=painter,
        around=around,
        theme=config.get("explorer.theme"),
        driver_class=TerminalDriver,
        histories=recall(path) if path else None,
    )
    app.mouse_wanted = config.get("explorer.mouse")
    code = app.run(mouse=app.mouse_wanted) or 0
    if path:
        remember(path, app.histories)
    return code
