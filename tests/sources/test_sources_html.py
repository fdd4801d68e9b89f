"""Web pages: main text without furniture, publication dates without guesses."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.models import Document
from timeline.sources import Failure, ReadOptions, read

BODY = """<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Talks open in Paris</h1>
<p>Ukrainian representatives met European officials in Paris on Thursday to discuss a ceasefire and what follows it.</p>
<p>The talks will go on in London next week, a spokesman for the French president told reporters after the meeting.</p>
</article>
<footer><p>Copyright © 2019 The Paper. All rights reserved. Updated 2025-04-20.</p></footer>"""


def page(head: str = "", body: str = BODY, *, attributes: str = ""):
    html = f"<!DOCTYPE html><html{attributes}><head>{head}</head><body>{body}</body></html>"
    (answer,) = read("-", stdin=BytesIO(html.encode()), options=ReadOptions(format="html"))
    return answer


def test_the_main_text_is_kept_and_the_furniture_is_not():
    text = page().text
    assert "met European officials in Paris on Thursday" in text
    assert "go on in London next week" in text
    assert "Home" not in text
    assert "Copyright" not in text


def test_title_publisher_address_and_language_are_the_pages_own():
    found = page(
        '<title>Talks | The Paper</title><meta property="og:site_name" content="The Paper">'
        '<link rel="canonical" href="https://x.org/a">',
        attributes=' lang="en-GB"',
    )
    assert (found.title, found.publisher, found.url, found.language) == (
        "Talks open in Paris",
        "The Paper",
        "https://x.org/a",
        "en",
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-04-17T22:00:00-05:00">',
        '<meta name="DC.date.issued" content="2025-04-17">',
        '<meta itemprop="datePublished" content="2025-04-17">',
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2019-01-01"},'
            ' {"@type": "NewsArticle", "datePublished": "2025-04-17T10:00Z", "dateModified": "2025-04-20"}]}</script>'
        ),
    ],
)
def test_the_publication_date_is_found(head):
    assert page(head).published == date(2025, 4, 17)


def test_a_time_in_the_article_dates_it_and_one_beside_it_does_not():
    dated = BODY.replace("</h1>", '</h1><time datetime="2025-04-17T10:00">17 April</time>')
    assert page(body=dated).published == date(2025, 4, 17)
    beside = BODY.replace("<footer>", '<footer><time datetime="2025-04-17">17 April</time>')
    assert page(body=beside).published is None


def test_dates_of_change_and_copyright_are_no_publication_date():
    head = '<meta property="article:modified_time" content="2025-04-20"><meta name="revised" content="2025-04-20">'
    assert page(head + '<script type="application/ld+json">{"dateModified": "2025-04-20"}</script>').published is None


def test_broken_linked_data_is_passed_over():
    head = '<script type="application/ld+json">{"@type": </script><script type="application/ld+json">[[[1]]]</script>'
    assert page(head + '<meta name="date" content="2025-04-17">').published == date(2025, 4, 17)


def test_a_page_with_its_pictures_inside_is_read():
    picture = '<img src="data:image/png;base64,' + "QUFB" * 1_500_000 + '">'
    assert "go on in London" in page(body=picture + BODY).text


def test_a_page_of_nothing_but_markup_is_a_failure():
    assert isinstance(page(body="<div></div><script>x = 1</script>"), Failure)
    assert "4 MB of markup" in page(body="<p>x</p>" * 700_000).why


@pytest.mark.parametrize(
    "hostile", ["<div>" * 50_000 + "words", "<!--" * 20_000, "<a href='" * 20_000, "&amp;" * 50_000], ids=range(4)
)
def test_hostile_markup_ends(hostile):
    assert isinstance(page(body=hostile), Document | Failure)


def test_an_entity_bomb_is_not_expanded():
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><html><body><p>&b;</p>'
    )
    (answer,) = read("-", stdin=BytesIO(bomb.encode()), options=ReadOptions(format="html"))
    assert isinstance(answer, Failure) or "aaaaaaaaaaaa" not in answer.text


@settings(max_examples=50)
@given(st.text("<>/=\"'&;!-abphtml \n", max_size=200))
def test_any_markup_gives_a_document_or_a_failure(markup):
    assert isinstance(page(body=markup), Document | Failure)


LINKED = '<script type="application/ld+json">{{"datePublished": "2025-04-17", "author": {}}}</script>'


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="Jane Doe">', "Jane Doe"),
        ('<meta property="article:author" content="https://x.org/jane"><meta name="byl" content="Jane">', "Jane"),
        (
            LINKED.format('[{"name": "Jane Doe"}, "John Roe"]'),
            "Jane Doe, John Roe",
        ),
        ("", None),
    ],
)
def test_the_author_is_who_the_page_says_it_is(head, author):
    assert page(head).author == author
