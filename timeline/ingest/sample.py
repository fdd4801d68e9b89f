"""The sample articles, wherever this copy of the program has them."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def sample_articles() -> list[Path]:
    """The files of the sample: `timeline/resources/sample` in an installation, `data/articles` in a checkout."""
    for folder in (PACKAGE / "resources" / "sample", PACKAGE.parent / "data" / "articles"):
        if folder.is_dir():
            return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return []
