from datetime import date

import pytest
from fake_store import make_entry
from fake_view import ENTRIES, HOSTILE, SUMY, written
from hypothesis import given
from hypothesis import strategies as st

from timeline.export.ics import folded

icalendar = pytest.importorskip("icalendar")


def events(entries):
    text, result = written(entries, "ics", title="Spring, and more")
    return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}, result


def test_a_calendar_library_reads_every_entry_as_an_all_day_event_with_an_exclusive_end():
    found, _ = events(ENTRIES)
    sumy = found["9f2c41d07b3a0001@timeline-explorer"]
    assert (sumy.decoded("DTSTART"), sumy.decoded("DTEND")) == (date(2025, 4, 13), date(2025, 4, 14))
    april = found["9f2c41d07b3a0002@timeline-explorer"]
    assert (april.decoded("DTSTART"), april.decoded("DTEND")) == (date(2025, 4, 1), date(2025, 5, 1))
    assert str(sumy["SUMMARY"]) == SUMY.title
    assert SUMY.sentence in str(sumy["DESCRIPTION"])
    assert str(sumy["LOCATION"]) == "Sumy"


def test_what_a_calendar_cannot_hold_is_counted():
    found, result = events(ENTRIES)
    assert result.skipped == {"without a date": 1, "outside the years 1 to 9999": 1}
    assert len(found) == result.entries == len(ENTRIES) - 2
    assert result.summary() == "left out 1 outside the years 1 to 9999, 1 without a date"


def test_an_open_interval_says_so():
    found, _ = events(ENTRIES)
    assert str(found["9f2c41d07b3a0004@timeline-explorer"]["SUMMARY"]).startswith("since 2022: ")


def test_hostile_text_cannot_open_or_close_an_event():
    found, result = events(HOSTILE)
    assert len(found) == result.entries == len(HOSTILE)


def test_the_last_day_of_all_has_no_day_after_it_and_is_left_out():
    _, result = events([make_entry("a" * 16, "9999-12-31")])
    assert result.skipped.total() == 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_folding_keeps_lines_within_75_octets_and_unfolds_to_the_same(text):
    line = folded(text)
    assert all(len(part.encode()) <= 75 for part in line.split("\r\n"))
    assert line.replace("\r\n ", "").removesuffix("\r\n") == text
