"""What an import tells: progress on a terminal, nothing elsewhere, all of it in the log."""

import io
from types import SimpleNamespace

import pytest

from timeline.cli.narration import Narrator, told
from timeline.cli.options import Common
from timeline.ingest import Progress, Summary
from timeline.logfile import LARGEST, log_path
from timeline.sources import Failure, Notice


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(home, monkeypatch):
    made = Terminal()
    monkeypatch.setattr("timeline.cli.narration.sys", SimpleNamespace(stderr=made))
    monkeypatch.setenv("COLUMNS", "100")
    return made


STEP = Progress(done=500, total=2000, failed=2, entries=4321, where="a/\x1b[2Jb.txt", seconds=10.0)


def test_progress_on_a_terminal_has_rate_and_time_left_in_one_line(terminal):
    Narrator(Common()).progress(STEP)
    assert terminal.getvalue().startswith("\r500 of 2,000 articles · 4,321 entries · 50/s · 0:30 left · 2 failed · a/")
    assert "\x1b" not in terminal.getvalue()
    assert len(terminal.getvalue()) == 100


def test_progress_comes_no_faster_than_can_be_read(terminal):
    narrator = Narrator(Common())
    for _ in range(50):
        narrator.progress(STEP)
    assert terminal.getvalue().count("\r") == 1


def test_where_standard_error_is_no_terminal_there_is_no_progress(home, capsys):
    Narrator(Common()).progress(STEP)
    assert capsys.readouterr().err == ""


def test_twenty_failures_are_told_and_the_log_has_all(home, capsys):
    summary = Summary()
    narrator = Narrator(Common())
    for problem in [Notice("a", "b"), *(Failure(f"{n}.txt", "the file is empty") for n in range(300))]:
        narrator.tell(problem)
        (summary.failed if isinstance(problem, Failure) else summary.warnings).take(problem)
    assert len(summary.failed) == 100, "no more stay in memory"
    narrator.summary(summary)
    err = capsys.readouterr().err
    assert err.count("failed: ") == 20
    assert f"… and 280 more: {log_path()} has all of them" in err
    text = log_path().read_text(encoding="utf-8")
    assert text.count("failed: ") == 300
    assert "warning: a: b" in text


def test_the_log_cannot_be_forged_by_a_name_and_does_not_grow_for_ever(home):
    narrator = Narrator(Common(), quiet=True)
    narrator.tell(Failure("a\nb\x1b[2J", "no"))
    narrator.summary(Summary())
    assert "a b�[2J: no" in log_path().read_text(encoding="utf-8")
    log_path().write_text("x" * (LARGEST + 1), encoding="utf-8")
    Narrator(Common(), quiet=True).summary(Summary())
    assert log_path().stat().st_size < 1000
    assert log_path().with_suffix(".log.1").stat().st_size > LARGEST


def test_verbose_tells_what_the_log_is_told(cli, home):
    result = cli("-v", "add", "articles", "--db", "a.db")
    assert result.err.count("3 new articles") == 1
    assert "warning: " in result.err


def test_a_log_that_cannot_be_written_is_no_reason_to_fail(cli, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", "/proc/none")
    assert cli("add", "articles", "--db", "a.db").code == 0


def test_the_summary_says_what_a_stopped_import_kept():
    line = told(Summary(new=1, known=2, updated=3, entries=1, cancelled=True))
    assert line == (
        "stopped, all so far is kept; run it again to go on:"
        " 1 new article, 2 known, 3 updated, 0 failed · 1 entry added"
    )
