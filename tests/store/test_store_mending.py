"""One changed byte of a line is found by its checksum and put right; anything else is left as damaged."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from timeline.store import lines, open_store
from timeline.store.coding import document
from timeline.store.mending import mended

DOCS = [document({"n": n, "text": "Événement " * n}) for n in range(1, 12)]
LINE = lines.encode({"put": {"entries": [list(range(1, 12)), [len(doc) for doc in DOCS]]}}, DOCS)


@given(at=st.integers(0, len(LINE) - 2), change=st.integers(1, 255))
def test_any_one_changed_byte_is_put_right(at, change):
    broken = bytearray(LINE)
    broken[at] ^= change
    assert LINE in mended(bytes(broken))
    assert lines.salvage(bytes(broken)) == [(0, LINE)]


@given(start=st.integers(9, len(LINE) - 40), length=st.integers(2, 30), seed=st.integers(0, 1000))
def test_more_than_one_changed_byte_is_not_guessed(start, length, seed):
    noise = random.Random(seed).randbytes(length).replace(b"\n", b" ")
    broken = LINE[:start] + noise + LINE[start + length :]
    if sum(a != b for a, b in zip(LINE, broken, strict=True)) > 1:
        assert lines.salvage(broken) in ([], [(0, LINE)])


def test_a_changed_byte_costs_nothing_and_is_named_and_repaired(tmp_path):
    path = tmp_path / "a.db"
    with open_store(path) as store:
        store.save_view("name", "actor:rubio")
    data = bytearray(path.read_bytes())
    data[data.index(b"rubio")] ^= 4
    path.write_bytes(data)
    with open_store(path) as store:
        assert store.views() == {"name": "actor:rubio"}
        assert "one byte was changed" in store.check().problems[0]
        assert store.check(repair=True).repaired
    assert b"actor:rubio" in path.read_bytes()
    with open_store(path) as store:
        assert not store.check().problems
