"""English time expressions: found by a grammar over word categories, resolved by named rules.

`find_timexes` reads a text, `join_ranges` makes one interval of a range or a list, `read_date` reads what a person
types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lazy_names import lazy

if TYPE_CHECKING:
    from timeline.extract.timex.finder import find_timexes
    from timeline.extract.timex.queries import read_date
    from timeline.extract.timex.ranges import join_ranges

__all__ = ["find_timexes", "join_ranges", "read_date"]

__getattr__ = lazy(__name__, {"find_timexes": "finder", "read_date": "queries", "join_ranges": "ranges"})
