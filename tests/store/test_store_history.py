"""Whatever a person does, undoes and does again, in however many sessions: a line of states to walk along."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from timeline.models import Entry, Source
from timeline.store import UndoRefused, open_store

SOURCE = Source("0" * 16, title="Article", published="2025-04-17")
IDS = [f"{number:016x}" for number in (1, 2, 3)]
ENTRIES = st.sampled_from(IDS)
WORDS = st.sampled_from(["a", "b", "c"])


def entry(entry_id):
    days = {"start": "2025-04-13", "end": "2025-04-13", "precision": "day", "edtf": "2025-04-13"}
    where = {"span": (0, 9), "expression": "on Sunday", "expression_span": (0, 9), "sentence": "On Sunday."}
    rest = {"timex": {"type": "DATE", "value": "2025-04-13"}, "basis": "", "confidence": 0.9, "source": SOURCE}
    return Entry(id=entry_id, status="happened", title=entry_id, actors=("a", "b"), places=(), **days, **where, **rest)


class Sessions(RuleBasedStateMachine):
    """A database beside the list of its states, `at` being the one that should be there."""

    @initialize()
    def start(self):
        self.path = Path(tempfile.mkdtemp()) / "a.db"
        self.store = open_store(self.path)
        self.store.add([(SOURCE, "text", [entry(entry_id) for entry_id in IDS])])
        self.states, self.at = [self.now()], 0

    def now(self):
        return self.store.entries(IDS), self.store.aliases()

    def did(self):
        """Something was done: what could be done again no longer can, unless nothing came of it."""
        if self.now() != self.states[self.at]:
            self.states[self.at + 1 :] = [self.now()]
            self.at += 1

    @rule(entry_id=ENTRIES, title=WORDS)
    def edit(self, entry_id, title):
        self.store.edit(entry_id, title=title)
        self.did()

    @rule(ids=st.lists(ENTRIES), on=st.booleans())
    def mark(self, ids, on):
        self.store.mark(ids, on)
        self.did()

    @rule(ids=st.lists(ENTRIES), on=st.booleans())
    def reject(self, ids, on):
        (self.store.reject if on else self.store.restore)(ids)
        self.did()

    @rule(ids=st.lists(ENTRIES), add=st.lists(WORDS), remove=st.lists(WORDS))
    def tag(self, ids, add, remove):
        self.store.tag(ids, add, remove)
        self.did()

    @rule(alias=WORDS, canonical=WORDS)
    def merge(self, alias, canonical):
        if alias == canonical:
            with pytest.raises(ValueError, match="another name"):
                self.store.merge_alias(alias, canonical)
        else:
            self.store.merge_alias(alias, canonical)
        self.did()

    @rule()
    def undo(self):
        if self.at == 0:
            with pytest.raises(UndoRefused):
                self.store.undo()
        else:
            self.store.undo()
            self.at -= 1

    @rule()
    def redo(self):
        if self.at + 1 == len(self.states):
            with pytest.raises(UndoRefused):
                self.store.redo()
        else:
            self.store.redo()
            self.at += 1

    @rule(compact=st.booleans())
    def new_session(self, compact):
        if compact:
            self.store.compact()
        self.store.close()
        self.store = open_store(self.path)

    @invariant()
    def it_is_as_it_should_be(self):
        assert self.now() == self.states[self.at]

    def teardown(self):
        if hasattr(self, "store"):
            assert self.store.check().ok
            self.store.close()


TestSessions = Sessions.TestCase
TestSessions.settings = settings(max_examples=25, stateful_step_count=25)
