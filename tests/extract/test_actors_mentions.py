"""Who is named in a text, and under which name."""

import re

import pytest

from timeline.extract.actors import actors_of, find_mentions, places_of
from timeline.models import Sentence


def sentences_of(text):
    return [
        Sentence(m.start(), m.end(), m[0]) for m in re.finditer(r"\S[^\n]*?(?:(?<!Gen)[.!?](?= |\n|$)|(?=\n|$))", text)
    ]


def mentions(text, **options):
    return find_mentions(text, sentences_of(text), **options)


def names(text, **options):
    return [(text[m.start : m.end], m.name, m.kind) for m in mentions(text, **options)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("US Defense Secretary Pete Hegseth flew home.", "Pete Hegseth"),
        ("French President Emmanuel Macron flew home.", "Emmanuel Macron"),
        ("Director of National Intelligence Tulsi Gabbard flew home.", "Tulsi Gabbard"),
        ("US envoy Steve Witkoff flew home.", "Steve Witkoff"),
        ("Vice President JD Vance flew home.", "JD Vance"),
        ("US Secretary of State Marco Rubio flew home.", "Marco Rubio"),
    ],
)
def test_a_title_gives_the_person_alone(text, name):
    assert [m.name for m in mentions(text)] == [name]


def test_a_surname_joins_the_full_name():
    text = "Ukrainian President Volodymyr Zelensky arrived. On Friday Zelensky left again."
    assert {m.name for m in mentions(text)} == {"Volodymyr Zelensky"}


@pytest.mark.parametrize("words", ["US", "U.S.", "United States", "Washington"])
def test_a_country_that_acts_has_one_name(words):
    assert names(f"Talks were held between {words} and Iran.")[0] == (words, "United States", "country")


def test_a_place_is_where_it_happens():
    text = "Russia struck the city of Sumy."
    assert actors_of(mentions(text), 0, len(text)) == ("Russia",)
    assert places_of(mentions(text), 0, len(text)) == ("Sumy",)


def test_officials_of_a_nationality_are_their_country():
    assert names("Ukrainian representatives were in Paris Thursday.") == [
        ("Ukrainian", "Ukraine", "country"),
        ("Paris", "Paris", "place"),
    ]


@pytest.mark.parametrize(
    "text", ["However, GDP fell in March.", "MINISTER RESIGNS IN LONDON AFTER VOTE", "On Monday it rained."]
)
def test_capitals_that_name_nobody_give_nothing(text):
    assert names(text) == []


def test_a_correction_wins():
    text = "Pete Hegseth flew home. Hegseth was tired."
    assert {m.name for m in mentions(text, aliases={"Pete Hegseth": "Peter Brian Hegseth"})} == {"Peter Brian Hegseth"}
