"""The documents of all tables, found by table and id, and read from the journal when looked at."""

from __future__ import annotations

from timeline.digests import blake2b
from timeline.store.coding import parse
from timeline.store.index import Index
from timeline.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from timeline.store.journal import Journal

Doc = dict[str, Any]
Puts = dict[str, dict[int, Doc]]


def key_of(name: str) -> int:
    """A document id made of a name, so that no table of names is needed; 62 bits, a collision shows in the document."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 2


class Documents:
    """What the journal holds now, as its index knows it. Thread-safe."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.index = Index.open(journal)

    @property
    def version(self) -> int:
        """Grows with every change seen."""
        return self.index.version

    def refresh(self, *, wait: bool = True) -> bool:
        """Follow the journal; True where anything changed. Cheap where nothing did: one `stat`.

        Without `wait`, what another thread is about to take in is not waited for.
        """
        return self.index.refresh(wait=wait)

    def reload(self) -> None:
        """Read the whole journal again, trusting nothing that was known."""
        self.index.rebuild()

    def commit(
        self, puts: Mapping[str, Mapping[int, Mapping[str, Any]]], deletes: Mapping[str, Collection[int]]
    ) -> None:
        """Append one transaction (`Journal.append`) and follow it."""
        with self.journal.lock:
            self.refresh()
            self.index.apply(self.journal.append(puts, deletes), puts)
        self.tidy()

    def tidy(self, *, frugal: bool = False) -> None:
        """Write the index's file anew if that is due, and no other process has to wait for it."""
        if not self.journal.lock.held:
            self.index.tidy(frugal=frugal)

    def close(self) -> None:
        """Leave the index as the next process wants to find it."""
        if self.index.wants_saving and not self.journal.read_only:
            self.index.leave()

    # --- looking up

    def get(self, table: str, doc_id: int) -> Doc | None:
        """A document, parsed anew; None where there is none."""
        raw = self.index.raw(table, doc_id)
        return None if raw is None else parse(raw)

    def raw(self, table: str) -> Iterator[tuple[int, bytes]]:
        """The documents of a table as JSON, streamed; Damaged where a checksum does not hold."""
        for doc_id in self.ids(table):
            raw = self.index.raw(table, doc_id)
            if raw is not None:
                yield doc_id, raw

    def has(self, table: str, doc_id: int) -> bool:
        """Whether there is such a document."""
        return self.index.place(table, doc_id) is not None

    def ids(self, table: str) -> Iterator[int]:
        """The ids of a table, ascending, as they are now."""
        return self.index.ids(table)

    def items(self, table: str) -> Iterator[tuple[int, Doc]]:
        """The documents of a table, streamed; one deleted meanwhile is left out."""
        return ((doc_id, parse(raw)) for doc_id, raw in self.raw(table))

    def count(self, table: str) -> int:
        """How many documents a table has."""
        return self.index.count(table)

    def next_id(self, table: str) -> int:
        """An id above all that the table has or had since this process opened it; ask under the lock."""
        return self.index.last_id(table) + 1

    def tables(self) -> list[str]:
        """The tables that have documents."""
        return self.index.tables()

    def entry_key(self, entry_id: str) -> int | None:
        """The document id of an entry."""
        return self.index.doc_of(entry_id)

    @property
    def live_bytes(self) -> int:
        """The bytes of the journal that documents of now take."""
        return self.index.live_bytes
