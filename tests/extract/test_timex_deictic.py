from __future__ import annotations

from datetime import date

import pytest
from timex_tables import DCT, cases, values

from timeline.days import iso
from timeline.extract import find_timexes

DAYS = """
2025-04-17: today | earlier today | He said on Thursday. | today's
2025-04-16: yesterday | late yesterday
2025-04-18: tomorrow | this Friday | They will meet on Friday.
2025-04-15: the day before yesterday | He said Tuesday. | on Tuesday of this week | Tuesday's vote
2025-04-19: the day after tomorrow
2025-04-13: He said on Sunday. | in the early hours of Sunday, when it fell
2025-04-20: He will speak on Sunday. | It is scheduled for Sunday. | as early as Sunday
2025-W16-WE: Both deals appeared headed for approval by the weekend.
2025-04-22: next Tuesday | Ministers hold an emergency session on Tuesday. | It would remain closed until Tuesday.
2025-04-14: He dropped the speech that he had been due to give on Monday.
2025-04-11: last Friday
2025-04-07: Monday of last week
2025-04-14: three days ago
2025-04-30: the last day of April
2025-04-06: two Sundays ago
2020-04-17: It opened five years ago today.
2025-04-07: He left a week ago Monday.
2025-12-31: The law takes effect on Dec. 31.
2026-01-01: The ban expires on Jan. 1.
2025-02-28: It was to be signed on February 28.
2025-10-08: The meeting is to be held on October 8. | The bank will cut rates on October 8.
2026-03-07: Elections are due on 7 March.
2025-11-03: The court will hear the appeal on 3 November.
2024-11-03: He was arrested on 3 November.
2024-06-05: He was arrested on Wednesday, June 5.
2025-05-07 2025-05-08: the 7th and 8th of May
-: He lives on the 5th floor. | They met on the 14th Army's front. | The 7th and 8th Armies met.
XXXX-WXX-7: It was on a Sunday.
-: Sales rose on Black Friday. | It was decided on Super Tuesday.
2025-04: the last days of April
2024-W52: the last week of 2024
2025-03-21 2025-03-14: It fell on March 21, as on the previous Friday.
2023-10-07: the Oct. 7 attack | the October 7 massacre
2025-04-01 2025-04-03: The April 1-3 talks failed.
"""
PARTS_OF_DAYS = """
2025-04-16TMO: yesterday morning
2025-04-18TNI: tomorrow night
2025-04-17TNI: tonight
2025-04-16TNI: last night
2025-04-17TMO: this morning | early this morning
2025-04-14TNI: Monday night he fled | late Monday night he fled
2025-04-13TNI: on the night of April 13
2025-04-15TEV: on Tuesday evening
2025-04-15TMO: early morning on Tuesday | in the wee morning hours of Tuesday
2025-04-16TAF: mid-afternoon yesterday
2025-04-17TAF: By mid-afternoon it was over.
2025-04-15 2025-04-15TEV: On Tuesday it fell by late evening.
-: a late-night statement
"""
PRESENT_TENSE = """
2025-04-22: The trial begins Tuesday. | Talks resume Tuesday. | They are meeting on Tuesday. | The vote is Tuesday.
2025-04-22: He travels to Paris on Tuesday. | Voters go to the polls on Tuesday. | The court postponed it until Tuesday.
2025-04-15: The plans were published Tuesday. | Police are investigating Tuesday's attack.
2025-11: The election is in November. | The fair opens in November.
2025-09: It announced an agreement to buy the bank in September.
"""


@pytest.mark.parametrize(("phrase", "value"), cases(PRESENT_TENSE))
def test_the_present_tense_of_a_programme_looks_ahead(phrase, value):
    assert values(phrase) == value


WEEKS = """
2025-W16: this week | later this week
2025-W15: last week | late last week | a week ago
2025-W17: next week | early next week
2025-04-11/2025-04-17: It fell in the last week. | over the past week
2024-W16: He left a year ago this week.
2025-W14: two weeks ago | the week before last
2027: the year after next
2025-W18: two weeks from now
2025-W10: the week of March 3
2025-W16-WE: this weekend
2025-W15-WE: last weekend | over the weekend he resigned | It became known this weekend.
"""
LONGER = """
2025-04: this month | earlier this month | in April
2025-03: last month | a month ago | in March | late March
2025-05: next month | It will open in May.
2024-10: six months ago
2025-Q1: last quarter | the first quarter
2024-Q3: the third quarter
2025-Q3: It will report for the third quarter.
2024-Q4: last year's fourth quarter
2025-01 2025-03: in the January-March quarter
2025-05: no earlier than May
2024-SP 2024-SU: in the spring and summer of 2024
2024-Q2 2024-07-31: in the quarter ended July 31
2025: this year | earlier this year | by the end of the year | year-end
2024: last year | a year ago | late last year | last year's
2026: next year | early next year
2015: ten years ago
2024-SU: last summer
2025-SP: this spring
2025-WI: next winter
201: last decade
1975: half a century ago
2000: a quarter-century ago | a quarter of a century ago
2025-03: end-March
2024: year-end 2024 | end-2024
20: this century
"""


@pytest.mark.parametrize(("phrase", "value"), cases(DAYS + PARTS_OF_DAYS + WEEKS))
def test_days_and_weeks_are_counted_from_the_dct(phrase, value):
    assert values(phrase) == value


@pytest.mark.parametrize(("phrase", "value"), cases(LONGER))
def test_longer_periods_are_counted_from_the_dct(phrase, value):
    assert values(phrase) == value


NEAREST = """
2025-04-13: on April 13 | on Sunday, April 13 | on April 13th | 13 April
2025-07-04: on July 4
2025-01-06: the Jan. 6 riot
2024-12-24: on Christmas Eve
2025-04-18: on Good Friday
2025-04-21: on Easter Monday
2024-11-28: last Thanksgiving
2024-12-31: on New Year's Eve
2024-11-05: on Election Day 2024
2025-04-15: on the 15th, | the 15th of this month
2025-05-05: on the first Monday in May
2025-04-25: the last Friday of the month
2025-05-11: on Mother's Day
2001-09-11: the Sept. 11 attacks | after 9/11,
2025-W24-WE: the weekend of June 12-13
"""


@pytest.mark.parametrize(("phrase", "value"), cases(NEAREST))
def test_days_without_a_year_are_the_nearest_to_the_dct(phrase, value):
    assert values(phrase) == value


CLOCK = """
2025-04-17T17:30: at 5:30pm | at 5.30pm on Thursday | 5:30pm Thursday
2025-04-17T17:00: at 5 p.m. Thursday local time | at 5 p.m. on Thursday | Thursday at 5pm | at 5:00 PM
2025-04-17T17:30Z: at 17:30 GMT
2025-04-11T14:00Z: It fell at 14:00 UTC (10:00 EDT) on Friday.
2025-04-17T09:00Z: at 0900 GMT
2025-04-17T09:15: at 9:15 a.m. EST
2025-04-17T20:00: at eight in the evening
2025-05-03T12:00: at noon on May 3
1999-12-31T23:59: Dec. 31, 1999, at 11:59 p.m.
2025-04-14T14:00 2025-04-14T16:00: between 2 p.m. and 4 p.m. on Monday | between 2 and 4 p.m. on Monday
2025-04-14T14:00 2025-04-14T16:00: 2-4 p.m. on Monday
2025-04-17T06:00 2025-04-17T18:00: It is open 6 a.m.-6 p.m.
2025-04-14T11:00 2025-04-14T13:00: from 11 to 1 p.m. on Monday
"""


@pytest.mark.parametrize(("phrase", "value"), cases(CLOCK))
def test_clock_times_stand_on_the_day_beside_them(phrase, value):
    assert values(phrase) == value


def test_a_clock_time_carries_its_time_and_zone():
    (timex,) = find_timexes("It is due at 5 p.m. Thursday local time.", DCT)
    assert (timex.type, timex.time, timex.zone, timex.precision) == ("TIME", "17:00", "local", "time")
    assert iso(timex.first) == "2025-04-17"
    assert find_timexes("at 9:15 a.m. EST", DCT)[0].zone == "EST"


def test_modifiers_are_kept_and_the_interval_is_the_whole():
    (timex,) = find_timexes("in early May 2024", DCT)
    assert (timex.mod, iso(timex.first), iso(timex.last)) == ("START", "2024-05-01", "2024-05-31")
    assert find_timexes("late last year", DCT)[0].mod == "END"
    assert find_timexes("mid-2023", DCT)[0].mod == "MID"


def test_the_basis_says_what_a_date_was_counted_from():
    (timex,) = find_timexes("killing at least 35 people in Sumy on Sunday.", DCT)
    assert timex.basis == "Sunday before the dateline, Thu 2025-04-17"


@pytest.mark.parametrize("phrase", ["on Tuesday", "last week", "on May 3", "in April", "next year", "at noon"])
def test_without_a_dct_relative_expressions_are_found_but_not_resolved(phrase):
    (timex,) = find_timexes(phrase, None)
    assert (timex.first, timex.last, timex.precision) == (None, None, None)
    assert timex.basis == "no reference date"


@pytest.mark.parametrize(
    "phrase", ["On Tuesday it fell.", "Last week it fell.", "It fell three days ago.", "Yesterday it fell."]
)
def test_without_a_dct_a_date_before_them_does_not_resolve_deictic_expressions(phrase):
    written, leaning = find_timexes(f"It was founded on May 3, 2020. {phrase}", None)
    assert written.first is not None
    assert (leaning.first, leaning.basis) == (None, "no reference date")


def test_without_a_dct_a_month_takes_the_year_of_the_date_before_it():
    assert (
        values("It was founded on May 3, 2020. In July it failed, on July 14.", None) == "2020-05-03 2020-07 2020-07-14"
    )


def test_the_leap_day_is_found_in_a_leap_year():
    assert values("on Feb. 29", date(2025, 3, 10)) == "2024-02-29"
