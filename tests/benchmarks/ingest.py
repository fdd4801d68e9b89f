"""An import of 10,000 articles of 4 KB against the extraction alone, on all cores; and whether memory stays flat.

    python tests/benchmarks/ingest.py [ARTICLES]

Both sides run in this process's children, in turn, in the same run; what counts is the ratio. The articles are those of
`generate.py`, each with a dateline.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from generate import PER_ARTICLE, articles
from terminal import memory, tree

BYTES = 4096
REST = "Neither side took questions after the meeting, and nothing was said about what would follow.\n"
EVERY = 0.25  # seconds between two looks at the memory
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
import sys, time
from timeline.ingest import import_paths
from timeline.store import open_store
started = time.perf_counter()
with open_store(sys.argv[3]) as store:
    summary = import_paths(store, [sys.argv[1]], jobs=int(sys.argv[2]))
    taken = time.perf_counter() - started
assert not summary.failed, summary.failed[:3]
print(taken, summary.entries)
"""


def fill(folder: Path, count: int) -> None:
    """Write so many articles; a smaller count gives the first of a larger one."""
    folder.mkdir()
    for number, (source, text, _) in zip(range(count), articles(PER_ARTICLE * 10**6), strict=False):
        day = f"{date.fromisoformat(source.published):%B %d, %Y}"
        paragraphs = text.replace(". ", ".\n\n")
        story = f"{source.title}\n\nPARIS, {day} (Agency) - {paragraphs}\n\n"
        story += REST * ((BYTES - len(story)) // len(REST) + 1)
        (folder / f"{number:06}.txt").write_text(story, encoding="utf-8")


def processor(pid: int) -> float:
    """Seconds of the processor that a process has used; 0 for one that has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def run(code: str, *arguments: str) -> tuple[list[float], float, float]:
    """What a child prints and the processor's seconds of it and its workers; its memory and its largest worker's, MiB.

    Where others use the machine too, the processor's seconds can be compared, and those on the clock can't.
    """
    own, workers, used = [0.0], [0.0], dict[int, float]()
    with subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True) as child:
        while child.poll() is None:
            used.update((pid, max(used.get(pid, 0.0), processor(pid))) for pid in tree(child.pid))
            first, *others = memory(child.pid)
            own.append(first)
            workers += others
            time.sleep(EVERY)
        said = child.stdout.read()
    assert child.returncode == 0
    return [*map(float, said.split()), sum(used.values())], max(own), max(workers)


def main() -> None:
    """Make the articles, run both sides, print the ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    jobs = str(len(os.sched_getaffinity(0)))
    with tempfile.TemporaryDirectory() as scratch:
        folder, few = Path(scratch) / "articles", Path(scratch) / "few"
        fill(folder, count)
        fill(few, count // 10)
        size = sum(path.stat().st_size for path in folder.iterdir()) / count
        (alone, found, effort), _, _ = run(EXTRACT, str(folder), jobs)
        (taken, entries, whole), writer, worker = run(IMPORT, str(folder), jobs, f"{scratch}/a.db")
        (again, _, _), _, _ = run(IMPORT, str(folder), jobs, f"{scratch}/a.db")
        _, less, smaller = run(IMPORT, str(few), jobs, f"{scratch}/b.db")
    print(f"{count:,} articles of {size:,.0f} bytes, {found:,.0f} entries, {jobs} processes")
    print(f"extraction alone {alone:.1f} s, import {taken:.1f} s: {alone / taken:.0%} of its speed")
    print(f"by the processor {effort:.1f} s and {whole:.1f} s: {effort / whole:.0%}")
    print(f"{entries:,.0f} entries stored")
    print(f"the same again {again:.1f} s: {taken / again:.1f} times as fast")
    print(f"PSS of the writer {writer:.0f} MiB, of its largest worker {worker:.0f} MiB")
    print(f"for a tenth of the articles {less:.0f} MiB and {smaller:.0f} MiB")


if __name__ == "__main__":
    main()
