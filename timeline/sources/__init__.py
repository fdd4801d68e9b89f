"""Bytes, a path, a URL, a feed to `Document`s: text, title, publication date, where from.

One reader a format, each bounded in time and memory. What can't be read is one `Failure` and never an exception, so
one bad file among ten thousand costs one line.
"""

from timeline.sources.dispatch import files, is_url, read, read_one
from timeline.sources.nouns import Failure, Notice, ReadOptions

__all__ = ["Failure", "Notice", "ReadOptions", "files", "is_url", "read", "read_one"]
