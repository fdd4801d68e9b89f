"""What a query finds, against an evaluator that reads the query's meaning off DESIGN entry by entry."""

from contextlib import contextmanager, nullcontext
from datetime import date
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
import regex
from fake_store import FakeStore, make_entry
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.days import iso, parse_iso
from timeline.models import Source
from timeline.query import Query, parse, run
from timeline.query.names import words
from timeline.query.syntax import Dated, HasStatus, Marked, Name, Named, Pattern, Term, Text, Undated
from timeline.store import open_store
from timeline.store.folding import fold

TODAY = date(2025, 4, 17)
BASE = TODAY.toordinal()
NAMES = ("Marco Rubio", "Rubio Bank", "José Álvarez", "China", "China Eastern", "U.S.")
WANTED = ("rubio", "MARCO", "mar", "alvarez", "china", "china eastern", "us", "nobody")
WORDS = ("strike", "talks", "Straße", "deal")


def fits(name, wanted):
    """Whether a name has the words whole: independent of the text that the lexicon scans."""
    have, want = words(name).split(), words(wanted.text).split()
    return have == want if wanted.exact else any(have[at : at + len(want)] == want for at in range(len(have)))


def begins(name, wanted):
    have, want = words(name).split(), words(wanted.text).split()
    runs = (have[at : at + len(want)] for at in range(len(have)))
    return not wanted.exact and any(
        len(run) == len(want) and run[:-1] == want[:-1] and run[-1].startswith(want[-1]) for run in runs
    )


def meant(wanted, everyone):
    return {name for name in everyone if fits(name, wanted)} or {name for name in everyone if begins(name, wanted)}


def overlaps(entry, first, last):
    if not entry.start and not entry.end:
        return False
    start = parse_iso(entry.start) if entry.start else -(10**9)
    end = parse_iso(entry.end) if entry.end else 10**9
    return (last is None or start <= last) and (first is None or end >= first)


def holds(atom, entry, everyone):  # noqa: PLR0911 - one a kind of atom
    match atom:
        case Text():
            parts = (entry.title, entry.sentence, *entry.actors, *entry.places)
            return any(fold(atom.text) in fold(part) for part in parts)
        case Pattern():
            parts = (entry.title, entry.sentence, *entry.actors, *entry.places)
            return any(regex.search(atom.pattern, fold(part)) for part in parts)
        case Named():
            have = set(entry.actors if atom.field == "actor" else entry.tags)
            return all(have & meant(name, everyone[atom.field]) for name in atom.names)
        case Dated("on"):
            return overlaps(entry, atom.first, atom.last)
        case Dated("after"):
            return overlaps(entry, atom.first, None)
        case Dated("before"):
            return overlaps(entry, None, atom.first - 1)
        case Dated("until"):
            return overlaps(entry, None, atom.last)
        case Undated():
            return not entry.start and not entry.end
        case Marked():
            return entry.marked
        case HasStatus("rejected"):
            return entry.rejected
        case HasStatus():
            return entry.status == atom.status


def wanted_by(query, entry, everyone):
    by_field = {}
    for number, term in enumerate(query.terms):
        if term.negated and holds(term.atom, entry, everyone):
            return False
        if not term.negated:
            field = getattr(term.atom, "field", None) or ("status" if isinstance(term.atom, HasStatus) else number)
            by_field.setdefault(field, []).append(holds(term.atom, entry, everyone))
    asked = any(term.atom == HasStatus("rejected") and not term.negated for term in query.terms)
    return all(map(any, by_field.values())) and (asked or not entry.rejected)


def term_of(text):
    return parse(text, today=TODAY).terms[0].atom


day = st.integers(-40, 40).map(lambda ahead: iso(BASE + ahead))
names = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple)
spans = st.one_of(
    st.tuples(day, day).map(sorted).map(tuple),
    st.tuples(st.none(), day),
    st.tuples(day, st.none()),
    st.just((None, None)),
)


@st.composite
def entries(draw):
    span = draw(spans)
    return make_entry("?", span[0], None).with_(
        end=span[1],
        precision="day" if any(span) else None,
        edtf="/".join(part or ".." for part in span) if any(span) else None,
        title=draw(st.sampled_from(WORDS)),
        sentence=" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3))),
        actors=draw(names),
        tags=draw(names),
        status=draw(st.sampled_from(("happened", "scheduled", "claimed"))),
        marked=draw(st.booleans()),
        rejected=draw(st.booleans()),
    )


name = st.builds(Name, st.sampled_from(WANTED + NAMES), st.booleans())
atoms = st.one_of(
    st.builds(Text, st.sampled_from((*WORDS, "strasse talks", "rubio", "e"))),
    st.builds(Pattern, st.sampled_from(("stri?ke", "deal|talks", "^t", "[aeiou]{2}", "ss"))),
    st.builds(Named, st.sampled_from(("actor", "tag")), st.lists(name, min_size=1, max_size=2).map(tuple)),
    st.builds(
        lambda field, words: term_of(f"{field}:{words}"),
        st.sampled_from(("on", "after", "before", "until")),
        st.one_of(day, st.sampled_from(("2025-04", "2025", "2025-W16"))),
    ),
    st.builds(HasStatus, st.sampled_from(("happened", "scheduled", "claimed", "rejected"))),
    st.sampled_from((Undated(), Marked())),
)
queries = st.lists(st.builds(Term, atoms, st.booleans()), max_size=4).map(lambda terms: Query(tuple(terms)))


def numbered(drawn):
    """Entries of two articles, with ids."""
    sources = [Source(id=letter * 16, title="Harbour Weekly", published="2025-04-17") for letter in "ab"]
    half = len(drawn) // 2
    return [entry.with_(id=f"{at:016x}", source=sources[at >= half]) for at, entry in enumerate(drawn)]


def fake_store(stored):
    return nullcontext(FakeStore(stored))


@contextmanager
def real_store(stored):
    """A store on the disk, part of it written, saved and read again, the rest added since."""
    with TemporaryDirectory() as directory:
        path = f"{directory}/a.db"
        half = len(stored) // 2
        for part in (stored[:half], stored[half:]):
            with open_store(path) as store:
                store.add([(part[0].source, "", part)] if part else [])
        with open_store(path, read_only=True) as store:
            yield store


@pytest.mark.parametrize("store_of", [fake_store, real_store])
@settings(max_examples=60)
@given(stored=st.lists(entries(), max_size=12).map(numbered), query=queries)
def test_a_query_finds_just_the_entries_for_which_it_holds(store_of, stored, query):
    everyone = {
        "actor": {name for entry in stored for name in entry.actors},
        "tag": {name for entry in stored for name in entry.tags},
    }
    with store_of(stored) as store:
        found = list(run(query, store))
        reverse = list(run(query, store, sort="-time"))
        with patch("timeline.query.plan.FEW", 0):  # as where few of many entries are left
            assert list(run(query, store)) == found
    assert set(found) == {entry.id for entry in stored if wanted_by(query, entry, everyone)}
    assert reverse == found[::-1]
    assert len(found) == len(set(found))
