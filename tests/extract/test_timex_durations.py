from __future__ import annotations

import pytest
from timex_tables import DCT, cases, values

from timeline.extract import find_timexes

DURATIONS = """
P3Y: three years | more than three years | a three-year plan | over the next three years | the past three years
P5D: a five-day visit | five days
P25Y: a quarter of a century | a quarter century
P2.5Y: two and a half years | two-and-a-half years
PT24H: in the last 24 hours
P2W: the past two weeks | a couple of weeks | two more weeks | at least two full weeks
P20Y: two decades | twenty years | more than 20 years
PXM: several months | a few months | recent months | months of talks | for months
PXY: the following years | for decades | recent years | over the years | a decades-long dispute
P6M: a 6-month-old truce
P1Y: the year ended then
PT90M: ninety minutes
PT48H: 48 hours later | 48 hours earlier
PXM: in the months ahead
P10Y: a decade-long war
P150Y: one and a half centuries
P1200D: 1,200 days
"""
SETS = """
P1D: every day | daily
P1W: twice a week | weekly
P2W: every other week
P4Y: every fourth year
P1Y: annually | $5 million a year | per year
XXXX-WXX-5: every Friday | on Fridays
XXXX-07: each July
XXXX-WXX-7TMO: Sunday mornings are quiet.
"""
VAGUE = """
PRESENT_REF: now | right now | currently | at present | these days | at the moment
PAST_REF: recently | in the past | years ago | a few days ago
FUTURE_REF: soon | in the future | in the near future | in future | It will one day be the largest.
"""
UNTOLD = """
-: the third in as many years
-: future earnings | the future of the region | the company's future plans | the foreseeable future
-: the now-cancelled deal | a soon-to-open terminal | about three-quarters of its food | more than a quarter of it
P1D: The trip took one day.
2024: as recently as last year
PRESENT_REF: Now - he said - we go.
"""


@pytest.mark.parametrize(("phrase", "value"), cases(UNTOLD))
def test_adjectives_compounds_and_fractions_are_no_time(phrase, value):
    assert values(phrase) == value


@pytest.mark.parametrize(("phrase", "value"), cases(DURATIONS + SETS + VAGUE))
def test_durations_sets_and_vague_references_are_found_and_typed(phrase, value):
    assert values(phrase) == value


@pytest.mark.parametrize("phrase", ["three years", "every Friday", "now", "recent months", "annually"])
def test_they_have_no_place_in_the_calendar(phrase):
    (timex,) = find_timexes(phrase, DCT)
    assert (timex.first, timex.last) == (None, None)


@pytest.mark.parametrize(
    ("phrase", "type_"), [("three years", "DURATION"), ("every Friday", "SET"), ("now", "DATE"), ("at noon", "TIME")]
)
def test_each_has_its_timex3_type(phrase, type_):
    assert find_timexes(phrase, DCT)[0].type == type_


@pytest.mark.parametrize(
    ("phrase", "span"),
    [
        ("It came within 24 hours.", "24 hours"),
        ("in the first nine months it rose", "the first nine months"),
        ("in the early 20th century", "the early 20th century"),
        ("in the mid-1990s", "the mid-1990s"),
        ("a decade-long war", "decade-long"),
        ("a-week-long trip", "a-week-long"),
        ("the two-week trip", "two-week"),
        ("the three days of talks", "the three days"),
        ("its third quarter was good", "third quarter"),
        ("the third-quarter loss", "third-quarter"),
    ],
)
def test_a_span_takes_its_article_and_leaves_its_preposition(phrase, span):
    (timex,) = find_timexes(phrase, DCT)
    assert phrase[timex.start : timex.end] == span


def test_the_tense_is_that_of_the_own_sentence():
    assert values("The court will decide. Tuesday was quiet.") == "2025-04-15"
    assert values("It will close. Tuesday the shop opened.") == "2025-04-15"
