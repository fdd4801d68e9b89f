from __future__ import annotations

import pytest
from timex_tables import cases, values

DAYS = """
2025-04-13: 2025-04-13 | 04/13/2025 | 13/04/2025 | 13.04.2025 | 2025/04/13 | 13th April 2025 | the 13th of April, 2025
2025-04-13: Sunday, 13 April 2025 | Sun, Apr 13, 2025 | Apr. 13, 2025 | 13-Apr-2025 | APRIL 13, 2025
2025-04-13: Sunday April 13 2025
1998-04-13: 4/13/98 | April 13, '98
2025-04-13T10:30: 2025-04-13T10:30 | 2025-04-13 10:30
2025-04-13T10:30:15: 2025-04-13T10:30:15Z
2024-03-12: the second Tuesday of March 2024
2025-04-07: 2025-4-7 | 7  April  2025 | 7\tApril\t2025
0079-08-24: August 24, 79 AD
BC0044-03-15: March 15, 44 BC | 15 March 44 BC
"""
MONTHS_AND_YEARS = """
2024-04: April 2024 | april 2024 | April of 2024 | Apr. 2024 | April, 2024 | April '24 | 2024-04
2024-04: early April 2024 | mid-April 2024
2024-04: the end of April 2024 | the beginning of April 2024
1997-01: January nineteen ninety-seven
2024: in 2024 | early 2024 | the end of 2024 | mid-2024 | since 2024 | (2024) | a 2024 film | 2024's race | by 2024
2024: 2024: a turning point
1850: circa 1850 | about 1850
1955-SU: the summer of 1955 | summer 1955 | late summer 1955
2024-WI: winter 2024 | the winter of 2024-25
199: the 1990s | the '90s | the nineties | the early 1990s | the mid-1990s
18: the nineteenth century | the 19th century | the late 19th century
20: the 21st century | the twenty-first century
"""
ANCIENT = """
BC0238: 238 BC | 238 BCE | 238 B.C. | the end of 238 BC
BC0499 BC0493: from 499 to 493 BC | (499-493 BC)
BC04: the 5th century BC | the fifth century B.C.
BC048: the 480s BC
BC0481-FA: autumn of 481 BC
BC0229-WI: the winter of 229–228 BC
BC0480-08: August 480 BC
0079: AD 79 | 79 CE | A.D. 79
"""
BUSINESS = """
2024-Q2: the second quarter of 2024 | second-quarter 2024 | Q2 2024 | the 2nd quarter of 2024 | 2Q 2024
2024-H1: the first half of 2024 | H1 2024
2024: fiscal 2024 | fiscal year 2024 | FY2024 | FY24
"""


@pytest.mark.parametrize(("phrase", "value"), cases(DAYS + MONTHS_AND_YEARS + ANCIENT + BUSINESS))
def test_a_date_with_its_year_has_the_value_that_is_written(phrase, value):
    assert values(f"It happened there: {phrase}") == value


FALSE_FRIENDS = """
-: He may go. | They march on. | She sat in the sun. | It cost $1998. | 50 percent | a 3-2 score | They won 3:1.
-: flight 1998 | phone 555-1998 | No. 1998 | Highway 2001 | Room 2001 | 1,998 dogs | £2001 | 1998% | 12.1998 metres
-: April Jones met August Wilson and June Smith. | Jan Kavan | the fall of Kabul | a fall in prices | a second attempt
-: We met. | It is a must. | second-hand | the third man | a spring in the bed | Mar-a-Lago | 2001/2002/2003
-: 30/30/2025 | 2025-13-13 | a quarter of them | three quarters of the votes | 6-year-old boy
-: USA Today reported it. | CBS's "60 Minutes" | 10-10 | #2001 | odds of 2000:1
"""


@pytest.mark.parametrize(("phrase", "value"), cases(FALSE_FRIENDS))
def test_what_only_looks_like_a_date_is_none(phrase, value):
    assert values(phrase) == value


def test_a_weekday_that_contradicts_its_date_is_noted_in_the_basis():
    from timeline.extract import find_timexes

    (timex,) = find_timexes("on Monday, April 13, 2025", None)
    assert timex.basis == "as written, though that day is a Sunday"
