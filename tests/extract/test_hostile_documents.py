from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extract import extract
from timeline.extract.headline import LIMIT
from timeline.models import Document

RUNS = [
    "1",
    "A",
    "Aa ",
    '"',
    "(",
    "\n",
    "\r",
    " ",
    ".",
    ",",
    "''",
    "--",
    "going ",
    "said that ",
    "who ",
    "and ",
    "Mr. ",
]
DATED = ["on Monday ", "Monday said that ", "1994-", "April 4, ", "in May 2020, "]


@pytest.mark.parametrize("unit", RUNS + DATED)
def test_long_runs_end_and_give_sound_entries(unit):
    text = f"The mayor left {unit * (30_000 // len(unit))} on Monday after the war.\n"
    check(text, extract(Document(text, dated=date(2024, 3, 14))).entries)


PIECES = [
    "The mayor",
    " said",
    " on Monday",
    " that",
    ",",
    " who",
    " left",
    " in June 2020",
    '"',
    ".",
    "\n",
    " and",
    " by",
    " he",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_of_clauses_gives_sound_entries(pieces):
    text = "".join(pieces)
    check(text, extract(Document(text, dated=date(2024, 3, 14))).entries)


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_any_text_gives_sound_entries(text):
    check(text, extract(Document(text)).entries)


def check(text, entries):
    ids = [entry.id for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert text[slice(*entry.span)] == entry.sentence
        assert text[slice(*entry.expression_span)] == entry.expression
        assert entry.span[0] <= entry.expression_span[0] < entry.expression_span[1] <= entry.span[1]
        assert 0 < entry.confidence < 1
        assert len(entry.title) <= LIMIT or " " not in entry.title
        assert entry.start is None or entry.end is None or entry.start <= entry.end
