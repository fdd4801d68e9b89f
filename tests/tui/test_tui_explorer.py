import pytest
from fake_store import make_entry
from hypothesis import given
from hypothesis import strategies as st
from shelf import TODAY, Library, many

from timeline.query import QueryError
from timeline.tui.draw.entries import date_column
from timeline.tui.draw.header import header_line
from timeline.tui.explorer import Explorer

MOVES = ["move:1", "move:-1", "page:1", "page:-1", "page:0.5", "go:0", "go:-1", "go_today", "zoom_by:1", "zoom_by:-1"]
MOVES += ["turn:1", "turn:-1", "reverse", "toggle_filter", "go_undated"]


def do(explorer, step):
    name, _, argument = step.partition(":")
    getattr(explorer, name)(*([float(argument) if "." in argument else int(argument)] if argument else []))


def in_window(explorer):
    return [row.at for row in explorer.rows() if row.heading is None]


def headed(explorer):
    """Whether every entry in the window stands under the heading of its own period."""
    heading = None
    for row in explorer.rows():
        heading = row.heading or heading
        if row.heading is None and heading is not None and heading != explorer.heading(row.at):
            return False
    return True


def full(explorer):
    """Whether no line of the window is blank while entries stand above it, but for the heading of one more."""
    return explorer.top == 0 or len(list(explorer.rows())) >= explorer.layout.list.height - 1


@given(
    st.lists(st.sampled_from(MOVES), max_size=30),
    st.sampled_from([(120, 40), (80, 24), (40, 10), (20, 5), (5, 3), (1, 1)]),
    st.sampled_from(["", "actor:rubio", "nobody", "date:none"]),
)
def test_the_cursor_is_always_on_an_entry_in_the_window(steps, size, query):
    explorer = Explorer(Library(many()), today=TODAY, query=query, width=size[0], height=size[1])
    for step in steps:
        do(explorer, step)
        assert len(list(explorer.rows())) <= explorer.layout.list.height
        assert headed(explorer)
        assert full(explorer)
        if len(explorer.view):
            assert explorer.cursor in in_window(explorer)
        else:
            assert (explorer.cursor, in_window(explorer)) == (0, [])


def test_the_window_moves_no_further_than_the_cursor_makes_it(make_explorer):
    explorer = make_explorer()
    height = explorer.layout.list.height
    for _ in range(height):
        explorer.move(1)
    assert explorer.cursor == in_window(explorer)[-1]
    top = explorer.top
    explorer.move(-3)
    assert explorer.top == top


def test_headings_stand_where_a_period_begins_and_at_the_top(make_explorer):
    explorer = make_explorer(120, 40)
    rows = list(explorer.rows())
    assert [row.heading.label for row in rows if row.heading][:2] == ["Jan 2025", "Feb 2025"]
    explorer.move(5)
    explorer.go(-1)
    assert next(explorer.rows()).heading is not None


def test_a_filter_keeps_the_cursor_on_its_entry_and_a_rested_one_too(make_explorer):
    explorer = make_explorer()
    explorer.go(10)
    entry = explorer.entry.id
    assert entry == "e010"
    explorer.set_query("actor:rubio")
    assert (explorer.entry.id, len(explorer.view)) == (entry, 41)
    explorer.toggle_filter()
    assert (explorer.entry.id, explorer.filtered) == (entry, False)
    explorer.toggle_filter()
    assert (explorer.entry.id, explorer.filtered) == (entry, True)


def test_a_query_that_cannot_be_read_changes_nothing(make_explorer):
    explorer = make_explorer(query="actor:rubio")
    with pytest.raises(QueryError):
        explorer.set_query("after:blah")
    assert (explorer.query, len(explorer.view)) == ("actor:rubio", 41)


def test_periods_and_days_are_turned_both_ways(make_explorer):
    explorer = make_explorer()
    explorer.turn(1)
    assert explorer.heading(explorer.cursor).label == "Feb 2025"
    explorer.turn(1)
    explorer.turn(-1)
    assert (explorer.heading(explorer.cursor).label, explorer.heading(explorer.cursor - 1).label) == (
        "Feb 2025",
        "Jan 2025",
    )
    first = explorer.cursor
    explorer.turn(1, "day")
    assert explorer.cursor == first + 1
    explorer.turn(-1, "day")
    assert explorer.cursor == first


def test_in_the_other_order_periods_are_turned_by_place_as_well(make_explorer):
    explorer = make_explorer(query="not:date:none")
    explorer.reverse()
    explorer.go(0)
    before = explorer.heading(explorer.cursor)
    explorer.turn(1)
    assert explorer.heading(explorer.cursor).last < before.first
    explorer.turn(-1)
    assert explorer.heading(explorer.cursor) == before


def test_the_undated_are_reached_and_left_again(make_explorer):
    explorer = make_explorer()
    explorer.go_undated()
    assert explorer.entry.id == "tray"
    explorer.turn(-1)
    assert explorer.heading(explorer.cursor).label == "Jun 2025"


def test_what_others_write_is_taken_in_at_the_same_entry(library, make_explorer):
    explorer = make_explorer()
    explorer.go(20)
    entry, place = explorer.entry.id, explorer.cursor - explorer.top
    library.put(many()[5:])
    assert explorer.refresh()
    assert (explorer.entry.id, explorer.cursor - explorer.top) == (entry, place)
    assert not explorer.refresh()


@pytest.mark.parametrize(
    ("zoom", "headings"),
    [
        ("day", ["2014", "Apr 2014", "14–20 Apr 2014 · week 16", "Wed 16 Apr 2014"]),
        ("week", ["2014", "Apr 2014", "14–20 Apr 2014 · week 16"]),
        ("month", ["2014", "Apr 2014"]),
        ("year", ["2014"]),
    ],
)
def test_an_entry_stands_under_no_finer_heading_than_its_date_is_known(zoom, headings):
    dates = [("01-01", "12-31", "year"), ("04-01", "04-30", "month"), ("04-14", "04-20", "week"), ("04-16",) * 2]
    entries = [
        make_entry(str(at), f"2014-{first}", f"2014-{last}", precision=precision[0] if precision else "day")
        for at, (first, last, *precision) in enumerate(dates)
    ]
    explorer = Explorer(Library(entries), today=TODAY, width=80, height=24)
    explorer.zoom = zoom
    assert [row.heading.label for row in explorer.rows() if row.heading] == headings


def test_a_date_does_not_leave_out_what_its_heading_does_not_tell():
    brief = make_entry("1", "2014-02-01", "2014-02-28", precision="year", title="Early in the year")
    assert date_column(brief, "month") == "Feb"


def test_a_filter_that_leaves_nothing_does_not_lose_the_place(make_explorer):
    explorer = make_explorer()
    explorer.go(40)
    before = (explorer.entry.id, explorer.top)
    explorer.set_query("zzzz")
    explorer.toggle_filter()
    assert (explorer.entry.id, explorer.top) == before
    explorer.toggle_filter()
    explorer.set_query("")
    assert (explorer.entry.id, explorer.top) == before


def test_days_of_two_months_that_do_not_fit_are_told_by_their_months():
    brief = make_entry("1", "2014-11-16", "2014-12-03", precision="week", title="In those weeks")
    assert date_column(brief, "month") == "~ Nov–Dec"


def test_a_glimpse_shows_what_is_near_and_all_is_found_afterwards(make_explorer, monkeypatch):
    monkeypatch.setattr("timeline.query.nearby.DISTANCES", (12,))
    explorer = make_explorer(height=12)
    explorer.go(30)
    whole, entry = explorer.view, explorer.view[30]

    assert explorer.glimpse("event")
    near = list(explorer.view)
    assert explorer.counted is whole
    assert near[explorer.cursor] == entry
    assert "… of" in "".join(text for text, _ in header_line(explorer))

    explorer.set_query("event")
    assert explorer.counted is explorer.view
    assert explorer.view[explorer.cursor] == entry
    at = explorer.view.position(near[0])
    assert list(explorer.view)[at : at + len(near)] == near


@pytest.mark.parametrize("query", ["", "date:none", "nowhere", "event /e.e/"])
def test_there_is_no_glimpse_where_it_would_not_help(query, make_explorer, monkeypatch):
    monkeypatch.setattr("timeline.query.nearby.DISTANCES", (12,))
    explorer = make_explorer()
    before = explorer.view
    assert not explorer.glimpse(query)
    assert explorer.view is before


def test_a_query_with_a_mistake_has_no_glimpse(make_explorer):
    with pytest.raises(QueryError):
        make_explorer().glimpse("date:")


@pytest.mark.parametrize("order", ["time", "-time"])
def test_a_search_that_begins_near_goes_where_one_of_everything_goes(order, make_explorer, monkeypatch):
    explorer = make_explorer()
    if order == "-time":
        explorer.reverse()

    def ways(distances):
        monkeypatch.setattr("timeline.query.nearby.DISTANCES", distances)
        for words in ("event 7", "sumy", "nowhere"):
            for start in (0, len(explorer.view) // 2, len(explorer.view) - 1):
                for direction, here in ((1, False), (-1, False), (1, True)):
                    explorer.go(start)
                    yield explorer.search(words, direction, here=here), explorer.cursor

    assert list(ways((2, 9))) == list(ways(()))
