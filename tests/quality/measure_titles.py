"""Count the titles that are too short, say what their sentence does not, or leave open whom they mean; run by hand.

    python tests/quality/measure_titles.py [--show KIND]

Reads the TimeBank and AQUAINT articles of ../shared and the sample articles. Each kind of flaw is printed with its
count and share; `--show` prints the titles of one kind with their sentences. A title can be flawed in several ways.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

from timeline.extract import extract
from timeline.models import Document
from timeline.sources import read

CHECKOUT = Path(__file__).parents[2]
CORPORA = CHECKOUT.parent / "shared" / "corpora"
WORD = re.compile(r"\w+")
PRONOUNS = re.compile(
    r"(?:he|she|it|they|we|i|you|him|her|them|us|me|this|these|those|his|its|their|our|my)\b", re.IGNORECASE
)
LIMIT = 80
FEWEST = 3  # words of a title that tells something
# Words that a title may add: the verb of a person to whom something was done.
ADDED = frozenset(("was", "and", "s"))
ENDS_IN_AIR = re.compile(r"\b(?:the|a|an|of|and|or|but|to|that|who|which|with|by|from|for|as)$", re.IGNORECASE)


def documents():
    """The articles, each with its date."""
    for name in ("te3-timebank", "te3-aquaint"):
        path = CORPORA / f"{name}.jsonl"
        if not path.exists():
            sys.exit(f"{path} is absent: there is nothing to measure with")
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield Document(record["text"], dated=date.fromisoformat(record["dct"]))
    for path in sorted((CHECKOUT / "data" / "articles").iterdir()):
        yield from (each for each in read(path) if isinstance(each, Document))


def flaws(entry):
    """What is wrong with the title of an entry, as far as its words tell."""
    words = WORD.findall(entry.title.lower())
    known = set(WORD.findall(entry.sentence.lower())) | ADDED
    known.update(word for actor in entry.actors for word in WORD.findall(actor.lower()))
    if len(entry.title) > LIMIT:
        yield "longer than 80 characters"
    if len(words) < FEWEST:
        yield "under three words"
    if PRONOUNS.match(entry.title):
        yield "opens with a pronoun"
    if not known.issuperset(words):
        yield "words not in the sentence"
    if ENDS_IN_AIR.search(entry.title):
        yield "ends in the air"
    if entry.expression.lower() in entry.title.lower() and len(entry.expression) > len("May"):
        yield "holds the date"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", metavar="KIND", default="", help="print the titles of the kind that has this word")
    options = parser.parse_args()
    found, total = defaultdict(list), 0
    for document in documents():
        for entry in extract(document).entries:
            total += 1
            for flaw in flaws(entry):
                found[flaw].append(entry)
    print(f"{total} titles")
    for flaw, entries in sorted(found.items(), key=lambda each: -len(each[1])):
        print(f"{flaw:28}{len(entries):5}  {100 * len(entries) / total:.1f} %")
        if options.show and options.show in flaw:
            for entry in entries:
                print(f"    {entry.title}\n        {' '.join(entry.sentence.split())}")


if __name__ == "__main__":
    main()
