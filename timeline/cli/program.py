"""One run of the program: every way that it can end, as an exit code and at most two lines."""

from __future__ import annotations

import os
import sys

import click

from timeline.cli.problems import DONE, FAILED, MISUSED, ProblemError, report, say
from timeline.cli.root import timeline
from timeline.cli.shortcut import COMPLETE
from timeline.cli.streams import abandon_output
from timeline.cli.words import with_command


def run(args: list[str]) -> int:
    """Run with these arguments; the exit code: 0 done, 1 something could not be done, 2 wrong usage."""
    try:
        code = _run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has enough: `timeline list | head`.
        abandon_output()
        return DONE
    except (KeyboardInterrupt, click.Abort):
        say("timeline: interrupted")
        return FAILED
    except Exception as error:  # noqa: BLE001  a person is never shown a traceback
        return failed(error, args)
    return code


def failed(error: Exception, args: list[str]) -> int:
    """Tell what went wrong in a line or two; the exit code."""
    abandon_output()
    problem = _problem(error)
    report(problem, as_json="--json" in args)
    return problem.code


def _run(args: list[str]) -> int:
    """What `timeline.main` of click would do, but that it ends the process with 1 when a pipe is closed.

    The parser takes arguments off the list that it is given.
    """
    if COMPLETE in os.environ:
        from timeline.cli.shells import complete  # noqa: PLC0415  only shells ask

        return complete(os.environ[COMPLETE])
    try:
        with timeline.make_context("timeline", with_command(args.copy())) as context:
            timeline.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return DONE


def _problem(error: Exception) -> ProblemError:
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "timeline"
        return ProblemError(f"{error.format_message()}", f"`{path} --help` shows how it is used", code=MISUSED)
    if isinstance(error, click.ClickException):
        return ProblemError(error.format_message())
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return ProblemError(f"{where}{(error.strerror or str(error)).lower()}")
    return _unexpected(error)


def _unexpected(error: Exception) -> ProblemError:
    from timeline.config import ConfigError  # noqa: PLC0415  only when something went wrong
    from timeline.store import StoreError  # noqa: PLC0415

    if isinstance(error, StoreError):
        return ProblemError(str(error))
    if isinstance(error, ConfigError):
        return ProblemError(str(error), "`timeline config --default` prints a file with every option")
    from traceback import format_exception  # noqa: PLC0415

    from timeline.cli.logbook import log  # noqa: PLC0415
    from timeline.logfile import log_path  # noqa: PLC0415

    log("".join(format_exception(error)))
    what = " ".join(f"unexpected: {type(error).__name__}: {error}".split())
    return ProblemError(what, f"a mistake of the program's, not yours; {log_path()} has the details")
