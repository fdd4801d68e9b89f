"""The journal: what was acknowledged is there, whatever happened to the file's end or a byte of it."""

from __future__ import annotations

import json
import os
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.store import errors, lines
from timeline.store.coding import document
from timeline.store.journal import Journal
from timeline.store.paths import beside


def state(journal):
    """table -> id -> JSON, as a replay of the whole file gives it."""
    tables: dict = {}
    for change, doc in journal.replay(0):
        table = tables.setdefault(change.table, {})
        if change.deleted:
            table.pop(change.doc_id, None)
        else:
            table[change.doc_id] = doc
    return tables


def docs(count, start=1):
    return {start + i: {"n": start + i, "text": "x" * 50} for i in range(count)}


def test_what_was_appended_is_replayed_after_reopening(tmp_path):
    journal = Journal(tmp_path / "a.db")
    journal.append({"entries": docs(3), "views": {7: {"q": "é"}}}, {})
    journal.append({}, {"entries": [2]})
    again = state(Journal(tmp_path / "a.db"))
    assert set(again["entries"]) == {1, 3}
    assert again["views"][7] == '{"q":"é"}'.encode()


def test_a_change_says_where_its_document_stands(tmp_path):
    journal = Journal(tmp_path / "a.db")
    changes = journal.append({"entries": docs(50)}, {"entries": [99]})
    again = Journal(tmp_path / "a.db")
    assert [change for change, _ in again.replay(0)] == changes
    assert all(again.read(c.offset, c.length) == doc for c, doc in again.replay(0) if not c.deleted)


def test_the_database_and_its_directory_are_private(tmp_path):
    journal = Journal(tmp_path / "new" / "deep" / "a.db")
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b'{"_default": {"1": {"a": 1}}}', b"", b"hello\n", b"\0" * 300])
def test_a_file_that_is_not_ours_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(errors.NotOurs, match="--db"):
        Journal(path)
    assert path.read_bytes() == content


def test_a_second_journal_sees_the_first_ones_appends(tmp_path):
    first, second = Journal(tmp_path / "a.db"), Journal(tmp_path / "a.db")
    first.append({"entries": docs(1)}, {})
    assert second.refresh() == "tail"
    assert [change.doc_id for change, _ in second.replay(second.size)] == [1]
    assert second.refresh() is None


def test_a_batch_cut_anywhere_is_there_whole_or_not_at_all_and_the_cut_end_is_set_aside(tmp_path):
    path = tmp_path / "a.db"
    journal = Journal(path)
    journal.append({"entries": docs(5)}, {})
    before = journal.size
    journal.append({"entries": docs(65, start=100)}, {})
    whole = path.read_bytes()
    for cut in range(before, len(whole), 97):
        path.write_bytes(whole[:cut])
        again = Journal(path)
        assert len(state(again)["entries"]) in ({5} if cut < journal.size - 100 else {5, 70})
        again.append({"entries": docs(1, start=999)}, {})
        assert len(state(Journal(path))["entries"]) in {6, 71}
        beside(path, "damaged").unlink(missing_ok=True)


def test_an_unfinished_end_is_kept_beside_the_database(tmp_path):
    path = tmp_path / "a.db"
    Journal(path).append({"entries": docs(1)}, {})
    with path.open("ab") as file:
        file.write(b"12345678 1f [{half a line")
    Journal(path).append({"entries": docs(1, start=2)}, {})
    assert set(state(Journal(path))["entries"]) == {1, 2}
    assert b"half a line" in beside(path, "damaged").read_bytes()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    where=st.floats(0, 1, exclude_max=True),
    bit=st.integers(0, 7),
    sizes=st.lists(st.integers(1, 60), min_size=2, max_size=4),
)
def test_a_flipped_bit_costs_at_most_one_line_and_is_noticed(tmp_path, where, bit, sizes):
    path = tmp_path / f"{os.urandom(6).hex()}.db"
    journal, start = Journal(path), 1
    first = path.stat().st_size
    for size in sizes:
        journal.append({"entries": docs(size, start=start)}, {})
        start += size
    data = bytearray(path.read_bytes())
    at = first + int(where * (len(data) - first))
    data[at] ^= 1 << bit
    path.write_bytes(data)
    again = Journal(path)
    left = state(again).get("entries", {})
    assert sum(sizes) - len(left) <= 20
    assert again.damage or again.size < len(data)


def test_a_journal_put_in_place_of_another_is_noticed(tmp_path):
    journal, other = Journal(tmp_path / "a.db"), Journal(tmp_path / "b.db")
    other.append({"entries": docs(2)}, {})
    other.path.replace(journal.path)
    assert journal.refresh() == "replaced"
    assert set(state(journal)["entries"]) == {1, 2}


def test_the_crc_of_the_last_line_tells_a_changed_file(tmp_path):
    journal = Journal(tmp_path / "a.db")
    journal.append({"entries": docs(1)}, {})
    crc = journal.line_crc_before(journal.size)
    assert crc is not None
    assert journal.line_crc_before(journal.size - 1) != crc
    assert journal.line_crc_before(journal.size + 1) is None
    assert Journal(tmp_path / "a.db").line_crc_before(journal.size) == crc


OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.integers(1, 50), st.integers(1, 60)),
        st.tuples(st.just("delete"), st.integers(1, 50), st.integers(1, 5)),
        st.tuples(st.sampled_from(["reopen", "torn"]), st.just(0), st.just(0)),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operations=OPERATIONS)
def test_any_sequence_of_transactions_is_what_a_follower_and_a_reopened_journal_see(tmp_path, operations):
    path = tmp_path / f"{os.urandom(6).hex()}.db"
    journal, follower, model, followed = Journal(path), Journal(path), {}, {}
    for number, (kind, start, count) in enumerate(operations):
        if kind == "append":
            new = {doc_id: {"n": number, "text": "é\ud800\n" * (doc_id % 7)} for doc_id in range(start, start + count)}
            journal.append({"entries": new}, {})
            model |= new
        elif kind == "delete":
            gone = [doc_id for doc_id in range(start, start + count) if doc_id in model]
            journal.append({}, {"entries": gone})
            model = {doc_id: doc for doc_id, doc in model.items() if doc_id not in gone}
        elif kind == "reopen":
            journal = Journal(path)
        else:
            with path.open("ab") as file:
                file.write(b"00000000 11 [{torn")
        if follower.refresh():
            for change, raw in follower.replay(follower.size):
                if change.deleted:
                    followed.pop(change.doc_id, None)
                else:
                    followed[change.doc_id] = json.loads(raw)
    seen = {doc_id: json.loads(raw) for doc_id, raw in state(Journal(path)).get("entries", {}).items()}
    assert seen == followed == model


@given(raw=st.binary(max_size=200))
def test_no_bytes_but_a_whole_line_pass_for_one(raw):
    line = lines.parse(raw)
    assert line is None or lines.encode(line.head, []).startswith(raw[:8])


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.integers(), st.text(), st.floats(allow_nan=False))))
def test_every_document_comes_back_as_it_was(doc):
    assert json.loads(document(doc)) == doc


def test_a_file_that_was_removed_meanwhile_takes_no_writes(tmp_path):
    journal = Journal(tmp_path / "a.db")
    journal.append({"entries": docs(1)}, {})
    journal.path.rename(tmp_path / "elsewhere")
    assert journal.refresh() is None
    with pytest.raises(errors.Missing, match="moved or removed"):
        journal.append({"entries": docs(1, start=2)}, {})
    assert set(state(Journal(tmp_path / "elsewhere"))["entries"]) == {1}
