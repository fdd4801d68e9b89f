from datetime import date

import pytest

from timeline.extract import extract
from timeline.models import Document


def last_actors(text):
    return extract(Document(text, dated=date(2024, 3, 14))).entries[-1].actors


def test_company_alone_is_the_one_spoken_of():
    text = "Air France ordered ten jets. The formerly state-owned company was floated in September 2006."
    assert last_actors(text) == ("Air France",)


def test_chief_of_a_body_is_the_person_spoken_of_and_not_the_body():
    text = "Louis Freeh flew to Nairobi. After touring the port on Tuesday, the FBI chief left."
    assert last_actors(text) == ("Louis Freeh",)


def test_role_of_nobody_at_hand_names_nobody():
    assert last_actors("The president left the town on Tuesday.") == ()


def test_president_is_the_one_of_no_other_country():
    text = "President Olof Berg called French President Ada Brandt. They spoke. The president resigned on Tuesday."
    assert last_actors(text) == ("Olof Berg",)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "The United Dock Workers union agreed with Lind Shipping, the company and the union said on Tuesday.",
            ("Lind Shipping", "United Dock Workers"),
        ),
        ("Unite, the largest union, met Lind Shipping. On Tuesday the union called a strike.", ("Unite",)),
        ("Lind Shipping sued the lender Nordea Finans bank. On Tuesday the bank paid.", ("Nordea Finans",)),
        (
            "Lind Shipping paid the Securities and Exchange Commission. On Tuesday the regulator closed the case.",
            ("Securities and Exchange Commission",),
        ),
        ("The Freedom Movement beat the Lind Party. On Tuesday the party elected a leader.", ()),
        ("Norway won the final in May. The team flew home on Tuesday.", ("Norway",)),
        ("Ada Brandt coached Norway. The team flew home on Tuesday.", ()),
        ("Norway held a vote. On Tuesday the country joined the bloc.", ("Norway",)),
        ("Norway wrote to Denmark. On Tuesday the country joined the bloc.", ()),
    ],
)
def test_body_is_known_by_its_common_noun(text, due):
    assert last_actors(text) == due


def test_adjectives_may_stand_before_a_body():
    text = "NATO held a summit. On Tuesday the western military alliance invited Sweden."
    assert set(last_actors(text)) == {"NATO", "Sweden"}


def test_leader_of_a_country_is_no_other_person():
    text = "President Olof Berg spoke. Lena Lund left. The Norwegian leader resigned on Tuesday."
    assert last_actors(text) == ("Olof Berg",)
    assert last_actors("Lena Lund left. The Norwegian leader resigned on Tuesday.") == ("Norway",)
