"""Actors and places: who takes part, under one name across the document."""

from timeline.extract.actors.mentions import find_mentions
from timeline.extract.actors.parties import actors_of, is_weak, places_of

__all__ = ["actors_of", "find_mentions", "is_weak", "places_of"]
