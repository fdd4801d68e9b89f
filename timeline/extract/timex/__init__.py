"""English time expressions: found by a grammar over word categories, resolved by named rules.

`find_timexes` reads a text, `join_ranges` makes one interval of a range or a list, `read_date` reads what a person
types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.extract.timex.finder import find_timexes
    from timeline.extract.timex.queries import read_date
    from timeline.extract.timex.ranges import join_ranges

__all__ = ["find_timexes", "join_ranges", "read_date"]

_HOMES = {"find_timexes": "finder", "read_date": "queries", "join_ranges": "ranges"}


def __getattr__(name: str) -> object:
    """Load a function's module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - the rules load with their first use

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
