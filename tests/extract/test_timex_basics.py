from __future__ import annotations

from datetime import date

from timeline.days import iso
from timeline.extract import find_timexes, join_ranges, read_date

DCT = date(2025, 4, 17)


def test_weekday_without_a_dct_comes_back_unresolved():
    (timex,) = find_timexes("It happened on Tuesday.", None)
    assert (timex.value, timex.first, timex.last, timex.basis) == ("XXXX-WXX-2", None, None, "no reference date")


def test_offsets_are_those_of_the_text():
    text = "Sumy – hit on Sunday’s eve, said “they” on April 3, 2025."
    assert [text[each.start : each.end] for each in find_timexes(text, DCT)] == ["Sunday", "April 3, 2025"]


def test_a_range_is_two_expressions_and_joins_into_one_interval():
    text = "It lasted from May 1914 to June 1918, between the wars."
    single = find_timexes(text, DCT)
    assert [each.value for each in single] == ["1914-05", "1918-06"]
    (whole,) = join_ranges(text, single)
    assert (iso(whole.first), iso(whole.last), whole.precision) == ("1914-05-01", "1918-06-30", "month")


def test_read_date_takes_edtf_and_words():
    for words, first, last in [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-W16", "2025-04-14", "2025-04-20"),
        ("last week", "2025-04-07", "2025-04-13"),
        ("238 BC", "-0237-01-01", "-0237-12-31"),
        ("2022/2025", "2022-01-01", "2025-12-31"),
    ]:
        timex = read_date(words, DCT)
        assert timex, words
        assert (iso(timex.first), iso(timex.last)) == (first, last), words
