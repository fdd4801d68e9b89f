import pytest
from fake_store import FakeStore, make_entry
from hypothesis import given
from hypothesis import strategies as st

from timeline.query import complete, run

STORE = FakeStore(
    [
        make_entry("a", "2025-04-01", actors=("China",), tags=("key",)),
        make_entry("b", "2025-04-02", actors=("China Eastern Airlines", "Marco Rubio"), places=("Paris",)),
        make_entry("c", None, actors=("Marco Rubio",), status="scheduled"),
    ]
)


def labels(text, cursor=None):
    return [item.label for item in complete(text, len(text) if cursor is None else cursor, STORE)]


def applied(text):
    first = complete(text, len(text), STORE)[0]
    return text[: first.start] + first.replacement + text[first.end :]


def test_the_beginning_of_a_field_is_completed():
    assert applied("strike pl") == "strike place:"
    assert "not:" in [item.replacement for item in complete("", 0, STORE)]
    assert "not:" not in [item.replacement for item in complete("-", 1, STORE)]


def test_names_come_with_their_counts():
    (hit,) = complete("actor:rub", 9, STORE)
    assert (hit.label, hit.count, hit.start, hit.end) == ("Marco Rubio", 2, 6, 9)


def test_what_is_put_in_means_just_the_name_offered():
    for item in complete("actor:china", 11, STORE):
        assert len(run(f"actor:{item.replacement}", STORE)) == item.count


def test_the_last_of_joined_names_is_completed_and_quotes_are_kept_whole():
    assert applied('x actor:china+"marco r') == 'x actor:china+"Marco Rubio"'


@pytest.mark.parametrize(
    ("text", "label"),
    [("status:sch", "scheduled"), ("date:", "without a date"), ("after:last", "last week"), ("tag:k", "key")],
)
def test_values_of_the_other_fields_are_offered(text, label):
    assert label in labels(text)


def test_a_word_of_text_offers_nothing():
    assert labels("zzz") == []


def test_the_term_under_the_cursor_is_completed_and_the_rest_left_alone():
    assert complete("act after:2025", 3, STORE)[0].end == 3


@given(st.text(alphabet='actor:not"/+-=\\ on', max_size=20), st.integers(-2, 22))
def test_any_text_at_any_cursor_is_completed_within_it(text, cursor):
    for item in complete(text, cursor, STORE):
        assert 0 <= item.start <= item.end <= len(text)
