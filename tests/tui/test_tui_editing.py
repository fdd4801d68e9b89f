import contextlib
from datetime import date

import pytest
from fake_store import make_entry
from hypothesis import given
from hypothesis import strategies as st

from timeline.tui.editing import FormError, changes, written

TODAY = date(2025, 4, 17)
ENTRY = make_entry("e1", "2025-04-13", title="Russia strikes Sumy", actors=("Russia", "Ukraine"), places=("Sumy",))


def edited(**fields):
    return changes(ENTRY, {**written(ENTRY), **fields}, TODAY)


def test_a_form_left_as_it_was_changes_nothing():
    assert edited() == {}


def test_a_date_is_read_as_a_person_writes_it():
    assert edited(date="april 2025") == {"start": "2025-04-01", "end": "2025-04-30", "precision": "month"}
    assert edited(date="2025-04-10/2025-04-12")["end"] == "2025-04-12"


def test_a_date_taken_away_leaves_the_entry_undated():
    assert edited(date=" ") == {"start": None, "end": None, "precision": None, "edtf": None}


def test_names_are_parted_by_semicolons_and_each_counts_once():
    assert edited(actors="Russia;  Johnson, Boris ; Russia;")["actors"] == ("Russia", "Johnson, Boris")


@pytest.mark.parametrize(
    ("field", "text"), [("date", "someday"), ("status", "maybe"), ("title", ""), ("title", "x" * 300)]
)
def test_what_cannot_be_read_is_named_with_its_field(field, text):
    with pytest.raises(FormError) as caught:
        edited(**{field: text})
    assert caught.value.field == field


@given(st.dictionaries(st.sampled_from(["title", "date", "status", "actors", "places"]), st.text(max_size=40)))
def test_no_text_in_the_form_raises_anything_but_a_form_error(fields):
    with contextlib.suppress(FormError):
        edited(**fields)
