"""JSON files of articles: the wrappers that feeds, news interfaces and search engines use."""

import json
from datetime import date
from io import BytesIO

import pytest

from timeline.sources import Failure, ReadOptions, read

ONE, TWO = {"text": "One.", "date": "2025-04-17"}, {"text": "Two."}


def answers(value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(read("-", stdin=BytesIO(data), options=ReadOptions(format="json")))


@pytest.mark.parametrize(
    "value",
    [
        [ONE, TWO],
        {"articles": [ONE, TWO], "status": "ok"},
        {"response": {"docs": [ONE, TWO]}},
        {"hits": {"total": 2, "hits": [{"_source": ONE}, {"_source": TWO}]}},
        {"version": "https://jsonfeed.org/version/1.1", "items": [ONE, TWO]},
    ],
)
def test_the_articles_are_found_in_their_wrapper(value):
    assert [(found.text, found.published) for found in answers(value)] == [
        ("One.\n", date(2025, 4, 17)),
        ("Two.\n", None),
    ]


def test_a_lone_object_is_an_article():
    assert [found.text for found in answers(ONE)] == ["One.\n"]


def test_failures_name_the_place_in_the_array():
    found = answers([ONE, 7, {"id": 1}])
    assert [answer.where for answer in found if isinstance(answer, Failure)] == [
        "standard input:[2]",
        "standard input:[3]",
    ]


@pytest.mark.parametrize("value", [7, "text", b"{broken", b"[" * 200_000, b'{"data":' * 200_000], ids=range(5))
def test_what_holds_no_articles_is_one_failure(value):
    (failure,) = answers(value)
    assert isinstance(failure, Failure)


def test_records_of_something_else_are_one_failure_for_the_file():
    (failure,) = answers({"entries": [{"quote": "a"}, {"quote": "b"}, 7]})
    assert isinstance(failure, Failure)
    assert "[" not in failure.where
    assert "none of its 3 records is an article" in failure.why
