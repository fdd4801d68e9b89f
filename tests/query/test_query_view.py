from datetime import date
from unittest.mock import patch

import pytest
from fake_store import FakeStore, make_entry
from hypothesis import given
from hypothesis import strategies as st

from timeline.days import iso, parse_iso
from timeline.query import QueryError, run
from timeline.query.periods import ZOOMS

TODAY = date(2025, 4, 17)
SUMY = make_entry("sumy", "2025-04-13", actors=("Russia", "Ukraine"), places=("Sumy",), title="Russia strikes Sumy")
NATO = make_entry("nato", "2025-04-01", "2025-04-30", precision="month", actors=("Marco Rubio", "NATO"))
PARIS = make_entry(
    "paris", "2025-04-17", actors=("Marco Rubio", "Steve Witkoff"), places=("Paris",), sentence="Ceasefire talks."
)
MAY = make_entry("may", "2025-05-02", actors=("Steve Witkoff",), status="scheduled", tags=("key",), marked=True)
ROME = make_entry("rome", "-0217-06-21", actors=("Hannibal",), places=("Trasimene",))
TRAY = make_entry("tray", actors=("Donald Trump",))
SINCE = make_entry("since", "2024-02-01").with_(end=None)
GONE = make_entry("gone", "2025-04-14", actors=("Marco Rubio",), rejected=True)
ALL = [PARIS, SUMY, NATO, MAY, ROME, TRAY, SINCE, GONE]
IN_ORDER = ["rome", "since", "nato", "sumy", "paris", "may", "tray"]


@pytest.fixture
def store():
    return FakeStore(ALL, aliases={"Marco Rubio": ("the US secretary of state",), "Ukraine": ("Kyiv",)})


@pytest.fixture
def found(store):
    return lambda text: list(run(text, store, today=TODAY))


def test_an_empty_query_finds_everything_but_the_rejected_in_time_order(found):
    assert found("") == IN_ORDER


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("actor:rubio", ["nato", "paris"]),
        ("actor:RUB", ["nato", "paris"]),
        ("actor:rubio actor:witkoff", ["nato", "paris", "may"]),
        ("actor:rubio+witkoff", ["paris"]),
        ("actor:rubio not:actor:witkoff", ["nato"]),
        ("-actor:rubio -actor:witkoff -date:none", ["rome", "since", "sumy"]),
        ("not:actor:rubio+witkoff actor:rubio", ["nato"]),
        ("actor:kyiv", ["sumy"]),
        ('actor:"secretary of state"', ["nato", "paris"]),
        ("actor:=rubio", []),
        ('actor:="marco rubio"', ["nato", "paris"]),
        ("place:paris", ["paris"]),
        ("tag:key", ["may"]),
        ("mark:", ["may"]),
        ("source:harbour", IN_ORDER),
        ("status:scheduled", ["may"]),
        ("status:scheduled status:happened", IN_ORDER),
        ("status:rejected", ["gone"]),
        ("date:none", ["tray"]),
        ("strikes sumy", ["sumy"]),
        ('"ceasefire talks"', ["paris"]),
        ("/strik(e|ing)/", ["sumy"]),
        ("-/strik|event/", []),
        ("nobody", []),
    ],
)
def test_a_query_finds_just_what_it_says(found, text, ids):
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("on:2025-04-13", ["since", "nato", "sumy"]),
        ("on:2025", ["since", "nato", "sumy", "paris", "may"]),
        ("after:2025-04-17", ["since", "nato", "paris", "may"]),
        ("before:2025-05", ["rome", "since", "nato", "sumy", "paris"]),
        ("before:2025-04-01", ["rome", "since"]),
        ("until:2025-04-01", ["rome", "since", "nato"]),
        ("after:2025-04-10 before:2025-04-14", ["since", "nato", "sumy"]),
        ("before:-0216", ["rome"]),
        ("on:2025-05 on:-0217", ["rome", "since", "may"]),
        ("not:on:2025", ["rome", "tray"]),
    ],
)
def test_dates_are_intervals_that_share_a_day(found, text, ids):
    assert found(text) == ids


def test_a_view_is_a_sequence_of_ids(store):
    view = run("not:date:none", store)
    assert (len(view), view[0], view[-1], list(view[1:3]), view[1:3][1]) == (
        6,
        "rome",
        "may",
        ["since", "nato"],
        "nato",
    )
    assert "nato" in view
    assert "tray" not in view
    with pytest.raises(IndexError):
        view[6]


def test_the_other_order_turns_everything_round(store):
    view = run("actor:rubio", store, sort="-time")
    assert list(view) == ["paris", "nato"]
    assert [view.position(entry) for entry in view] == [0, 1]


def test_positions_and_the_nearest_of_what_is_filtered_out(store):
    view = run("actor:rubio", store)
    assert (view.position("paris"), view.position("sumy")) == (1, None)
    assert view.nearest("paris") == 1
    assert view.nearest("may") == 1
    assert view.nearest("rome") == 0
    assert view.nearest("no such entry") == 0
    assert view.nearest("no such entry", fallback=1) == 1
    assert view.nearest("no such entry", fallback=99) == 1
    assert run("nobody", store).nearest("paris") == 0


def test_seeking_goes_to_the_first_entry_from_the_day_on_and_stays_inside(store):
    view = run("not:date:none", store)
    assert view[view.seek(date(2025, 4, 14).toordinal())] == "paris"
    assert view.seek(date(1000, 1, 1).toordinal()) == 1
    assert view.seek(date(2999, 1, 1).toordinal()) == len(view) - 1


starts = st.lists(st.integers(0, 60) | st.none(), max_size=12)


def view_of_days(drawn, sort):
    first = TODAY.toordinal()
    entries = [make_entry(f"{at}", None if day is None else iso(first + day)) for at, day in enumerate(drawn)]
    return run("", FakeStore(entries), sort=sort)


@given(starts, st.integers(-5, 65), st.sampled_from(["time", "-time"]))
def test_seeking_finds_the_first_entry_that_is_not_before_the_day_in_the_views_order(drawn, day, sort):
    view, wanted = view_of_days(drawn, sort), TODAY.toordinal() + day
    days = [view.entry(at).start and parse_iso(view.entry(at).start) for at in range(len(view))]
    if sort == "time":
        fits = [at for at, own in enumerate(days) if own is None or own >= wanted]
    else:
        fits = [at for at, own in enumerate(days) if own is not None and own <= wanted]
    assert view.seek(wanted) == (fits[0] if fits else max(len(view) - 1, 0))


@given(starts, st.sampled_from(["time", "-time"]))
def test_every_entry_is_at_its_own_position_and_nearest_to_itself(drawn, sort):
    view = view_of_days(drawn, sort)
    for at, entry in enumerate(view):
        assert view[at : at + 1][0] == entry
        assert view.position(entry) == view.nearest(entry) == view.nearest(view.row(at)) == at
        assert view[-len(view) + at] == entry


@given(starts, st.integers(1, 9))
def test_periods_and_slices_count_every_dated_entry_once(drawn, buckets):
    view = view_of_days(drawn, "time")
    dated = sum(day is not None for day in drawn)
    assert view.dated_count() == dated
    for zoom in ZOOMS:
        parts = list(view.periods(zoom))
        assert sum(count for _, count in parts) == dated
        assert [part.first for part, _ in parts] == sorted({part.first for part, _ in parts})
    if dated:
        assert sum(view.histogram(*view.span(), buckets)) == dated


def test_a_histogram_counts_every_start_once(store):
    view = run("on:2025-04", store)
    first, last = date(2025, 4, 1).toordinal(), date(2025, 4, 30).toordinal()
    assert view.histogram(first, last, 3) == [1, 2, 0]
    assert view.histogram(first, last, 0) == []
    assert sum(view.without_filter().histogram(first - 1000, last + 100, 7)) == 5


def test_counts_of_actors_places_and_pairs(store):
    view = run("", store)
    assert view.actors(2) == [("Marco Rubio", 2), ("Steve Witkoff", 2)]
    assert dict(view.places()) == {"Sumy": 1, "Trasimene": 1, "Paris": 1}
    assert ("Marco Rubio", "Steve Witkoff", 1) in view.pairs()


@pytest.mark.parametrize("few", [-1, 100])
def test_a_bare_surname_counts_for_the_name_it_joins(monkeypatch, few):
    monkeypatch.setattr("timeline.query.counts.FEW", few)
    bare = make_entry("bare", "2025-04-18", actors=("Rubio", "NATO"))
    view = run("", FakeStore([NATO, bare], aliases={"Marco Rubio": ("Rubio",)}))
    assert view.actors() == [("Marco Rubio", 2), ("NATO", 2)]
    assert view.pairs() == [("Marco Rubio", "NATO", 2)]
    assert view.known_as("Rubio") == "Marco Rubio"


few_actors = st.lists(st.sampled_from("ABCDEF"), max_size=4, unique=True).map(tuple)


@given(st.lists(few_actors, max_size=25), st.integers(0, 8))
def test_counts_by_posting_lists_agree_with_counts_by_entry(drawn, limit):
    entries = [make_entry(f"{at}", "2025-04-17", actors=actors) for at, actors in enumerate(drawn)]
    view = run("", FakeStore(entries))
    by_entry = view.actors(limit), view.actors(), view.pairs(limit)
    with patch("timeline.query.counts.FEW", -1):
        assert (view.actors(limit), view.actors(), view.pairs(limit)) == by_entry


def test_span_and_total_and_the_way_back_to_everything(store):
    view = run("actor:rubio", store)
    assert view.span() == (date(2025, 4, 1).toordinal(), date(2025, 4, 17).toordinal())
    assert (view.total, len(view.without_filter())) == (7, 7)
    assert run("date:none", store).span() is None


def test_a_view_stands_still_until_its_query_runs_again(store):
    view = run("actor:rubio", store)
    store.put([PARIS, SUMY])
    assert view[0] == "nato"
    newer = run(view.query, store)
    assert (list(newer), newer.nearest("sumy")) == (["paris"], 0)


def test_what_was_looked_at_stays_the_same_entry_when_the_index_moves_on(store):
    view = run("", store)
    at = view.position("paris")
    assert view[at] == "paris"
    store.index.list = [SUMY, PARIS.with_(title="Edited")]
    store.index.version += 1
    assert view.stale
    assert view[at] == "paris"
    assert view.entry(at).title == "Edited"


def test_headings_follow_the_zoom(store):
    view = run("actor:rubio", store)
    assert (view.period_of(0, "month").label, view.period_of(1, "year").label) == ("Apr 2025", "2025")


def test_a_hostile_pattern_is_stopped_and_underlined(monkeypatch):
    monkeypatch.setattr("timeline.query.pattern.ALLOWANCE", 0.05)
    store = FakeStore([make_entry("long", "2025-01-01", sentence="a" * 60 + "!")])
    with pytest.raises(QueryError, match="too long") as caught:
        run("aaa /(a|aa)+$/", store)
    assert (caught.value.start, caught.value.end) == (4, 14)


@pytest.mark.parametrize("sort", ["time", "-time"])
def test_reading_a_long_view_gives_the_pages_of_the_index_back_as_it_goes(monkeypatch, sort):
    monkeypatch.setattr("timeline.query.view.AT_ONCE", 2)
    store = FakeStore([make_entry(f"{number:016x}", "2025-04-17") for number in range(7)])
    entries = run("", store, sort=sort).entries()
    released = []
    monkeypatch.setattr(store.index, "release", lambda: released.append("pages"))
    assert [next(entries).id and len(released) for _ in range(7)] == [0, 0, 1, 1, 2, 2, 3]
