"""The explorer as a process on a terminal: what it draws, what it leaves behind, what it survives."""

import os
import re
import signal
import sys
import time

import pytest
from session import Session, explore
from shelf import article, many

from timeline.store import open_store

WIDE = "中文 title with é and a\u0301 marks"


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("explorer") / "news.db"
    text, entries = article()
    others = many(200)
    others[3] = others[3].with_(title=WIDE)
    with open_store(path) as store:
        store.add([(entries[0].source, text, entries), (others[0].source, "Nothing.", others)])
    return path


def config(tmp_path, drawing):
    path = tmp_path / f"{drawing}.toml"
    path.write_text(f'[explorer]\ndrawing = "{drawing}"\n', encoding="utf-8")
    return str(path)


SCRIPT = [
    "j",
    "jj",
    "\x1b[6~",
    "G",
    "k",
    "g",
    "f",
    "rub",
    "\t",
    "\x1b",
    "\r",
    ")",
    "\x1b",
    "Fact",
    "\x1b",
    "i",
    "ll",
    "\x1b",
    "?",
    "q",
]


def test_both_drawing_paths_show_equal_screens(database, tmp_path):
    with (
        explore(database, TIMELINE_CONFIG=config(tmp_path, "lean")) as lean,
        explore(database, TIMELINE_CONFIG=config(tmp_path, "stock")) as stock,
    ):
        for session in (lean, stock):
            session.until("Event e000")
            session.settle(0.5)
        for keys in ["", *SCRIPT]:
            for session in (lean, stock):
                session.send(keys.encode())
                session.settle(0.35 if keys == "\x1b" else 0.1)
            ends = time.monotonic() + 5
            while lean.glass().rows() != stock.glass().rows() and time.monotonic() < ends:
                lean.settle(0.1)
                stock.settle(0.1)
            assert lean.glass().text() == stock.glass().text(), keys
            assert lean.glass().rows() == stock.glass().rows(), keys


def test_the_first_page_is_the_first_live_frame_and_keys_typed_before_it_are_obeyed(database):
    with explore(database) as session:
        session.send(b"jj")
        session.until(r"▌  .*Event e002")
        session.settle()
        first = session.raw.decode().split("\x1b[?2004h")[0]
        assert first.count("Event e") > 5, "the first page was painted before the toolkit spoke"
        assert session.raw.decode().count("\x1b[2J") == 2, "nothing was cleared when the toolkit took over"


@pytest.mark.parametrize(
    ("typed", "shows"),
    [
        (":2025-03\r", r"Mar 2025 ─+\n▌"),
        ("/e012\r", r"▌  .*Event e012"),
        ("Factor:rubio\r", "134 of 205"),
        ("frub\r", "134 of 205"),
        ("eX\r", "saved"),
    ],
)
def test_what_is_typed_before_the_toolkit_is_loaded_is_typed_into_what_it_opens(database, tmp_path, typed, shows):
    copy = tmp_path / "copy.db"
    with open_store(database) as store:
        store.backup(copy)
    with explore(copy) as session:
        session.send(typed.encode())
        session.until(shows)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_as_q_does_and_leaves_the_terminal_sane(database, number):
    with explore(database) as session:
        session.until("Event e000")
        session.settle()
        assert session.modes() != session.before
        os.kill(session.pid, number)
        assert session.wait() == 128 + number
        assert session.modes() == session.before
        assert session.glass().modes.isdisjoint({1049, 2004, 1000})


def test_q_leaves_the_terminal_as_it_was(database):
    with explore(database) as session:
        session.until("Event e000")
        session.send(b"q")
        assert session.wait() == 0
        assert session.modes() == session.before
        assert session.glass().modes.isdisjoint({1049, 2004, 1000})
        assert 25 in session.glass().modes


def test_a_closed_terminal_leaves_no_process_behind(database):
    with explore(database) as session:
        session.until("Event e000")
        session.settle()
        os.close(session.slave)
        os.close(session.master)
        ends = time.monotonic() + 10
        while time.monotonic() < ends:
            pid, status = os.waitpid(session.pid, os.WNOHANG)
            if pid:
                session.code = status
                return
            time.sleep(0.05)
        raise AssertionError("it goes on without a terminal")


def test_after_a_suspension_the_screen_is_whole_again(database):
    with explore(database) as session:
        session.until("Event e000")
        session.settle()
        session.send(b"\x1a")
        ends = time.monotonic() + 10
        while os.waitpid(session.pid, os.WUNTRACED | os.WNOHANG) == (0, 0):
            assert time.monotonic() < ends
            session.read(0.05)
        assert session.modes() == session.before
        suspended = len(session.raw)
        os.kill(session.pid, signal.SIGCONT)
        session.settle(0.6)
        assert "Event e000" in "\n".join(session.glass(suspended).text())
        session.send(b"j")
        session.until(r"▌  .*Event e001")


def test_pieces_of_an_arrow_key_are_still_an_arrow_key(database):
    with explore(database) as session:
        session.until("Event e000")
        session.settle(0.6)
        for piece in (b"\x1b", b"[", b"B"):
            session.send(piece)
            time.sleep(0.12)
        session.until(r"▌  .*Event e001")


def test_a_storm_of_resizes_ends_in_a_whole_screen(database):
    with explore(database) as session:
        session.until("Event e000")
        for columns, rows in [(1, 1), (20, 5), (200, 60), (40, 10), (3, 2), (100, 30)] * 4:
            session.resize(columns, rows)
            session.read(0.01)
        session.live()
        before = len(session.raw)
        session.send(b"\x0c")
        screen = session.until("in context", before)
        assert "timeline   " in screen
        assert "Event e000" in screen


def test_a_resize_during_the_first_page_is_followed(database):
    with explore(database) as session:
        session.read(0.05)
        session.resize(60, 20)
        session.live()
        before = len(session.raw)
        session.send(b"\x0c")
        assert "in context" in session.until("in context", before).splitlines()[19]


def test_no_color_means_no_colour(database):
    with explore(database, NO_COLOR="1") as session:
        session.until("Event e000")
        session.send(b"jf")
        session.settle(0.4)
        codes = [code for args in re.findall(rb"\x1b\[([\d;]*)m", session.raw) for code in args.split(b";")]
        assert not [code for code in codes if code[:1] in (b"3", b"4", b"9") and len(code) > 1]
        assert b"1" in codes


def test_sixteen_colours_mean_sixteen(database):
    with explore(database, TERM="xterm") as session:
        session.until("Event e000")
        session.send(b"jf")
        session.settle(0.4)
        assert b"38;5" not in session.raw
        assert b"38;2" not in session.raw


@pytest.mark.parametrize("environ", [{"LANG": "C"}, {"LC_ALL": "POSIX"}, {"TERM": "vt100"}])
def test_the_ascii_look_is_ascii_alone(database, environ):
    with explore(database, **environ) as session:
        session.until("Event e000")
        session.send(b"jjjf")
        session.settle(0.4)
        session.send(b"\x1b")
        session.settle(0.5)
        assert bytes(session.raw).isascii()


def test_a_dumb_terminal_gets_the_linear_mode(database):
    with explore(database, TERM="dumb") as session:
        while b"? " not in session.raw:
            assert session.read(5)
        session.send(b"q\n")
        assert session.wait() == 0
        assert b"\x1b" not in session.raw


def test_nothing_is_written_while_nothing_happens(database):
    with explore(database) as session:
        session.until("Event e000")
        session.settle(1.0)
        before = len(session.raw)
        session.settle(1.5)
        assert len(session.raw) == before


def test_a_terminal_that_never_answers_is_drawn_on_all_the_same(database):
    with explore(database, answers=False) as session:
        session.until("Event e000")
        for _ in range(5):
            session.send(b"j")
            session.settle(0.2)
        session.until(r"▌  .*Event e005")


def test_what_another_process_writes_appears(database, tmp_path):
    copy = tmp_path / "copy.db"
    with open_store(database) as store:
        store.backup(copy)
    with explore(copy) as session:
        session.until("Event e000")
        session.send(b"jj")
        session.until(r"▌  .*Event e002")
        with open_store(copy) as store:
            store.edit("e001", title="Changed by somebody else")
        session.until("Changed by somebody else")
        session.until(r"▌  .*Event e002")


@pytest.mark.parametrize("term", ["linux", "screen", "tmux-256color", "never-heard-of"])
def test_any_terminal_with_a_movable_cursor_will_do(database, term):
    with explore(database, TERM=term) as session:
        session.until("Event e000")
        session.send(b"j")
        session.until(r"[▌>]  .*Event e001")
        session.send(b"q")
        assert session.wait() == 0


def test_an_article_from_a_pipe_is_imported_and_keys_come_from_the_terminal(tmp_path):
    text = "PARIS, April 17, 2025\n\nRubio met Macron in Paris on Tuesday.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    command = f"cat {tmp_path}/a.txt | {sys.executable} -m timeline --db {tmp_path}/a.db"
    with Session(["/bin/sh", "-c", command]) as session:
        session.until("1 entry")
        session.until("Enter in context")
        session.send(b"q")
        assert session.wait() == 0


def test_an_empty_database_imports_the_sample_at_enter_while_browsing_goes_on(tmp_path):
    with explore(tmp_path / "new.db") as session:
        session.until("Nothing here yet")
        session.send(b"\r")
        session.until(r"\d+ new articles · \d+ entries")
        session.send(b"?")
        session.until("one down")
        session.send(b"q")
        session.until(r"▌  .*Enter: in context|Enter in context")


def test_what_a_worker_prints_while_it_imports_is_not_seen(database, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\nif 'forkserver' in ' '.join(sys.orig_argv): os.register_at_fork("
        "after_in_child=lambda: __import__('threading').Timer(0.3, os.write, (2, b'NOISE')).start())\n",
        encoding="utf-8",
    )
    copy = tmp_path / "copy.db"
    with open_store(database) as store:
        store.backup(copy)
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    article_ = tmp_path / "a.txt"
    article_.write_text("PARIS, April 17, 2025\n\nRubio met Macron in Paris on Tuesday.\n", encoding="utf-8")
    with explore(copy, PYTHONPATH=path) as session:
        session.until("Event e000")
        session.send(f":import {article_}\r".encode())
        session.until("1 new article")
        session.settle(0.6)
        assert b"NOISE" not in session.raw
