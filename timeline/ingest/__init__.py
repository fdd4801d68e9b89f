"""Paths to entries in the store: the import, for the command line and the explorer alike.

The names load with their first use: what only extracts does not load what stores.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lazy_names import lazy

if TYPE_CHECKING:
    from timeline.ingest.importer import import_paths
    from timeline.ingest.pipeline import Outcome, outcomes
    from timeline.ingest.sample import sample_articles
    from timeline.ingest.summary import Progress, Summary

__all__ = ["Outcome", "Progress", "Summary", "import_paths", "outcomes", "sample_articles"]

__getattr__ = lazy(
    __name__,
    {
        "Outcome": "pipeline",
        "Progress": "summary",
        "Summary": "summary",
        "import_paths": "importer",
        "outcomes": "pipeline",
        "sample_articles": "sample",
    },
)
