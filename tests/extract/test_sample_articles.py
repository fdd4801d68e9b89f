import json
import re
from functools import cache
from pathlib import Path

import pytest

from timeline.extract import extract
from timeline.models import Document
from timeline.sources import read

DATA = Path(__file__).parents[2] / "data"
GOLD = sorted((DATA / "gold").glob("*.json"))
PREPOSITIONS = {
    "on",
    "in",
    "at",
    "by",
    "since",
    "until",
    "from",
    "to",
    "for",
    "before",
    "after",
    "during",
    "over",
    "the",
}


def article(name):
    """The sample article that a gold file describes: a file of its name, or a numbered line of one."""
    for path in (DATA / "articles").iterdir():
        numbered = path.suffix == ".jsonl" and name.startswith(path.stem + "-")
        if path.stem == name or numbered:
            documents = [each for each in read(path) if isinstance(each, Document)]
            return documents[int(name.rpartition("-")[2]) - 1 if numbered else 0]
    raise LookupError(name)


def words(text):
    found = re.findall(r"\w+", text.lower())
    while len(found) > 1 and found[0] in PREPOSITIONS:
        found.pop(0)
    return " ".join(found)


def meets(entry, due):
    sentence, quote = (" ".join(text.split()) for text in (entry.sentence, due["quote"]))
    one, other = words(entry.expression), words(due["expression"])
    return quote in sentence and (one in other or other in one)


@cache
def compare(name):
    """(gold, entries, pairs of them, traps hit)."""
    gold = json.loads((DATA / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    entries = list(extract(article(name)).entries)
    left, pairs = list(entries), []
    for due in gold["entries"]:
        fitting = [entry for entry in left if meets(entry, due)]
        exact = [entry for entry in fitting if (entry.start, entry.end) == (due["start"], due["end"])]
        if fitting:
            pairs.append(((exact or fitting)[0], due))
            left.remove(pairs[-1][0])
    hits = [trap for trap in gold["traps"] for entry in entries if trap in " ".join(entry.sentence.split())]
    return gold, entries, pairs, hits


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_dates_of_a_sample_article_are_those_of_its_gold_and_no_trap_is_hit(path):
    _, _, pairs, hits = compare(path.stem)
    assert hits == []
    assert [(entry.start, entry.end) for entry, _ in pairs] == [(due["start"], due["end"]) for _, due in pairs]


def test_sample_articles_give_nearly_all_their_entries_and_hardly_any_other():
    results = [compare(path.stem) for path in GOLD]
    due = sum(len(gold["entries"]) for gold, *_ in results)
    given = sum(len(entries) for _, entries, *_ in results)
    met = sum(len(pairs) for _, _, pairs, _ in results)
    assert met >= 0.95 * due
    assert met >= 0.95 * given
