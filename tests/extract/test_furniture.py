from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.furniture import headline, paragraphs

PAGE = """World News Daily
Menu
Two ports reopen after the storm
By Ada Brandt
Published 3 May 2023

The ports of Aldby and Norrvik reopened on Tuesday after a storm that had closed them for a week.

“We are relieved.”

ADVERTISEMENT

Both harbour masters declined to comment.

According to the ministry, which had asked for patience, the following would be repaired first:

Related stories
Storm closes two ports in the north
Five fish dishes to try in 2024
© 2023 World News Daily. All rights reserved.
"""


def kinds(text):
    return {text[part.start : part.end]: part.kind for part in paragraphs(text)}


def prose(text):
    return [text[part.start : part.end] for part in paragraphs(text) if part.kind == "prose"]


def test_short_paragraphs_of_real_prose_stay():
    assert "“We are relieved.”" in prose(PAGE)
    assert "Both harbour masters declined to comment." in prose(PAGE)


@pytest.mark.parametrize(
    "line", ["ADVERTISEMENT", "Related stories", "Five fish dishes to try in 2024", "By Ada Brandt", "Menu"]
)
def test_menus_bylines_promotion_and_other_headlines_are_no_prose(line):
    assert kinds(PAGE)[line] != "prose"


def test_notices_are_furniture_although_they_are_sentences():
    assert kinds(PAGE)["© 2023 World News Daily. All rights reserved."] == "furniture"


def test_headline_is_the_longest_heading_above_the_story():
    assert headline(PAGE, paragraphs(PAGE)) == "Two ports reopen after the storm"


def test_caption_stays_when_it_is_a_sentence_and_goes_with_a_file_photo():
    assert prose("Rescuers carry a child from the ruins on Sunday in the town of Aldby.")
    assert prose("Rescuers carry a child from the ruins in Aldby on Sunday. (AP Photo/Olga Lind)")
    assert not prose("FILE - The harbour of Aldby as seen on May 3, 2019.")


def test_unfinished_sentence_between_prose_stays():
    text = (
        "The plant closed on Monday.\n\n"
        "Its owner will sell the site because it was never once profitable, according to a person who asked"
        " not to be named,\n\n"
        "The mayor was surprised."
    )
    assert len(prose(text)) == 3


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The ministers of the two countries met in the harbour town on\nMonday and signed what they had agreed upon\n"
        "in the spring of the year before."
    )
    assert len(prose(text)) == 1


def test_lines_of_a_list_of_headlines_are_not_joined():
    text = "Storm closes two ports in the north of the country\nMinisters meet to talk about the price of bread"
    assert len(paragraphs(text)) == 2


@given(st.text(alphabet="Ab .\n\r\t©1:,", max_size=120))
def test_paragraphs_lie_in_order_and_hold_all_that_is_no_white_space(text):
    parts = paragraphs(text)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    held = "".join(text[part.start : part.end] for part in parts)
    assert "".join(held.split()) == "".join(text.split())
