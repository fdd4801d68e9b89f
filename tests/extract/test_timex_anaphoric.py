from __future__ import annotations

import pytest
from timex_tables import cases, values

LEANING = """
2020-03-02: The day before, he had left.
2020-03-04: The following day he left. | The next day he left. | The day after, he left.
2020-03-05: Two days later he left.
2020-03-10: The following Tuesday he left.
2020: That year, he left. | Later that year he left.
2020-03: Later that month he left.
2020-03-03: The same day he left. | That day he left.
2020-W11: A week later he left. | The following week he left.
2017: Three years earlier he left.
2020-03-04TMO: The next morning he left.
2020-03-03TEV: That evening he left.
2020-03-02: The Monday before, he left. | the day before, he left.
2020-03-02TNI: The night before, he left.
2020-04: The following month he left.
2021-03: The following March he left.
2020-07: The following July he left.
2019-10: The previous October he had left.
2020-SU: The following summer he left. | The next summer he left.
2019-FA: The previous autumn he had left.
2021-06-17: On 17 June of the following year he left.
2021-FA: In the autumn of the next year he left.
2020-09: In September of the same year he left.
2020-03-05: On the 5th he left. | By the 5th, he had left.
2020-03-05TMO: On the morning of the 5th he left.
"""


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("In 2010 she won. She had joined the previous autumn.", "2010 2009-FA"),
        ("In the 1990s she won. She had joined the previous autumn.", "199 1989-FA"),
        ("In 2010 she won. She resigned the following autumn.", "2010 2011-FA"),
    ],
)
def test_a_season_counted_from_a_year_lies_outside_it(phrase, value):
    assert values(phrase) == value


@pytest.mark.parametrize(("phrase", "value"), cases(LEANING))
def test_anaphoric_expressions_lean_on_the_last_date_of_the_text(phrase, value):
    assert values(f"On March 3, 2020 he came. {phrase}") == f"2020-03-03 {value}"


STORY = (
    "The war began on 1 September 1939. In November 1939 the neutrals met. {} In 1942 it turned, and in 1943 and 1944"
    " it went on; it ended in 1945, and the peace of 1947 came."
)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("In December they fought.", "1939-12"),
        ("In January they rested.", "1940-01"),
        ("On 3 October they had moved.", "1939-10-03"),
        ("By mid-February they were beaten.", "1940-02"),
        ("The summer was hot.", "1939-SU"),
        ("On Wednesday, 3 January, they rested.", "1940-01-03"),
        ("They had talked of it years earlier, in 1925; in December they fought.", "PAST_REF 1925 1939-12"),
    ],
)
def test_in_a_narrative_the_dates_before_are_the_reference(phrase, value):
    found = values(STORY.format(phrase))
    assert found == f"1939-09-01 1939-11 {value} 1942 1943 1944 1945 1947"


MEDIEVAL = (
    "The town was founded in 882. {} A fort was built in 1016; it fell in 1238, in 1240 and in May 1242. Plague came"
    " in 1352, and on 15 January 1478 the town fell. It was sacked in 1570, and again in 1611."
)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [("By 1045 the church stood.", "1045"), ("He led 882 men, in 980 boats, from 1400 villages.", "")],
)
def test_in_a_story_of_that_time_early_years_are_years(phrase, value):
    years = f"0882 {value} 1016 1238 1240 1242-05 1352 1478-01-15 1570 1611"
    assert values(MEDIEVAL.format(phrase)) == " ".join(years.split())


def test_news_with_old_years_still_counts_from_its_dct():
    text = "He said Monday and Tuesday that the laws of 1990, 1991, 1992, 1993, 1994 and 1995 stand. In March he left."
    assert values(text).split()[-1] == "2025-03"


OFFSETS = """
2025-03-22 2019-07 2025-03-26: On March 22 they lost, which ended a run begun in July 2019. Four days later they won.
2018-07 2025-04: He won the cup in July 2018. His contract expires at the end of the month.
2018-07 2018-07: He won the cup in July 2018 and left at the end of the month.
2025-04-15 2025-04-14 2025-04-15TMO: It fell on Tuesday after a loss the day before. In the morning they met.
1963 1964-SP: He called at the end of 1963, for a film to be shot the next spring.
2025-04-16 2025-04-12 2025-04-16T04:00: They struck on Wednesday after Saturday's vote. It began at 4 a.m. on state TV.
2025-06-04: It closes on June 4 this year.
2024-SP: It opened in the spring of last year.
"""


@pytest.mark.parametrize(("phrase", "value"), cases(OFFSETS))
def test_news_counts_from_the_day_it_tells_of(phrase, value):
    assert values(phrase) == value


def test_years_later_counts_from_the_year_named_in_its_sentence():
    phrase = (
        "The old harbour town of Aldby changed sides in 1941; it was stormed two years later. In the same year it fell."
    )
    assert values(STORY.format(phrase)) == "1939-09-01 1939-11 1941 1943 1943 1942 1943 1944 1945 1947"


FRAMES = r"""
2008 2008-02 2008-11: In 2008, it was nationalised in February and sold in November.
1962-05 1962-10: In May 1962 the bank was founded. In October, it opened its doors.
1962-05-03 1962-06-08: On 3 May 1962 it was founded; on 8 June it opened its doors.
2008 2025-02: In 2008, it was nationalised.\nIn February, it was sold.
2008 2024 2025-02: In 2008, it was nationalised, and in 2024 cut. It was sold in February.
2003 2025-02: It sold songs since it began in 2003 and as of February.
1997-07 2025-05-12: They were invited in July 1997 and will join on May 12.
2008 2026-02: In 2008 it was promised; it will open in February.
"""


@pytest.mark.parametrize(("phrase", "value"), cases(FRAMES))
def test_a_past_year_frames_the_dates_of_its_sentence_and_those_that_open_the_next(phrase, value):
    assert values(phrase.replace("\\n", "\n")) == value


QUARTERS = """
2024-Q2 2024-Q2: In the second quarter of 2024 sales rose; in the quarter, costs fell.
2025-Q1 2024-Q1: First-quarter sales rose from a year ago.
2025-Q1 2024-Q1: First-quarter sales rose. In the year-earlier period they fell.
2025-Q1 2024-Q1 2025-Q1: First-quarter sales rose from a year earlier. In the latest quarter, costs fell.
2025-Q1 P9M 2024: First-quarter sales rose. In the nine months, they fell from a year earlier.
"""


@pytest.mark.parametrize(("phrase", "value"), cases(QUARTERS))
def test_a_report_compares_with_the_quarter_it_speaks_of(phrase, value):
    assert values(phrase) == value
