"""The first word: a command, else a path, else a mistake with the nearest command."""

import pytest

from timeline.cli import run
from timeline.cli.problems import ProblemError
from timeline.cli.words import with_command


def test_a_command_is_left_where_it_is():
    assert with_command(["--db", "x.db", "extract", "a"]) == ["--db", "x.db", "extract", "a"]


def test_without_a_word_the_explorer_opens():
    assert with_command([]) == ["open"]
    assert with_command(["--db", "extract"]) == ["open", "--db", "extract"]


def test_a_path_is_for_the_explorer(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "extract").mkdir()
    assert with_command(["./extract"]) == ["open", "./extract"]
    assert with_command(["extract"]) == ["extract"]
    assert with_command(["-"]) == ["open", "-"]
    assert with_command(["https://example.org/a"]) == ["open", "https://example.org/a"]


def test_help_and_version_need_no_word():
    assert with_command(["--version"]) == ["--version"]
    assert with_command(["--help"]) == ["--help"]


def test_another_word_suggests_the_nearest_command(capsys):
    assert run(["extrct"]) == 2
    assert "did you mean `timeline extract`?" in capsys.readouterr().err
    assert run(["zzzzz"]) == 2


def test_what_looks_like_a_path_is_a_missing_file(capsys):
    assert run(["articles/none.txt"]) == 1
    assert "articles/none.txt: no such file or folder" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["no-such-word"], ["a\0b"], ["\udcff"]])
def test_any_odd_word_is_a_problem_and_no_traceback(words):
    with pytest.raises(ProblemError):
        with_command(words)
