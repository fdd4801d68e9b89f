"""A view to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.store import Store

__all__ = ["run"]


def run(store: Store, *, inputs: Sequence[str] = (), query: str = "", plain: bool = False) -> int:
    """Explore a store on the terminal until the person quits; gives the exit code.

    `inputs` (paths, addresses, `-` for standard input) are imported while the explorer is open already; `query` is
    the first filter; `plain` is the linear mode for screen readers.
    """
    from timeline.tui import start  # noqa: PLC0415 - `import timeline.tui` has to stay light

    return start.run(store, inputs=inputs, query=query, plain=plain)
