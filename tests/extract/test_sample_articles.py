"""The sample articles give the entries that stand beside them in data/gold, and none of the traps."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from timeline.extract import extract
from timeline.sources import read

DATA = Path(__file__).parents[2] / "data"
ARTICLES = sorted(path.name for path in (DATA / "articles").iterdir())
GOLD = sorted(path.stem for path in (DATA / "gold").glob("*.json"))
PREPOSITIONS = re.compile(r"^(?:on|in|at|by|until|from|between|since|to) ", re.IGNORECASE)


def spaced(text):
    return " ".join(text.split())


@cache
def entries_by_article():
    """{gold name: entries}; the articles of a JSON Lines file are numbered from 1."""
    found = {}
    for name in ARTICLES:
        documents = list(read(DATA / "articles" / name))
        for number, document in enumerate(documents, 1):
            stem = name.partition(".")[0]
            found[stem if len(documents) == 1 else f"{stem}-{number}"] = extract(document).entries
    return found


@cache
def gold_of(name):
    return json.loads((DATA / "gold" / f"{name}.json").read_text(encoding="utf-8"))


def answers(entry, due):
    """Whether an entry is the one that is due: its sentence, and one expression within the other."""
    one, two = (PREPOSITIONS.sub("", spaced(words).lower()) for words in (entry.expression, due["expression"]))
    return due["quote"] in spaced(entry.sentence) and (one in two or two in one)


def test_every_article_has_its_gold_and_every_gold_its_article():
    assert sorted(entries_by_article()) == GOLD
    assert len(GOLD) >= 12


@pytest.mark.parametrize("name", GOLD)
def test_an_article_gives_the_entries_that_stand_beside_it(name):
    found = entries_by_article()[name]
    wrong = []
    for due in gold_of(name)["entries"]:
        near = [entry for entry in found if answers(entry, due)]
        if not any(
            (entry.start, entry.end, entry.precision) == (due["start"], due["end"], due["precision"]) for entry in near
        ):
            wrong.append(
                (due["quote"], due["expression"], [(entry.start, entry.end, entry.precision) for entry in near])
            )
    assert not wrong


@pytest.mark.parametrize("name", GOLD)
def test_an_article_gives_no_entry_besides(name):
    due = gold_of(name)["entries"]
    extra = [
        (entry.expression, spaced(entry.sentence))
        for entry in entries_by_article()[name]
        if not any(answers(entry, one) for one in due)
    ]
    assert not extra


@pytest.mark.parametrize("name", GOLD)
def test_no_trap_of_an_article_becomes_an_entry(name):
    sentences = [spaced(entry.sentence) for entry in entries_by_article()[name]]
    assert not [trap for trap in gold_of(name)["traps"] if any(spaced(trap) in sentence for sentence in sentences)]


def same_name(one, two):
    """Within one article a surname may be all that the text gives of a name."""
    return one in two or two in one or one.split()[-1] == two.split()[-1]


def test_the_actors_of_the_entries_are_those_of_the_gold():
    hits = extra = missed = 0
    for name in GOLD:
        for due in gold_of(name)["entries"]:
            entry = next((entry for entry in entries_by_article()[name] if answers(entry, due)), None)
            if entry is not None:
                common = sum(any(same_name(actor, other) for other in entry.actors) for actor in due["actors"])
                hits += common
                extra += max(0, len(entry.actors) - common)
                missed += len(due["actors"]) - common
    assert 2 * hits / (2 * hits + extra + missed) >= 0.8
