from datetime import date
from itertools import pairwise

import pytest
from fake_store import make_entry
from hypothesis import given
from hypothesis import strategies as st
from shelf import TODAY, Library, article

from timeline.query.periods import period
from timeline.store.folding import fold_spaces
from timeline.tui.comparing import Lane
from timeline.tui.draw.article import article_lines
from timeline.tui.draw.board import board_lines
from timeline.tui.draw.finding import found_marks
from timeline.tui.draw.histogram import bars, edges_of
from timeline.tui.draw.lanes import lane_heading, lane_line
from timeline.tui.draw.wrapping import wrap
from timeline.tui.explorer import Explorer
from timeline.tui.lines import plain, size_of
from timeline.tui.reader import Reader
from timeline.tui.selecting import words

SIZES = [(160, 50), (120, 40), (80, 24), (40, 10), (20, 5), (3, 2), (1, 1)]


def text_of(explorer):
    return [plain(line) for line in board_lines(explorer)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("query", ["", "actor:rubio", "nobody"])
def test_the_screen_is_exactly_as_large_as_the_terminal(make_explorer, size, query):
    explorer = make_explorer(*size, query=query)
    lines = board_lines(explorer)
    assert len(lines) == size[1]
    assert {size_of(line) for line in lines} == {size[0]}


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(SIZES))
def test_no_text_can_break_the_grid(title, name, size):
    entry = make_entry("odd", "2025-04-13", title=title, actors=(name,), sentence=title, basis=name, expression=title)
    explorer = Explorer(Library([entry]), today=TODAY, width=size[0], height=size[1])
    assert {size_of(line) for line in board_lines(explorer)} == {size[0]}


def test_the_parts_of_a_large_and_of_a_middling_screen(make_explorer):
    tall, small = make_explorer(120, 40).layout, make_explorer(80, 24).layout
    assert [tall.header.height, tall.histogram.height, tall.footer.height] == [1, 1, 1]
    assert small.list.height >= 12
    assert small.detail.height <= 7


def test_at_forty_by_ten_only_the_list_and_the_footer_are_left(make_explorer):
    layout = make_explorer(40, 10).layout
    assert [part.height for part in layout[:6]] == [0, 0, 9, 0, 0, 1]


def test_a_side_pane_appears_where_there_is_room(make_explorer):
    assert any("Actors in view" in line for line in text_of(make_explorer(140, 40)))
    assert not any("Actors in view" in line for line in text_of(make_explorer(139, 40)))


def test_an_interval_is_never_shown_as_an_exact_day(make_explorer):
    explorer = make_explorer(query="pathway")
    line = next(line for line in text_of(explorer) if "a pathway" in line)
    assert "~ 1–30" in line


def test_scheduled_entries_carry_a_sign_of_their_own(make_explorer):
    explorer = make_explorer(query="again")
    assert any("→ Sides to meet again" in line for line in text_of(explorer))


def test_the_detail_marks_the_words_of_the_date_and_tells_the_basis(make_explorer):
    explorer = make_explorer(query="sumy")
    screen = "\n".join(text_of(explorer))
    assert "Sumy ⟦on Sunday⟧, killing" in screen
    assert "Sunday 13 April 2025 · day · «on Sunday» = counted from the dateline" in screen
    assert "US urges France to take the lead · AFP · 2025-04-17" in screen


def test_an_empty_database_offers_the_sample_and_tells_how_to_import():
    screen = "\n".join(text_of(Explorer(Library([]), today=TODAY, width=80, height=24)))
    assert "sample articles" in screen
    assert "timeline add" in screen


def test_a_filter_that_leaves_nothing_says_how_to_go_on(make_explorer):
    assert any("No entry matches" in line for line in text_of(make_explorer(query="nothingness")))


def test_the_header_counts_and_the_filter_is_named(make_explorer):
    header = text_of(make_explorer(120, 40, query="actor:rubio"))[0]
    assert "65 entries · 2025-01 – 2025-06" in header
    assert "actor:rubio" in header
    assert "41 of 65" in header


def test_the_histogram_keeps_a_trace_of_what_the_filter_hides(make_explorer):
    explorer = make_explorer(120, 40, query="sumy")
    bars = text_of(explorer)[1]
    assert bars.count("·") > 10
    assert bars.strip()[0] == "·"


@given(st.text(alphabet="ab \u6587\u0301\u200b\n", max_size=80), st.integers(1, 12))
def test_wrapping_loses_nothing_but_space_and_keeps_to_the_width(text, cells):
    spans = wrap(text, max(cells, 2))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_what_is_searched_for_is_marked_in_title_and_sentence(make_explorer):
    explorer = make_explorer()
    assert explorer.search("SUMY")
    found = [run for line in board_lines(explorer) for run in line if run[1] == "found"]
    assert found == [("Sumy", "found"), ("Sumy", "found")]


@given(st.text(max_size=20), st.text(min_size=1, max_size=3))
def test_marks_of_a_search_stand_on_text_that_has_the_words(text, words):
    for mark in found_marks(text, words):
        assert fold_spaces(words) in fold_spaces(text[mark.start : mark.end])


def test_a_detail_that_does_not_fit_shows_the_words_of_the_date_and_can_be_scrolled():
    sentence = "word " * 120 + "on Sunday at last " + "word " * 120
    start = sentence.index("on Sunday")
    entry = make_entry(
        "long", "2025-04-13", sentence=sentence, span=(0, len(sentence)), expression_span=(start, start + 9)
    )
    explorer = Explorer(Library([entry]), today=TODAY, width=80, height=24)
    first = "\n".join(text_of(explorer))
    assert "Sunday⟧" in first
    assert " … J" in first
    explorer.scroll_detail(-100)
    assert "Sunday 13 April 2025" in "\n".join(text_of(explorer))
    explorer.scroll_detail(100)
    assert "word ”" in "\n".join(text_of(explorer)) or "word”" in "\n".join(text_of(explorer))


def test_a_search_finds_words_across_the_end_of_a_line_and_marks_them(library):
    _, entries = article()
    reader = Reader(library, entries[0])
    article_lines(reader, 50, 20)
    place = next(at for at, (one, other) in enumerate(pairwise(reader.spans)) if at > 2 and one[1] < other[0])
    last, first = (reader.text[slice(*reader.spans[at])].split()[end] for at, end in ((place, -1), (place + 1, 0)))
    assert reader.search(f"{last.upper()} {first}", 1)
    found = [run for line in article_lines(reader, 50, 20) for run in line if run[1] == "found"]
    assert (last, "found") in found
    assert (first, "found") in found


@pytest.mark.parametrize("zoom", ["day", "week", "month", "year"])
@pytest.mark.parametrize("cells", [20, 50, 80, 120])
def test_the_names_over_lanes_stand_over_their_lanes(zoom, cells):
    lanes = [Lane(name, None) for name in ("Volodymyr Zelensky", "Marco Rubio", "X")]
    heading = lane_heading(period(date(2025, 4, 16).toordinal(), zoom), cells, zoom, lanes)
    entry = make_entry("e", "2025-04-16", title="Something happens")
    rules = {
        at for at, char in enumerate(plain(lane_line(entry, cells, zoom, [True] * 3, chosen=False))) if char == "│"
    }
    assert size_of(heading) == cells
    assert {at for at, char in enumerate(plain(heading)) if char == "┬"} <= rules


@pytest.mark.parametrize(
    ("zoom", "told"),
    [
        ("month", ["1990s", "Spring 2024", "Mar 2024", "Q2 2024", "H1 2025"]),
        ("day", ["1990s", "Spring 2024", "Thu 14 Mar 2024", "Q2 2024", "H1 2025"]),
        ("year", ["1990s", "2024", "2025"]),
    ],
)
def test_seasons_quarters_and_decades_stand_under_a_heading_of_their_own(zoom, told):
    explorer = Explorer(
        Library(
            [
                make_entry("a", "1990-01-01", "1999-12-31", precision="decade"),
                make_entry("b", "2024-03-01", "2024-05-31", precision="season"),
                make_entry("c", "2024-03-14"),
                make_entry("d", "2024-04-01", "2024-06-30", precision="quarter"),
                make_entry("e", "2025-01-01", "2025-06-30", precision="half"),
            ]
        ),
        today=TODAY,
        width=80,
        height=24,
    )
    explorer.zoom = zoom
    assert [row.heading.label for row in explorer.rows() if row.heading] == told


@pytest.mark.parametrize("cells", [1, 3, 10, 58, 96, 200])
@pytest.mark.parametrize(
    ("first", "last"), [("2025-04-13", "2025-04-13"), ("2024-12-30", "2025-06-30"), ("1898", "2035")]
)
def test_bars_fit_begin_with_their_units_and_fill_the_room(first, last, cells):
    days = [date.fromisoformat(day if len(day) > 4 else f"{day}-07-01").toordinal() for day in (first, last)]
    unit, edges = edges_of(*days, cells)
    assert len(edges) - 1 <= cells
    assert edges[0] <= days[0] <= days[1] < edges[-1]
    if unit.endswith("years"):
        assert all(date.fromordinal(edge).year % int(unit.split()[0]) == 0 for edge in edges)


def test_few_bars_are_wide(make_explorer):
    found = bars(make_explorer(120, 40), 96)
    assert (found.unit, found.wide, len(found.counts) * found.wide <= 96) == ("week", 3, True)


def test_a_period_of_whole_years_is_written_by_its_years():
    first, last = date(1990, 1, 1).toordinal(), date(1999, 12, 31).toordinal()
    assert words(first, last) == "1990/1999"
    assert words(first, first + 364) == "1990"
    assert words(first, first + 30) == "1990-01"
    assert words(first, first + 31) == "1990-01-01/1990-02-01"
