"""Any text at all: mentions stay in order and inside it, and the time grows with the length."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extract.actors import find_mentions
from timeline.models import Sentence

PIECES = [
    "President ",
    "Kopp",
    "Elian Gonzalez",
    "U.S.",
    "the ",
    "of ",
    "and ",
    "Bank ",
    "said ",
    "he ",
    "Inc. ",
    "(NATO)",
    "Paris ",
    "French ",
    "Jan ",
    "May 4 ",
    "US$4 ",
    ", ",
    "'s ",
    "’",
    "“",
    "\n",
    "A",
    "a",
    "-",
    ".",
    " ",
    "$",
    "\x00",
    "İ",
    "ß",
    "Ж",
    "中",
    "É",
]
UNITS = [
    "A",
    "A ",
    "A.",
    "A-",
    "Ab-",
    "al-A",
    "A1 ",
    "1",
    "'",
    "“",
    "(",
    "((A)) ",
    "\n",
    "_",
    "Ж",
    "the ",
    "is ",
    "Paris, ",
    "Bank of ",
    "Director ",
    "Director of State and ",
    "Smith and ",
    "de la ",
    "U.S. ",
    "he said it ",
    "Smith said he ",
    "President Smith the president ",
    "Smith Inc. the company ",
    "French President Ann Smith ",
]
NAMES = ("Ann Smith{}", "Smith{} Ann", "Ann Smith{} Inc.", "Smith Group{} Bank", "President Ann Smith{}", "A{}. Smith")


def whole(text):
    return [Sentence(0, len(text), text)] if text else []


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200))
@settings(max_examples=150)
def test_mentions_are_sorted_inside_and_apart(text):
    found = find_mentions(text, whole(text))
    position = 0
    for mention in found:
        assert position <= mention.start < mention.end <= len(text)
        assert mention.name
        assert 0 <= mention.confidence <= 1
        assert mention.reason
        position = mention.end


def calls(text):
    """How many calls of functions it takes to read a text: a measure of work that no other process disturbs."""
    count = 0

    def profile(frame, event, argument):
        nonlocal count
        count += event.endswith("call")

    sys.setprofile(profile)
    try:
        find_mentions(text, whole(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_repetition_costs_no_more_than_its_length(unit):
    small, large = unit * (600 // len(unit)), unit * (12_000 // len(unit))
    assert calls(large) < 25 * calls(small)


@pytest.mark.parametrize("name", NAMES)
def test_ever_new_names_cost_no_more_than_their_length(name):
    def text_of(count):
        letters = ["".join(chr(97 + int(digit)) for digit in str(number)) for number in range(count)]
        return " met ".join(name.format(letter) for letter in letters) + " and the president and the company left."

    assert calls(text_of(1_000)) < 25 * calls(text_of(50))


def test_a_sentence_apart_from_the_text_finds_nothing_outside():
    text = "Tony Blair left. Gordon Brown came."
    assert [m.name for m in find_mentions(text, [Sentence(17, len(text), text[17:])])] == ["Gordon Brown"]
