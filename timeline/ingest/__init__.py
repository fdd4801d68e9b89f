"""Paths to entries in the store: the import, for the command line and the explorer alike."""

from timeline.ingest.importer import import_paths
from timeline.ingest.pipeline import Outcome, outcomes
from timeline.ingest.sample import sample_articles
from timeline.ingest.summary import Progress, Summary

__all__ = ["Outcome", "Progress", "Summary", "import_paths", "outcomes", "sample_articles"]
