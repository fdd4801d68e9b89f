from datetime import date

import pytest

from timeline.extract import extract
from timeline.extract.dateline import is_dateline, match_dateline
from timeline.models import Document

STORY = "\n\nThe council met on Tuesday.\n"


def dct(text, **known):
    extraction = extract(Document(text, **known))
    return extraction.dct, extraction.warnings


@pytest.mark.parametrize(
    "line",
    [
        "Washington, April 17 (AFP) Apr 17, 2025",
        "NAIROBI, Kenya (AP) _",
        "WASHINGTON, August 8 (Xinhua) --",
        "PARIS, June 3, 2021 (Reuters) -",
        "MIAMI _",
        "Thursday, April 17, 2025",
        "Published: 2025-04-17",
        "Published 12 March 2024 at 10:45 GMT",
        "17 April 2025 10:30 GMT",
        "Berlin, 3. März 2024",
    ],
)
def test_datelines_are_told(line):
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "The council met in Washington on April 17.",
        "On June 3 the bridge was closed.",
        "Aldby, a town of 3,000, was cut off on April 17, 2025 by the flood.",
        "Ministers agree on budget",
        "In 2025",
    ],
)
def test_prose_and_headlines_are_no_datelines(line):
    assert match_dateline(line) is None


def test_what_the_person_gave_beats_all():
    text = "Lisbon, May 3 (TPA) May 3, 2023" + STORY
    assert dct(text, dated=date(2020, 1, 2), published=date(2019, 1, 1))[0] == date(2020, 1, 2)


def test_dateline_beats_metadata_and_a_disagreement_is_told():
    day, warnings = dct("Lisbon, May 3 (TPA) May 3, 2023" + STORY, published=date(2023, 6, 1))
    assert day == date(2023, 5, 3)
    assert len(warnings) == 1
    assert "2023-06-01" in warnings[0]


def test_a_day_between_dateline_and_metadata_is_no_disagreement():
    assert dct("Lisbon, May 3 (TPA) May 3, 2023" + STORY, published=date(2023, 5, 4)) == (date(2023, 5, 3), ())


def test_metadata_lends_the_year_across_new_year():
    assert dct("LISBON, December 31 (TPA) --" + STORY, published=date(2024, 1, 1))[0] == date(2023, 12, 31)


def test_dateline_without_any_year_gives_no_day_but_a_warning():
    day, warnings = dct("LISBON, December 31 (TPA) --" + STORY)
    assert day is None
    assert "names no year" in warnings[0]


def test_date_line_above_the_story_is_found_below_menus_and_captions():
    text = (
        "The Courier\nHome\nWorld\nSport\nLog in\nMinisters sign a pact\nBy Ada Brandt\n"
        "Published 12 March 2024 at 10:45 GMT\n\nTwo ministers sign the pact in Lisbon. (Photo: TPA)\n\n"
        "LISBON (TPA) — They met here on Tuesday.\n"
    )
    extraction = extract(Document(text))
    assert extraction.dct == date(2024, 3, 12)
    (entry,) = extraction.entries
    assert (entry.sentence, entry.places) == ("They met here on Tuesday.", ("Lisbon",))


def test_metadata_serve_where_there_is_no_dateline():
    assert dct(STORY, published=date(2024, 1, 1))[0] == date(2024, 1, 1)


def test_copyright_year_is_never_taken():
    assert dct(STORY + "\n© 2021 The Courier. All rights reserved.")[0] is None


def test_dateline_at_the_head_of_a_paragraph_counts_and_gives_no_entry():
    found = extract(Document("LISBON, May 3, 2023 (TPA) -- The council met on Tuesday.\n"))
    assert found.dct == date(2023, 5, 3)
    assert [entry.expression for entry in found.entries] in (["on Tuesday"], ["Tuesday"])


def test_here_is_the_dateline_s_place():
    (entry,) = extract(Document("LISBON, May 3, 2023 (TPA) -- The two ministers met here on Tuesday.\n")).entries
    assert entry.places == ("Lisbon",)
