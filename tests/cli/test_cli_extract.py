"""`timeline extract`: entries of an article on standard output, failures on standard error, exit codes."""

import json

import pytest

from timeline.cli import run
from timeline.export import FORMATS

STORY = "PARIS, April 17, 2025 (AFP) - Ukrainian representatives met European officials in Paris on Thursday.\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_entries_are_printed_a_line_each(story, capsys):
    assert run(["extract", str(story)]) == 0
    out, err = capsys.readouterr()
    entries = [json.loads(line) for line in out.splitlines()]
    assert [entry["start"] for entry in entries] == ["2025-04-17"]
    assert err == ""


def test_json_is_one_array(story, capsys):
    assert run(["extract", str(story), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_the_persons_date_decides_where_the_text_has_none(tmp_path, capsys):
    path = tmp_path / "note.txt"
    path.write_text("Rubio met Witkoff in Paris on Sunday.\n", encoding="utf-8")
    assert run(["extract", str(path), "--dated", "2025-04-17"]) == 0
    assert '"start": "2025-04-13"' in capsys.readouterr().out
    assert run(["extract", str(path)]) == 0
    out, err = capsys.readouterr()
    assert '"start": null' in out
    assert "note.txt" in err


@pytest.mark.parametrize("date", ["soon", "2025-13-45", "2025-04"])
def test_a_date_that_is_none_or_no_day_is_wrong_usage(story, capsys, date):
    assert run(["extract", str(story), "--dated", date]) == 2
    err = capsys.readouterr().err
    assert date in err
    assert "2025-04-17" in err
    assert len(err.splitlines()) <= 2


def test_a_failure_is_a_line_and_the_exit_code_while_the_rest_is_printed(story, tmp_path, capsys):
    (tmp_path / "empty.txt").touch()
    assert run(["extract", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert err == f"timeline: {tmp_path}/empty.txt: the file is empty\n"


@pytest.mark.parametrize("args", [["--json", "extract", "/no/such.txt"], ["extract", "--json", "/no/such.txt"]])
def test_errors_are_json_on_request(args, capsys):
    assert run(args) == 1
    error = json.loads(capsys.readouterr().err)["error"]
    assert error["what"] == "/no/such.txt: no such file or folder"
    assert error["code"] == 1


@pytest.mark.parametrize("args", [["--json", "list"], ["list", "--json"], ["list", "--json", "--no-such-option"]])
def test_what_ends_a_command_is_json_on_request(args, home, capsys):
    assert run(args) > 0
    assert set(json.loads(capsys.readouterr().err)["error"]) == {"what", "hint", "code"}


def test_an_escape_sequence_in_a_name_never_reaches_the_terminal(tmp_path, capsys):
    path = tmp_path / "a\x1b]52;c;aGk=\x07\n.txt"
    path.touch()
    assert run(["extract", str(path)]) == 1
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_of_list_is_one_of_extract_too(cli, home, form):
    extracted = cli("extract", str(home / "articles"), "--format", form, "--title", "April")
    cli("add", "articles", "--db", "a.db")
    listed = cli("list", "--db", "a.db", "--format", form, "--title", "April")
    assert extracted.code == 0
    order = sorted if form in ("json", "jsonl") else list
    assert order(extracted.out.replace("},", "}").splitlines()) == order(listed.out.replace("},", "}").splitlines())
    assert sorted(path.name for path in home.iterdir()) == ["a.db", "a.db.index", "a.db.lock", "a.db.texts", "articles"]


def test_a_failure_is_told_in_any_format(cli, home):
    (home / "articles" / "empty.txt").touch()
    result = cli("extract", "articles", "-f", "csv")
    assert result.code == 1
    assert "empty.txt: the file is empty" in result.err
