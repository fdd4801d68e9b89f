from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timex_tables import DCT

from timeline.extract import find_timexes, join_ranges
from timeline.extract.timex import finder, lexer, ranges
from timeline.extract.timex.periods import year
from timeline.extract.timex.reference import Reference

UNITS = [
    "1",
    "1 ",
    "2001-",
    "A",
    "May ",
    "\n",
    '"',
    "(",
    "[",
    "Monday, ",
    "3, ",
    "1:",
    "'",
    "one ",
    "of the ",
    "May 3, ",
    "  ",
]
PIECES = """May March 3 13 1998 2001 2nd 1990s the a of in to and - , . : / ' ( ) Monday Sun first last next early late
end week year years ago later five p m a.m. noon GMT quarter half fiscal BC AD spring fall Christmas New Year day every
now é –"""
WORDS = st.sampled_from([*PIECES.split(), "\n", ""])


@pytest.mark.parametrize("unit", UNITS)
def test_the_work_grows_with_the_text_and_no_faster(unit, monkeypatch):
    calls = {"read_at": 0, "link_between": 0}

    def counted(module, name):
        original = getattr(module, name)

        def wrapper(*args):
            calls[name] += 1
            return original(*args)

        monkeypatch.setattr(module, name, wrapper)

    counted(finder, "read_at")
    counted(ranges, "link_between")
    work = []
    for size in (4_000, 16_000):
        text = unit * (size // len(unit))
        calls.update(read_at=0, link_between=0)
        join_ranges(text, find_timexes(text, DCT))
        work.append(sum(calls.values()))
    assert work[1] <= 5 * work[0] + 20


def test_a_year_that_frames_a_paragraph_has_it_read_once_however_many_dates_lean_on_it():
    class Text(str):
        __slots__ = ()
        looked_at = 0

        def __getitem__(self, key):
            part = super().__getitem__(key)
            Text.looked_at += len(part)
            return part

        def find(self, wanted, start, end):
            Text.looked_at += end - start
            return super().find(wanted, start, end)

    reference = Reference(Text("In 1962 it began. " + "It rose in May. " * 2_000), DCT)
    reference.reframe(year(1962), 3)
    places = range(20, len(reference.text), 16)
    Text.looked_at = 0
    for place in places:
        reference.framed(place)
    assert Text.looked_at < 1_000 * len(places)


@given(st.text(max_size=300) | st.lists(WORDS, max_size=40).map(" ".join) | st.lists(WORDS, max_size=40).map("".join))
@settings(max_examples=300)
def test_any_text_gives_sorted_spans_that_do_not_overlap(text):
    for dct in (DCT, None):
        found = find_timexes(text, dct)
        for before, after in pairwise(found):
            assert before.end <= after.start
        for each in [*found, *join_ranges(text, found)]:
            assert 0 <= each.start < each.end <= len(text)
            assert text[each.start : each.end].strip() == text[each.start : each.end]
            assert each.value
            assert each.basis
            assert each.rule
            assert (each.first is None) == (each.last is None)
            assert each.first is None or each.first <= each.last


@given(st.lists(WORDS, min_size=3, max_size=30).map(" ".join))
@settings(max_examples=60)
def test_tokens_cover_the_text(text):
    tokens = lexer.tokenise(text)
    assert "".join(tokens.words) == text
    assert len(tokens.cats) == len(tokens.words) == len(tokens.starts) - 1


def test_a_text_of_many_chunks_reads_like_its_parts():
    paragraph = "He said on Sunday that it would open on May 3, 2026, at 5 p.m. local time, as in 1998. " * 3 + "\n\n"
    text = paragraph * 400
    assert len(text) > 2 * lexer.CHUNK
    alone = [each.value for each in find_timexes(paragraph, DCT)]
    assert [each.value for each in find_timexes(text, DCT)] == alone * 400


def test_no_expression_is_lost_where_chunks_meet(monkeypatch):
    text = "In May 2020 it fell. On June 3, 2021 it rose. " * 40
    whole = [(each.start, each.value) for each in find_timexes(text, DCT)]
    monkeypatch.setattr(lexer, "CHUNK", 200)
    assert [(each.start, each.value) for each in find_timexes(text, DCT)] == whole


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_hard_wrapped_line_goes_on_in_the_next(newline):
    text = f"The ministers of the two countries met again on April{newline}13, 2025, in the same hall."
    (timex,) = find_timexes(text, DCT)
    assert (timex.value, text[timex.start : timex.end]) == ("2025-04-13", f"April{newline}13, 2025")


def test_a_paragraph_ends_an_expression():
    assert [each.value for each in find_timexes("It will not be before the coming of next May\n\n13 people", DCT)] == [
        "2025-05"
    ]
