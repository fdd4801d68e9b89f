from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import days


@given(st.integers(min_value=-3_000_000, max_value=3_600_000))
def test_every_day_number_survives_the_way_through_its_iso_form(number):
    assert days.parse_iso(days.iso(number)) == number


@given(st.dates())
def test_days_of_our_era_count_like_the_standard_library(day):
    assert days.day_number(day.year, day.month, day.day) == day.toordinal()
    assert days.weekday(day.toordinal()) == day.weekday()


def test_the_year_before_year_one_is_zero_and_precedes_it_by_a_day():
    assert days.iso(date(1, 1, 1).toordinal() - 1) == "0000-12-31"
    assert days.iso(days.day_number(-237, 1, 1)) == "-0237-01-01"


@pytest.mark.parametrize("text", ["2025-02-30", "2025-4-1", "April", "", "2025-04-01T10:00"])
def test_what_is_no_iso_day_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        days.parse_iso(text)
