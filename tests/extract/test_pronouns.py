from datetime import date

import pytest

from timeline.extract import extract
from timeline.models import Document


def last_actors(text):
    return set(extract(Document(text, dated=date(2024, 3, 14))).entries[-1].actors)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Angela Merkel met John Carter. On Tuesday, Carter attacked her.", {"John Carter", "Angela Merkel"}),
        ("“We'll be back tomorrow,” said Angela Merkel.", {"Angela Merkel"}),
        ("Pete Hegseth spoke. “We will leave tomorrow,” he said.", {"Pete Hegseth"}),
        ("A town was cut off. They were freed on Tuesday.", set()),
    ],
)
def test_object_pronouns_and_speakers_of_quotations_are_named_where_that_is_plain(text, actors):
    assert last_actors(text) == actors


def test_subject_is_not_its_own_object():
    text = "In Sunday's debate against Dennis Vacco, Eliot Spitzer attacked him for failing to act."
    assert last_actors(text) == {"Eliot Spitzer", "Dennis Vacco"}


def test_speaker_of_a_quotation_of_several_sentences_is_not_whom_it_is_about():
    text = 'Olof Berg met reporters. "Mayor Jon Lind is not against the bridge. He wants it," he said on Tuesday.'
    (entry,) = extract(Document(text, dated=date(2024, 3, 14))).entries
    assert entry.actors == ("Olof Berg",)
    assert entry.title.startswith("Olof Berg: ")
