"""How long a person waits: `timeline extract` on 4 KB, and the first line of `timeline list` on 100,000 entries.

    python tests/benchmarks/start.py [ENTRIES]

Each against what any program of click, or of click and tinydb, takes to start; in turn, in the same run.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from timeline.models import Entry, Source
from timeline.store import open_store

ROUNDS = 15
UNLIKE = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
# As installed: with compiled modules, and output in blocks.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in UNLIKE}
STORY = (
    "PARIS, April {day}, 2025 (AFP) - Marco Rubio met Steve Witkoff in Paris on Thursday. The talks go on next week.\n"
)


def first_line(*command: str) -> float:
    """Seconds until a command prints its first line, or ends."""
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT
    ) as process:
        process.stdout.readline()
        taken = time.perf_counter() - started
        process.stdout.close()
        process.kill()
    return taken


def compare(name: str, base: tuple[str, ...], ours: tuple[str, ...]) -> None:
    """Print the medians of both and their ratio."""
    pairs = [(first_line(*base), first_line(*ours)) for _ in range(ROUNDS)]
    start, ready = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    print(f"{name}: {ready:.0f} ms, base {start:.0f} ms, ratio {ready / start:.2f}")


def fill(path: str, entries: int) -> None:
    """A database of so many entries, 20 an article, 100 articles a transaction."""
    with open_store(path) as store:
        for first in range(0, entries // 20, 100):
            store.add(article(number) for number in range(first, min(first + 100, entries // 20)))


def article(number: int) -> tuple[Source, str, list[Entry]]:
    """An article with 20 entries."""
    source = Source(f"{number:016x}", title=f"Article {number}", published="2025-04-17")
    return source, "Text.", [entry(source, number, place) for place in range(20)]


def entry(source: Source, number: int, place: int) -> Entry:
    """One of the entries."""
    day = f"{1990 + number % 35}-{number % 12 + 1:02}-{place + 1:02}"
    return Entry(
        id=f"{number * 20 + place:016x}", start=day, end=day, precision="day", edtf=day, status="happened",
        title=f"Rubio met Witkoff in Paris, round {place}", actors=(f"Actor {number % 400}", "Witkoff"),
        places=("Paris",),
        sentence=f"Rubio met Witkoff in Paris, round {place} of group {number}.", span=(0, 5), expression=day,
        expression_span=(0, 5), timex={"type": "DATE", "value": day}, basis="as written", confidence=0.9, source=source,
    )  # fmt: skip


def main() -> None:
    """Make an article and a database, and compare."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as scratch:
        story, database = Path(scratch) / "a.txt", f"{scratch}/a.db"
        story.write_text("\n".join(STORY.format(day=day) for day in range(1, 29))[:4096], encoding="utf-8")
        program = ("-c", "from timeline.cli import main; main()")
        compare("extract, 4 KB", ("-c", "import click"), (*program, "extract", str(story)))
        fill(database, entries)
        base = ("-c", "import click, tinydb")
        compare(f"list, {entries:,} entries", base, (*program, "--db", database, "list"))
        compare("list actor:witkoff", base, (*program, "--db", database, "list", "actor:witkoff"))
        compare("list --format jsonl", base, (*program, "--db", database, "list", "--format", "jsonl"))


if __name__ == "__main__":
    main()
