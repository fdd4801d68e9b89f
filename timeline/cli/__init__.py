"""The command line: arguments to the rooms of the house, and exit codes."""

from __future__ import annotations

import gc
import sys

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """The console script.

    What a start loads stays loaded, and looking through it for garbage takes a fifth of the time until the first line:
    `streams.started` lets the collector in again.
    """
    gc.disable()
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program was still loading
        code = 1
    from timeline.cli.streams import leave  # noqa: PLC0415  as below

    leave(code)


def run(args: list[str]) -> int:
    """Run with these arguments; the exit code: 0 done, 1 something could not be done, 2 wrong usage."""
    from timeline.cli import shortcut  # noqa: PLC0415  after the collector is out of the way
    from timeline.cli.streams import prepare  # noqa: PLC0415

    prepare()
    try:
        code = shortcut.explore(args)
    except Exception as error:  # noqa: BLE001  a person is never shown a traceback
        from timeline.cli import program  # noqa: PLC0415

        return program.failed(error, args)
    if code is not None:
        return code
    from timeline.cli import program  # noqa: PLC0415

    return program.run(args)
