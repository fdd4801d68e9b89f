"""Schema versions: an older database is brought up after a backup, a newer one is left alone."""

from __future__ import annotations

import json

import pytest

from timeline.store import TooNew, migrate, open_store
from timeline.store.header import header
from timeline.store.journal import SCHEMA


def renumbered(path, schema):
    """The same file with another schema version in its header."""
    old = path.read_bytes()
    path.write_bytes(header("0123456789abcdef", schema) + old[old.index(b"\n") + 1 :])
    return path.read_bytes()


def test_an_older_database_is_migrated_after_a_backup(tmp_path, monkeypatch):
    path = tmp_path / "a.db"
    with open_store(path) as store:
        store.save_view("old", "actor:rubio")
    old = renumbered(path, SCHEMA - 1)

    def louder(table, doc):
        return json.dumps({**json.loads(doc), "query": "loud"}).encode() if table == "views" else doc

    monkeypatch.setitem(migrate.MIGRATIONS, SCHEMA - 1, louder)
    for _ in range(2):  # the second time there is nothing left to do
        with open_store(path) as store:
            assert store.views() == {"old": "loud"}
    assert (tmp_path / f"a.db.schema-{SCHEMA - 1}").read_bytes() == old


def test_a_newer_database_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "a.db"
    open_store(path).close()
    new = renumbered(path, SCHEMA + 1)
    with pytest.raises(TooNew, match="newer version"):
        open_store(path)
    assert path.read_bytes() == new
