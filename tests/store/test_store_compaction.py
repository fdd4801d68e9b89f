"""After a compaction the sidecar fits the new journal: nobody has to read it through."""

from __future__ import annotations

from test_store_threads import article

from timeline.store import open_store
from timeline.store.index import Index
from timeline.store.index.base import Base
from timeline.store.index.merge import load
from timeline.store.journal import Journal


def test_the_sidecar_moves_along_and_says_what_a_new_one_would(tmp_path):
    path = tmp_path / "a.db"
    with open_store(path) as store:
        store.add([article(number) for number in range(1, 30)])
        for number in range(1, 30):
            store.edit(f"{number * 100:016x}", title=f"Event {number} edited")
        store.save_view("name", "query")
        store.compact()
        assert load(Journal(path)) is not None
        assert store.check().ok
        store.edit(f"{105:016x}", title="Event after")
    moved, anew = Index.open(Journal(path)), Index(Journal(path))
    anew._start(Base())
    for table in anew.tables():
        assert list(moved.ids(table)) == list(anew.ids(table))
        assert all(moved.place(table, doc_id) == anew.place(table, doc_id) for doc_id in anew.ids(table))
    assert [moved.entry(row) for row in range(moved.size)] == [anew.entry(row) for row in range(anew.size)]
    assert list(moved.containing("edited")) == list(anew.containing("edited"))
