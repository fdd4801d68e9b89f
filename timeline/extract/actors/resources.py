"""Read the package's resource files; by path, as `importlib.resources` costs more than all that is read."""

from __future__ import annotations

import os.path

import timeline.resources

FOLDER = os.path.dirname(timeline.resources.__file__)  # noqa: PTH120  (pathlib is a third of the import time)


def read(name: str) -> str:
    """The text of a file of `timeline/resources`."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:  # noqa: PTH118, PTH123  (as above)
        return file.read()
