"""Documents to entries: sentences, time expressions, actors and aliases, places, events; pure, no I/O.

The names below load with their first use, so that importing this package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.extract.actors import find_mentions
    from timeline.extract.extraction import Extraction, extract
    from timeline.extract.sentences import split_sentences
    from timeline.extract.timex import find_timexes, join_ranges, read_date

__all__ = [
    "Extraction",
    "extract",
    "find_mentions",
    "find_timexes",
    "join_ranges",
    "read_date",
    "split_sentences",
]

_HOMES = {
    "Extraction": "extraction",
    "extract": "extraction",
    "find_mentions": "actors",
    "find_timexes": "timex",
    "join_ranges": "timex",
    "read_date": "timex",
    "split_sentences": "sentences",
}


def __getattr__(name: str) -> object:
    """Load a name's module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - the rooms load with their first use

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
