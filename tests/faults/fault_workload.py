"""What the fault tests do to a database, and what must be in it afterwards.

Operations are drawn from a seeded generator and described in plain JSON, so that a test process can follow what a
killed one had acknowledged. `TIMELINE_FAULTS=long pytest tests/faults` runs the long form; without it the counts are a
fraction.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field

from timeline.models import Entry, Source
from timeline.store import open_store

LONG = os.environ.get("TIMELINE_FAULTS") == "long"


def rounds(long: int, short: int) -> int:
    """How often to do something: the full count in the long form."""
    return long if LONG else short


def source(number: int) -> Source:
    return Source(f"{number:016x}", title=f"Article {number}", path=f"{number}.txt", published="2025-04-17")


def text(number: int) -> str:
    return f"Text of article {number}. " * 40


def entries(number: int, count: int) -> list[Entry]:
    return [
        Entry(
            id=f"{number * 1000 + i:016x}",
            start=f"2025-04-{1 + i % 30:02}",
            end=f"2025-04-{1 + i % 30:02}",
            precision="day",
            edtf=None,
            status="happened",
            title=f"Event {number}.{i}",
            actors=("Russia", "Ukraine"),
            places=("Sumy",),
            sentence=f"Sentence {number}.{i} of some length, with words that fill a line as news do. " * 3,
            span=(0, 10),
            expression="on Sunday",
            expression_span=(0, 9),
            timex={"type": "DATE", "value": "2025-04-13"},
            basis="",
            confidence=0.9,
            source=source(number),
        )
        for i in range(count)
    ]


@dataclass
class Expected:
    """What a database must hold: entry id -> title, article -> ids, and the last edit that can be undone."""

    titles: dict[str, str] = field(default_factory=dict)
    articles: dict[int, list[str]] = field(default_factory=dict)
    edits: list[tuple[str, str]] = field(default_factory=list)

    def copy(self) -> Expected:
        return Expected(dict(self.titles), dict(self.articles), list(self.edits))

    def follow(self, op: dict) -> Expected:
        """What must be there once `op` has been acknowledged."""
        after = self.copy()
        if op["do"] == "add":
            new = entries(op["number"], op["count"])
            after.titles.update((entry.id, entry.title) for entry in new)
            after.articles[op["number"]] = [entry.id for entry in new]
        elif op["do"] == "edit":
            after.edits.append((op["id"], after.titles[op["id"]]))
            after.titles[op["id"]] = op["title"]
        elif op["do"] == "undo":
            entry_id, title = after.edits.pop()
            after.titles[entry_id] = title
        return after

    def draw(self, rng, first_number: int = 1) -> dict:
        """The next operation."""
        kind = rng.choices(["add", "edit", "undo", "compact", "keep"], [5, 5, 2, 1, 1])[0]
        if kind == "undo" and self.edits:
            return {"do": "undo"}
        if kind == "compact" and self.articles:
            return {"do": "compact"}
        if kind == "keep":
            return {"do": "keep"}
        if kind == "edit" and self.titles:
            return {"do": "edit", "id": rng.choice(sorted(self.titles)), "title": f"Edited {rng.random()}"}
        number = max(self.articles, default=first_number - 1) + 1
        return {"do": "add", "number": number, "count": rng.choice([1, 3, 8, 45])}


def perform(store, op: dict) -> None:
    """Do it to a store; it is acknowledged when this returns."""
    if op["do"] == "add":
        store.add([(source(op["number"]), text(op["number"]), entries(op["number"], op["count"]))])
    elif op["do"] == "edit":
        store.edit(op["id"], title=op["title"])
    elif op["do"] == "undo":
        store.undo()
    elif op["do"] == "keep":
        store.index.leave()
    else:
        store.compact()


def holds(store, expected: Expected) -> str:
    """Empty where the store holds exactly what is expected, else the first difference."""
    report = store.check()
    if report.entries != len(expected.titles) or report.articles != len(expected.articles):
        return f"{report.entries} entries for {len(expected.titles)}, {report.articles} for {len(expected.articles)}"
    for number, ids in expected.articles.items():
        if store.entry_ids_of(source(number).id) != ids:
            return f"article {number} lacks entries"
        if store.text(source(number).id) != text(number):
            return f"article {number} lacks its text"
        for entry_id in ids:
            if store.entry(entry_id).title != expected.titles[entry_id]:
                return f"{entry_id}: {store.entry(entry_id).title!r} for {expected.titles[entry_id]!r}"
    return ""


def verified(path, before: Expected, op: dict | None) -> Expected:
    """Open what a fault left: it holds all that was acknowledged, and of the operation under way all or nothing."""
    with open_store(path) as store:
        found = holds(store, before)
        if not found:
            return before
        assert op, found
        after = before.follow(op)
        assert not (other := holds(store, after)), f"neither before ({found}) nor after ({other}) {json.dumps(op)}"
        return after
