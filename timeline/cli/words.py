"""What the first word means: a command if there is one of that name, else a path, else a mistake."""

from __future__ import annotations

import os

from timeline.cli.commands import COMMANDS
from timeline.cli.problems import MISUSED, ProblemError

# Options before the first word that take a value, so that the value isn't taken for the word.
WITH_VALUE = frozenset(
    "--db --dated --jobs --read-as --encoding --field --include --exclude --max-size --max-time --query".split()  # noqa: SIM905
)
ALONE = frozenset({"--help", "-h", "--version"})
WEB = ("http://", "https://")


def with_command(args: list[str]) -> list[str]:
    """The arguments with the command `open` put in where a person left it out.

    Raises:
        ProblemError: where the first word is neither a command nor a path.
    """
    index = _first_word(args)
    if index is None:
        return args if ALONE & set(args) else ["open", *args]
    word = args[index]
    if word in COMMANDS and word != "--":
        return args
    if word == "-" or word.startswith(WEB) or os.path.lexists(word):
        return ["open", *args]
    raise _unknown(word)


def _first_word(args: list[str]) -> int | None:
    index = 0
    while index < len(args):
        arg = args[index]
        if arg == "--":
            return index + 1 if index + 1 < len(args) else None
        if not arg.startswith("-") or arg == "-":
            return index
        index += 2 if arg in WITH_VALUE else 1
    return None


def _unknown(word: str) -> ProblemError:
    if os.sep in word or os.path.splitext(word)[1]:  # noqa: PTH122  pathlib takes its time to load
        return ProblemError(f"{word}: no such file or folder", "timeline --help shows what it can do")
    from difflib import get_close_matches  # noqa: PLC0415  only for mistakes

    near = get_close_matches(word, COMMANDS, n=1)
    hint = f"did you mean `timeline {near[0]}`?" if near else "`timeline --help` shows the commands"
    return ProblemError(f"{word!r} is neither a command nor a file or folder here", hint, code=MISUSED)
