"""Measure the entries on the gold of ../shared and on the sample articles' own; run by hand.

    python tests/quality/measure_entries.py [--errors] [--calibration]

Prints the figures of ../shared/tools/score_entries.py for each collection; with --errors what was missed or wrong, and
with --calibration, for each confidence, how many of its entries a careful reader had written down with that interval.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from timeline.extract import extract
from timeline.models import Document
from timeline.sources import read

CHECKOUT = Path(__file__).parents[2]
SHARED = CHECKOUT.parent / "shared"


def scorer():
    """The scoring tool as a module."""
    path = SHARED / "tools" / "score_entries.py"
    if not path.exists():
        sys.exit(f"{path} is absent: there is nothing to measure with")
    spec = importlib.util.spec_from_file_location("score_entries", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shared(tool, folder: Path):
    """(documents, predictions) of a folder of gold, each article read with its gold's DCT."""
    documents = tool.load([folder])
    predictions = {
        name: found(Document(path.read_text(encoding="utf-8"), dated=date.fromisoformat(gold["dct"])))
        for name, gold, path, _ in documents
    }
    return documents, predictions


def sample(tool):
    """(documents, predictions) of the sample articles, read from their files and with the DCT found there."""
    documents, predictions = [], {}
    for path in sorted((CHECKOUT / "data" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = sample_document(path.stem)
        documents.append((path.stem, gold, path, tool.spaced(document.text)))
        predictions[path.stem] = found(document)
    return documents, predictions


def sample_document(name: str) -> Document:
    """The article of a gold file: a file of its name, or a numbered line of one."""
    for path in (CHECKOUT / "data" / "articles").iterdir():
        documents = [each for each in read(path) if isinstance(each, Document)]
        if path.stem == name:
            return documents[0]
        if name.startswith(path.stem + "-") and path.suffix == ".jsonl":
            return documents[int(name.rpartition("-")[2]) - 1]
    raise LookupError(name)


def found(document: Document) -> list[dict]:
    """The entries of a document as JSON."""
    return [entry.to_json() for entry in extract(document).entries]


def calibration(tool, collections) -> None:
    """Right entries and all entries, by confidence."""
    right, every = Counter(), Counter()
    for documents, predictions in collections:
        for name, gold, _, _ in documents:
            matches = {p: e for e, p in tool.assign(gold["entries"], predictions[name]).items()}
            for number, entry in enumerate(predictions[name]):
                if any(tool.covers(entry, record) for record in gold.get("undecided", ())):
                    continue
                every[entry["confidence"]] += 1
                if number in matches:
                    due = gold["entries"][matches[number]]
                    right[entry["confidence"]] += tool.interval(entry) == tool.interval(due)
    for confidence in sorted(every, reverse=True):
        print(f"confidence {confidence:.2f}: {right[confidence]} of {every[confidence]} right")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--calibration", action="store_true")
    options = parser.parse_args()
    tool = scorer()
    collections = {
        "gold": shared(tool, SHARED / "gold"),
        "MEANTIME entries": shared(tool, SHARED / "corpora" / "meantime-entries"),
        "sample articles": sample(tool),
    }
    for title, (documents, predictions) in collections.items():
        print(f"\n{title}")
        tool.report(tool.score(documents, predictions, verbose=options.errors), len(documents))
    if options.calibration:
        print()
        calibration(tool, collections.values())


if __name__ == "__main__":
    main()
