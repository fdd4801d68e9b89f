import xml.etree.ElementTree as ET
from io import StringIO

import pytest
from fake_store import FakeStore, make_entry
from fake_view import ABOUT, APRIL, ENTRIES, HOSTILE, SUMY, TALKS, written
from hypothesis import given
from hypothesis import strategies as st

from timeline.days import day_number
from timeline.export import write
from timeline.export.axis import MOST_TICKS, Axis
from timeline.export.svg import LANE
from timeline.query import run

SVG = "{http://www.w3.org/2000/svg}"


def picture(entries, query=""):
    text, result = written(entries, "svg", query, title="Spring <2025>")
    return ET.fromstring(text), result


def tips(root):
    return [title.text for title in root.iterfind(f"{SVG}rect/{SVG}title")]


def test_each_dated_entry_is_a_mark_in_the_lane_of_each_of_its_actors():
    root, result = picture(ENTRIES)
    assert sum("Russia strikes Sumy" in tip for tip in tips(root)) == 2
    assert sum("Hannibal" in tip for tip in tips(root)) == 1
    assert result.skipped == {"without a date": 1}


def test_a_bare_surname_stands_in_the_lane_of_the_name_it_joins():
    bare = make_entry("bare", "2025-04-18", actors=("Rubio",), title="Bare")
    out = StringIO()
    write(run("", FakeStore([APRIL, bare], aliases={"Marco Rubio": ("Rubio",)})), "svg", out)
    root = ET.fromstring(out.getvalue())
    lanes = {text.text: float(text.get("y")) - 22 for text in root.iterfind(f"{SVG}text")}
    (mark,) = (rect for rect in root.iterfind(f"{SVG}rect") if len(rect) and "Bare" in rect[0].text)
    assert lanes["Marco Rubio"] <= float(mark.get("y")) < lanes["Marco Rubio"] + LANE


def test_a_longer_interval_is_a_longer_mark():
    root, _ = picture(ENTRIES, "after:2025-04-01 not:on:2022")
    size = {
        rect.find(f"{SVG}title").text: float(rect.get("width")) for rect in root.iterfind(f"{SVG}rect") if len(rect)
    }
    april, sumy = (next(w for tip, w in size.items() if name in tip) for name in ("0002", "Sumy"))
    assert april > 10 * sumy


def test_what_is_scheduled_or_claimed_looks_different_and_a_legend_says_so():
    root, _ = picture([TALKS, SUMY, ABOUT.with_(status="claimed")])
    looks = {(rect.get("fill"), rect.get("stroke")) for rect in root.iterfind(f"{SVG}rect") if len(rect)}
    assert len(looks) == 3
    assert {"happened", "scheduled", "claimed"} <= {text.text for text in root.iterfind(f"{SVG}text")}


def test_hostile_text_stays_text_in_a_well_formed_picture():
    root, _ = picture(HOSTILE)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg",
        "title",
        "style",
        "text",
        "rect",
        "path",
    }


def test_nothing_and_only_undated_entries_still_make_a_picture():
    assert tips(picture([])[0]) == []
    assert tips(picture([make_entry("a")])[0]) == []


def test_many_entries_are_drawn_as_counts(monkeypatch):
    monkeypatch.setattr("timeline.export.svg.MOST_MARKS", 3)
    root, result = picture(ENTRIES)
    assert "Russia strikes" not in ET.tostring(root, encoding="unicode")
    assert "all" in [text.text for text in root.iterfind(f"{SVG}text")]
    assert (result.entries, result.skipped) == (6, {"without a date": 1})


days = st.integers(day_number(-50_000, 1, 1), day_number(9000, 1, 1))


@given(days, st.integers(0, 10_000_000))
def test_an_axis_has_few_ticks_all_within_it_and_in_order(first, length):
    axis = Axis(first, first + length, 100, 500)
    places = [axis.at(day) for day, _ in axis.ticks()]
    assert len(places) <= MOST_TICKS
    assert places == sorted(set(places))
    assert all(100 <= place <= 600 for place in places)


def test_ticks_tell_the_year_once():
    year = Axis(day_number(2024, 12, 20), day_number(2026, 1, 20), 0, 1)
    assert [label for _, label in year.ticks()] == ["Jan 2025", "Apr", "Jul", "Oct", "Jan 2026"]
    week = Axis(day_number(2025, 4, 13), day_number(2025, 4, 16), 0, 1)
    assert [label for _, label in week.ticks()] == ["13 Apr 2025", "14 Apr", "15 Apr", "16 Apr"]


@pytest.mark.parametrize("years", [2, 30, 400, 5000])
def test_every_long_axis_has_ticks(years):
    assert len(list(Axis(day_number(-100, 6, 1), day_number(years - 100, 6, 1), 0, 1).ticks())) >= 2
