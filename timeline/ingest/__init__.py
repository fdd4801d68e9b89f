"""Paths to entries in the store: the import, for the command line and the explorer alike."""

from timeline.ingest.pipeline import Outcome, outcomes
from timeline.ingest.sample import sample_articles

__all__ = ["Outcome", "outcomes", "sample_articles"]
