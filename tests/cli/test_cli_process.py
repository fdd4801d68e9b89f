"""The program as the shell sees it: pipes, locales, full disks, signals."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "timeline"]


@pytest.fixture
def shell(home):
    def call(script, **environment):
        env = {**os.environ, "TIMELINE": " ".join(PROGRAM), "TIMELINE_DB": str(home / "a.db"), **environment}
        return subprocess.run(["bash", "-c", script], capture_output=True, env=env, timeout=60)

    return call


def test_a_reader_that_has_enough_ends_the_program_quietly(home, shell):
    (home / "many.jsonl").write_text(
        '{"text": "Talks opened in Paris.", "date": "2025-04-17"}\n' * 3000, encoding="utf-8"
    )
    done = shell("$TIMELINE extract many.jsonl | head -n 1; echo ${PIPESTATUS[0]}")
    assert done.stdout.splitlines()[-1] == b"0"
    assert done.stderr == b""


def test_a_full_disk_is_an_error_of_one_line(shell):
    done = shell("$TIMELINE extract articles/sumy.txt > /dev/full")
    assert done.returncode == 1
    assert done.stderr == b"timeline: no space left on device\n"


def test_data_is_utf_8_in_the_c_locale(home, shell):
    (home / "é.txt").write_text("Élysée talks opened in Paris on 17 April 2025, “officials” said.", encoding="utf-8")
    for name in ("C", "POSIX"):
        done = shell("$TIMELINE extract *.txt", LC_ALL=name, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
        assert done.returncode == 0, done.stderr
        assert "“officials”" in done.stdout.decode("utf-8")


def test_the_explorer_without_a_terminal_says_what_to_do_instead(shell):
    done = shell("$TIMELINE")
    assert done.returncode == 1
    assert b"needs a terminal" in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_an_interrupted_import_keeps_all_so_far_and_goes_on(home, shell):
    lines = (f'{{"text": "Talks number {n} opened in Paris on 17 April 2025."}}\n' for n in range(20_000))
    (home / "many.jsonl").write_text("".join(lines), encoding="utf-8")
    running = subprocess.Popen([*PROGRAM, "--db", "a.db", "add", "--jobs", "1", "many.jsonl"], stderr=subprocess.PIPE)
    while running.poll() is None and (not (home / "a.db").exists() or (home / "a.db").stat().st_size < 10_000):
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    err = running.communicate(timeout=30)[1].decode()
    assert running.returncode == 1
    assert err.startswith("stopped, all so far is kept") or "\nstopped, all so far is kept" in err
    assert "of 0 articles" not in shell("$TIMELINE check").stdout.decode()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are found through /proc")
def test_workers_end_with_a_process_that_is_killed(home):
    for number in range(400):
        (home / "articles" / f"{number}.txt").write_text(f"Talks {number} opened in Paris on 17 April 2025. " * 40)
    mark = f"TIMELINE_TEST={home}"
    command = [*PROGRAM, "--db", "a.db", "add", "--jobs", "2", "articles"]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ, "TIMELINE_TEST": str(home)})
    while len(_marked(mark)) < 4 and running.poll() is None:
        time.sleep(0.02)
    running.kill()
    running.wait()
    deadline = time.monotonic() + 20
    while _marked(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _marked(mark) == []


def _marked(mark):
    """The processes that bear a mark in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark.encode() in path.read_bytes():
                found.append(path)
    return found


def test_an_interrupt_while_printing_is_one_line_and_no_traceback(home):
    (home / "many.jsonl").write_text(
        '{"text": "Talks opened in Paris on 17 April.", "date": "2025-04-17"}\n' * 9000, encoding="utf-8"
    )
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*PROGRAM, "extract", "many.jsonl"], **pipes) as running:
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        err = running.communicate(timeout=30)[1]
    assert running.returncode == 1
    assert err == b"timeline: interrupted\n"


def test_nothing_to_write_to_is_no_traceback(shell):
    assert shell("$TIMELINE extract none.txt 2>&-").returncode == 1
    assert b"Traceback" not in shell("$TIMELINE extract articles/sumy.txt >&-").stderr
