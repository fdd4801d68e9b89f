"""Reports of one event on one line: what is to be seen, and the way through it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shelf import REPORTERS, TODAY, Library, reports

from timeline.tui.app import TimelineApp
from timeline.tui.comparing import Lanes
from timeline.tui.draw.board import board_lines
from timeline.tui.explorer import Explorer
from timeline.tui.lines import plain, size_of


@pytest.fixture
def explorer():
    return Explorer(Library(reports()), today=TODAY, width=80, height=24)


def shown(explorer):
    return [plain(line).rstrip() for line in board_lines(explorer)]


def seen(explorer):
    return [at for at in range(len(explorer.view)) if not explorer.hidden(at)]


def test_reports_of_one_event_take_one_line_that_tells_how_many_they_are(explorer):
    lines = shown(explorer)
    assert sum("Russia strikes Sumy again" in line and line.endswith("×3") for line in lines) >= 2
    assert len(explorer.view) == 180, "the count is that of the entries"
    assert "180 entries" in lines[0]
    assert any("also in Article" in line for line in lines), "the pane names the others' articles"


def test_the_footer_tells_the_keys_that_matter_now(explorer):
    assert "v reports" in shown(explorer)[-1]
    explorer.set_query("number")
    assert "v reports" not in shown(explorer)[-1]
    assert "q back" in shown(explorer)[-1]


def test_a_line_down_and_a_line_up_pass_what_is_folded(explorer):
    walked = []
    for _ in range(40):
        walked.append(explorer.cursor)
        explorer.move(1)
    assert walked == seen(explorer)[:40]
    for _ in range(40):
        explorer.move(-1)
    assert explorer.cursor == 0


def test_pages_move_by_what_is_to_be_seen_and_come_back(explorer):
    explorer.page(1)
    assert seen(explorer).index(explorer.cursor) == explorer.layout.list.height - 2
    explorer.page(-1)
    assert explorer.cursor == 0


def test_the_last_line_is_at_the_end_of_a_full_window(explorer):
    explorer.go(-1)
    rows = list(explorer.rows())
    assert explorer.cursor == rows[-1].at == seen(explorer)[-1]
    assert len(rows) == explorer.layout.list.height


def test_an_opened_event_shows_each_report_with_its_number(explorer):
    assert explorer.toggle_reports() == 3
    assert [line[-3:] for line in shown(explorer) if line.endswith("/3")] == ["1/3", "2/3", "3/3"]
    explorer.move(2)
    explorer.toggle_reports()
    assert not any(line.endswith("/3") for line in shown(explorer))
    assert explorer.cursor == 0, "the cursor is on the line that the reports are folded into"


def test_every_event_is_opened_and_folded_again(explorer):
    explorer.toggle_folding()
    assert seen(explorer) == list(range(180))
    explorer.toggle_reports()
    assert len(seen(explorer)) == 178
    explorer.toggle_folding()
    assert len(seen(explorer)) == 120


def test_what_is_looked_for_itself_gets_a_line_of_its_own(explorer):
    explorer.go_entry("a052")
    assert explorer.entry.id == "a052"
    assert explorer.cursor in [row.at for row in explorer.rows()]


def test_a_filter_taken_off_keeps_the_cursor_on_its_entry(explorer):
    explorer.set_query(f"source:{REPORTERS[2].title.split()[-1]}")
    explorer.go(20)
    entry = explorer.entry.id
    assert entry.startswith("a")
    explorer.toggle_filter()
    assert explorer.entry.id == entry


def test_lanes_show_every_report_by_itself(explorer):
    explorer.compare(Lanes(explorer, ["Russia"]))
    assert seen(explorer) == list(range(180))


@settings(max_examples=40, deadline=None)
@example(1, (120, 40), ["page", "zoom", "zoom"])
@given(
    st.integers(1, 4),
    st.sampled_from([(120, 40), (80, 24), (40, 10), (20, 5), (1, 1)]),
    st.lists(
        st.sampled_from(
            ["down", "up", "page", "back", "half", "last", "first", "turn", "unturn", "open", "fold", "sort", "find",
             "filter", "rest", "zoom", "unzoom"]
        ),
        max_size=25,
    ),
)  # fmt: skip
def test_wherever_one_goes_the_cursor_is_on_a_line_of_a_window_without_holes(each, size, way):
    explorer = Explorer(Library(reports(12, each)), today=TODAY, width=size[0], height=size[1])
    acts = {
        "down": lambda: explorer.move(1), "up": lambda: explorer.move(-1), "page": lambda: explorer.page(1),
        "back": lambda: explorer.page(-1), "half": lambda: explorer.page(0.5), "last": lambda: explorer.go(-1),
        "first": lambda: explorer.go(0), "turn": lambda: explorer.turn(1, "week"),
        "unturn": lambda: explorer.turn(-1, "day"), "open": explorer.toggle_reports, "fold": explorer.toggle_folding,
        "sort": explorer.reverse, "find": lambda: explorer.search("sumy"),
        "filter": lambda: explorer.set_query("source:0" if not explorer.query else ""),
        "rest": explorer.toggle_filter, "zoom": lambda: explorer.zoom_by(-1), "unzoom": lambda: explorer.zoom_by(1),
    }  # fmt: skip
    for step in way:
        acts[step]()
        rows = list(explorer.rows())
        assert explorer.cursor in [row.at for row in rows if row.heading is None]
        assert not any(explorer.hidden(row.at) for row in rows)
        if len(rows) < explorer.layout.list.height:
            assert rows[-1].at == seen(explorer)[-1]
            assert rows[0].at == 0 or len(rows) == explorer.layout.list.height - 1, "an entry and its heading"
        assert {size_of(line) for line in board_lines(explorer)} == {size[0]}


async def test_v_opens_the_reports_of_an_event_and_capital_v_all():
    app = TimelineApp(Explorer(Library(reports()), today=TODAY, width=80, height=24))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "j", "j")
        assert app.explorer.cursor == 2
        assert app.explorer.entry.id == "a001"
        await pilot.press("v", "j", "v")
        assert "no other article" in app.explorer.message
        await pilot.press("V")
        assert "every report" in app.explorer.message
