from __future__ import annotations

import pytest
from timex_tables import DCT, cases, values

from timeline.days import iso
from timeline.extract import find_timexes, join_ranges

PARTS = """
2025-05-03 2025-05-07: from May 3 to 7 | May 3-7 | 3-7 May | between May 3 and 7
2025-06-01 2025-06-03 2025-06-05: on June 1, 3 and 5
2024-06-01 2024-06-05: June 1-5, 2024
2024-05-03 2024-06-07: 3 May to 7 June 2024 | May 3 to June 7, 2024
2023-12 2024-03: from December to March 2024
2024-05 2024-06: in May and June 2024
1914 1918: between 1914 and 1918 | 1914-18 | 1914–1918 | from 1914 to 1918
2024-Q1 2024-Q2: Q1 and Q2 of 2024 | the first and second quarters of 2024
16 17: in the 17th and 18th centuries
1904 1905: the war of 1904-05 | the winter of wars, 1904/05
2025-04-14 2025-04-18: Monday through Friday
"""


@pytest.mark.parametrize(("phrase", "value"), cases(PARTS))
def test_ends_and_members_share_what_is_written_once(phrase, value):
    assert values(phrase) == value


@pytest.mark.parametrize(
    ("phrase", "first", "last", "precision", "words"),
    [
        ("It lasted from May 3 to 7.", "2025-05-03", "2025-05-07", "day", "May 3 to 7"),
        ("He ruled between 1914 and 1918.", "1914-01-01", "1918-12-31", "year", "1914 and 1918"),
        ("It rained in May and June 2024.", "2024-05-01", "2024-06-30", "month", "May and June 2024"),
        ("They met on June 1, 3 and 5.", "2025-06-01", "2025-06-05", "day", "June 1, 3 and 5"),
        ("The war (1914–1918) ended.", "1914-01-01", "1918-12-31", "year", "1914–1918"),
        ("In May and in June 2024 it rained.", "2024-05-01", "2024-06-30", "month", "May and in June 2024"),
        ("from Monday until Wednesday", "2025-04-14", "2025-04-16", "day", "Monday until Wednesday"),
        ("between March 1965 and November 1968", "1965-03-01", "1968-11-30", "month", "March 1965 and November 1968"),
    ],
)
def test_a_range_or_list_joins_into_one_interval(phrase, first, last, precision, words):
    (joined,) = join_ranges(phrase, find_timexes(phrase, DCT))
    assert (iso(joined.first), iso(joined.last), joined.precision) == (first, last, precision)
    assert phrase[joined.start : joined.end] == words


@pytest.mark.parametrize(
    "phrase",
    [
        "On Monday he spoke, and on Tuesday of last week he left.",
        "In 1998, on May 3, it fell.",
        "He came in March 2020. April 2020 was cold.",
        "for three years and in 1998",
        "On Monday, and for two days",
        "It fell in March and on May 5.",
        "He spoke on Monday, and Tuesday's vote failed.",
        "The probe landed on Dec. 1, and two days later the capsule rose.",
        "They lost on March 4 and again five days later.",
        "It bought ten jets in 2007, and in 2010 returned two of them.",
        "The firm was founded in 2007 and in 2010 it failed.",
    ],
)
def test_expressions_apart_stay_apart(phrase):
    found = find_timexes(phrase, DCT)
    assert join_ranges(phrase, found) == found


def test_only_dates_with_an_interval_join():
    text = "on Monday and Tuesday"
    found = find_timexes(text, None)
    assert join_ranges(text, found) == found
