r"""The journal's line: `CRC HEADLENGTH [HEAD,DOC,DOC,…]\n`.

CRC is the CRC-32 of all that follows it up to the line feed, in eight hexadecimal digits. HEADLENGTH, hexadecimal, is
the length of HEAD in bytes. What stands in the brackets is valid JSON, for reading by hand. HEAD is one of

- `{"timeline":SCHEMA,"generation":ID}`, the first line of a file;
- `{"put":{TABLE:[[ID,…],[LENGTH,…]],…},"del":{TABLE:[ID,…],…}}`: a transaction, its documents following in that order,
  LENGTH in bytes; `"part":[I,N]` where it is the I-th of N lines of a larger one (I from 1);
- `{"commit":N}`, written once the N parts before it are durable.
"""

from __future__ import annotations

import zlib

from timeline.store.coding import as_ascii, parsed
from timeline.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DOCS_PER_LINE = 20  # what one flipped byte may cost
# within a document the quotation mark would be escaped, so this can stand at the start of a line only
START = rb'[0-9a-f]{8} [0-9a-f]+ \[\{"'


class Change(NamedTuple):
    """A document put or deleted: its JSON stands at `offset`, `length` bytes long; both 0 where it was deleted."""

    table: str
    doc_id: int
    offset: int
    length: int
    deleted: bool


class Line(NamedTuple):
    """A line whose checksum held: its head, and where in it the first document starts."""

    head: Mapping[str, Any]
    docs_at: int

    @property
    def part(self) -> tuple[int, int]:
        """(I, N) where the line is one of several of a transaction, else (0, 0)."""
        part = self.head.get("part", (0, 0))
        return part[0], part[1]

    def changes(self, offset: int) -> Iterator[Change]:
        """What the line does, given the line's own offset in the file."""
        at = offset + self.docs_at
        for table, (ids, lengths) in self.head.get("put", {}).items():
            for doc_id, length in zip(ids, lengths, strict=True):
                yield Change(table, doc_id, at, length, deleted=False)
                at += length + 1
        for table, ids in self.head.get("del", {}).items():
            for doc_id in ids:
                yield Change(table, doc_id, 0, 0, deleted=True)


def encode(head: Mapping[str, Any], docs: list[bytes]) -> bytes:
    """The line of a head and its documents."""
    first = as_ascii(head)
    body = b"%x [%b]" % (len(first), b",".join([first, *docs]))
    return b"%08x %b\n" % (zlib.crc32(body), body)


def parse(raw: bytes) -> Line | None:
    """The line that `raw` is, line feed included; None where the checksum or the form does not hold."""
    if len(raw) < 13 or raw[8:9] != b" " or raw[-1:] != b"\n":
        return None
    try:
        if raw[:8] != b"%08x" % zlib.crc32(memoryview(raw)[9:-1]):
            return None
        space = raw.index(b" ", 9)
        start = space + 2
        end = start + int(raw[9:space], 16)
        return Line(parsed(raw[start:end]), end + 1)
    except ValueError:
        return None


def checked(raw: bytes) -> Line:
    """`parse` of a line that is known to be whole."""
    line = parse(raw)
    assert line is not None
    return line


def salvage(raw: bytes) -> list[tuple[int, bytes]]:
    """The whole lines, with their place, in a stretch that is none: a line feed was lost, or one byte was changed."""
    whole = _fed(raw)
    if whole:
        return [(0, whole)]
    import re  # noqa: PLC0415 - for damage alone

    for match in re.compile(START).finditer(raw, 1):
        at = match.start()
        first, rest = _fed(raw[:at]), salvage(raw[at:])
        if first or rest:
            return ([(0, first)] if first else []) + [(at + begin, line) for begin, line in rest]
    from timeline.store.mending import mended  # noqa: PLC0415 - for damage alone

    candidates = [line for line in mended(raw) if _is_whole(line)]
    return [(0, candidates[0])] if len(candidates) == 1 else []


def _fed(raw: bytes) -> bytes | None:
    """`raw` with its line feed where it should be; None where it is no line even so."""
    for cut in (len(raw), len(raw) - 1, len(raw) - 2):
        line = raw[:cut] + b"\n"
        if parse(line):
            return line
    return None


def _is_whole(raw: bytes) -> bool:
    """Whether a line is JSON from end to end, and its documents are where its head says."""
    line = parse(raw)
    if line is None:
        return False
    try:
        for change in line.changes(0):
            if not change.deleted:
                parsed(raw[change.offset : change.offset + change.length])
    except ValueError:
        return False
    return True
