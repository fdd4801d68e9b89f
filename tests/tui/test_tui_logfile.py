import logging

from timeline.tui.logfile import LogFile


def test_what_a_text_says_cannot_be_obeyed_by_a_terminal_that_shows_the_log(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    record = logging.LogRecord("timeline", logging.ERROR, "", 1, "one \x1b[31m\ntwo \x9b2J", None, None)
    LogFile().handle(record)
    written = (tmp_path / "timeline" / "timeline.log").read_text(encoding="utf-8")
    assert "\x1b" not in written
    assert "\x9b" not in written
    assert len(written.splitlines()) == 2
