"""What is wrong with a query, and where."""

from __future__ import annotations


class QueryError(ValueError):
    """A query that cannot be read or run.

    `start` and `end` are the half-open span of the wrong part in code points of the query's text; `message` says in
    one line what is wrong with it; `suggestion`, where there is one, is text to put in the span's place.
    """

    def __init__(self, start: int, end: int, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.start = start
        self.end = end
        self.message = message
        self.suggestion = suggestion

    def __str__(self) -> str:
        return f"{self.message} (did you mean {self.suggestion}?)" if self.suggestion else self.message
