"""Pronouns and roles: whom they mean where that is plain, and silence where it isn't."""

import pytest

from timeline.extract.actors import find_mentions, is_weak
from timeline.models import Sentence


def read(*sentences):
    """(words, name) of what refers back, in a text of these sentences."""
    text = " ".join(sentences)
    spans, position = [], 0
    for sentence in sentences:
        spans.append(Sentence(position, position + len(sentence), sentence))
        position += len(sentence) + 1
    found = find_mentions(text, spans)
    return [(text[m.start : m.end], m.name) for m in found if "pronoun" in m.reason or "role" in m.reason]


@pytest.mark.parametrize(
    ("sentences", "reference"),
    [
        (("Prime Minister Tony Blair left on Monday.", "He returned on Friday."), ("He", "Tony Blair")),
        (("Angela Merkel arrived with Tony Blair.", "She spoke first."), ("She", "Angela Merkel")),
        (("US Defense Secretary Pete Hegseth spoke.", "The secretary urged restraint."), ("secretary", "Pete Hegseth")),
        (
            (
                "Ukrainian President Volodymyr Zelensky met French President Emmanuel Macron.",
                "The visit of the French President ended.",
            ),
            ("President", "Emmanuel Macron"),
        ),
        (
            ("China Eastern Airlines signed a contract.", "The airline paid in June."),
            ("airline", "China Eastern Airlines"),
        ),
        (("Boeing said on Tuesday that it would build a plant.",), ("it", "Boeing")),
        (("Maria's father, Juan Lopez, lives in Spain.", "Her father wrote in May."), ("father", "Juan Lopez")),
        (
            ("Tony Blair met Angela Merkel. On Sunday the members elected Gordon Brown as leader.", "He will govern."),
            ("He", "Gordon Brown"),
        ),
        (
            ("Tony Blair is ill.", "Tony Blair spoke.", "Tony Blair left.", "Gordon Brown died in 2001.", "He slept."),
            ("He", "Tony Blair"),
        ),
        (
            ("Tony Blair left.", "Tony Blair spoke.", "Its leader, Gordon Brown, was arrested.", "He is at home."),
            ("He", "Gordon Brown"),
        ),
        (("Tony Blair fell ill, and a group of friends visited him.",), ("him", "Tony Blair")),
        (("They sent 6-year-old Peter Lopez home.", "In May the boy returned."), ("boy", "Peter Lopez")),
    ],
)
def test_a_plain_reference_gets_its_name(sentences, reference):
    assert reference in read(*sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ("Tony Blair met Gordon Brown before he left.",),
        ("Angela Merkel arrived.", "He spoke first."),
        ("President Boris Yeltsin met President Bill Clinton.", "The president left."),
        ("Boeing built a plant.", "It was raining in May."),
        ("Nobody came.", "He left."),
    ],
)
def test_an_open_reference_stays_open(sentences):
    assert read(*sentences) == []


def test_the_subject_is_not_its_own_object():
    assert ("him", "Tony Blair") not in read("Tony Blair attacked him on Sunday.")


def test_a_possessive_is_weak():
    text = "Tony Blair left. His car was found in May."
    mentions = find_mentions(text, [Sentence(0, 16, text[:16]), Sentence(17, len(text), text[17:])])
    assert [is_weak(m) for m in mentions if m.start == 17] == [True]


def test_a_pronoun_is_less_sure_than_a_name():
    text = "Tony Blair left. He came back."
    name, pronoun = find_mentions(text, [Sentence(0, 16, text[:16]), Sentence(17, len(text), text[17:])])
    assert pronoun.confidence < name.confidence


HERO = ("Olof Berg was a sailor.", "Berg crossed the strait.", "Berg grew old.", "Berg met the explorer Adam Lund.")


@pytest.mark.parametrize("word", ["He", "His"])
def test_bystander_does_not_take_over_from_whom_the_text_is_about(word):
    assert read(*HERO, f"{word} ship sank.")[-1] == (word, "Olof Berg")


HEROINE = ("Lise Holm was a physicist.", "She was born in Vienna.", "In 1907 she went to Berlin.", "Holm grew old.")


def test_she_is_whom_the_text_is_about_and_no_bystander_whose_name_tells_no_gender():
    assert read(*HEROINE, "With the help of Dirk Vos she crossed the border.")[-1] == ("she", "Lise Holm")
    assert read(*HEROINE, "They moved to the Kaiser Albert Institute.", "She left.")[-1] == ("She", "Lise Holm")


def test_an_institute_with_a_title_in_its_name_is_no_person():
    text = "She worked at the Kaiser Albert Institute in May."
    (found,) = find_mentions(text, [Sentence(0, len(text), text)])
    assert (found.name, found.kind) == ("Kaiser Albert Institute", "organisation")


def test_another_who_acts_takes_over():
    assert read(*HERO, "Lund sailed home.", "He died.")[-1] == ("He", "Adam Lund")


@pytest.mark.parametrize(
    ("sentences", "reference"),
    [
        (("Norway closed its ports in May, and in June it sent troops.",), ("it", "Norway")),
        (("Norway closed its ports.", "It sent troops."), ("It", "Norway")),
        (("The Nordic Bank grew, its best year since it was founded in 1995.",), ("it", "Nordic Bank")),
        (("The citizens arrested Olof Berg and later expelled him.",), ("him", "Olof Berg")),
        (("Norway closed its ports.", "It agreed to wait."), ("It", "Norway")),
        (("The Nordic Bank sold its unit.", "Its annual meeting is near."), ("Its", "Nordic Bank")),
        (("In addition, the Nordic Bank said it would close.",), ("it", "Nordic Bank")),
    ],
)
def test_it_is_the_only_body_that_acted(sentences, reference):
    assert reference in read(*sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ("Norway closed its ports.", "It rained."),
        ("Norway met Denmark, and it sent troops.",),
        ("Norway said so.", "It was late."),
    ],
)
def test_it_stays_open_where_it_may_be_something_else(sentences):
    assert read(*sentences) == []
