"""Markdown and its front matter."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.sources import Failure, ReadOptions, read
from timeline.sources.front_matter import split
from timeline.sources.markdown import plain


def document(markdown: str):
    (answer,) = read("-", stdin=BytesIO(markdown.encode()), options=ReadOptions(format="markdown"))
    return answer


def test_the_words_stay_and_the_marks_go():
    found = document("# Talks *open*\n\nThe [talks](http://x.org) opened **on\nSunday**.\n\n- in Paris\n\n> he said\n")
    assert found.text == "Talks open\n\nThe talks opened on Sunday.\n\nin Paris\n\nhe said\n"
    assert found.title == "Talks open"


def test_pictures_code_and_html_are_no_text():
    assert plain("Words ![a picture](x.png) here.\n\n```\ncode\n```\n\n<div>x</div>\n\n<!-- c -->\n")[1].split() == [
        "Words",
        "here.",
    ]


def test_front_matter_gives_title_date_address_and_publisher():
    found = document(
        "---\ntitle: 'Talks: open'\ndate: 2025-04-17 10:00 # local\nurl: https://x.org/a\nsource: The Paper\nlang: en\n"
        "---\nThey opened on Sunday.\n"
    )
    assert (found.title, found.published, found.url) == ("Talks: open", date(2025, 4, 17), "https://x.org/a")
    assert (found.publisher, found.language, found.text) == ("The Paper", "en", "They opened on Sunday.\n")


def test_front_matter_in_toml_is_read():
    found = document('+++\ntitle = "Talks"\ndate = 2025-04-17T10:00:00Z\n+++\nThey opened.\n')
    assert (found.title, found.published) == ("Talks", date(2025, 4, 17))


def test_a_date_of_change_is_no_publication_date():
    assert document("---\nlastmod: 2025-04-18\nmodified: 2025-04-18\n---\nThey opened.\n").published is None


def test_a_rule_of_dashes_is_no_front_matter():
    assert split("---\n\nTalks opened.\n\n---\n")[0] == {}


def test_nothing_but_marks_is_a_failure():
    assert isinstance(document("![x](y.png)\n"), Failure)


@pytest.mark.parametrize("hostile", ["[" * 20_000, "> " * 5_000 + "x", "*a_" * 5_000, "`" * 20_000 + "a"], ids=range(4))
def test_marks_without_end_end(hostile):
    document(hostile)


@given(st.text("#*_[]()`>-+=:\n ab1.!<&\\", max_size=200))
def test_any_markdown_gives_a_document_or_a_failure(markdown):
    document("x" + markdown)


def test_front_matter_gives_the_author():
    assert document("---\ntitle: Talks\nauthor: Jane Doe\n---\nThey opened.\n").author == "Jane Doe"
