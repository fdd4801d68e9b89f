"""Documents to entries: sentences, time expressions, actors and aliases, places, events; pure, no I/O.

The names below load with their first use, so that importing this package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lazy_names import lazy

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

__getattr__ = lazy(
    __name__,
    {
        "Extraction": "extraction",
        "extract": "extraction",
        "find_mentions": "actors",
        "find_timexes": "timex",
        "join_ranges": "timex",
        "read_date": "timex",
        "split_sentences": "sentences",
    },
)
