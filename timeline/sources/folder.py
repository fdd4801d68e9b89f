"""The files of a folder that may hold articles, in order of their names."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from timeline.sources.bounded import why
from timeline.sources.formats import suffix_format
from timeline.sources.nouns import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.sources.nouns import ReadOptions


def walk(folder: str, options: ReadOptions) -> Iterator[str | Failure]:
    """The paths of a folder's files, recursively; a folder that can't be read is a Failure.

    Symbolic links are followed, and a folder that was visited already is not visited again. The files that a browser
    saved beside a page (`Page_files`) are left out.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            about = os.stat(here)  # noqa: PTH116  paths stay the strings that scandir gives
            with os.scandir(here) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield Failure(here, why(error))
            continue
        if (about.st_dev, about.st_ino) in seen:
            continue
        seen.add((about.st_dev, about.st_ino))
        names = {entry.name for entry in entries}
        folders = []
        for entry in entries:
            if _left_out(entry, folder, names, options):
                continue
            if _is_folder(entry):
                folders.append(entry.path)
            elif _wanted(entry, folder, options):
                yield entry.path
        waiting.extend(reversed(folders))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _left_out(entry: os.DirEntry[str], root: str, names: set[str], options: ReadOptions) -> bool:
    if entry.name.startswith(".") and not options.hidden:
        return True
    page = entry.name.removesuffix("_files")
    if page != entry.name and ({f"{page}.html", f"{page}.htm"} & names):
        return True
    return _matches(entry, root, options.exclude)


def _wanted(entry: os.DirEntry[str], root: str, options: ReadOptions) -> bool:
    try:
        if not entry.is_file():
            return False
    except OSError:
        return False
    return _matches(entry, root, options.include) if options.include else suffix_format(entry.name) is not None


def _matches(entry: os.DirEntry[str], root: str, patterns: tuple[str, ...]) -> bool:
    """Whether a pattern fits the name or the path below the root, as in .gitignore's simple cases."""
    relative = os.path.relpath(entry.path, root)
    return any(fnmatchcase(name, pattern.rstrip("/")) for pattern in patterns for name in (entry.name, relative))
