"""Which reader a file needs: by what it begins with, then by its name."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, cast

from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from timeline.sources.nouns import Reader

# format -> module of this package whose `read` reads it
READERS = {
    "text": "text",
    "markdown": "markdown",
    "html": "html",
    "jsonl": "jsonl",
    "json": "json_articles",
    "csv": "csv_articles",
    "feed": "feed",
    "pdf": "pdf",
    "eml": "mail",
    "mbox": "mbox",
    "gzip": "compressed",
    "zstd": "compressed",
    "zip": "archive",
}
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".pdf": "pdf",
    ".eml": "eml",
    ".mbox": "mbox",
    ".zip": "zip",
}
COMPRESSED = {".gz": "gzip", ".zst": "zstd"}
# Files of many articles: read as streams, an article at a time.
COLLECTIONS = frozenset({"jsonl", "csv", "mbox", "feed", "json", "zip"})
STARTS = (
    (b"%PDF-", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an office document; save it as text"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"7z\xbc\xaf", "an archive; unpack it"),
    (b"Rar!", "an archive; unpack it"),
    (b"BZh", "compressed with bzip2; unpack it"),
    (b"\xfd7zXZ", "compressed with xz; unpack it"),
)
TAR, TAR_AT = b"ustar", 257  # POSIX.1-1988, the header of the first member
HTML = regex(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
FEED = regex(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
FRONT_MATTER = regex(rb"---[ \t]*\r?\n(?:[\w-]+[ \t]*:|#)|\+\+\+[ \t]*\r?\n[\w-]+[ \t]*=")
ENVELOPE = regex(rb"From \S+.*\d\d:\d\d.*\r?\n[A-Za-z-]+:")
HEADER = regex(rb"(?im)^(?:received|from|to|date|subject|mime-version|message-id|return-path|delivered-to):[ \t]")
FIELDS = regex(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
OBJECT = regex(rb'\s*\{\s*"')


def suffix_format(name: str) -> str | None:
    """The format that a file's name stands for, None for other files; `.gz` and `.zst` are looked under."""
    lowered = name.lower()
    for suffix, kind in COMPRESSED.items():
        if lowered.endswith(suffix):
            return suffix_format(lowered.removesuffix(suffix)) and kind
    return SUFFIXES.get(lowered[lowered.rfind(".") :]) if "." in lowered else None


def collects(name: str) -> bool:
    """Whether a file of this name holds many articles, also compressed."""
    lowered = name.lower().removesuffix(".gz").removesuffix(".zst")
    return suffix_format(lowered) in COLLECTIONS


def recognise(head: bytes, name: str) -> str:
    """The format of a file by its first bytes, and by its name where they say nothing."""
    for start, kind in STARTS:
        if head.startswith(start):
            return kind
    body = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    named = suffix_format(name)
    return _tagged(body, named) or _headed(body, named) or (named if named in READERS else None) or "text"


def _tagged(body: bytes, named: str | None) -> str | None:
    if body[:1] == b"<":
        if FEED.search(body[:2048]):
            return "feed"
        if HTML.search(body[:2048]) and named != "markdown":
            return "html"
    if OBJECT.match(body) and named in (None, "text", "jsonl", "json"):
        return _json_kind(body, named)
    if body[:1] == b"[" and re.match(rb"\[\s*\{\s*\"", body):
        return "json"
    return None


def _json_kind(body: bytes, named: str | None) -> str:
    """JSON Lines begin a second object on a second line; a single line is taken at its name."""
    first, _, second = body.partition(b"\n")
    if second.lstrip()[:1] == b"{" and first.rstrip().endswith(b"}"):
        return "jsonl"
    if named in ("json", "jsonl"):
        return named
    return "json" if second.strip() else "jsonl"


def _headed(body: bytes, named: str | None) -> str | None:
    if FRONT_MATTER.match(body) and named in (None, "text", "markdown"):
        return "markdown"
    if ENVELOPE.match(body):
        return "mbox"
    if named in (None, "text", "eml") and FIELDS.match(body) and len(HEADER.findall(body)) >= 3:
        return "eml"
    return None


def foreign(head: bytes) -> str | None:
    """What a file is that no reader reads, None where it may be readable."""
    if head[TAR_AT : TAR_AT + len(TAR)] == TAR:
        return "a tar archive; unpack it with `tar xf` and add the folder"
    return next((kind for start, kind in FOREIGN if head.startswith(start)), None)


def reader(kind: str) -> Reader:
    """The reader of a format; its libraries are imported now and not before."""
    module = import_module(f"timeline.sources.{READERS[kind]}")
    return cast("Reader", module.read)
