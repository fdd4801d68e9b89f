"""The tail of a sidecar costs what was changed, and is never trusted blindly."""

import pytest
from test_index_index import put

from timeline.store.index import Index, merge, tail
from timeline.store.journal import Journal


@pytest.fixture
def journal(tmp_path):
    """A journal of 200 entries in a sidecar, of which the tail holds a deletion, a change and three new ones."""
    journal = Journal(tmp_path / "a.db")
    put(journal, 200, actors=["Ada"])
    Index.open(journal).save()
    put(journal, 3, first=201, actors=["Eve"])
    put(journal, 1, first=7, actors=["Eve"])
    journal.append({"other": {5: {"n": 1}}}, {"entries": [9]})
    index = Index.open(journal)
    assert index.wants_saving
    yield journal
    journal.close()


@pytest.fixture(autouse=True)
def _nothing_is_quick(monkeypatch):
    monkeypatch.setattr(merge, "QUICK", 0)
    monkeypatch.setattr(tail, "SHARE", 8)


def tail_of(journal):
    return journal.path.with_name("a.db.tail")


def state(index):
    names = {key: (count, list(index.posting("actor", key))) for key, _, count in index.names("actor")}
    docs = [index.document(row) for row in index.all()]
    return names, docs, list(index.containing("talks")), index.ids("other").__next__(), index.last_id("entries")


def test_leaving_writes_the_tail_and_not_the_sidecar(journal):
    sidecar = merge.path_of(journal).read_bytes()
    Index.open(journal).leave()
    assert merge.path_of(journal).read_bytes() == sidecar
    assert tail_of(journal).stat().st_size < len(sidecar) // 8


def test_what_the_tail_holds_is_not_read_again(journal, monkeypatch):
    whole = state(Index.open(journal))
    Index.open(journal).leave()
    monkeypatch.setattr(journal, "replay", lambda start, real=journal.replay: seen.append(start) or real(start))
    seen = []
    index = Index.open(journal)
    assert index.base.size == 200
    assert seen == [journal.size]
    assert state(index) == whole
    assert not index.wants_saving


def test_what_comes_after_the_tail_is_taken_in_on_top_of_it(journal):
    Index.open(journal).leave()
    put(journal, 1, first=202, actors=["Ada"])
    journal.append({}, {"entries": [7]})
    index, anew = Index.open(journal), Index(journal)
    anew.rebuild()
    assert state(index) == state(anew)


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "of another sidecar", "covering more than there is"])
def test_a_tail_that_does_not_fit_is_not_used(journal, damage):
    index = Index.open(journal)
    whole = journal.path.read_bytes()
    if damage == "covering more than there is":
        put(journal, 1, first=300)
        index.catch_up()
    index.leave()
    raw = tail_of(journal).read_bytes()
    if damage == "cut":
        tail_of(journal).write_bytes(raw[:-1])
    elif damage == "flipped":
        tail_of(journal).write_bytes(raw[:-60] + bytes([raw[-60] ^ 1]) + raw[-59:])
    elif damage == "emptied":
        tail_of(journal).write_bytes(b"")
    elif damage == "of another sidecar":
        Index.open(journal).save()
        assert not tail_of(journal).exists()
        tail_of(journal).write_bytes(raw)
    else:
        journal.path.write_bytes(whole)
        journal.refresh()
    index, anew = Index.open(journal), Index(journal)
    anew.rebuild()
    assert state(index) == state(anew)
    assert damage == "of another sidecar" or index.wants_saving


def test_where_much_came_the_sidecar_is_written_anew(journal):
    put(journal, 100, first=300)
    index = Index.open(journal)
    index.leave()
    assert not tail_of(journal).exists()
    assert Index.open(journal).base.size == 302


def test_a_text_that_json_has_no_form_for_goes_into_the_sidecar(journal):
    put(journal, 1, first=301, title="half of a pair: \ud800")
    Index.open(journal).leave()
    assert not tail_of(journal).exists()
    assert Index.open(journal).base.size == 203
