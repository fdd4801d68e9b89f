"""The same data through TinyDB's own interface."""

from __future__ import annotations

from tinydb import where

from timeline.store import open_store


def test_documents_of_tinydb_survive_reopening(tmp_path):
    with open_store(tmp_path / "a.db") as store:
        table = store.db.table("notes")
        assert table.insert_multiple([{"n": n} for n in range(30)]) == list(range(1, 31))
        table.update({"seen": True}, where("n") >= 28)
        table.remove(where("n") < 10)
        table.upsert({"n": 99}, where("n") == 99)
    with open_store(tmp_path / "a.db") as store:
        table = store.db.table("notes")
        assert len(table) == 21
        assert [doc["n"] for doc in table.search(where("seen") == True)] == [28, 29]  # noqa: E712
        assert table.get(doc_id=31)["n"] == 99
        assert store.db.tables() == {"notes"}
        store.db.drop_table("notes")
        assert store.db.tables() == set()
        assert len(store.db.table("notes")) == 0


def test_an_empty_table_stays_a_table_until_it_is_dropped(tmp_path):
    with open_store(tmp_path / "a.db") as store:
        store.db.table("empty", persist_empty=True)
        store.db.table("full").insert({"a": 1})
        store.db.table("full").truncate()
        assert store.db.tables() == {"empty", "full"}
        store.db.drop_tables()
        assert store.db.tables() == set()
