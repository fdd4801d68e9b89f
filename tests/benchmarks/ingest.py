"""An import of 10,000 articles of 4 KB against the extraction alone, on all cores; and whether memory stays flat.

    python tests/benchmarks/ingest.py [ARTICLES]

Both sides run in this process's children, in turn, in the same run; what counts is the ratio.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLACES = ("Paris", "Berlin", "Warsaw", "Vilnius", "Geneva", "Ankara", "Riyadh", "Helsinki", "Vienna", "Oslo")
PEOPLE = ("Marco Rubio", "Steve Witkoff", "Emmanuel Macron", "Andriy Yermak", "Sergei Lavrov", "Keir Starmer")
BYTES = 4096

EXTRACT = """
import sys, time
from timeline.ingest.parallel import parallel_outcomes
from timeline.sources import ReadOptions
started = time.perf_counter()
found = parallel_outcomes([sys.argv[1]], ReadOptions(), int(sys.argv[2]))
entries = sum(len(each.extraction.entries) for each in found)
print(time.perf_counter() - started, entries)
"""
IMPORT = """
import resource, sys, time
from timeline.ingest import import_paths
from timeline.store import open_store
started = time.perf_counter()
with open_store(sys.argv[3]) as store:
    summary = import_paths(store, [sys.argv[1]], jobs=int(sys.argv[2]))
    taken = time.perf_counter() - started
assert not summary.failed, summary.failed[:3]
print(taken, summary.entries, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def article(number: int) -> str:
    """An article of 4 KB, different from every other."""
    place, person = PLACES[number % len(PLACES)], PEOPLE[number % len(PEOPLE)]
    lines = [f"{place.upper()}, April {number % 28 + 1}, 2025 (Agency) - Talks of group {number} resumed in {place}.\n"]
    size = turn = 0
    while size < BYTES:
        turn += 1
        day, other = DAYS[(number + turn) % 7], PEOPLE[(number * 3 + turn) % len(PEOPLE)]
        lines.append(
            f"{person} met {other} in {PLACES[(number + turn) % len(PLACES)]} on {day}, round {turn} of group {number}."
            f" They agreed on point {number * 7 + turn} of the plan and left the rest to their deputies."
            " Nothing was said about what would follow, and neither side took questions after the meeting.\n"
        )
        size += len(lines[-1])
    return "\n".join(lines)


def run(code: str, *arguments: str) -> list[float]:
    """The numbers that a child prints."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return [float(part) for part in done.stdout.split()]


def main() -> None:
    """Make the articles, run both sides, print the ratio."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    jobs = str(len(os.sched_getaffinity(0)))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        few = Path(scratch) / "few"
        folder.mkdir()
        few.mkdir()
        for number in range(articles):
            (folder / f"{number:06}.txt").write_text(article(number), encoding="utf-8")
            if number < articles // 10:
                (few / f"{number:06}.txt").write_text(article(number), encoding="utf-8")
        alone, found = run(EXTRACT, str(folder), jobs)
        taken, entries, memory = run(IMPORT, str(folder), jobs, f"{scratch}/a.db")
        again, _, _ = run(IMPORT, str(folder), jobs, f"{scratch}/a.db")
        _, _, less = run(IMPORT, str(few), jobs, f"{scratch}/b.db")
    print(f"{articles:,} articles, {found:,.0f} entries, {jobs} processes")
    print(f"extraction alone {alone:.1f} s, import {taken:.1f} s: {alone / taken:.0%} of its speed")
    print(f"{entries:,.0f} entries stored")
    print(f"the same again {again:.1f} s: {taken / again:.1f} times as fast")
    print(f"memory of the writer {memory:.0f} MB; for a tenth of the articles {less:.0f} MB")
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"largest process {workers} MB")


if __name__ == "__main__":
    main()
