from datetime import date, timedelta

import pytest
from fake_store import FakeStore, make_entry
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.models import Source
from timeline.query import run
from timeline.query.reports import BLOCK, Reports

TODAY = date(2025, 4, 17)
SOURCES = [Source(f"{at:016x}", f"Article {at}", f"{at}.txt", None, "2025-04-17") for at in range(6)]


def told(at, title, actors=("Russia",), day="2025-04-13", **fields):
    """An entry of the article `at`."""
    return make_entry(f"{at}-{title}-{day}", day, title=title, actors=actors, source=SOURCES[at], **fields)


def groups(*entries, sort="time"):
    view = run("", FakeStore(list(entries)), today=TODAY, sort=sort)
    reports = Reports(view)
    found = {group for at in range(len(view)) if len(group := reports.of(at)) > 1}
    return [sorted(view.brief(at).source[-1] for at in group) for group in sorted(found)]


def test_one_event_told_by_three_articles_is_one_group():
    assert groups(
        told(1, "Russia strikes Sumy, killing at least 35"),
        told(2, "Russian strikes on Sumy killing 35"),
        told(3, "Russia strikes Sumy: at least 35 killed, killing families"),
        told(4, "Russia names a new minister"),
    ) == [["1", "2", "3"]]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(told(1, "Russia strikes Sumy, killing at least 35"), id="the same article"),
        pytest.param(told(2, "Russia strikes Sumy, killing 35", day="2025-04-14"), id="another day"),
        pytest.param(told(2, "Russia strikes Sumy, killing 35", end="2025-04-19", precision="week"), id="a week"),
        pytest.param(told(2, "Russia strikes Sumy, killing 35", status="claimed"), id="a claim"),
        pytest.param(told(2, "Russia strikes Sumy, killing 35", ("Ukraine",)), id="somebody else"),
        pytest.param(told(2, "Russia strikes Sumy, killing 35", ("Russia", "Ukraine")), id="one more than the one"),
        pytest.param(told(2, "Russia names a minister"), id="something else"),
    ],
)
def test_what_differs_in_more_than_words_is_another_event(other):
    assert groups(told(1, "Russia strikes Sumy, killing at least 35"), other) == []


def test_a_bare_surname_takes_part_as_the_full_name_does():
    assert groups(
        told(1, "Steve Witkoff had met Putin", ("Steve Witkoff", "Putin")),
        told(2, "Witkoff had met Vladimir Putin for four hours", ("Steve Witkoff", "Vladimir Putin")),
    ) == [["1", "2"]]


def test_names_alone_make_no_event():
    assert (
        groups(
            told(1, "Trump spoke with Putin", ("Donald Trump", "Vladimir Putin")),
            told(2, "Trump threatened Putin", ("Donald Trump", "Vladimir Putin")),
        )
        == []
    )


def test_entries_without_a_date_are_not_grouped():
    assert groups(told(1, "Russia strikes Sumy", day=None), told(2, "Russia strikes Sumy", day=None)) == []


def test_the_order_of_the_view_changes_nothing():
    entries = (told(1, "Russia strikes Sumy"), told(2, "Russia strikes Sumy"), told(3, "Russia strikes Sumy"))
    assert groups(*entries, sort="-time") == groups(*entries) == [["1", "2", "3"]]


def days(count, per_day):
    start = date(2024, 1, 1)
    return [(start + timedelta(at // per_day)).isoformat() for at in range(count)]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 2 * BLOCK), st.integers(1, 3 * BLOCK), st.data())
def test_a_group_is_the_same_from_wherever_one_looks(per_day, count, data):
    entries = [
        told(at % 6, "Russia strikes Sumy", day=day).with_(id=f"{at:016x}")
        for at, day in enumerate(days(count, per_day))
    ]
    view = run("", FakeStore(entries), today=TODAY)
    whole = Reports(view)
    every = [whole.of(at) for at in range(count)]
    for at in data.draw(st.lists(st.integers(0, count - 1), max_size=10)):
        assert Reports(view).of(at) == every[at]
        assert at in every[at]
        assert len({view.brief(one).start for one in every[at]}) == 1
        assert all(every[one] == every[at] for one in every[at])


def test_a_day_is_not_cut_where_a_block_ends():
    entries = [told(0, f"Something happens {at}", day=day, actors=()) for at, day in enumerate(days(BLOCK - 1, 1))]
    entries += [told(at, "Russia strikes Sumy", day="2024-12-01") for at in range(1, 4)]
    assert groups(*entries) == [["1", "2", "3"]]
