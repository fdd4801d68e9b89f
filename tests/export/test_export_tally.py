import json
from io import StringIO

import pytest
from fake_store import make_entry
from fake_view import ENTRIES, HOSTILE, view_of
from hypothesis import given
from hypothesis import strategies as st

from timeline.export import stats, write_stats
from timeline.export.tally import bar
from timeline.safetext import safe, width


def shown(counted, **options):
    out = StringIO()
    write_stats(counted, out, **options)
    return out.getvalue()


def test_every_entry_is_in_one_period_or_undated():
    counted = stats(view_of(ENTRIES))
    assert sum(part.count for part in counted.periods) + counted.undated == counted.entries == len(ENTRIES)


def test_the_zoom_is_the_finest_that_stays_readable():
    assert stats(view_of(ENTRIES, "after:2025-04-01 not:on:2022")).zoom == "day"
    assert stats(view_of(ENTRIES)).zoom == "year"


def test_a_few_outliers_do_not_coarsen_the_zoom():
    many = [make_entry(f"{day:016x}", f"2025-04-{day + 1:02}") for day in range(25)]
    assert stats(view_of([*many, make_entry("a", "1850-01-01")])).zoom == "day"


def test_empty_periods_are_shown_between_few_and_left_out_among_many():
    april = stats(view_of(ENTRIES, "after:2025-04-01 not:on:2022"))
    assert len(april.periods) == 33
    assert [part.count for part in stats(view_of(ENTRIES)).periods] == [1, 1, 1, 3]


def test_a_zoom_asked_for_is_used_even_over_ages():
    counted = stats(view_of(ENTRIES), zoom="day")
    assert [part.label for part in counted.periods][:1] == ["21 Jun 218 BC"]
    assert len(counted.periods) == 6


def test_actors_that_appear_together_are_counted_in_pairs():
    counted = stats(view_of(ENTRIES))
    assert ("Russia", "Ukraine", 1) in counted.pairs
    assert counted.actors[0] == ("Marco Rubio", 2)


def test_the_machine_readable_form_is_json_with_iso_days():
    record = json.loads(json.dumps(stats(view_of(ENTRIES)).to_json()))
    assert record["span"] == ["-0217-06-21", "2025-05-03"]
    assert record["periods"][0] == {"first": "-0217-01-01", "last": "-0217-12-31", "label": "218 BC", "entries": 1}


@pytest.mark.parametrize("cells", [20, 41, 80, 200])
def test_the_bars_fit_and_nothing_dangerous_is_printed(cells):
    for line in shown(stats(view_of(HOSTILE)), width=cells).splitlines()[1:]:
        assert width(line) <= cells
        assert safe(line) == line


def test_an_empty_view_has_nothing_to_count():
    assert shown(stats(view_of([]))) == "0 entries, 0 of them without a date\n"


def test_a_terminal_without_blocks_gets_ascii():
    text = shown(stats(view_of([make_entry("a", "2025-04-01", actors=("Russia",))])), ascii_only=True)
    assert text.isascii()
    assert "###" in text


@given(st.floats(0, 1), st.integers(1, 100), st.booleans())
def test_a_bar_grows_with_its_share_and_never_beyond_its_cells(share, cells, ascii_only):
    drawn = bar(share, cells, ascii_only=ascii_only)
    assert len(drawn) <= cells
    assert bool(drawn) == (share > 0)
    assert abs(len(drawn) - share * cells) <= 1
