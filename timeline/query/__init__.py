"""The filter language: text to tree, tree to rows, rows to a view; completion and fuzzy names beside it.

Names are imported when used, so that a program which only lists does not load what only the explorer needs.
"""

from __future__ import annotations

from timeline.lazy_names import lazy
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.query.arguments import from_arguments
    from timeline.query.completion import Completion, complete
    from timeline.query.errors import QueryError
    from timeline.query.parser import parse
    from timeline.query.syntax import Query
    from timeline.query.view import View, run

__all__ = ["Completion", "Query", "QueryError", "View", "complete", "from_arguments", "parse", "run"]

__getattr__ = lazy(
    __name__,
    {
        "Completion": "completion",
        "Query": "syntax",
        "QueryError": "errors",
        "View": "view",
        "complete": "completion",
        "from_arguments": "arguments",
        "parse": "parser",
        "run": "view",
    },
)
