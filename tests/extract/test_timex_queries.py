from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.days import iso
from timeline.extract import read_date

TODAY = date(2025, 4, 17)


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2025-04", "2025-04-01", "2025-04-30", "month"),
        (" 2025-04-17 ", "2025-04-17", "2025-04-17", "day"),
        ("2025-W16", "2025-04-14", "2025-04-20", "week"),
        ("2025-Q2", "2025-04-01", "2025-06-30", "quarter"),
        ("2025-SU", "2025-06-01", "2025-08-31", "season"),
        ("2025-22", "2025-06-01", "2025-08-31", "season"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("2022/2025", "2022-01-01", "2025-12-31", "year"),
        ("2022..2025", "2022-01-01", "2025-12-31", "year"),
        ("238 BC", "-0237-01-01", "-0237-12-31", "year"),
        ("-0237", "-0237-01-01", "-0237-12-31", "year"),
        ("april", "2025-04-01", "2025-04-30", "month"),
        ("may", "2025-05-01", "2025-05-31", "month"),
        ("March 2024", "2024-03-01", "2024-03-31", "month"),
        ("13 april", "2025-04-13", "2025-04-13", "day"),
        ("last week", "2025-04-07", "2025-04-13", "week"),
        ("yesterday", "2025-04-16", "2025-04-16", "day"),
        ("monday", "2025-04-14", "2025-04-14", "day"),
        ("three days ago", "2025-04-14", "2025-04-14", "day"),
        ("from May 3 to 7", "2025-05-03", "2025-05-07", "day"),
        ("in the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("last 7 days", "2025-04-11", "2025-04-17", "day"),
        ("past 2 weeks", "2025-04-04", "2025-04-17", "day"),
        ("last 3 months", "2025-01-18", "2025-04-17", "day"),
        ("next 1 year", "2025-04-17", "2026-04-16", "day"),
        ("last summer", "2024-06-01", "2024-08-31", "season"),
    ],
)
def test_dates_are_read_as_intervals_against_today(words, first, last, precision):
    timex = read_date(words, TODAY)
    assert timex is not None
    assert (iso(timex.first), iso(timex.last), timex.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [("2025-04/..", "2025-04-01", None), ("../2025-04", None, "2025-04-30"), ("2025-04/", "2025-04-01", None)],
)
def test_intervals_may_be_open(words, first, last):
    timex = read_date(words, TODAY)
    assert timex is not None
    assert (timex.first and iso(timex.first), timex.last and iso(timex.last)) == (first, last)


def test_a_tilde_means_about():
    timex = read_date("1990~", TODAY)
    assert timex is not None
    assert timex.mod == "APPROX"


@pytest.mark.parametrize(
    "words",
    ["", "rubio", "2025-13", "2025-02-30", "2025-W54", "sun", "2025/2022", "/", "..", "../..", "now", "x" * 999],
)
def test_what_is_no_date_is_none(words):
    assert read_date(words, TODAY) is None


@given(st.text(max_size=60))
def test_any_words_are_read_without_an_error(words):
    timex = read_date(words, TODAY)
    if timex and timex.first is not None and timex.last is not None:
        assert timex.first <= timex.last
