from __future__ import annotations

import logging

import pytest

from timeline import logfile
from timeline.tui.logfile import LogFile


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(logfile, "log_path", lambda: tmp_path / "state" / "timeline.log")
    return tmp_path / "state" / "timeline.log"


def test_every_line_has_its_time_and_no_escape_sequence(path):
    logfile.append("one\x1b[2J\ntwo")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 2)[2] for line in lines] == ["one\ufffd[2J", "two"]
    assert all(line[:2] == "20" and line.split()[0].endswith("Z") for line in lines)
    assert path.stat().st_mode & 0o077 == 0


def test_what_the_explorer_logs_goes_to_the_same_file(path):
    LogFile().emit(logging.LogRecord("timeline.tui", logging.ERROR, "", 1, "lost %s", ("it",), None))
    assert path.read_text(encoding="utf-8").endswith(" lost it\n")


def test_a_log_that_cannot_be_written_is_lost(path):
    path.parent.write_text("a file is in the way", encoding="utf-8")
    logfile.append("one")
    assert path.parent.is_file()
