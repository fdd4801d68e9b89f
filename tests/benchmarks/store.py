"""Times of the store through TinyDB's interface, in one run beside sqlite3 and, up to 100,000 entries, stock TinyDB.

    python tests/benchmarks/store.py [--keep DIRECTORY] [COUNT …]

Every query gives the number of hits and the first screenful, parsed. An insert counts with all upkeep of index and
sidecar, and with the query for an actor that follows. Times are medians in milliseconds; a ratio below 1 is in favour
of this store against sqlite3, and says how many times faster it is against stock TinyDB. Queries are repeated, so that
both databases find in memory what they keep of their files: this store the JSON of up to 2,048 entries, sqlite3 2 MB of
pages. With `--keep`, the databases are left in a directory and used again.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generate import articles, fill
from sqlite_store import SCREEN, Sqlite
from tinydb import Query, TinyDB

from timeline.store.storage import Database
from timeline.store.table import mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Q = Query()
ACTOR, FIRST, LAST, TEXT = "Central Ministry", "2010-01-01", "2010-12-31", "ceasefire"
STOCK_UP_TO = 100_000
BY_ACTOR = Q.actors.any([ACTOR])
IN_YEAR = (Q.start != None) & (Q.start <= LAST) & (Q.end >= FIRST)  # noqa: E711 - TinyDB's way to say it
SAYS = Q.title.test(lambda text: TEXT in text.lower()) | Q.sentence.test(lambda text: TEXT in text.lower())


def docs(seed: int) -> Iterator[dict[str, Any]]:
    """Ever more entries that no database has yet."""
    for number in count():
        for _, _, entries in articles(20_000, seed * 1000 + number):
            yield from (entry.to_json() for entry in entries)


class Ours:
    """This store, through TinyDB's interface."""

    def __init__(self, path: Path) -> None:
        self.db = Database(path)
        self.table = self.db.table("entries")

    def insert(self, docs: list[dict[str, Any]]) -> None:
        self.db.insert_multiple(docs)

    def _page(self, query: Any) -> tuple[int, list[Any]]:
        hits = self.table.select(query)
        return len(hits), hits[:SCREEN]

    def first(self) -> tuple[int, list[Any]]:
        return self._page(Q.noop())

    def actor(self, name: str) -> tuple[int, list[Any]]:
        return self._page(Q.actors.any([name]))

    def overlap(self, first: str, last: str) -> tuple[int, list[Any]]:
        return self._page((Q.start <= last) & (Q.end >= first))

    def text(self, wanted: str) -> tuple[int, list[Any]]:
        self.db.storage.documents.index.forget()  # or the second time is free
        return self._page(mentions(wanted))

    def all_three(self, name: str, first: str, last: str, wanted: str) -> tuple[int, list[Any]]:
        self.db.storage.documents.index.forget()
        return self._page(Q.actors.any([name]) & (Q.start <= last) & (Q.end >= first) & mentions(wanted))

    def close(self) -> None:
        self.db.close()


class Stock:
    """TinyDB as it comes; what it is asked is looked for in every document."""

    def __init__(self, path: Path) -> None:
        self.db = TinyDB(path)

    def insert(self, docs: list[dict[str, Any]]) -> None:
        self.db.insert_multiple(docs)

    def _page(self, query: Any) -> tuple[int, list[Any]]:
        self.db.clear_cache()
        hits = self.db.search(query)
        return len(hits), sorted(hits, key=lambda doc: doc["start"] or "~")[:SCREEN]

    def actor(self, _name: str) -> tuple[int, list[Any]]:
        return self._page(BY_ACTOR)

    def overlap(self, _first: str, _last: str) -> tuple[int, list[Any]]:
        return self._page(IN_YEAR)

    def text(self, _wanted: str) -> tuple[int, list[Any]]:
        return self._page(SAYS)

    def all_three(self, *_: str) -> tuple[int, list[Any]]:
        return self._page(BY_ACTOR & IN_YEAR & SAYS)

    def close(self) -> None:
        self.db.close()


def once(work: Callable[[], Any]) -> float:
    """Milliseconds that a call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def side_by_side(stores: dict[str, Any], work: Callable[[Any], Any], rounds: int) -> dict[str, float]:
    """The median time of each store: the two databases in turns, and stock TinyDB after them.

    It reads everything at every query, and whoever came right after it would find the processor's caches cold.
    """
    times: dict[str, list[float]] = {name: [] for name in stores}
    pair = [item for item in stores.items() if item[0] != "stock"]
    for _ in range(rounds):
        for name, store in pair:
            times[name].append(once(lambda store=store: work(store)))
        pair.reverse()
    if "stock" in stores:
        times["stock"] = [once(lambda: work(stores["stock"])) for _ in range(2)]
    return {name: statistics.median(values) for name, values in times.items()}


def report(what: str, times: dict[str, float]) -> None:
    """A line of the table."""
    line = f"{what:34}" + "".join(f"{name} {value:10.3f}   " for name, value in times.items())
    line += f"against sqlite3 {times['ours'] / times['sqlite3']:6.2f}×"
    if "stock" in times:
        line += f"   {times['stock'] / times['ours']:9.0f} times faster than stock"
    print(line, flush=True)


def prepare(place: Path, size: int) -> dict[str, Path]:
    """The same `size` entries in each store."""
    paths = {"ours": place / f"{size}.db", "sqlite3": place / f"{size}.sqlite"}
    if size <= STOCK_UP_TO:
        paths["stock"] = place / f"{size}.json"
    if not paths["ours"].exists():
        fill(str(paths["ours"]), size)
    for name, make in (("sqlite3", Sqlite), ("stock", Stock)):
        if name in paths and not paths[name].exists():
            store = make(paths[name])
            rest = (entry.to_json() for _, _, entries in articles(size) for entry in entries)
            while batch := list(islice(rest, 20_000 if name == "sqlite3" else size)):
                store.insert(batch)
            store.close()
    return paths


def reads(stores: dict[str, Any]) -> None:
    """The queries."""
    for store in stores.values():
        found = [store.actor(ACTOR)[0], store.overlap(FIRST, LAST)[0], store.text(TEXT)[0]]
        print("hits:", *found, store.all_three(ACTOR, FIRST, LAST, TEXT)[0])
    report("by actor", side_by_side(stores, lambda store: store.actor(ACTOR), 50))
    report("one year, overlap", side_by_side(stores, lambda store: store.overlap(FIRST, LAST), 50))
    report("text", side_by_side(stores, lambda store: store.text(TEXT), 7))
    report("actor, year and text", side_by_side(stores, lambda s: s.all_three(ACTOR, FIRST, LAST, TEXT), 20))


def writes(stores: dict[str, Any]) -> None:
    """Inserts, each with the query that follows."""
    fresh = docs(7)

    def insert(many: int) -> Callable[[Any], None]:
        batch = list(islice(fresh, many))

        def work(store: Any) -> None:
            store.insert(batch)
            store.actor(ACTOR)

        return work

    for many, rounds in ((1, 50), (10_000, 14)):
        times: dict[str, list[float]] = {name: [] for name in stores}
        for turn in range(rounds):
            work = insert(many)
            for name, store in stores.items():
                if name != "stock" or turn < 1:
                    times[name].append(once(lambda store=store, work=work: work(store)))
        report(f"insert {many:,}", {name: statistics.median(values) for name, values in times.items()})
        mean = {name: statistics.mean(values) for name, values in times.items()}
        report(f"insert {many:,} (mean, index rewritten)", mean)


def openings(paths: dict[str, Path]) -> None:
    """Open, insert one, close; then the first screenful and the memory in processes of their own."""
    fresh = docs(8)

    def session(kind: Any, path: Path) -> Callable[[], None]:
        batch = list(islice(fresh, 1))

        def work() -> None:
            store = kind(path)
            store.insert(batch)
            store.close()

        return work

    kinds = {"ours": Ours, "sqlite3": Sqlite}
    times = {
        name: statistics.median(once(session(kind, paths[name])) for _ in range(15)) for name, kind in kinds.items()
    }
    report("open, insert one, close", times)
    bare = min(_process("import tinydb")[0] for _ in range(5))
    shown, memory = min(_process(SHOW, str(paths["ours"])) for _ in range(5))
    print(f"open and first screenful: {shown - bare:.0f} ms more than import tinydb ({bare:.0f} ms), {memory:.0f} MB")
    print(f"screenful, end, text search: {_process(SHOW_ALL, str(paths['ours']))[1]:.0f} MB at most")


SHOW = f"""
import sys
from timeline.store.storage import Database
from tinydb import Query
table = Database(sys.argv[1]).table("entries")
hits = table.select(Query().noop())
shown = hits[:{SCREEN}]
"""
SHOW_ALL = f"""{SHOW}
from timeline.store.table import mentions
shown = hits[len(hits) - {SCREEN}:]
shown = table.select(mentions("{TEXT}"))[:{SCREEN}]
"""


def _process(code: str, *arguments: str) -> tuple[float, float]:
    """Milliseconds and the most megabytes that a process took."""
    code += "\nprint(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    return (time.perf_counter() - start) * 1000, float(done.stdout) / 1024


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 100_000, 1_000_000])
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = options.keep or Path(temporary)
        for size in options.counts:
            kept = prepare(place, size)
            print(f"\n{size:,} entries")
            with tempfile.TemporaryDirectory(dir=place) as scratch:
                for file in place.glob(f"{size}.*"):
                    shutil.copy(file, scratch)
                paths = {name: Path(scratch) / path.name for name, path in kept.items()}
                openings(paths)
                kinds = {"ours": Ours, "sqlite3": Sqlite, "stock": Stock}
                stores = {name: kinds[name](path) for name, path in paths.items()}
                reads(stores)
                writes(stores)
                for store in stores.values():
                    store.close()


if __name__ == "__main__":
    main()
