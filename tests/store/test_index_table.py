"""TinyDB's queries through the index find what a look at every document finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import Query

from timeline.store.plan import plan
from timeline.store.storage import Database
from timeline.store.table import mentions

Q = Query()
DAYS = ["-0237-01-01", "2024-02-29", "2025-01-01", "2025-04-13", "2025-12-31"]
days = st.sampled_from([*DAYS, None])
documents = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["0" * 16, "f" * 16, "short", 7]),
        "start": days,
        "end": days,
        "status": st.sampled_from(["happened", "claimed", None]),
        "title": st.sampled_from(["Talks end", "TALKS", "Élysée", "", 3]),
        "sentence": st.sampled_from(["the talks", "Ceasefire", "a  cease\nfire"]),
        "actors": st.one_of(st.lists(st.sampled_from(["Ada", "Bob", "Éva"])), st.sampled_from(["Ada", None])),
        "places": st.lists(st.sampled_from(["Paris", 5])),
        "tags": st.lists(st.sampled_from(["key"])),
        "marked": st.sampled_from([True, False, 1]),
        "rejected": st.booleans(),
        "source": st.sampled_from([{"id": "s1", "title": "One"}, {"id": "s2"}, "s1"]),
    },
)


def day_query(given_parts):
    name, compare, day = given_parts
    dated = Q[name] != None  # noqa: E711 - TinyDB's way to say it
    plain = {
        "<": lambda: Q[name] < day,
        "<=": lambda: Q[name] <= day,
        ">": lambda: Q[name] > day,
        ">=": lambda: Q[name] >= day,
        "==": lambda: Q[name] == day,
    }[compare]()
    return dated & plain


leaves = st.one_of(
    st.tuples(
        st.sampled_from(["start", "end"]), st.sampled_from(["<", "<=", ">", ">=", "=="]), st.sampled_from(DAYS)
    ).map(day_query),
    st.sampled_from(
        [
            Q.start == None,  # noqa: E711
            Q.end != None,  # noqa: E711
            Q.status == "claimed",
            Q.status.one_of(["happened", "claimed"]),
            Q.id == "f" * 16,
            Q.source.id == "s1",
            Q.actors.any(["Ada", "Bob"]),
            Q.actors.all(["Ada", "Éva"]),
            Q.places.any(["Paris"]),
            Q.tags.any(["key"]),
            Q.marked == True,  # noqa: E712
            Q.rejected == True,  # noqa: E712
            Q.title.search("alk"),
            Q.title.search("talks", flags=2),
            Q.sentence.search("cease fire", flags=64),
            Q.sentence.matches("the t"),
            Q.title == "Talks end",
            Q.title.exists(),
            Q.title.test(lambda title: title == "TALKS"),
            Q.noop(),
            mentions("TALKS"),
            mentions("ceasefire"),
            mentions("eva"),
        ]
    ),
)
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: pair[0] & pair[1]),
        st.tuples(inner, inner).map(lambda pair: pair[0] | pair[1]),
        inner.map(lambda query: ~query),
    ),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("tables")


@settings(max_examples=100)
@given(st.lists(documents, max_size=8), queries, st.booleans())
def test_index_and_scan_agree(place, docs, query, saved):
    path = place / "a.db"
    with Database(path) as db:
        db.truncate()
        db.insert_multiple(docs)
        if saved:
            db.storage.documents.index.save()
        table = db.table("entries")
        expected = [doc for doc in table if query(doc)]
        assert table.search(query) == expected
        assert table.count(query) == len(expected)
        assert table.get(query) == (expected[0] if expected else None)
        assert table.contains(query) == bool(expected)
        hits = table.select(query)
        assert sorted(hit.doc_id for hit in hits) == [doc.doc_id for doc in expected]
        assert hits[:3] == [hits[k] for k in range(min(3, len(hits)))]


@pytest.fixture
def db(tmp_path):
    with Database(tmp_path / "a.db") as db:
        yield db


@pytest.mark.parametrize(
    "query",
    [
        Q.actors.any(["Ada"]),
        (Q.start <= "2025-12-31") & (Q.end >= "2025-01-01"),
        (Q.source.id == "s1") & ~(Q.status == "claimed"),
        mentions("talks") | (Q.marked == True),  # noqa: E712
    ],
)
def test_the_usual_queries_need_no_look_at_the_documents(db, query):
    db.insert_multiple([{"start": "2025-01-01", "end": "2025-01-01", "actors": ["Ada"]}] * 3)
    assert plan(query._hash).exact


def test_hits_come_in_time_order_and_follow_what_is_written(db):
    db.insert_multiple([{"start": day, "end": day} for day in ("2025-02-01", "2024-01-01", "2025-01-01")])
    hits = db.select(Q.start >= "2025-01-01")
    assert [hit.doc_id for hit in hits] == [3, 1]
    db.insert({"start": "2025-01-15", "end": "2025-01-15"})
    assert [hit.doc_id for hit in hits] == [3, 4, 1]


def test_the_cache_is_off(db):
    db.insert({"title": "talks"})
    hits = db.search(Q.title == "talks")
    hits.clear()
    assert len(db.search(Q.title == "talks")) == 1
    assert db.search(Q.title.search("TALKS")) == []
    assert len(db.search(Q.title.search("TALKS", flags=2))) == 1


def test_given_and_new_ids_in_one_insert_do_not_collide(db):
    from tinydb.table import Document

    db.insert_multiple([{"n": 1}, Document({"n": 2}, doc_id=2), {"n": 3}])
    assert sorted(doc["n"] for doc in db) == [1, 2, 3]


def test_update_and_remove_by_query(db):
    db.insert_multiple([{"status": "claimed", "n": n} for n in range(3)])
    assert db.update({"status": "happened"}, Q.n == 1) == [2]
    assert db.remove(Q.status == "claimed") == [1, 3]
    assert [doc["n"] for doc in db] == [1]


def test_other_tables_are_scanned(db):
    views = db.table("views")
    views.insert({"status": "claimed"})
    assert views.search(Q.status == "claimed") == [{"status": "claimed"}]
    with pytest.raises(ValueError, match="order in time"):
        views.select(Q.status == "claimed")


def test_documents_that_share_an_id_are_all_found(db):
    table = db.table("entries")
    table.insert_multiple({"id": "f" * 16, "title": title} for title in ("one", "two"))
    assert [doc["title"] for doc in table.search(Query().id == "f" * 16)] == ["one", "two"]
    db.storage.documents.index.save()
    assert table.count(Query().id == "f" * 16) == 2
