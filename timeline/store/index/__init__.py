"""The index of a journal: what can be found without reading it, in a file beside it that can always be made again."""

from timeline.store.index.brief import Brief
from timeline.store.index.index import Index
from timeline.store.index.names import Names

__all__ = ["Brief", "Index", "Names"]
