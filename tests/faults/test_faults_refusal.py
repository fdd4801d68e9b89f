"""A system that refuses: full disk, failed syncs, read-only places."""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import tempfile
from pathlib import Path

import pytest
from fault_workload import Expected, holds, perform, rounds, source, verified
from test_faults_kill import forked

from timeline.store import ReadOnly, StoreError, WriteFailed, open_store

CALLS = ("write", "pwrite", "fdatasync", "fsync", "ftruncate", "link", "replace")
NOBODY = 65534


class Refusing:
    """`os` as a failing system gives it: from the N-th writing call on, for `many` calls, an error."""

    def __init__(self, monkeypatch, at: int, many: int, code: int) -> None:
        self.count, self.at, self.many, self.code = 0, at, many, code
        for name in CALLS:
            monkeypatch.setattr(os, name, self._refusing(name, getattr(os, name)))

    def _refusing(self, name, real):
        def call(*arguments, **more):
            self.count += 1
            if not self.at <= self.count < self.at + self.many:
                return real(*arguments, **more)
            if name == "pwrite":  # a full disk takes a part first
                real(arguments[0], bytes(arguments[1][: len(arguments[1]) // 2]), arguments[2])
            raise OSError(self.code, os.strerror(self.code))

        return call


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_whatever_the_system_refuses_the_write_is_reported_as_failed_and_nothing_is_lost(tmp_path, code):
    rng, refused = random.Random(3), 0
    for attempt in range(rounds(120, 40)):
        path, state = tmp_path / f"{attempt}" / "a.db", Expected()
        with open_store(path) as store, pytest.MonkeyPatch.context() as patch:
            for _ in range(3):
                op = state.draw(rng)
                perform(store, op)
                state = state.follow(op)
            Refusing(patch, at=1 + attempt % 20, many=rng.choice([1, 2]), code=code)
            for _ in range(6):
                op = state.draw(rng)
                try:
                    perform(store, op)
                except StoreError:
                    refused += 1
                    store.refresh()
                    assert not holds(store, state), "the open store shows what was reported as failed"
                else:
                    state = state.follow(op)
        verified(path, state, None)
    assert refused


def test_a_full_disk_costs_nothing_that_was_acknowledged(tmp_path):
    """A limit on the size of files, which the system enforces in the middle of a write."""
    for limit in range(20_000, 20_000 + 7_001 * rounds(30, 8), 7_001):
        path, state = tmp_path / f"{limit}" / "a.db", Expected()

        def work(say, path=path, limit=limit, state=state):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            with open_store(path) as store:
                for number in range(1, 1000):
                    op = {"do": "add", "number": number, "count": 5}
                    try:
                        perform(store, op)
                    except WriteFailed:
                        assert not holds(store, state)
                        say(number)
                        return
                    state = state.follow(op)

        child, said = forked(work)
        failed_at = int(said.read())
        said.close()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        for number in range(1, failed_at):
            state = state.follow({"do": "add", "number": number, "count": 5})
        state = verified(path, state, None)
        with open_store(path) as store:  # and there is room again
            perform(store, {"do": "add", "number": failed_at, "count": 5})


@pytest.mark.parametrize("writable_file", [False, True])
def test_a_read_only_place_is_read_and_never_written(writable_file):
    place = Path(tempfile.mkdtemp())  # pytest's own directories are closed to other users
    try:
        path = place / "a.db"
        with open_store(path) as store:
            perform(store, {"do": "add", "number": 1, "count": 3})
        for file in place.iterdir():
            file.chmod(0o666 if writable_file else 0o444)
        (place / "a.db.lock").unlink()
        place.chmod(0o555)

        def work(say):
            if os.geteuid() == 0:
                os.setuid(NOBODY)
            with open_store(path) as store:
                assert len(store.entry_ids_of(source(1).id)) == 3
                assert store.check().ok
                for change in (store.undo, lambda: store.save_view("a", "b"), store.compact):
                    with pytest.raises(StoreError):
                        change()
                with pytest.raises(ReadOnly):
                    perform(store, {"do": "add", "number": 2, "count": 1})
            with pytest.raises(ReadOnly):
                open_store(place / "new.db")
            say("read")

        child, said = forked(work)
        assert said.read() == '"read"\n'
        said.close()
        os.waitpid(child, 0)
        assert {"a.db.lock", "new.db"}.isdisjoint(file.name for file in place.iterdir())
    finally:
        place.chmod(0o755)
        shutil.rmtree(place)
