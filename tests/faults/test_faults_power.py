"""Loss of power: what was not yet synced may be gone, in part or in any order; what was acknowledged may not."""

from __future__ import annotations

import os
import random
import shutil

from fault_disk import Disk, lay_out
from fault_workload import Expected, perform, rounds, verified

from timeline.store import open_store


def test_nothing_acknowledged_is_lost_when_the_power_fails(tmp_path):
    import pytest

    crashes = 0
    for seed in range(rounds(40, 6)):
        rng, disk, path, state = random.Random(seed), Disk(), tmp_path / f"{seed}" / "a.db", Expected()
        path.parent.mkdir()
        history = []
        with pytest.MonkeyPatch.context() as patch:
            disk.install(patch)
            with open_store(path) as store:
                disk.acknowledge(0)
                for number in range(1, 13):
                    op = state.draw(rng)
                    history.append((state, op))
                    perform(store, op)
                    disk.acknowledge(number)
                    state = state.follow(op)
        history.append((state, None))
        created = disk.events.index(("ack", 0))
        for crash in range(rounds(40, 25)):
            moment = rng.randrange(created + 1, len(disk.events) + 1)
            acknowledged = max(event[1] for event in disk.events[:moment] if event[0] == "ack")
            place = tmp_path / f"{seed}-{crash}"
            lay_out(disk.left(moment, rng.choice([0, 0.5, 0.9, 1]), rng), place)
            before, under_way = history[acknowledged]
            verified(place / "a.db", before, under_way)
            shutil.rmtree(place)
            crashes += 1
        shutil.rmtree(path.parent)
    assert crashes


def test_the_disk_really_forgets(tmp_path, monkeypatch):
    disk = Disk()
    disk.install(monkeypatch)
    fd = os.open(tmp_path / "f", os.O_RDWR | os.O_CREAT)
    os.pwrite(fd, b"firm", 0)
    os.fsync(fd)
    os.pwrite(fd, b"loose", 4)
    here = os.open(tmp_path, os.O_RDONLY)
    os.fsync(here)
    os.close(here)
    os.close(fd)
    rng, end = random.Random(1), len(disk.events)
    assert disk.left(end, 0, rng) == {str(tmp_path / "f"): b"firm"}
    assert disk.left(end, 1, rng) == {str(tmp_path / "f"): b"firmloose"}
    assert disk.left(1, 1, random.Random(2)) in ({}, {str(tmp_path / "f"): b""})
