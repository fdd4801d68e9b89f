"""How fast names are found, whether that is linear, and what share of an extraction it takes.

    python tests/benchmarks/bench_actors.py

Prints KB/s and ratios of times taken in the same run: ten times the text, names against the whole of `extract`, and a
process's first call (import and resources) against `import click`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from timeline.extract import extract
from timeline.extract.actors import find_mentions
from timeline.models import Document, Sentence

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
FIRST_CALL = "from timeline.extract.actors import find_mentions; find_mentions('Ann Smith left.', [])"


def best(action, times=3):
    """The shortest of some runs, in seconds."""
    spans = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        spans.append(time.perf_counter() - start)
    return min(spans)


def sentences_of(text):
    """Rough sentences: what is measured starts behind them."""
    return [Sentence(m.start(), m.end(), m[0]) for m in re.finditer(r"\S[^\n]*?(?:[.!?](?=\s)|(?=\n|$))", text)]


def main():
    """Print the figures."""
    articles = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    joined = "\n\n".join(articles)
    size = len(joined)
    prepared = [(text, sentences_of(text)) for text in articles]
    documents = [Document(text, dated=date(2025, 4, 17)) for text in articles]
    names = best(lambda: [find_mentions(*article) for article in prepared])
    whole = best(lambda: [extract(document) for document in documents])
    print(f"find_mentions reads {size / names / 1e3:.0f} KB/s; extract takes {whole / names:.1f} times as long")
    text = joined * (100_000 // size + 1)
    large = text * 10
    one, ten = (best(lambda t=t: find_mentions(t, sentences_of(t)), 1) for t in (text, large))
    print(f"ten times the text ({len(large) / 1e6:.1f} MB) takes {ten / one:.1f} times as long")
    first = best(lambda: subprocess.run([sys.executable, "-c", FIRST_CALL], check=True), 5)
    click = best(lambda: subprocess.run([sys.executable, "-c", "import click"], check=True), 5)
    print(f"a process's first call takes {first / click:.2f} times as long as import click")


if __name__ == "__main__":
    main()
