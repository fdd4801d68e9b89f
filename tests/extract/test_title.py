from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract import extract
from timeline.extract.headline import LIMIT, clip
from timeline.models import Document


def titles(text):
    return [entry.title for entry in extract(Document(text, dated=date(2024, 3, 14))).entries]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The mayor opened the bridge on Tuesday.", ["Mayor opened the bridge"]),
        ("On Tuesday, the mayor, who is 72, opened the bridge.", ["Mayor opened the bridge"]),
        ("Brandt's car was found abandoned in Aldby last week.", ["Brandt's car was found abandoned in Aldby"]),
        (
            "The mayor said on Tuesday that the plant would close in June.",
            ["Mayor said that the plant would close", "Plant would close"],
        ),
        ("The plant will not reopen, the mayor said Tuesday.", ["Mayor: plant will not reopen"]),
        ("A ceasefire ordered by the king expired at midnight on Tuesday.", ["Ceasefire expired"]),
        ("The town lost its mayor, whom the council had elected in May.", ["Council had elected its mayor"]),
        ("“He is a friend,” Ada Brandt said late on Tuesday.", ["Ada Brandt: He is a friend"]),
        (
            "Found clinging to a raft in June, Olga Lind was taken to a hospital.",
            ["Olga Lind was found clinging to a raft"],
        ),
    ],
)
def test_title_is_the_event_s_clause_without_date_and_attribution(sentence, due):
    assert titles(sentence) == due


def test_title_names_whom_a_pronoun_means():
    text = "Governor Ada Brandt visited the port. She resigned on Tuesday."
    assert titles(text) == ["Ada Brandt resigned"]


def test_long_clause_is_cut_between_phrases():
    (title,) = titles(
        "The council approved on Tuesday a plan to rebuild the northern harbour of the town with money from"
        " the regional government and from several private donors."
    )
    assert len(title) <= LIMIT
    assert title.startswith("Council approved a plan to rebuild the northern harbour")


@given(st.text(alphabet="ab ,.", max_size=300))
def test_clip_cuts_no_word_and_stays_within_the_limit(text):
    clipped = clip(text)
    assert len(clipped) <= LIMIT or " " not in clipped
    words = [word.strip(".,") for word in text.lower().split()]
    assert all(word.strip(".,") in words for word in clipped.lower().split())
