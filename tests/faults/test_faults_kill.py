"""Processes killed at random moments, and processes that work on one database at once."""

from __future__ import annotations

import json
import os
import random
import signal
import time
import traceback

from fault_workload import Expected, perform, rounds, source, verified

from timeline.store import open_store


def forked(work):
    """Run `work(say)` in a child; (process id, file of the lines it said)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, os.fdopen(reading, encoding="utf-8")
    try:
        os.close(reading)
        work(lambda line: os.write(writing, (json.dumps(line) + "\n").encode()))
        os._exit(0)
    except Exception:  # noqa: BLE001 - a child's failure must be seen
        traceback.print_exc()
    finally:
        os._exit(1)


def test_nothing_acknowledged_is_lost_to_kill_at_any_moment(tmp_path):
    rng = random.Random(5)
    path, expected = tmp_path / "a.db", Expected()
    open_store(path).close()
    for kill in range(rounds(200, 40)):
        seed = rng.random()

        def work(say, path=path, state=expected, seed=seed):
            draw = random.Random(seed)
            with open_store(path) as store:
                for _ in range(1000):
                    op = state.draw(draw)
                    say(["begin", op])
                    perform(store, op)
                    say(["done", op])
                    state = state.follow(op)

        child, said = forked(work)
        said.readline()  # it has begun
        time.sleep(rng.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        under_way = None
        os.waitpid(child, 0)
        done = [json.loads(line) for line in said if line.endswith("\n")]
        said.close()
        draw, state = random.Random(seed), expected
        acknowledged = sum(kind == "done" for kind, _ in done)
        for _ in range(acknowledged):
            state = state.follow(state.draw(draw))
        under_way = state.draw(draw)
        # an edit of an earlier session can be undone in a later one, so that both sides follow the same list
        expected = verified(path, state, under_way)
        if len(expected.titles) > 1500:
            path, expected = tmp_path / f"{kill}.db", Expected()
            open_store(path).close()
    assert expected.titles


def test_two_writers_and_a_reader_neither_fail_nor_lose_anything(tmp_path):
    path, count = tmp_path / "a.db", rounds(150, 25)
    open_store(path).close()

    def writer(first):
        def work(say):
            with open_store(path) as store:
                for number in range(first, first + count):
                    perform(store, {"do": "add", "number": number, "count": 3})
                    perform(store, {"do": "edit", "id": f"{number * 1000:016x}", "title": f"Mine {number}"})
                    if number % 10 == 0:
                        store.compact()
            say("finished")

        return work

    def reader(say):
        with open_store(path, read_only=True) as store:
            seen: set[int] = set()
            while len(seen) < 2 * count:
                store.refresh()
                now = {
                    n
                    for first in (1, 1001)
                    for n in range(first, first + count)
                    if store.known(source(n).id, "2025-04-17")
                }
                assert seen <= now
                assert all(len(store.entry_ids_of(source(number).id)) == 3 for number in now - seen)
                seen = now
        say("finished")

    running = [forked(work) for work in (reader, writer(1), writer(1001))]
    for child, said in running:
        assert said.read() == '"finished"\n'
        said.close()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with open_store(path) as store:
        assert store.check().ok
        for first in (1, 1001):
            for number in range(first, first + count):
                assert store.entry(f"{number * 1000:016x}").title == f"Mine {number}"
