"""Files that were cut, zeroed or changed behind the store's back."""

from __future__ import annotations

import random

import pytest
from fault_workload import Expected, entries, perform, rounds, source, text

from timeline.store import Damaged, NotFound, NotOurs, open_store


@pytest.fixture
def written(tmp_path):
    """A database of several transactions, large and small, and the sizes at which each was acknowledged."""
    path, state, marks = tmp_path / "a.db", Expected(), []
    with open_store(path) as store:
        for number, count in enumerate([3, 45, 1, 20, 8, 70, 2], start=1):
            op = {"do": "add", "number": number, "count": count}
            perform(store, op)
            state = state.follow(op)
            marks.append((path.stat().st_size, state))
    return path, marks


def restore(path, data):
    """The file with other contents, and without what stood beside it, as after a copy from elsewhere."""
    path.write_bytes(data)
    for name in ("index", "damaged"):
        path.with_name(f"{path.name}.{name}").unlink(missing_ok=True)


def test_a_cut_or_zeroed_end_costs_only_what_stood_in_it_and_is_set_aside(written):
    path, marks = written
    whole, rng = path.read_bytes(), random.Random(7)
    header = whole.index(b"\n") + 1
    for _ in range(rounds(400, 80)):
        at = rng.randrange(header, len(whole))
        zeros = rng.random() < 0.5
        restore(path, whole[:at] + b"\0" * (len(whole) - at if zeros else 0))
        kept = [state for size, state in marks if size <= at]
        with open_store(path) as store:
            perform(store, {"do": "add", "number": 99, "count": 2})
            for number, ids in (kept[-1] if kept else Expected()).articles.items():
                assert store.entry_ids_of(source(number).id) == ids
                assert [entry.title for entry in store.entries(ids)] == [e.title for e in entries(number, len(ids))]
            assert store.check().ok
        aside = path.with_name("a.db.damaged")
        line = at - whole.rindex(b"\n", 0, at) - 1
        assert line == 0 or whole[at - line : at] in (aside.read_bytes() if aside.exists() else path.read_bytes())


def test_a_flipped_byte_is_noticed_and_costs_at_most_one_line(written):
    path, marks = written
    whole, rng = path.read_bytes(), random.Random(8)
    total, all_lost = marks[-1][1], 0
    for _ in range(rounds(200, 40)):
        at = rng.randrange(len(whole))
        data = bytearray(whole)
        data[at] ^= rng.randrange(1, 256)
        restore(path, bytes(data))
        with open_store(path) as store:
            report = store.check()
            lost = 0
            for entry_id, title in total.titles.items():
                try:
                    assert store.entry(entry_id).title == title
                except NotFound:
                    lost += 1
            assert lost <= 20
            all_lost += lost
            assert report.problems
            assert store.check(repair=True).repaired
        with open_store(path) as store:
            report = store.check()
            assert report.entries >= len(total.titles) - 20
            assert report.ok
    assert all_lost <= rounds(200, 40) * 20 // 50  # only a byte that became a line feed costs anything


def test_a_byte_flipped_under_an_open_store_is_never_taken_for_good(written):
    path, marks = written
    whole, rng = path.read_bytes(), random.Random(9)
    total = marks[-1][1]
    for _ in range(rounds(100, 20)):
        restore(path, whole)
        with open_store(path) as store:
            at = rng.randrange(whole.index(b"\n") + 1, len(whole))
            with path.open("r+b") as file:
                file.seek(at)
                file.write(bytes([whole[at] ^ 1 << rng.randrange(8)]))
            refused = 0
            for entry_id, title in total.titles.items():
                try:
                    assert store.entry(entry_id).title == title
                except (Damaged, NotFound):
                    refused += 1
            assert refused <= 20


def test_a_flipped_byte_among_the_texts_is_named_and_costs_one_text(written):
    path, marks = written
    texts = path.with_name("a.db.texts")
    whole, rng = texts.read_bytes(), random.Random(10)
    for _ in range(rounds(100, 20)):
        at = rng.randrange(whole.index(b"\n") + 1, len(whole))
        texts.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << rng.randrange(8)]) + whole[at + 1 :])
        with open_store(path) as store:
            wrong = [n for n in marks[-1][1].articles if store.text(source(n).id) != text(n)]
            assert len(wrong) <= 1  # some bits of a compressed text mean nothing
            for number in wrong:
                assert store.text(source(number).id) is None
                assert any(f"Article {number}" in problem for problem in store.check().problems)


def test_a_file_of_another_kind_is_never_written(tmp_path):
    path, rng = tmp_path / "a.db", random.Random(11)
    for _ in range(rounds(100, 30)):
        data = rng.randbytes(rng.randrange(2000))
        path.write_bytes(data)
        with pytest.raises(NotOurs):
            open_store(path)
        assert path.read_bytes() == data
