"""A view to the screen."""

from __future__ import annotations

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.config import Config
    from timeline.store import Store

__all__ = ["run"]


def run(store: Store, *, query: str = "", plain: bool = False, config: Config | None = None) -> int:
    """Explore a store on the terminal until the person quits; gives the exit code.

    `query` is the first filter; `plain` is the linear mode for screen readers;
    without a `config` the configuration file is read.
    """
    from timeline.tui import start  # noqa: PLC0415 - `import timeline.tui` has to stay light

    return start.run(store, query=query, plain=plain, config=config)
