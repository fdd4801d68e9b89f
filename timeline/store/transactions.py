"""Transactions and the lines they are made of: how one is written, and which of those found in a file count.

A transaction of one line counts when its checksum holds. One of several lines counts when all are there; when its
commit line is, which is written only after the others are durable, so that what is missing was damaged later; or when
anything valid follows, as a writer removes what is unfinished before it appends.
"""

from __future__ import annotations

from timeline.store import lines
from timeline.store.lines import DOCS_PER_LINE, Line
from timeline.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Item = tuple[str, int, bytes | None]
"""Table, id, and the document's JSON, None where the document is deleted."""


MENDED = "one byte was changed; it is read as it was"
LOST = "the checksum does not hold"


class Damage(NamedTuple):
    """A stretch of the file whose checksum does not hold."""

    offset: int
    length: int
    why: str

    @property
    def lost(self) -> bool:
        """Whether anything can't be read any more."""
        return self.why == LOST


def written(items: Sequence[Item]) -> list[bytes]:
    """The lines of a transaction, without the commit line that several need."""
    groups = [items[i : i + DOCS_PER_LINE] for i in range(0, len(items), DOCS_PER_LINE)]
    return [_line(group, [i, len(groups)] if len(groups) > 1 else None) for i, group in enumerate(groups, 1)]


def commit_line(parts: int) -> bytes:
    """The line that closes a transaction of several lines."""
    return lines.encode({"commit": parts}, [])


class Commits:
    """The lines that count, out of the lines of a file from some boundary on.

    When `lines` is exhausted, `settled` is where the last transaction ends, and `damage` lists what lies before it and
    does not hold. What comes after is unfinished: being written, or left by a crash.
    """

    def __init__(self, start: int, reread: Callable[[int, int], bytes]) -> None:
        self.settled = start
        self.damage: list[Damage] = []
        self._reread = reread
        self._pending: list[tuple[int, int, Line]] = []
        self._suspects: list[Damage] = []

    def lines(self, raw_lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes, Line]]:
        """(offset, line, parsed) of each line that counts, given offset and bytes of each line of the file."""
        for offset, raw, line in self._parsed(raw_lines):
            if self._pending and line.part[0] <= self._pending[-1][2].part[0]:
                yield from self._release()
            if line.part[1]:
                self._pending.append((offset, len(raw), line))
                if len(self._pending) < line.part[1]:
                    continue
                yield from self._release()
            else:
                yield offset, raw, line
            self.damage += self._suspects
            self._suspects = []
            self.settled = offset + len(raw)

    def _parsed(self, raw_lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes, Line]]:
        """The lines whose checksum holds, those found within damaged stretches included."""
        for offset, raw in raw_lines:
            line = lines.parse(raw)
            if line is not None:
                yield offset, raw, line
            elif raw != b"\n":
                found = lines.salvage(raw)
                self._suspects.append(Damage(offset, len(raw), MENDED if _covers(found, raw) else LOST))
                for at, whole in found:
                    yield offset + at, whole, lines.checked(whole)

    def _release(self) -> Iterator[tuple[int, bytes, Line]]:
        """The lines of a transaction that turned out to count; they may be too many to have been kept."""
        for offset, length, line in self._pending:
            raw = self._reread(offset, length)
            yield offset, raw if lines.parse(raw) else lines.salvage(raw)[0][1], line
        self._pending = []


def _covers(found: list[tuple[int, bytes]], raw: bytes) -> bool:
    """Whether the lines found make up all of a stretch, but for a line feed."""
    return sum(len(whole) for _, whole in found) >= len(raw)


def _line(items: Sequence[Item], part: list[int] | None) -> bytes:
    puts: dict[str, tuple[list[int], list[int]]] = {}
    docs: dict[str, list[bytes]] = {}
    deletes: dict[str, list[int]] = {}
    for table, doc_id, doc in items:
        if doc is None:
            deletes.setdefault(table, []).append(doc_id)
        else:
            ids, lengths = puts.setdefault(table, ([], []))
            ids.append(doc_id)
            lengths.append(len(doc))
            docs.setdefault(table, []).append(doc)
    head: dict[str, Any] = {"put": puts}
    if deletes:
        head["del"] = deletes
    if part:
        head["part"] = part
    return lines.encode(head, [doc for group in docs.values() for doc in group])
