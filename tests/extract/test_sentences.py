import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.sentences import split_sentences


def split(text):
    return [sentence.text for sentence in split_sentences(text, [(0, len(text))])]


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Col. Ada Brandt met Dr. Ole Lund in the U.S. Embassy.",
        "The talks end at 5 p.m. Thursday in hall No. 5 on Jan. 14.",
        "J. R. Holm of Acme Inc. said the deal with the U.K. Treasury was done.",
        "Shares of Yahoo! rose and those of Acme fell.",
        "He asked “Why now?” and left.",
        "It rose by 3.5 percent, to 1.2 million.",
        "She waited ... and waited.",
        "1 August. A bomb wounded five.",
        "August 7–8, 2008. The army crossed the river.",
        "Monday, 3rd March. The port was closed.",
    ],
)
def test_abbreviations_initials_and_figures_end_no_sentence(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The ship left. It sank.", 2),
        ("They settled in the U.S. Traders followed.", 1),
        ("They settled in the U.S. The traders followed.", 2),
        ("It opens at 9 a.m. The gates close at noon.", 2),
        ("“We won. They lost.” That was all.", 3),
        ("``It is over,'' he said. ``We can go.'' He went.", 3),
        ("Was it true? Nobody knew! All left.", 3),
        ("The vote failed.[2] A second one passed.", 2),
        ("It began on 1 August. A bomb wounded five.", 2),
        ("It may. March goes on.", 2),
    ],
)
def test_full_stops_end_sentences_before_what_begins_one(text, count):
    assert len(split(text)) == count


def test_no_sentence_crosses_a_paragraph():
    text = "The deal was signed by\nThe ministers met."
    assert [s.text for s in split_sentences(text, [(0, 22), (23, len(text))])] == [text[:22], text[23:]]


@given(st.text(alphabet="aA .!?\"'“”\n1,", max_size=80))
def test_sentences_lie_in_order_inside_the_text(text):
    last = 0
    for sentence in split_sentences(text, [(0, len(text))]):
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text
        last = sentence.end
