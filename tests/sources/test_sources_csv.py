"""Tables of articles."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Document
from timeline.sources import Failure, ReadOptions, read


def answers(data: bytes, **options):
    return list(read("-", stdin=BytesIO(data), options=ReadOptions(format="csv", **options)))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_columns_are_recognised_whatever_separates_them(separator):
    table = 'Headline,Pub Date,Body\nTalks,2025-04-17,"Opened ""today"".\nGo on."\n'.replace(",", separator)
    (found,) = answers(table.encode())
    assert (found.title, found.published, found.text) == ("Talks", date(2025, 4, 17), 'Opened "today".\nGo on.\n')


def test_a_person_names_the_columns():
    (found,) = answers(b"a,b\nWords.,2025-04-17\n", fields={"text": "a", "published": "b"})
    assert (found.text, found.published) == ("Words.\n", date(2025, 4, 17))


def test_a_row_without_text_is_named_and_costs_no_other():
    found = answers(b"title,text\nOne,\n\nTwo,Words.\n")
    assert isinstance(found[0], Failure)
    assert found[0].where == "standard input:2"
    assert found[1].text == "Words.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_come_in_the_encodings_of_spreadsheets(encoding):
    (found,) = answers("text,title\nLe président est arrivé.,Été\n".encode(encoding))
    assert (found.text, found.title) == ("Le président est arrivé.\n", "Été")


def test_a_quote_that_never_closes_is_bounded():
    (failure,) = answers(b'text\n"' + b"words and words\n" * 100_000, max_bytes=100_000)
    assert "broken at line" in failure.why


def test_a_line_beyond_the_limit_ends_in_a_failure():
    (failure,) = answers(b"text\n" + b"x" * 3_000_000, max_bytes=1 << 20)
    assert "more than 1 MB" in failure.why


@given(st.binary(max_size=200))
def test_any_bytes_give_documents_or_failures(data):
    assert all(isinstance(answer, Document | Failure) for answer in answers(b"text,title\n" + data))
