"""A person's edits, as operations in the journal: undone and done again, also in another session.

An operation is a document of the table `operations`: when, what, summary, the session that did it, and its `changes`:
`[TABLE, ID, BEFORE, AFTER]`, each side null where the document was absent, else the changed fields, `{NAME: [VALUE]}`,
with `[]` where the field was absent. `undone` is null, or the number of the undoing, which is itself noted without
changes, as imports are. What was undone before a newer operation can't be done again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.store.errors import UndoRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.store.documents import Doc, Documents, Puts

Changed = dict[tuple[str, int], "Doc | None"]
"""(table, id) -> the document as it shall be; None removes it."""


class Operation(NamedTuple):
    """One line of the history; `when` is ISO 8601 in UTC, `what` a verb such as "edit", "reject", "import"."""

    id: int
    when: str
    what: str
    summary: str
    undone: bool = False


class History:
    """The operations of a database, seen from one session."""

    def __init__(self, documents: Documents, session: str, first: int) -> None:
        """`first` is the number that came next when the session began: what is below it is for all to undo."""
        self._documents = documents
        self._session = session
        self._inherited = first - 1

    def perform(self, what: str, summary: str, changed: Changed) -> Operation:
        """Make changes, and note how to take them back, in one transaction. Call it under the lock."""
        changes = []
        for (table, doc_id), after in changed.items():
            before = self._documents.get(table, doc_id)
            if before != after:
                changes.append([table, doc_id, *_difference(before, after)])
        number = self._documents.next_id("operations")
        record = note(what, summary, session=self._session, changes=changes)
        if changes:
            self._commit(changed, {number: record})
        return _operation(number, record)

    def undo(self) -> Operation:
        """Take back the last operation: this session's, or one from before it was opened.

        Raises:
            UndoRefused: there is none, or what it changed was changed again since.
        """
        last = next((item for item in self._newest_first() if self._undoable(*item)), None)
        if last is None:
            raise UndoRefused("nothing to undo")
        return self._swing(*last, undone=self._documents.next_id("operations"))

    def redo(self) -> Operation:
        """Do again what was undone last, unless something was done since.

        Raises:
            UndoRefused: there is nothing to do again, or what it changed was changed again since.
        """
        undone = []
        for number, record in self._newest_first():
            if record["changes"] and self._mine(number, record):
                if record["undone"] is None:
                    break
                undone.append((record["undone"], number, record))
        if not undone:
            raise UndoRefused("nothing to do again")
        _, number, record = max(undone, key=lambda item: item[0])
        return self._swing(number, record, undone=None)

    def log(self, limit: int | None = None) -> Iterator[Operation]:
        """The operations, newest first, at most `limit`."""
        for count, (number, record) in enumerate(self._newest_first()):
            if limit is not None and count >= limit:
                return
            yield _operation(number, record)

    def _mine(self, number: int, record: Doc) -> bool:
        """Another session's work of meanwhile is not this person's to take back unseen."""
        return number <= self._inherited or record["session"] == self._session

    def _undoable(self, number: int, record: Doc) -> bool:
        return record["undone"] is None and bool(record["changes"]) and self._mine(number, record)

    def _newest_first(self) -> Iterator[tuple[int, Doc]]:
        for number in sorted(self._documents.ids("operations"), reverse=True):
            record = self._documents.get("operations", number)
            if record is not None:
                yield number, record

    def _swing(self, number: int, record: Doc, *, undone: int | None) -> Operation:
        """Set the documents of an operation to their other side."""
        forward = undone is None
        changed: Changed = {}
        for table, doc_id, before, after in record["changes"]:
            have, want = (before, after) if forward else (after, before)
            current = self._documents.get(table, doc_id)
            if not _matches(current, have):
                raise UndoRefused(self._reason(number, table, doc_id, current))
            changed[table, doc_id] = _with(current, want)
        record = {**record, "undone": undone}
        noted = note("redo" if forward else "undo", record["summary"], session=self._session)
        self._commit(changed, {number: record, self._documents.next_id("operations"): noted})
        return _operation(number, record)

    def _reason(self, number: int, table: str, doc_id: int, current: Doc | None) -> str:
        name = f"“{current['title']}”" if current and "title" in current else "what it changed"
        if current is None:
            return f"{name} has been removed since"
        for later, record in self._newest_first():
            if later <= number:
                break
            if record["undone"] is None and any(c[:2] == [table, doc_id] for c in record["changes"]):
                return f"{name} was changed since ({record['what']}, {record['when']})"
        return f"{name} was changed since by an import or another program"

    def _commit(self, changed: Changed, records: dict[int, Doc]) -> None:
        puts: Puts = {"operations": records}
        deletes: dict[str, list[int]] = {}
        for (table, doc_id), doc in changed.items():
            if doc is None:
                deletes.setdefault(table, []).append(doc_id)
            else:
                puts.setdefault(table, {})[doc_id] = doc
        self._documents.commit(puts, deletes)


def note(what: str, summary: str, *, session: str = "", changes: list[Any] | None = None) -> Doc:
    """An operation's document."""
    when = datetime.now(UTC).isoformat(timespec="seconds")
    return {
        "when": when,
        "what": what,
        "summary": summary,
        "session": session,
        "changes": changes or [],
        "undone": None,
    }


def _operation(number: int, record: Mapping[str, Any]) -> Operation:
    return Operation(number, record["when"], record["what"], record["summary"], record["undone"] is not None)


def _difference(before: Doc | None, after: Doc | None) -> tuple[Doc | None, Doc | None]:
    """The two sides of a change, only what differs; a document that comes or goes is kept whole."""
    names = [
        name
        for name in {**(before or {}), **(after or {})}
        if before is None or after is None or name not in before or name not in after or before[name] != after[name]
    ]
    return tuple(  # type: ignore[return-value]
        None if side is None else {name: [side[name]] if name in side else [] for name in names}
        for side in (before, after)
    )


def _matches(current: Doc | None, side: Doc | None) -> bool:
    if current is None or side is None:
        return current is None and side is None
    return all(([current[name]] if name in current else []) == value for name, value in side.items())


def _with(current: Doc | None, side: Doc | None) -> Doc | None:
    if side is None:
        return None
    doc = dict(current or {})
    for name, value in side.items():
        if value:
            doc[name] = value[0]
        else:
            doc.pop(name, None)
    return doc
