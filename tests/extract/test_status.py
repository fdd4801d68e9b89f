from datetime import date

import pytest

from timeline.extract import extract
from timeline.models import Document


def statuses(sentence):
    return [entry.status for entry in extract(Document(sentence, dated=date(2024, 3, 14))).entries]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The bridge was opened on Tuesday.", ["happened"]),
        ("The bridge will be opened in June.", ["scheduled"]),
        ("The ministers are to meet on Friday.", ["scheduled"]),
        ("Parties have until mid-March to answer the letter.", ["scheduled"]),
        ("The contract runs out at the end of this month.", ["scheduled"]),
        ("Her son won a disputed election on Tuesday.", ["happened"]),
        ("The storm is forecast to make landfall late Friday.", ["scheduled"]),
        ("The mayor left on Tuesday, apparently to see his son.", ["happened"]),
        ("The king let the race begin as planned on March 14.", ["happened"]),
        ("The court scheduled a hearing for later today.", ["scheduled"]),
        ("Brandt said on Tuesday that the plant would close in June.", ["happened", "scheduled"]),
        ("Rebels reportedly seized the town on Tuesday.", ["claimed"]),
        ("The rebels claimed that they shot down a helicopter on Tuesday.", ["claimed"]),
        ("Moscow maintains that the units left on Tuesday, a claim that Norland rejects.", ["claimed"]),
        ("The team won the cup on Thursday in what many will remember as a great match.", ["happened"]),
    ],
)
def test_status_tells_facts_from_plans_and_claims(sentence, due):
    assert statuses(sentence) == due
