"""The same entries in sqlite3 as anyone would keep them: WAL, each commit on the disk, usual indexes, an R-tree."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from timeline.days import parse_iso

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SCHEMA = """
CREATE TABLE entry (number INTEGER PRIMARY KEY, id TEXT UNIQUE, start TEXT, end TEXT, status TEXT, source TEXT,
                    title TEXT, sentence TEXT);
CREATE TABLE doc (number INTEGER PRIMARY KEY, json TEXT);
CREATE TABLE actor (name TEXT, start TEXT, number INTEGER, PRIMARY KEY (name, start, number)) WITHOUT ROWID;
CREATE TABLE place (name TEXT, start TEXT, number INTEGER, PRIMARY KEY (name, start, number)) WITHOUT ROWID;
CREATE TABLE tag (name TEXT, number INTEGER, PRIMARY KEY (name, number)) WITHOUT ROWID;
CREATE INDEX entry_start ON entry (start, end);
CREATE INDEX entry_status ON entry (status);
CREATE INDEX entry_source ON entry (source);
CREATE VIRTUAL TABLE span USING rtree_i32 (number, first, last);
"""
SCREEN = 40


class Sqlite:
    """A database; every query gives how many entries there are and the first screenful, parsed."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self.db = sqlite3.connect(path)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        if fresh:
            self.db.executescript(SCHEMA)

    def insert(self, docs: Iterable[dict[str, Any]]) -> None:
        """One transaction."""
        db, rows = self.db, list(docs)
        with db:
            (number,) = db.execute("SELECT coalesce(max(number), 0) FROM entry").fetchone()
            numbered = list(enumerate(rows, number + 1))
            db.executemany(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (n, d["id"], d["start"], d["end"], d["status"], d["source"]["id"], d["title"], d["sentence"])
                    for n, d in numbered
                ],
            )
            db.executemany("INSERT INTO doc VALUES (?, ?)", [(n, json.dumps(d)) for n, d in numbered])
            for table, field in (("actor", "actors"), ("place", "places")):
                names = [(name, d["start"] or "", n) for n, d in numbered for name in d[field]]
                db.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", names)
            db.executemany("INSERT INTO tag VALUES (?, ?)", [(t, n) for n, d in numbered for t in d.get("tags", ())])
            days = [(n, parse_iso(d["start"]), parse_iso(d["end"])) for n, d in numbered if d["start"] and d["end"]]
            db.executemany("INSERT INTO span VALUES (?, ?, ?)", days)

    def _page(self, numbers: str, *values: Any) -> tuple[int, list[dict[str, Any]]]:
        """Of a query for numbers: how many, and the first entries by start."""
        (count,) = self.db.execute(f"SELECT count(*) FROM ({numbers})", values).fetchone()
        rows = self.db.execute(
            f"SELECT json FROM doc WHERE number IN (SELECT n FROM ({numbers}) ORDER BY start LIMIT {SCREEN})", values
        )
        return count, [json.loads(text) for (text,) in rows]

    def first(self) -> tuple[int, list[dict[str, Any]]]:
        """Everything."""
        return self._page("SELECT number AS n, start FROM entry")

    def actor(self, name: str) -> tuple[int, list[dict[str, Any]]]:
        """By actor."""
        return self._page("SELECT number AS n, start FROM actor WHERE name = ?", name)

    def overlap(self, first: str, last: str) -> tuple[int, list[dict[str, Any]]]:
        """By interval, through the R-tree."""
        return self._page(
            "SELECT number AS n, first AS start FROM span WHERE first <= ? AND last >= ?",
            parse_iso(last),
            parse_iso(first),
        )

    def text(self, wanted: str) -> tuple[int, list[dict[str, Any]]]:
        """By text: one pass with LIKE, whose hits are then counted and sorted."""
        like = f"%{wanted}%"
        hits = self.db.execute(
            "SELECT start, number FROM entry WHERE title LIKE ? OR sentence LIKE ?", (like, like)
        ).fetchall()
        return self._first_of(hits)

    def all_three(self, name: str, first: str, last: str, wanted: str) -> tuple[int, list[dict[str, Any]]]:
        """By actor, interval and text: from the actor's index to the entries."""
        like = f"%{wanted}%"
        hits = self.db.execute(
            "SELECT entry.start, number FROM actor JOIN entry USING (number) WHERE name = ? AND actor.start <= ? "
            "AND end >= ? AND (title LIKE ? OR sentence LIKE ?)",
            (name, last, first, like, like),
        ).fetchall()
        return self._first_of(hits)

    def _first_of(self, hits: list[tuple[str, int]]) -> tuple[int, list[dict[str, Any]]]:
        numbers = [number for _, number in sorted(hits, key=lambda hit: hit[0] or "~")[:SCREEN]]
        rows = [self.db.execute("SELECT json FROM doc WHERE number = ?", (number,)).fetchone() for number in numbers]
        return len(hits), [json.loads(text) for (text,) in rows]

    def close(self) -> None:
        """Close it."""
        self.db.close()
