"""The scores of `find_timexes` on the development corpora, beside HeidelTime's, and the most frequent kinds of misses.

    python tests/quality/timex_table.py [SHARED-FOLDER]

The corpora and the scorer lie in `../shared` beside the checkout and are not part of it. Value F1 counts spans that
overlap with the very same TIMEX3 value, over all types. HeidelTime's figures come from the same scorer.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from timex_adapter import extract

from timeline.extract import find_timexes

HEIDELTIME = {
    "te3-timebank": (0.92, 0.79),
    "te3-aquaint": (0.92, 0.73),
    "meantime-dev": (0.90, 0.79),
    "wikiwars-dev": (0.92, 0.83),
}
KINDS = 10


def load_scorer(shared: Path):
    """The scorer's module."""
    spec = importlib.util.spec_from_file_location("score_timex", shared / "tools" / "score_timex.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(documents: list[dict], scorer) -> tuple[float, float, float]:
    """Relaxed F1, value F1, KB/s."""
    counts, _, speed = scorer.score(documents, extract)
    count = counts["all"]
    relaxed = scorer.prf(count["relaxed"], count["found"], count["gold"])[2]
    return relaxed, scorer.prf(count["value"], count["found"], count["gold"])[2], speed


def misses(documents: list[dict], scorer) -> Counter:
    """Kinds of misses: the rule that gave a wrong value, or a span too much; the type of a gold span not found."""
    kinds: Counter = Counter()
    for document in documents:
        found = find_timexes(document["text"], date.fromisoformat(document["dct"]))
        gold = document["timexes"]
        pairs = scorer.pair(gold, [(each.start, each.end) for each in found])
        matched, taken = {i for i, _ in pairs}, {j for _, j in pairs}
        kinds.update(f"wrong value, {found[j].rule}" for i, j in pairs if found[j].value != gold[i]["value"])
        kinds.update(f"not annotated, {each.rule}" for j, each in enumerate(found) if j not in taken)
        kinds.update(f"not found, {each['type']}" for i, each in enumerate(gold) if i not in matched)
    return kinds


def main() -> None:
    """Print the table and the misses."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2].parent / "shared"
    scorer = load_scorer(shared)
    extract("Warm up on Monday, May 6, 2013, and again a year later, in the second quarter.", date(2013, 5, 7))
    print("corpus          relaxed F1  (HeidelTime)  value F1  (HeidelTime)   KB/s")
    for name, (relaxed_ht, value_ht) in HEIDELTIME.items():
        lines = (shared / "corpora" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        documents = [json.loads(line) for line in lines]
        relaxed, value, speed = rows(documents, scorer)
        print(f"{name:14}  {relaxed:10.3f}  {relaxed_ht:12.2f}  {value:8.3f}  {value_ht:12.2f}  {speed:5.0f}")
        for kind, count in misses(documents, scorer).most_common(KINDS):
            print(f"    {count:4}  {kind}")


if __name__ == "__main__":
    main()
