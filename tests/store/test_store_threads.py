"""One store, several threads: one imports and compacts while others look."""

from __future__ import annotations

import threading
import traceback

from timeline.models import Entry, Source
from timeline.store import open_store


def article(number):
    source = Source(f"{number:016x}", title=f"Article {number}", published="2025-04-17")
    fields = {"precision": "day", "edtf": None, "status": "happened", "actors": ("Russia",), "places": ("Sumy",)}
    fields |= {"sentence": f"Sentence {number}.", "span": (0, 9), "expression": "", "expression_span": (0, 0)}
    fields |= {"timex": {}, "basis": "", "confidence": 1.0, "source": source}
    days = [f"2025-04-{1 + (number + i) % 30:02}" for i in range(10)]
    return (
        source,
        "text",
        [
            Entry(id=f"{number * 100 + i:016x}", start=day, end=day, title=f"Event {number}.{i}", **fields)
            for i, day in enumerate(days)
        ],
    )


def test_a_store_stays_as_it_is_while_another_thread_writes_until_it_looks(tmp_path):
    store, own = open_store(tmp_path / "a.db"), open_store(tmp_path / "a.db")
    store.add([article(1)])
    done, wrong = threading.Event(), []

    def write():
        try:
            for number in range(2, 40):
                own.add([article(number)])
                if number % 15 == 0:
                    own.compact()
        except Exception:  # noqa: BLE001 - a thread's failure must be seen
            wrong.append(traceback.format_exc())
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    while not done.is_set():
        store.refresh()
        index = store.index
        row = index.size - 1
        assert len(index.posting("actor", "Russia")) == index.size
        assert index.brief(row).title.startswith("Event")
        assert store.entry(f"{101:016x}").title == "Event 1.1"
        assert index.row_of(f"{105:016x}") is not None
        assert len(index.containing("sentence 1.")) == 10
        assert index.size == row + 1
    thread.join()
    assert not wrong, wrong[0]
    store.refresh()
    assert store.index.size == 390


def test_threads_that_write_at_once_lose_nothing(tmp_path):
    store = open_store(tmp_path / "a.db")

    def write(first):
        for number in range(first, first + 10):
            store.add([article(number)])

    threads = [threading.Thread(target=write, args=(first,)) for first in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.check().entries == 300
    assert store.check().ok
