"""Make a database of generated entries: `python tests/benchmarks/generate.py 100000 FILE`.

The entries look like those of news: about twenty an article, most within a few weeks of it and of one day, some of a
week, a month, a year or more, one in a hundred without a date; a few actors are everywhere, most are rare. The same
count and seed give the same entries.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from itertools import accumulate, islice
from random import Random
from typing import TYPE_CHECKING

from timeline.days import iso
from timeline.models import Entry, Source
from timeline.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    Article = tuple[Source, str, list[Entry]]

PER_ARTICLE = 20
ARTICLES_AT_ONCE = 100
FIRST, LAST = date(1995, 1, 1).toordinal(), date(2025, 6, 30).toordinal()

WHERE = [
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Central",
    "Coastal",
    "Upper",
    "Lower",
    "Old",
    "New",
    "Great",
    "Inner",
    "Élysian",
    "Island",
    "River",
    "Lake",
    "Mountain",
    "Harbour",
    "Border",
    "Valley",
]
WHAT = [
    "Council",
    "Ministry",
    "Union",
    "Bank",
    "Court",
    "Party",
    "Assembly",
    "Agency",
    "Railway",
    "Museum",
    "University",
    "Press",
    "Navy",
    "Republic",
    "Federation",
    "Senate",
    "Institute",
    "Orchestra",
    "Academy",
    "Fund",
    "League",
    "Office",
    "Board",
    "Company",
    "Alliance",
]
ACTORS = [f"{where} {what}" for what in WHAT for where in WHERE]
PLACES = [
    f"{where} {what}"
    for what in ["Bay", "Bridge", "Falls", "Field", "Ford", "Gate", "Haven", "Heath"]
    for where in WHERE
]
VERBS = [
    "meets",
    "signs a treaty with",
    "warns",
    "sues",
    "joins",
    "leaves talks with",
    "pays",
    "elects",
    "strikes against",
    "opens a bridge for",
    "lends to",
    "votes on the budget of",
    "rejects a plan by",
    "agrees a ceasefire with",
]
WORDS = [
    "after",
    "a",
    "long",
    "debate",
    "over",
    "the",
    "new",
    "law",
    "and",
    "its",
    "cost",
    "the",
    "members",
    "said",
    "that",
    "prices",
    "of",
    "grain",
    "oil",
    "and",
    "steel",
    "had",
    "risen",
    "while",
    "the",
    "market",
    "fell",
    "by",
    "a",
    "third",
    "of",
    "a",
    "point",
    "in",
    "early",
    "trading",
    "and",
    "the",
    "vote",
    "on",
    "reform",
    "was",
    "put",
    "off",
    "until",
    "the",
    "committee",
    "hears",
    "what",
    "the",
    "café",
    "owners’",
    "association",
    "and",
    "the",
    "dockers",
    "think",
    "of",
    "tariffs",
    "on",
    "fish",
    "wool",
    "and",
    "paper",
    "as",
    "officials",
    "spoke",
    "of",
    "a",
    "breakthrough",
    "although",
    "no",
    "deal",
    "had",
    "been",
    "reached",
]
LENGTHS = [(0, 80, "day"), (6, 7, "week"), (30, 6, "month"), (90, 2, "quarter"), (364, 4, "year"), (3652, 1, "decade")]


def weights(count: int) -> list[float]:
    """Cumulative weights by which the k-th of `count` comes up in proportion to 1/k."""
    return list(accumulate(1 / k for k in range(1, count + 1)))


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """Articles with about `count` entries in all: exactly so many, the last article may be shorter."""
    random = Random(f"{seed}:{count}")
    actor_weights, place_weights = weights(len(ACTORS)), weights(len(PLACES))
    number = 0
    while number < count:
        here = min(PER_ARTICLE, count - number)
        written = random.randrange(FIRST, LAST)
        source = Source(
            id=f"{random.getrandbits(64):016x}",
            title=f"{random.choice(ACTORS)} {random.choice(VERBS)} {random.choice(ACTORS)}",
            path=f"articles/{number // PER_ARTICLE:06}.txt",
            published=iso(written),
            publisher=random.choice(ACTORS[:20]),
        )
        actors = random.choices(ACTORS, cum_weights=actor_weights, k=6)
        places = random.choices(PLACES, cum_weights=place_weights, k=3)
        made = []
        at = 0
        for _ in range(here):
            made.append(entry(random, source, written, (actors, places), at))
            at += len(made[-1].sentence) + 1
        yield source, " ".join(entry.sentence for entry in made), made
        number += here


def entry(random: Random, source: Source, written: int, names: tuple[list[str], list[str]], at: int) -> Entry:
    """One entry of an article, with some of its actors and places, its sentence standing at `at` in the text."""
    who, whom = random.sample(names[0], 2)
    place = random.choice(names[1])
    start = written + round(random.gauss(-10, 20)) if random.random() < 0.9 else random.randrange(FIRST, LAST)
    (length, _, precision) = random.choices(LENGTHS, weights=[weight for _, weight, _ in LENGTHS])[0]
    dated = random.random() >= 0.01
    title = f"{who} {random.choice(VERBS)} {whom}"
    words = islice(random.choices(WORDS, k=25), random.randrange(12, 25))
    expression = f"on {iso(start)}" if dated else "on Tuesday"
    sentence = f"{title} in {place} {' '.join(words)} {expression}."
    where = at + len(sentence) - len(expression) - 1
    return Entry(
        id=f"{random.getrandbits(64):016x}",
        start=iso(start) if dated else None,
        end=iso(start + length) if dated else None,
        precision=precision if dated else None,
        edtf=(iso(start) if not length else f"{iso(start)}/{iso(start + length)}") if dated else None,
        status=random.choices(["happened", "scheduled", "claimed"], weights=[85, 10, 5])[0],
        title=title,
        actors=tuple(dict.fromkeys((who, whom))),
        places=(place,),
        sentence=sentence,
        span=(at, at + len(sentence)),
        expression=expression,
        expression_span=(where, where + len(expression)),
        timex={"type": "DATE", "value": iso(start) if dated else "XXXX-XX-XX"},
        basis="as written" if dated else "no reference date",
        confidence=0.9,
        source=source,
    )


def fill(path: str, count: int, seed: int = 1) -> None:
    """Add `count` generated entries to the database at `path`."""
    with open_store(path) as store:
        rest = articles(count, seed)
        while batch := list(islice(rest, ARTICLES_AT_ONCE)):
            store.add(batch)


if __name__ == "__main__":
    began = time.perf_counter()
    fill(sys.argv[2], int(sys.argv[1]))
    print(f"{int(sys.argv[1]):,} entries in {time.perf_counter() - began:.1f} s")
