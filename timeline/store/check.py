"""Verification of everything that is stored, and what repair can do about it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.store.compaction import compact
from timeline.store.index.audit import BROKEN, Audit
from timeline.store.index.base import ENTRIES
from timeline.store.index.merge import path_of
from timeline.store.paths import beside

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.store.documents import Doc, Documents
    from timeline.store.journal import Damage
    from timeline.store.texts import Texts

AGAIN = "; repair, then import it again"
NAMED = 10  # articles that are named


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` found.

    `problems` are lines for a person, empty where all is well; `repaired` says that something was written anew, the
    journal or its index; `aside` is the file of what was set aside, None where nothing ever was; the counts are of what
    can be read.
    """

    path: Path
    entries: int
    articles: int
    problems: tuple[str, ...] = ()
    repaired: bool = False
    aside: Path | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing is damaged or missing."""
        return not self.problems


@dataclass(slots=True)
class _Findings:
    problems: list[str] = field(default_factory=list)

    def damage(self, path: Path, damage: Damage) -> None:
        self.problems.append(f"{path}: {damage.length:,} bytes damaged at byte {damage.offset:,} ({damage.why})")

    def articles(self, path: Path, lacks: list[str]) -> None:
        """Name what some articles lack; of many, the first."""
        self.problems += (f"{path}: {lack}{AGAIN}" for lack in lacks[:NAMED])
        if len(lacks) > NAMED:
            self.problems.append(f"{path}: and the same of {len(lacks) - NAMED:,} more articles")


def check(documents: Documents, texts: Texts, *, repair: bool = False) -> Report:
    """Read every line and every text, and compare checksums, hashes, references and all that the index says.

    With `repair`, an index that says anything else than the journal is made anew; damaged lines are set aside in
    `FILE.damaged`, and the journal is written anew from all that is readable. What is gone comes back when the article
    is imported again: the ledger then no longer calls it known.
    """
    journal = documents.journal
    findings = _Findings()
    documents.refresh()
    fits = _fits(documents)
    if not fits:
        documents.reload()  # the index is only a convenience: made anew, it says what is really there
    lost = any(damage.lost for damage in journal.damage)
    for damage in journal.damage:
        findings.damage(journal.path, damage)
    unfinished = journal.file_size - journal.size
    if unfinished > 0:
        findings.problems.append(f"{journal.path}: {unfinished:,} bytes at the end are no whole transaction")
    broken = bool(findings.problems)
    lacking = _check_articles(documents, texts, findings)
    if not fits and not lost:
        findings.problems.append(f"{path_of(journal)}: does not agree with the journal, and can be made anew from it")
        if repair:
            documents.index.save()
    repaired = repair and bool(findings.problems)
    if repair and (broken or lacking):
        compact(journal, repair=True)
        documents.refresh()
        documents.commit({"sources": {key: _forgetful(documents, doc) for key, doc in lacking.items()}}, {})
    aside = beside(journal.path, "damaged")
    return Report(
        path=journal.path,
        entries=documents.count("entries"),
        articles=documents.count("sources"),
        problems=tuple(findings.problems),
        repaired=repaired,
        aside=aside if aside.exists() else None,
    )


def _fits(documents: Documents) -> bool:
    """Whether the index says of the newest form of each document what that says; reads the whole journal."""
    index, found, sound = documents.index, 0, True
    audit = Audit(index.base, index.delta)
    try:
        for change, raw in documents.journal.replay(0):
            if change.deleted:
                continue
            if change.table == ENTRIES:
                audit.show(change.doc_id, change.offset, raw)
            place = index.place(change.table, change.doc_id)
            if place is not None and place.offset == change.offset:
                found += 1
                sound = sound and place.crc == zlib.crc32(raw)
        return sound and audit.finish() and found == sum(documents.count(table) for table in documents.tables())
    except BROKEN:
        return False


def _check_articles(documents: Documents, texts: Texts, findings: _Findings) -> dict[int, Doc]:
    """The articles whose text is gone or damaged, or that list entries which nothing holds."""
    lacking = {}
    without_text, without_entries = [], []
    for key, source in documents.items("sources"):
        if source["text"] and texts.read(source["text"]) is None:
            lacking[key] = source
            without_text.append(f"the text of “{_name(source)}” is missing or damaged")
        missing = sum(documents.entry_key(entry) is None for entry in source["entries"])
        if missing:
            lacking[key] = source
            what = "1 entry" if missing == 1 else f"{missing:,} entries"
            without_entries.append(f"{what} of “{_name(source)}” missing")
    findings.articles(beside(documents.journal.path, "texts"), without_text)
    findings.articles(documents.journal.path, without_entries)
    return lacking


def _forgetful(documents: Documents, source: Doc) -> Doc:
    """An article without the entries that are gone, and unread by any extractor, so that an import brings them."""
    entries = [entry for entry in source["entries"] if documents.entry_key(entry) is not None]
    return {**source, "entries": entries, "extractor": ""}


def _name(source: Doc) -> str:
    return str(source["title"] or source["path"] or source["id"])
