"""RSS and Atom."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.models import Document
from timeline.sources import Failure, ReadOptions, read

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title><language>en-gb</language>
<item><title>Talks &amp; more</title><link>https://x.org/a</link>
<pubDate>Thu, 17 Apr 2025 23:30:00 -0500</pubDate>
<description>&lt;p&gt;They opened on &lt;b&gt;Sunday&lt;/b&gt;.&lt;/p&gt;
&lt;p&gt;They go on.&lt;/p&gt;</description></item>
<item><title>Only a headline</title></item>
<item><link>https://x.org/c</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title>
<entry><title>Talks</title><link href="https://x.org/a"/><updated>2025-04-20T00:00:00Z</updated>
<published>2025-04-17T10:00:00Z</published><summary>Short.</summary>
<content type="html">&lt;p&gt;They opened on Sunday, at length.&lt;/p&gt;</content></entry>
<entry><title>More</title><updated>2025-04-20T00:00:00Z</updated><summary>Words.</summary></entry></feed>"""


def answers(data):
    data = data if isinstance(data, bytes) else data.encode()
    return list(read("-", stdin=BytesIO(data), options=ReadOptions(format="feed")))


def test_an_item_is_an_article_with_the_day_as_written():
    first = answers(RSS)[0]
    assert first.text == "They opened on Sunday.\n\nThey go on.\n"
    assert (first.title, first.published, first.url) == ("Talks & more", date(2025, 4, 17), "https://x.org/a")
    assert (first.publisher, first.language) == ("The Paper", "en")


def test_a_headline_alone_is_an_article_and_no_words_at_all_are_a_failure():
    _, second, third = answers(RSS)
    assert second.text == "Only a headline\n"
    assert third == Failure("standard input:[3]", "an item without words")


def test_atom_gives_the_content_and_prefers_published_to_updated():
    first, second = answers(ATOM)
    assert (first.text, first.published) == ("They opened on Sunday, at length.\n", date(2025, 4, 17))
    assert second.published == date(2025, 4, 20)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_are_parsed(encoding):
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel/></rss>'
    (failure,) = answers(bomb.encode(encoding))
    assert "entities of its own" in failure.why


@pytest.mark.parametrize(
    "data",
    ["<rss></rss>", "<feed/>", "<rss version='2.0'><channel></channel></rss>", "<a>" * 20_000, "<rss" + "<x " * 9000],
    ids=["rss", "atom", "channel", "deep", "unclosed"],
)
def test_a_feed_without_items_is_one_failure(data):
    (failure,) = answers(data)
    assert isinstance(failure, Failure)


@settings(max_examples=50)
@given(st.text("<>/=\"'&;![]rsitem?xl \n", max_size=200))
def test_any_xml_gives_documents_or_failures(data):
    assert all(isinstance(answer, Document | Failure) for answer in answers("<rss><channel><item>" + data))


def test_an_items_author_is_read():
    item = "<item><author>jane@x.org (Jane Doe)</author><description>Talks.</description></item>"
    (found,) = answers(f"<rss version='2.0'><channel>{item}</channel></rss>")
    assert "Jane Doe" in found.author
