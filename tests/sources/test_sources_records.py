"""Articles as records: JSON Lines, and the keys by which an article's parts are known."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Document
from timeline.sources import Failure, ReadOptions, read


def answers(data: bytes, **options):
    return list(read("-", stdin=BytesIO(data), options=ReadOptions(format="jsonl", **options)))


@pytest.mark.parametrize(
    ("record", "text", "published"),
    [
        (b'{"text": "Talks opened.", "date": "2025-04-17"}', "Talks opened.\n", date(2025, 4, 17)),
        (b'{"body": "Talks opened.", "pub_date": "2025-04-17"}', "Talks opened.\n", date(2025, 4, 17)),
        (b'{"content": "Talks opened.", "publishedAt": "2025-04-17T10:00Z"}', "Talks opened.\n", date(2025, 4, 17)),
        (b'{"content_html": "<p>Talks</p><p>opened.</p>"}', "Talks\n\nopened.\n", None),
        (b'{"text": ["Talks opened.", "They go on."]}', "Talks opened.\n\nThey go on.\n", None),
        (
            b'{"description": "Talks opened.", "fetched": "2025-04-18", "updated": "2025-04-18"}',
            "Talks opened.\n",
            None,
        ),
    ],
)
def test_the_keys_of_usual_exports_are_known(record, text, published):
    (document,) = answers(record)
    assert (document.text, document.published) == (text, published)


def test_title_address_and_publisher_are_read_also_from_objects():
    (document,) = answers(
        b'{"text": "x", "Headline": "Talks", "link": "https://x.org", "source": {"name": "The Paper"}}'
    )
    assert (document.title, document.url, document.publisher) == ("Talks", "https://x.org", "The Paper")


def test_a_person_names_the_keys():
    (document,) = answers(b'{"inhalt": "Words.", "text": "Other."}', fields={"text": "inhalt"})
    assert document.text == "Words.\n"
    (failure,) = answers(b'{"text": "Other."}', fields={"text": "inhalt"})
    assert "'inhalt'" in failure.why


def test_a_bad_line_is_named_and_costs_no_other():
    found = answers(b'{"text": "One."}\nnot json\n\n[1]\n{"id": 7}\n{"text": "Two."}\n')
    assert [answer.text for answer in found if isinstance(answer, Document)] == ["One.\n", "Two.\n"]
    assert [(answer.where, answer.why.split(" at")[0]) for answer in found if isinstance(answer, Failure)] == [
        ("standard input:2", "not JSON: expecting value"),
        ("standard input:4", "not a JSON object"),
        ("standard input:5", "no text in it, only 'id'; --field text=KEY names the key that holds it"),
    ]


def test_a_line_beyond_the_limit_is_skipped():
    found = answers(b'{"text": "' + b"x" * 3000 + b'"}\n{"text": "Two."}', max_bytes=1000)
    assert isinstance(found[0], Failure)
    assert found[1].text == "Two.\n"


@pytest.mark.parametrize(
    "hostile", [b"[" * 100_000, b'{"a":' * 100_000, b'{"text": ' + b"9" * 10_000 + b"}"], ids=range(3)
)
def test_hostile_json_is_a_failure(hostile):
    (failure,) = answers(hostile)
    assert isinstance(failure, Failure)


JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=5)


@given(st.dictionaries(st.sampled_from(["text", "title", "date", "url", "source", "html", "lang"]), JSON))
def test_any_record_gives_a_document_or_a_failure(record):
    import json

    (answer,) = answers(json.dumps(record).encode())
    assert isinstance(answer, Document | Failure)
    if isinstance(answer, Document):
        assert answer.text.strip()
        assert all(isinstance(value, str | None) for value in (answer.title, answer.url, answer.publisher))


@pytest.mark.parametrize(
    "author", ['"Jane Doe"', '{"name": "Jane Doe"}', '["Jane Doe"]', '[{"name": " Jane Doe "}, 3]']
)
def test_an_author_is_read_in_whatever_form_it_is_given(author):
    (document,) = answers(b'{"text": "x", "author": ' + author.encode() + b"}")
    assert document.author == "Jane Doe"
