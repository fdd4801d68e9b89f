"""Whatever is put, changed, deleted, saved and reopened: the index answers as a look at every entry would."""

from contextlib import contextmanager
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.days import day_number, parse_iso
from timeline.store import bits
from timeline.store.folding import fold_spaces
from timeline.store.index import Index, merge
from timeline.store.journal import Journal

NAMES = ["Ada", "Bob", "Éva", "Straße"]
WORDS = ["cease", "fire", "talks", "Été", "naïve", "the"]
DAYS = ["-0237-01-01", "1999-12-31", "2024-02-29", "2025-01-01", "2025-04-13", "2025-04-17", "2025-12-31"]

entries = st.fixed_dictionaries(
    {
        "start": st.one_of(st.none(), st.sampled_from(DAYS)),
        "length": st.sampled_from([0, 0, 0, 1, 6, 30, 364, 40_000]),
        "open": st.sampled_from(["", "", "", "start", "end"]),
        "status": st.sampled_from(["happened", "scheduled", "claimed"]),
        "title": st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join),
        "sentence": st.lists(st.sampled_from(WORDS), max_size=5).map("\n ".join),
        "actors": st.lists(st.sampled_from(NAMES), max_size=3),
        "places": st.lists(st.sampled_from(["Paris", "Sumy"]), max_size=1),
        "tags": st.lists(st.sampled_from(["key", "later"]), max_size=2, unique=True),
        "marked": st.booleans(),
        "rejected": st.booleans(),
        "source": st.sampled_from(["s1", "s2"]),
    }
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.dictionaries(st.integers(1, 30), entries, min_size=1, max_size=12)),
        st.tuples(st.just("delete"), st.sets(st.integers(1, 30), min_size=1, max_size=4)),
        st.tuples(st.just("save"), st.none()),
        st.tuples(st.just("leave"), st.none()),
        st.tuples(st.just("reopen"), st.none()),
    ),
    max_size=8,
)


def document(doc_id, drawn):
    from timeline.days import iso

    doc = {**drawn, "id": f"{doc_id:016x}", "source": {"id": drawn["source"], "title": f"Title of {drawn['source']}"}}
    doc["end"] = None if doc["start"] is None else iso(parse_iso(doc["start"]) + doc.pop("length"))
    if doc.pop("open"):
        doc[drawn["open"]] = None
    return {"precision": "day", "edtf": None, "timex": {}, **doc}


@contextmanager
def journals():
    with TemporaryDirectory() as directory:
        journal = Journal(f"{directory}/a.db")
        yield journal
        journal.close()


def interval(doc):
    """Start and end as the index sorts by them."""
    start, end = (doc[name] and parse_iso(doc[name]) for name in ("start", "end"))
    return (start if start is not None else end, end if end is not None else start)


def expected_order(docs):
    def key(doc_id):
        start, end = interval(docs[doc_id])
        return (start is None, start or 0, end or 0, doc_id)

    return sorted(docs, key=key)


def overlaps(doc, first, last):
    if doc["start"] is None and doc["end"] is None:
        return False
    late = doc["start"] is not None and last is not None and parse_iso(doc["start"]) > last
    early = doc["end"] is not None and first is not None and parse_iso(doc["end"]) < first
    return not late and not early


def names_one(doc, field, name):
    return name in doc[field]


def comes_from(doc, source):
    return doc["source"]["id"] == source


def text_of(doc):
    text = [fold_spaces(doc["title"]), fold_spaces(doc["sentence"])]
    for name in (*doc["actors"], *doc["places"]):
        if not any(fold_spaces(name) in part for part in text):
            text.append(fold_spaces(name))
    return text


def play(journal, script):
    """Do the steps; what documents there are then, and an index that saw it all."""
    docs, index = {}, Index.open(journal)
    for what, drawn in script:
        if what == "put":
            fresh = {doc_id: document(doc_id, entry) for doc_id, entry in drawn.items()}
            journal.append({"entries": fresh, "other": {7: {"n": len(docs)}}}, {})
            docs |= fresh
        elif what == "delete":
            gone = [doc_id for doc_id in drawn if doc_id in docs]
            journal.append({}, {"entries": gone})
            docs = {doc_id: doc for doc_id, doc in docs.items() if doc_id not in gone}
        elif what == "save":
            index.save()
        elif what == "leave":
            with patch("timeline.store.index.tail.SHARE", 1):
                index.leave()
            index = Index.open(journal)
        else:
            index = Index.open(journal)
        index.catch_up()
    return docs, index


@settings(max_examples=60)
@given(
    steps, st.tuples(st.sampled_from(DAYS), st.integers(0, 400)), st.sampled_from([*WORDS, "cease fire", "e", "sumy"])
)
def test_the_index_answers_as_looking_at_every_entry_does(script, window, wanted):
    with journals() as journal:
        docs, index = play(journal, script)
        order = expected_order(docs)

        def where(test, *given):
            return [row for row, doc_id in enumerate(order) if test(docs[doc_id], *given)]

        assert index.size == len(order)
        assert [index.doc_id(row) for row in index.all()] == order
        assert [index.document(row) for row in index.all()] == [docs[doc_id] for doc_id in order]
        first = parse_iso(window[0])
        last = first + window[1]
        for one, other in ((first, last), (None, last), (first, None), (None, None)):
            assert list(index.overlapping(one, other)) == where(overlaps, one, other)
        for start, stop in ((0, index.size), (1, 3), (index.size // 2, index.size)):
            inside = range(min(start, index.size), min(stop, index.size))
            assert list(index.stretch(inside.start, max(inside.stop, inside.start))) == list(inside)
        assert list(index.dated()) == where(lambda doc: doc["start"] or doc["end"])
        assert list(index.undated()) == where(lambda doc: not (doc["start"] or doc["end"]))
        assert list(index.live()) == where(lambda doc: not doc["rejected"])
        assert list(index.marked()) == where(lambda doc: doc["marked"])
        assert list(index.status("claimed")) == where(lambda doc: doc["status"] == "claimed")
        for field, names in (("actor", "actors"), ("place", "places"), ("tag", "tags")):
            seen = {name for doc in docs.values() for name in doc[names]}
            assert [key for key, _, _ in index.names(field)] == sorted(seen)
            for key, _, count in index.names(field):
                rows = where(names_one, names, key)
                assert list(index.posting(field, key)) == rows
                assert count == len(rows)
        for key, shown, count in index.names("source"):
            assert shown == f"Title of {key}"
            assert count == len(where(comes_from, key))
        folded = fold_spaces(wanted)
        some = index.posting("actor", "Ada")
        among = list(index.containing(folded, some))
        assert list(index.containing(folded)) == where(lambda doc: any(folded in text for text in text_of(doc)))
        assert list(index.live().dense()) == list(index.live())
        assert index.matching(lambda text: folded in text, index.live()) == index.containing(folded) & index.live()
        assert [text.split("\n") for _, text in index.texts(index.all())] == [text_of(docs[doc_id]) for doc_id in order]
        assert among == [row for row in index.containing(folded) if row in some]
        starts = [interval(doc)[0] for doc in docs.values()]
        assert index.rank_of_day(first) == sum(start is not None and start < first for start in starts)
        for row, doc_id in enumerate(order):
            assert index.row_of(docs[doc_id]["id"]) == row
            assert (index.start_day(row), index.end_day(row)) == interval(docs[doc_id])
        assert index.row_of("f" * 16) is None
        assert list(index.ids("entries")) == sorted(docs)
        assert index.last_id("entries") >= max(docs, default=0)


@settings(max_examples=40)
@given(steps, st.tuples(st.sampled_from(DAYS), st.integers(0, 400)), st.sampled_from([0, bits.SPARSE]))
def test_an_interval_among_some_rows_is_the_interval_and_those(script, window, sparse):
    with journals() as journal, patch.object(bits, "SPARSE", sparse):
        _, index = play(journal, script)
        first = parse_iso(window[0])
        last = first + window[1]
        for some in (index.posting("actor", "Ada"), index.marked(), index.live(), index.undated()):
            for one, other in ((first, last), (None, last), (first, None), (None, None)):
                assert list(index.overlapping(one, other, some)) == list(index.overlapping(one, other) & some)


@settings(max_examples=50)
@given(st.lists(st.text("ab\n ", max_size=30), max_size=40), st.sampled_from([1, 7, 64]), st.text("ab ", max_size=3))
def test_texts_are_found_wherever_the_buffer_ends(texts, chunk, wanted):
    with journals() as journal, pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.store.index.scan.CHUNK", chunk)
        journal.append(
            {"entries": {n: {"sentence": text, "tags": ["x"] * (n % 3)} for n, text in enumerate(texts)}}, {}
        )
        index = Index.open(journal)
        index.save()
        folded = fold_spaces(wanted)
        index.containing(folded[:1])
        rows = [row for row, text in enumerate(texts) if folded in fold_spaces(text)]
        tagged = index.posting("tag", "x")
        assert list(index.containing(folded, tagged)) == [row for row in rows if row % 3]
        assert list(index.containing(folded)) == rows
        assert list(index.matching(lambda text: folded in text, tagged)) == [row for row in rows if row % 3]


def put(journal, count, first=1, **fields):
    entry = {
        "start": "2025-04-13", "length": 0, "open": "", "status": "happened", "title": "Talks", "sentence": "Talks.",
        "actors": [], "places": [], "tags": [], "marked": False, "rejected": False, "source": "s1",
    } | fields  # fmt: skip
    journal.append({"entries": {doc_id: document(doc_id, entry) for doc_id in range(first, first + count)}}, {})


@pytest.fixture
def journal(tmp_path):
    journal = Journal(tmp_path / "a.db")
    yield journal
    journal.close()


def test_a_saved_index_is_loaded_and_not_made_anew(journal, monkeypatch):
    put(journal, 50)
    Index.open(journal).save()
    put(journal, 3, first=51)
    monkeypatch.setattr(journal, "replay", lambda start, real=journal.replay: seen.append(start) or real(start))
    seen = []
    assert Index.open(journal).size == 53
    assert seen[0] > 1000


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "of another journal", "covering more than there is"])
def test_a_sidecar_that_does_not_fit_is_made_anew(journal, tmp_path, damage):
    put(journal, 50)
    index = Index.open(journal)
    index.save()
    path = merge.path_of(journal)
    raw = path.read_bytes()
    if damage == "cut":
        path.write_bytes(raw[: len(raw) // 2])
    elif damage == "flipped":
        path.write_bytes(raw[:-60] + bytes([raw[-60] ^ 1]) + raw[-59:])
    elif damage == "emptied":
        path.write_bytes(b"")
    elif damage == "of another journal":
        other = Journal(tmp_path / "b.db")
        put(other, 50)
        stranger = Index.open(other)
        stranger.save()
        path.write_bytes(merge.path_of(other).read_bytes())
        other.close()
    else:
        whole = journal.path.read_bytes()
        put(journal, 5, first=51)
        index.catch_up()
        index.save()
        journal.path.write_bytes(whole)
        journal.refresh()
    assert list(Index.open(journal).ids("entries")) == list(range(1, 51))


def test_an_index_open_elsewhere_keeps_working_when_the_sidecar_is_replaced(journal):
    put(journal, 50)
    index = Index.open(journal)
    index.save()
    other = Index.open(journal)
    put(journal, 50, first=51)
    index.catch_up()
    index.save()
    assert other.size == 50
    assert other.brief(49).title == "Talks"
    assert other.catch_up()
    assert other.size == 100


def test_what_cannot_be_saved_is_still_answered(journal, monkeypatch):
    put(journal, 5)
    index = Index.open(journal)
    monkeypatch.setattr(merge.os, "open", lambda *_: (_ for _ in ()).throw(PermissionError()))
    index.save()
    assert index.size == 5


def test_a_large_journal_is_indexed_in_parts(journal, monkeypatch):
    monkeypatch.setattr(merge, "LEAST_ROOM", 1)
    monkeypatch.setattr("timeline.store.index.follower.BATCH", 7)
    for first in range(1, 100, 10):
        put(journal, 10, first, start=f"20{first:02}-01-01" if first > 9 else None)
    put(journal, 5, 3, start="1999-12-31")
    index = Index.open(journal)
    assert [index.doc_id(row) for row in index.all()] == [3, 4, 5, 6, 7, *range(11, 101), 1, 2, 8, 9, 10]
    assert index.covered == journal.size


def test_other_tables_are_found_by_id(journal):
    journal.append({"sources": {9: {"a": 1}, 2: {"b": 2}}, "views": {1: {}}}, {})
    index = Index.open(journal)
    index.save()
    journal.append({"sources": {5: {"c": 3}, 9: {"a": 4}}}, {"sources": [2], "views": [1]})
    index.catch_up()
    for again in (index, Index.open(journal)):
        assert list(again.ids("sources")) == [5, 9]
        assert again.count("sources") == 2
        assert again.tables() == ["sources"]
        assert again.lookup("sources", 2) is None
        assert journal.read(*again.lookup("sources", 9)) == b'{"a":4}'
        again.save()
        assert list(again.ids("sources")) == [5, 9]


def test_aliases_that_a_person_gave_find_the_name(journal):
    put(journal, 1, actors=["Volodymyr Zelensky"])
    alias = {"alias": "the Ukrainian president", "name": "Volodymyr Zelensky"}
    journal.append({"aliases": {1: alias}}, {})
    index = Index.open(journal)
    assert index.names("actor").match("ukrainian pres") == ["Volodymyr Zelensky"]


def test_a_row_or_a_day_beyond_the_last_is_no_entry(journal):
    put(journal, 2)
    index = Index.open(journal)
    with pytest.raises(IndexError):
        index.document(2)
    assert index.rank_of_day(day_number(2030, 1, 1)) == 2
    assert index.span() == (parse_iso("2025-04-13"),) * 2


def test_readers_and_a_writer_share_an_index(journal, monkeypatch):
    from threading import Thread

    monkeypatch.setattr(merge, "LEAST_ROOM", 40)
    index = Index.open(journal)
    failed, done = [], []

    def read():
        while not done:
            try:
                index.refresh(wait=False)
                rows = index.posting("actor", "Ada") & index.containing("talks")
                assert len(index.all()) >= len(rows)
                list(index.ids("entries"))
                index.names("actor").match("ada")
                index.row_of(f"{1:016x}")
            except Exception as error:  # noqa: BLE001 - whatever it is, it must not happen
                failed.append(error)

    readers = [Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for first in range(1, 400, 10):
        put(journal, 10, first, actors=["Ada"])
        index.catch_up()
        index.tidy()
    done.append(True)
    for reader in readers:
        reader.join()
    assert failed == []
    assert len(index.posting("actor", "Ada") & index.containing("talks")) == 400


def test_a_journal_is_indexed_even_where_nothing_can_be_written(journal, monkeypatch):
    monkeypatch.setattr(merge, "LEAST_ROOM", 1)
    monkeypatch.setattr("timeline.store.index.follower.BATCH", 7)
    put(journal, 50)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(merge, "_write", full)
    index = Index.open(journal)
    assert index.size == 50
    assert [file.name for file in journal.path.parent.glob(".*")] == []


def test_what_a_killed_process_left_is_removed(journal):
    import os

    old = journal.path.with_name(f".{journal.path.name}.index.0a1b2c3d")
    fresh = journal.path.with_name(f".{journal.path.name}.index.4e5f6071")
    for left in (old, fresh):
        left.write_bytes(b"half")
    os.utime(old, (1, 1))
    put(journal, 5)
    Index.open(journal).save()
    assert not old.exists()
    assert fresh.exists()


def test_rare_and_common_names_are_carried_from_sidecar_to_sidecar(journal):
    put(journal, 200, actors=["Common"])
    put(journal, 3, first=201, actors=["Rare", "Common"], start="2020-01-01")
    index = Index.open(journal)
    index.save()
    put(journal, 2, first=301, actors=["Rare"], start="2021-01-01")
    journal.append({}, {"entries": [5, 202]})
    index.catch_up()
    index.save()
    again = Index.open(journal)
    assert again.delta.weight == 0
    rare, common = again.posting("actor", "Rare"), again.posting("actor", "Common")
    assert [again.doc_id(row) for row in rare] == [201, 203, 301, 302]
    assert [again.doc_id(row) for row in common] == [201, 203, *(n for n in range(1, 201) if n != 5)]
    assert [(key, count) for key, _, count in again.names("actor")] == [("Common", 201), ("Rare", 4)]
    assert again.live_bytes == sum(again.place("entries", doc_id).length for doc_id in again.ids("entries"))


def test_an_import_holds_few_changes_in_memory_however_long_it_goes_on(journal, monkeypatch):
    monkeypatch.setattr(merge, "LEAST_ROOM", 40)
    index = Index.open(journal)
    held = []
    for first in range(1, 151, 5):
        put(journal, 5, first)
        index.refresh()
        index.tidy(frugal=True)
        held.append(index.delta.weight)
    assert index.size == 150
    assert max(held) <= 10
