"""The speed of `extract`, beside what a person would use instead; run by hand: `python tests/benchmarks/extract.py`.

Prints, out of one run: kilobytes a second of `extract`, of `find_timexes` and of `dateparser.search` over the sample
articles, with their ratios; how the time grows when a document is ten times as long; and how long a cold
`timeline extract` of a 4 KB article takes against `python -c "import click"`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from timeline.extract import extract, find_timexes
from timeline.models import Document

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
DAY = date(2025, 4, 17)
COLD_RUNS = 9


def texts() -> list[str]:
    """The plain sample articles."""
    return [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]


def seconds(work, repeat: int = 15) -> float:
    """The processor's time of the fastest of some runs, after one to warm up: what else runs counts least so."""
    work()
    times = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def throughput(articles: list[str]) -> None:
    from dateparser.search import search_dates

    size = sum(len(text.encode()) for text in articles) / 1000
    few = articles[:2]
    few_size = sum(len(text.encode()) for text in few) / 1000
    ours = size / seconds(lambda: [extract(Document(text, dated=DAY)) for text in articles])
    dates = size / seconds(lambda: [find_timexes(text, DAY) for text in articles])
    theirs = few_size / seconds(lambda: [search_dates(text, languages=["en"]) for text in few], repeat=1)
    print(f"extract {ours:,.0f} KB/s, find_timexes {dates:,.0f} KB/s, dateparser.search {theirs:,.1f} KB/s")
    print(f"extract is {ours / theirs:.1f} times as fast as dateparser.search, find_timexes {dates / theirs:.0f} times")


def growth(articles: list[str]) -> None:
    body = "\n\n".join(articles)
    short = body * (300_000 // len(body))
    ratio = seconds(lambda: extract(Document(short * 10, dated=DAY)), 1) / seconds(
        lambda: extract(Document(short, dated=DAY)), 1
    )
    print(f"a document of {len(short) * 10 / 1e6:.0f} MB takes {ratio:.1f} times as long as a tenth of it")


def cold(articles: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(max(articles, key=len)[:4096], encoding="utf-8")
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = folder
        commands = {
            "click": [sys.executable, "-c", "import click"],
            "extract": [sys.executable, "-m", "timeline", "extract", str(article), "--dated", DAY.isoformat()],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(COLD_RUNS + 1):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
                if run:  # the first compiles
                    times[name].append(time.perf_counter() - start)
    click, ours = (statistics.median(times[name]) for name in ("click", "extract"))
    print(f"cold: import click {click * 1000:.0f} ms, timeline extract {ours * 1000:.0f} ms: {ours / click:.2f} times")


if __name__ == "__main__":
    found = texts()
    throughput(found)
    growth(found)
    cold(found)
