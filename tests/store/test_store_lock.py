"""The write lock: one writer at a time, whoever waits too long learns who holds it, and no child inherits it."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
import threading

import pytest

from timeline.store import Locked, NoLocking, ReadOnly, open_store
from timeline.store.lock import WriteLock, lock_for

HOLDER = """
import sys
from pathlib import Path
from timeline.store.lock import WriteLock
with WriteLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(tmp_path):
    """A lock that another process holds."""
    path = tmp_path / "a.db.lock"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield path, process
    process.stdin.close()
    process.wait()
    process.stdout.close()


def test_a_writer_that_waits_too_long_learns_who_holds_the_lock(held):
    path, process = held
    with pytest.raises(Locked, match=str(process.pid)) as caught:
        WriteLock(path, wait=0.05).__enter__()
    assert caught.value.holder.pid == process.pid
    assert caught.value.holder.since


def test_the_lock_of_a_killed_process_is_free(held):
    path, process = held
    process.kill()
    process.wait()
    with WriteLock(path, wait=5):
        pass


def test_threads_share_one_lock_and_take_turns(tmp_path):
    lock, turns = lock_for(tmp_path / "lock"), []
    assert lock_for(tmp_path / "lock") is lock

    def work():
        for _ in range(20):
            with lock, lock:  # re-entrant
                turns.append("in")
                turns.append("out")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert turns == ["in", "out"] * 80


def test_a_child_of_a_writer_holds_nothing(tmp_path):
    path = tmp_path / "lock"
    lock = lock_for(path)
    with lock:
        child = os.fork()
        if child == 0:
            try:
                lock.wait = 0.01
                lock.__enter__()  # the parent's, so that this must fail
            except Locked:
                os._exit(0)
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with WriteLock(path, wait=0.1):
        pass


def test_a_removed_lock_file_makes_no_second_holder(tmp_path):
    path = tmp_path / "lock"
    first = WriteLock(path)
    with first:
        pass
    path.unlink()
    with first, pytest.raises(Locked):
        WriteLock(path, wait=0.01).__enter__()


def test_without_file_locks_nothing_is_written(tmp_path, monkeypatch):
    store = open_store(tmp_path / "a.db")
    before = store.path.read_bytes()

    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(NoLocking, match="local disk"):
        store.save_view("a", "b")
    assert store.path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadOnly, match="Permission denied"):
        WriteLock(tmp_path / "lock").__enter__()
