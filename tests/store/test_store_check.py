"""The check of a database looks at everything that its index says."""

from __future__ import annotations

import random

import pytest

from timeline.models import Entry, Source
from timeline.store import open_store
from timeline.store.index.sidecar import Sidecar

COLUMNS = ["start", "end", "doc", "offset", "length", "crc", "number", "by_doc", "by_number"]
SECTIONS = [*COLUMNS, "text", "text_at", "postings", "maps", "names.actor"]
ENTRY = {
    "start": "2025-04-13",
    "precision": "day",
    "edtf": "2025-04-13",
    "status": "happened",
    "title": "Talks",
    "places": ("Sumy",),
    "sentence": "Talks were held.",
    "span": (0, 16),
    "expression": "on Sunday",
    "expression_span": (0, 9),
    "timex": {"type": "DATE", "value": "2025-04-13"},
    "basis": "",
    "confidence": 0.9,
}


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("check") / "a.db"
    with open_store(path) as store:
        for number in range(4):
            of = Source(f"{number:016x}", title=f"Article {number}", published="2025-04-17")
            ends = [f"2025-04-{13 + i % 3}" for i in range(70)]
            entries = [
                Entry(
                    id=f"{number * 100 + i:016x}", end=end, actors=(f"Actor {i}", "Rare"[: i % 9]), source=of, **ENTRY
                )
                for i, end in enumerate(ends)
            ]
            store.add([(of, f"Text {number}", entries)])
        store.mark([f"{7:016x}"])
        store.index.save()
        store.tag([f"{8:016x}"], add=["later"])
    return path


@pytest.fixture
def copied(database, tmp_path):
    for file in database.parent.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path / database.name


def index_of(path):
    return path.with_name(f"{path.name}.index")


def test_an_index_with_changes_on_top_agrees_with_its_journal(copied):
    with open_store(copied) as store:
        assert store.index.base.size
        assert store.index.delta.weight
        assert store.check().ok


@pytest.mark.parametrize("section", SECTIONS)
def test_a_byte_of_the_index_that_is_wrong_is_noticed_and_repair_makes_it_anew(copied, section):
    with open_store(copied) as store:
        sidecar = Sidecar.open(index_of(copied), store.index.base.sidecar.directory["generation"])
        offset, length = sidecar.sections[section]
        raw = bytearray(index_of(copied).read_bytes())
        raw[offset + random.Random(section).randrange(length)] ^= 1
        index_of(copied).write_bytes(raw)
    with open_store(copied, read_only=True) as store:
        (problem,) = store.check().problems
        assert problem.startswith(f"{index_of(copied)}: does not agree with the journal")
    with open_store(copied) as store:
        before = copied.read_bytes()
        assert store.check(repair=True).repaired
        assert copied.read_bytes() == before
    with open_store(copied) as store:
        assert store.check().ok
        assert store.index.base.size
