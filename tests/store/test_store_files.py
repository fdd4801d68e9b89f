"""Files that appear whole, where hard links exist and where they do not."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from timeline.store import files, open_store


@pytest.fixture
def without_links(monkeypatch):
    """A file system such as exFAT, which knows no hard links."""

    def refuse(*_, **__):
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)


def test_a_database_is_made_compacted_and_backed_up_without_hard_links(tmp_path, without_links):
    with open_store(tmp_path / "a.db") as store:
        store.save_view("name", "query")
        before = store.path.read_bytes()
        store.compact()
        store.backup(tmp_path / "b.db")
        assert store.views() == {"name": "query"}
    assert (tmp_path / "a.db.backup").read_bytes() == before
    with open_store(tmp_path / "b.db") as copy:
        assert copy.views() == {"name": "query"}


def test_publishing_overwrites_nothing(tmp_path, without_links):
    (tmp_path / "fresh").write_text("new", encoding="utf-8")
    (tmp_path / "name").write_text("old", encoding="utf-8")
    with pytest.raises(FileExistsError):
        files.publish(tmp_path / "fresh", tmp_path / "name")
    assert (tmp_path / "name").read_text(encoding="utf-8") == "old"


def test_everything_beside_a_database_is_private(tmp_path):
    with open_store(tmp_path / "a.db") as store:
        store.save_view("name", "query")
        store.compact()
    with (tmp_path / "a.db").open("ab") as file:
        file.write(b"torn")
    with open_store(tmp_path / "a.db") as store:
        store.save_view("other", "query")
    names = {file.name for file in tmp_path.iterdir()}
    assert {"a.db", "a.db.lock", "a.db.backup", "a.db.damaged"} <= names
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}
