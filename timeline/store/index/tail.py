"""The tail of a sidecar: what came since it was written, already digested, in a small file beside it.

To write a large sidecar anew takes seconds; to write its tail takes what was changed. The next process takes that in
several times quicker than it would read the journal.

    CRC-32 of what follows, eight hexadecimal digits · JSON

It says which journal and which sidecar it continues, `generation` and `since`, the `covered` length, and the CRC-32 of
the last line in it. Only what fits both is used. It is replaced as a whole, and left behind by the next sidecar.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from sys import intern

from timeline.store.files import fresh_file, write_all
from timeline.store.index.base import Place
from timeline.store.index.facts import Facts
from timeline.store.paths import beside, companion
from timeline.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.store.index.base import Base
    from timeline.store.index.delta import Delta
    from timeline.store.journal import Journal

MOST = 2048  # changes that a tail holds, 25 ms to take in
SHARE = 64  # where more than one row in so many came since, writing the sidecar anew is quick enough
BROKEN = (OSError, ValueError, KeyError, TypeError)


def suffices(base: Base, delta: Delta) -> bool:
    """Whether a tail is the better way to keep what came since the sidecar was written."""
    return delta.weight <= min(MOST, base.size // SHARE)


def write(base: Base, delta: Delta, journal: Journal, covered: int) -> bool:
    """Put a new tail in the old one's stead; whether that came about."""
    import orjson  # noqa: PLC0415 - for those who write

    last_line = journal.line_crc_before(covered)
    about = {"generation": journal.generation, "since": _end(base), "covered": covered, "last_line": last_line}
    path = beside(journal.path, "tail")
    try:
        raw = orjson.dumps({**about, **_state(delta)})
        with fresh_file(path) as (fresh, fd):
            write_all(fd, b"%08x%b" % (zlib.crc32(raw), raw))
            os.fsync(fd)
            fresh.replace(path)
    except BROKEN:  # also where a text has no form in JSON
        return False
    return True


def drop(journal: Journal) -> None:
    """Remove the tail of a sidecar that is no more."""
    with suppress(OSError):
        os.unlink(companion(journal.name, "tail"))  # noqa: PTH108 - as below


def load(base: Base, delta: Delta, journal: Journal) -> int | None:
    """Take in the tail of a base, over which nothing is known yet; the length it covers, None where none fits."""
    try:
        with open(companion(journal.name, "tail"), "rb") as file:  # noqa: PTH123 - readers do without pathlib
            raw = file.read()
        if raw[:8] != b"%08x" % zlib.crc32(raw[8:]):
            return None
        import orjson  # noqa: PLC0415 - not where there is no tail

        tail = orjson.loads(raw[8:])
        fits = tail["generation"] == journal.generation and tail["since"] == _end(base)
        if not fits or journal.line_crc_before(tail["covered"]) != tail["last_line"]:
            return None
        entries = [_facts(fields) for fields in tail["entries"]]
    except BROKEN:
        return None
    delta.put_back(entries, tail["gone"], {(field, key): count for field, key, count in tail["lost"]})
    for table, places in tail["tables"].items():
        delta.tables[table] = {doc_id: place and Place(*place) for doc_id, place in places}
    delta.last = tail["last"]
    covered: int = tail["covered"]
    return covered


def _end(base: Base) -> list[Any]:
    """What tells a sidecar from others of the same journal."""
    return [base.sidecar.directory["covered"], base.sidecar.directory.get("last_line"), base.size]


def _state(delta: Delta) -> dict[str, Any]:
    return {
        "entries": [[*facts[:-1], facts.text.decode()] for facts in delta.facts.values()],
        "gone": list(delta.gone),
        "lost": [[field, key, count] for (field, key), count in delta.lost.items()],
        "tables": {
            table: [(doc_id, place and tuple(place)) for doc_id, place in places.items()]
            for table, places in delta.tables.items()
        },
        "last": delta.last,
    }


def _facts(fields: list[Any]) -> Facts:
    names, forms, text = fields[-3:]
    fields[-3:] = tuple([tuple(map(intern, keys)) for keys in names]), tuple(forms), text.encode()
    return Facts(*fields)
