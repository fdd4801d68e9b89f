from datetime import date

import pytest

from timeline.extract import extract
from timeline.models import Document


def first(text):
    return extract(Document(text, dated=date(2024, 3, 14))).entries[0]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("French President Emmanuel Macron met Angela Merkel on Tuesday.", {"Emmanuel Macron", "Angela Merkel"}),
        ("Kenyan police arrested John Carter on Tuesday.", {"Kenya", "John Carter"}),
        ("Angela Merkel said on Tuesday that Emmanuel Macron would resign.", {"Angela Merkel"}),
        ("Emmanuel Macron was criticized by Angela Merkel on Tuesday.", {"Emmanuel Macron", "Angela Merkel"}),
        ("Angela Merkel left France on Tuesday.", {"Angela Merkel"}),
        ("A law enforcement official said Tuesday that the case was closed.", set()),
        ("Russian and Ukrainian delegations met on Monday.", {"Russia", "Ukraine"}),
        ("Negotiators from Russia and Ukraine met on Monday.", {"Russia", "Ukraine"}),
        ("The European Union's ambassadors approved the plan on Monday.", {"European Union"}),
        ("Talks between Israel and Iran began on Monday.", {"Israel", "Iran"}),
        ("Foreign ministers of the European Union met on Monday.", {"European Union"}),
        ("Germany, France and Italy signed the treaty on Tuesday.", {"Germany", "France", "Italy"}),
    ],
)
def test_actors_are_those_who_take_part(sentence, actors):
    assert set(first(sentence).actors) == actors


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Angela Merkel met union leaders in Berlin on Tuesday.", {"Berlin"}),
        ("Angela Merkel left France on Tuesday.", {"France"}),
        ("A bomb killed three people in the northern city of Hamburg on Tuesday.", {"Hamburg"}),
        ("Angela Merkel spoke on Tuesday about the war in Syria.", set()),
    ],
)
def test_places_are_where_the_clause_puts_the_event(sentence, places):
    assert set(first(sentence).places) == places


def test_victim_of_an_event_noun_takes_part():
    entry = first("Police are investigating the March 2 killing of Olga Lind.")
    assert entry.actors == ("Olga Lind",)
