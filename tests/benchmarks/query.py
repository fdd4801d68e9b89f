"""How long queries take, as a share of a scan: `python tests/benchmarks/query.py DATABASE`.

DATABASE is one that `generate.py` made. The scan reads every entry and looks for one word in it, which is what has to
be done without an index. Then what a screen asks of a view, as a share of the same scan.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from typing import TYPE_CHECKING

from timeline.query import run
from timeline.query.fuzzy import Finder
from timeline.store import open_store
from timeline.store.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.store import Store

TODAY = date(2025, 4, 17)
QUERIES = (
    "",
    'actor:="Northern Council"',
    'actor:="Northern Council" actor:"Lake Fund" -actor:"Border Court"',
    "actor:no",
    "on:2024-05",
    "after:2024 before:2025 status:scheduled",
    "date:none",
    "ceasefire",
    '"grain had risen"',
    'ceasefire actor:"Lake Fund" after:2023',
    "/ceasefire|budget/",
    "/risen.*fish/",
    "/[0-9]{4}-0[1-3]/",
)


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def scan(store: Store) -> int:
    """How many entries say "ceasefire", by reading them all."""
    index = store.index
    return sum("ceasefire" in fold(index.entry(row).sentence) for row in index.all())


def line(what: str, milliseconds: float, scanning: float, found: str = "") -> None:
    """Print one line of the table."""
    print(f"{what:62} {found:>9} {milliseconds:>9.2f} {milliseconds / scanning:>9.5f}")


def main(path: str) -> None:
    """Print the table."""
    with open_store(path, read_only=True) as store:
        scanning = timed(lambda: scan(store))
        print(f"{store.index.size:,} entries; a scan takes {scanning:,.0f} ms")
        print(f"{'':62} {'found':>9} {'ms':>9} {'of a scan':>9}")
        for query in QUERIES:
            took = timed(lambda query=query: run(query, store, today=TODAY))
            line(query or "(everything)", took, scanning, f"{len(run(query, store, today=TODAY)):,}")
        view = run("after:2000", store, today=TODAY)
        first, last = view.span() or (0, 0)
        finder = Finder(store.index.names("actor"))
        calls: dict[str, Callable[[], object]] = {
            "a histogram of 120 slices": lambda: view.histogram(first, last, 120),
            "the 20 most frequent actors": lambda: view.actors(20),
            "all actors": view.actors,
            "the 20 most frequent pairs": lambda: view.pairs(20),
            "40 list lines from the middle": lambda: [view.brief(len(view) // 2 + k) for k in range(40)],
            "seek a day": lambda: view.seek((first + last) // 2),
            "the nearest entry": lambda: view.nearest(len(view) // 3),
            "names for 'nor'": lambda: finder.rank("nor", 40),
        }
        for what, call in calls.items():
            line(what, timed(call), scanning)


if __name__ == "__main__":
    main(sys.argv[1])
