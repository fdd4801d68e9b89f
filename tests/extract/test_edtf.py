import pytest

from timeline.days import day_number
from timeline.extract.edtf import edtf
from timeline.models import Timex


def written(first, last, precision, **more):
    ends = [None if end is None else day_number(*end) for end in (first, last)]
    return edtf(Timex(0, 1, "DATE", "x", first=ends[0], last=ends[1], precision=precision, **more))


@pytest.mark.parametrize(
    ("first", "last", "precision", "due"),
    [
        ((2025, 4, 13), (2025, 4, 13), "day", "2025-04-13"),
        ((2025, 5, 3), (2025, 5, 7), "day", "2025-05-03/2025-05-07"),
        ((2025, 4, 14), (2025, 4, 20), "week", "2025-04-14/2025-04-20"),
        ((2025, 4, 1), (2025, 4, 30), "month", "2025-04"),
        ((2025, 5, 1), (2025, 6, 30), "month", "2025-05/2025-06"),
        ((2025, 4, 1), (2025, 6, 30), "quarter", "2025-34"),
        ((2025, 7, 1), (2025, 12, 31), "half", "2025-41"),
        ((2025, 6, 1), (2025, 8, 31), "season", "2025-22"),
        ((2024, 12, 1), (2025, 2, 28), "season", "2024-24"),
        ((1998, 1, 1), (1998, 12, 31), "year", "1998"),
        ((1914, 1, 1), (1918, 12, 31), "year", "1914/1918"),
        ((1990, 1, 1), (1999, 12, 31), "decade", "199X"),
        ((1900, 1, 1), (1999, 12, 31), "century", "19XX"),
        ((-237, 1, 1), (-237, 12, 31), "year", "-0237"),
        ((2025, 4, 13), None, "day", "2025-04-13/.."),
        (None, (2025, 4, 13), "day", "../2025-04-13"),
        (None, None, None, None),
    ],
)
def test_intervals_are_written_in_their_unit(first, last, precision, due):
    assert written(first, last, precision) == due


def test_only_approximate_dates_carry_a_tilde():
    assert written((1850, 1, 1), (1850, 12, 31), "year", mod="APPROX") == "1850~"
    assert written((2025, 4, 1), (2025, 4, 30), "month", mod="START") == "2025-04"


def test_clock_time_stands_behind_its_day():
    assert written((2000, 4, 4), (2000, 4, 4), "time", time="09:00") == "2000-04-04T09:00:00"
