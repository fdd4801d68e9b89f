"""Publication dates as metadata writes them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.sources.published import read_day

DAY = date(2025, 4, 17)


@pytest.mark.parametrize(
    "value",
    [
        "2025-04-17",
        "2025-04-17T23:59:00-11:00",
        "2025-04-17 08:00",
        "2025/4/17",
        "20250417",
        "20250417T101500Z",
        "Thu, 17 Apr 2025 10:00:00 +0000",
        "17 April 2025",
        "April 17, 2025",
        "Apr. 17th, 2025, 10:32 am EDT",
        "17.04.2025",
        "17/04/2025",
        "04/17/2025",
        "17 avril 2025",
        "17 de abril de 2025",
        1744884000,
        "1744884000000",
        DAY,
        datetime(2025, 4, 17, 10, tzinfo=UTC),
    ],
)
def test_the_day_is_read(value):
    assert read_day(value) == DAY


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2 days ago", "04/05/2025", "2025", "April 2025", "2025-13-45", True, None, [], "Vol. 3"]
)
def test_what_is_no_certain_day_is_none(value):
    assert read_day(value) is None


@given(st.one_of(st.text(max_size=40), st.text("0123456789-/.: T", max_size=24), st.floats(), st.integers()))
def test_nothing_breaks_it(value):
    found = read_day(value)
    assert found is None or isinstance(found, date)
