import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.days import day_number as d
from timeline.query.periods import ZOOMS, bounds, column, full, period, step

days = st.integers(d(-9000, 1, 1), d(9000, 1, 1))
zooms = st.sampled_from(ZOOMS)
precisions = st.sampled_from(
    [None, "time", "day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]
)


@pytest.mark.parametrize(
    ("zoom", "label"),
    [
        ("day", "Sun 13 Apr 2025"),
        ("week", "7–13 Apr 2025 · week 15"),
        ("month", "Apr 2025"),
        ("year", "2025"),
    ],
)
def test_a_heading_names_its_period(zoom, label):
    assert period(d(2025, 4, 13), zoom).label == label


def test_a_week_across_the_new_year_belongs_to_the_year_of_its_thursday():
    assert period(d(2024, 12, 30), "week").label == "30 Dec – 5 Jan 2025 · week 1"


@pytest.mark.parametrize(("year", "label"), [(-237, "238 BC"), (0, "1 BC"), (79, "AD 79"), (1066, "1066")])
def test_years_are_counted_as_people_do(year, label):
    assert period(d(year, 6, 1), "year").label == label


def test_the_undated_have_a_heading_of_their_own():
    assert period(None, "month") == (None, None, "Undated")


@given(days, zooms)
def test_a_period_holds_its_day_and_the_next_begins_where_it_ends(day, zoom):
    first, last = bounds(day, zoom)
    assert first <= day <= last
    assert step(day, zoom, 1) == last + 1
    assert step(day, zoom, -1) == bounds(first - 1, zoom)[0]
    assert step(day, zoom, 0) == first


@given(days, days, zooms)
def test_days_share_a_heading_just_if_they_share_the_period(one, other, zoom):
    assert (period(one, zoom) == period(other, zoom)) == (bounds(one, zoom) == bounds(other, zoom))


APRIL = (d(2025, 4, 1), d(2025, 4, 30))


@pytest.mark.parametrize(
    ("first", "last", "precision", "zoom", "shown"),
    [
        (d(2025, 4, 13), d(2025, 4, 13), "day", "month", "Sun 13"),
        (d(2025, 4, 13), d(2025, 4, 13), "day", "year", "13 Apr"),
        (d(2025, 4, 13), d(2025, 4, 13), "day", None, "Sun 13 Apr 2025"),
        (*APRIL, "month", "month", "~ 1–30"),
        (*APRIL, "month", "year", "Apr"),
        (*APRIL, "month", None, "Apr 2025"),
        (*APRIL, "day", "month", "1–30"),
        (d(2025, 4, 14), d(2025, 4, 20), "week", "month", "~ 14–20"),
        (d(2025, 4, 28), d(2025, 5, 3), "day", "month", "28–3 May"),
        (d(2024, 12, 28), d(2025, 1, 3), "day", None, "28 Dec 2024–3 Jan 2025"),
        (d(2025, 4, 1), d(2025, 6, 30), "quarter", "month", "Q2"),
        (d(2025, 7, 1), d(2025, 12, 31), "half", None, "H2 2025"),
        (d(2024, 12, 1), d(2025, 2, 28), "season", None, "winter 2024"),
        (d(2024, 11, 1), d(2025, 2, 28), "month", "month", "Nov 2024 – Feb 2025"),
        (d(2025, 1, 1), d(2025, 12, 31), "year", "month", "2025"),
        (d(2022, 1, 1), d(2025, 12, 31), "year", "month", "2022–25"),
        (d(1998, 1, 1), d(2003, 12, 31), "year", "month", "1998–2003"),
        (d(1990, 1, 1), d(1999, 12, 31), "decade", "month", "1990s"),
        (d(1801, 1, 1), d(1900, 12, 31), "century", "month", "19th c."),
        (d(-263, 1, 1), d(-240, 12, 31), "year", "month", "264–241 BC"),
        (d(-26, 1, 1), d(14, 12, 31), "year", None, "27 BC – AD 14"),
        (d(-43, 3, 15), d(-43, 3, 15), "day", None, "15 Mar 44 BC"),
        (d(2022, 1, 1), None, "year", "month", "since 2022"),
        (None, d(2025, 4, 3), "day", "month", "until Thu 3"),
        (None, None, None, "month", "undated"),
    ],
)
def test_the_column_shows_an_interval_as_what_it_is(first, last, precision, zoom, shown):
    assert column(first, last, precision, zoom=zoom) == shown


def test_about_is_said_where_the_text_says_about():
    assert column(d(1850, 1, 1), d(1850, 12, 31), "year", mod="APPROX") == "c. 1850"


@given(days, st.integers(1, 40_000), precisions, st.sampled_from([*ZOOMS, None]))
def test_an_interval_never_looks_like_one_exact_day(first, length, precision, zoom):
    shown = column(first, first + length, precision, zoom=zoom)
    assert not re.fullmatch(r"(\w{3} )?\d{1,2}( \w{3})?( (AD )?\d+( BC)?)?", shown) or re.fullmatch(
        r"(AD )?\d+( BC)?", shown
    )


@pytest.mark.parametrize(
    ("first", "last", "precision", "mod", "shown"),
    [
        (d(2025, 4, 13), d(2025, 4, 13), "day", None, "Sunday 13 April 2025"),
        (*APRIL, "month", None, "April 2025"),
        (d(2025, 4, 14), d(2025, 4, 20), "week", None, "within 14–20 April 2025"),
        (d(1801, 1, 1), d(1900, 12, 31), "century", None, "19th century"),
        (d(1850, 1, 1), d(1850, 12, 31), "year", "APPROX", "about 1850"),
    ],
)
def test_a_date_in_full_is_in_words(first, last, precision, mod, shown):
    assert full(first, last, precision, mod=mod) == shown
