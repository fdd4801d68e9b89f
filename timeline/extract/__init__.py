"""Documents to entries: sentences, time expressions, actors and aliases, places, events; pure, no I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.extract.timex import find_timexes, join_ranges, read_date

__all__ = ["find_timexes", "join_ranges", "read_date"]

_HOMES = {"find_timexes": "timex", "join_ranges": "timex", "read_date": "timex"}


def __getattr__(name: str) -> object:
    """Load a function's package when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - the package stays light until then

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
