"""What goes wrong, told in one or two lines on standard error: what, where, what to do."""

from __future__ import annotations

import json
import sys

DONE, FAILED, MISUSED = 0, 1, 2


class ProblemError(Exception):
    """Something asked for could not be done.

    Args:
        what: what went wrong, and where.
        hint: what the person may do about it.
        code: the exit code, FAILED or MISUSED.
    """

    def __init__(self, what: str, hint: str = "", *, code: int = FAILED) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.code = code


def report(problem: ProblemError, *, as_json: bool) -> None:
    """Write a problem to standard error, for people or, as one JSON object on a line, for scripts."""
    if as_json:
        error = {"what": problem.what, "hint": problem.hint, "code": problem.code}
        say(json.dumps({"error": error}))
        return
    from timeline.safetext import safe  # noqa: PLC0415  most runs have no problem to tell

    say(f"timeline: {safe(problem.what)}")
    if problem.hint:
        say(f"  {safe(problem.hint)}")


def say(line: str) -> None:
    """A line on standard error; a closed or full one loses it, and is no reason to fail."""
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return
