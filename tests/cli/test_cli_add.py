"""`timeline add`: the summary, the exit code, and what is kept."""

import json
import signal

import pytest

from timeline.cli.importing import interruptible
from timeline.store import open_store


def test_articles_are_imported_and_counted(cli, home):
    result = cli("add", "articles", "--db", "a.db")
    assert result.code == 0
    assert result.out == ""
    assert result.err.splitlines()[-1].startswith("3 new articles, 0 known, 0 failed · ")
    with open_store(home / "a.db") as store:
        (paths,) = {store.entry(entry).source.path for entry in store.entry_ids_of(_source_of(store, "sumy"))}
        assert paths == str(home / "articles" / "sumy.txt")


def _source_of(store, word):
    return next(doc["id"] for doc in store.db.table("sources").all() if word in doc["path"])


def test_the_same_articles_again_add_nothing_under_any_name(cli, home):
    cli("add", "articles", "--db", "a.db")
    (home / "articles" / "sumy.txt").rename(home / "articles" / "other.txt")
    assert "0 new articles, 3 known, 0 failed · 0 entries added" in cli("add", "articles", "--db", "a.db").err


def test_a_date_given_later_updates_in_place(cli):
    first = cli("add", "articles/note.txt", "--db", "a.db")
    assert "note.txt" in first.err
    again = cli("add", "articles/note.txt", "--db", "a.db", "--dated", "2025-04-17")
    assert "0 new articles, 0 known, 1 updated, 0 failed" in again.err


def test_a_bad_file_is_a_line_and_the_exit_code_and_the_rest_is_kept(cli, home):
    (home / "articles" / "empty.txt").touch()
    result = cli("add", "articles", "--db", "a.db")
    assert result.code == 1
    assert f"failed: {home}/articles/empty.txt: the file is empty" in result.err
    assert "3 new articles, 0 known, 1 failed" in result.err
    assert "the file is empty" in cli("log", "--failed", "--db", "a.db").out


def test_failures_are_json_on_request(cli):
    result = cli("--json", "--db", "a.db", "add", "none.txt", "articles/sumy.txt")
    assert result.code == 1
    error, summary = map(json.loads, result.err.splitlines())
    assert error["error"]["what"] == "none.txt: no such file or folder"
    assert summary["summary"]["new"] == 1
    assert summary["summary"]["failed"] == 1


def test_quiet_says_nothing_but_failures(cli):
    assert cli("add", "-q", "articles", "--db", "a.db").err == ""
    assert cli("add", "-q", "none.txt", "--db", "a.db").err == "failed: none.txt: no such file or folder\n"


def test_the_database_is_the_options_then_the_environments_then_the_configurations(cli, home, monkeypatch):
    (home / "c.toml").write_text('database = "configured.db"', encoding="utf-8")
    monkeypatch.setenv("TIMELINE_CONFIG", "c.toml")
    cli("add", "articles")
    monkeypatch.setenv("TIMELINE_DB", "environment.db")
    cli("add", "articles")
    cli("--db", "option.db", "add", "articles")
    assert {path.name for path in home.glob("*.db")} == {"configured.db", "environment.db", "option.db"}


@pytest.mark.parametrize("content", ["not a database", '{"_default": {"1": {"a": 1}}}', "\x00\x01"])
def test_a_database_that_is_not_ours_is_refused_and_left_alone(cli, home, content):
    (home / "a.db").write_text(content, encoding="utf-8")
    result = cli("add", "articles", "--db", "a.db")
    assert result.code == 1
    assert 0 < len(result.err.splitlines()) <= 2
    assert (home / "a.db").read_text(encoding="utf-8") == content


def test_a_place_that_cannot_be_written_is_an_error_of_one_line(cli):
    result = cli("add", "articles", "--db", "/proc/none/a.db")
    assert result.code == 1
    assert len(result.err.splitlines()) <= 2
    assert "/proc/none" in result.err


def test_an_interrupt_that_is_ignored_stays_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interruptible() as pressed:
            signal.raise_signal(signal.SIGINT)
            assert not pressed()
    finally:
        signal.signal(signal.SIGINT, before)


def test_the_first_interrupt_is_a_flag_and_the_second_is_real():
    with interruptible() as pressed:
        assert not pressed()
        signal.raise_signal(signal.SIGINT)
        assert pressed()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
