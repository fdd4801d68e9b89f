import subprocess
import sys
from datetime import date

from timeline.extract import extract
from timeline.models import Document

ARTICLE = """The Harbour Courier
Northland and Sudova agree on a grain corridor
Lisbon, March 12 (TPA) Mar 12, 2024

Northland's Foreign Minister Ada Brandt on Tuesday signed an agreement with Sudova on grain exports.

Brandt said on Monday that the first port would open in June.

ADVERTISEMENT

More news from the Courier
Ten records that fell in 2019
Copyright 2024 The Harbour Courier. All rights reserved.
"""


def entries(text, **known):
    return extract(Document(text, **known)).entries


def test_statement_and_what_it_announces_are_two_entries():
    found = [(e.start, e.end, e.status) for e in entries(ARTICLE) if "first port" in e.sentence]
    assert found == [("2024-03-11", "2024-03-11", "happened"), ("2024-06-01", "2024-06-30", "scheduled")]


def test_furniture_and_dateline_give_no_entries():
    assert all(
        "2019" not in e.sentence and "Courier" not in e.sentence and "TPA" not in e.sentence for e in entries(ARTICLE)
    )


def test_spans_point_into_the_document():
    for entry in entries(ARTICLE):
        assert ARTICLE[slice(*entry.span)] == entry.sentence
        assert ARTICLE[slice(*entry.expression_span)] == entry.expression


def test_dct_comes_from_the_dateline_and_says_so():
    extraction = extract(Document(ARTICLE))
    assert extraction.dct == date(2024, 3, 12)
    assert "March 12" in extraction.dct_basis
    assert extraction.source.published == "2024-03-12"
    assert extraction.source.title == "Northland and Sudova agree on a grain corridor"


def test_ids_survive_other_furniture_and_another_file_name():
    bare = "\n".join(ARTICLE.splitlines()[:7])
    again = entries(bare, path="elsewhere.txt")
    assert [e.id for e in again] == [e.id for e in entries(ARTICLE)]


def test_ids_do_not_depend_on_the_dct():
    moved = entries(ARTICLE, dated=date(2023, 3, 14))
    assert [e.id for e in moved] == [e.id for e in entries(ARTICLE)]
    assert [e.start for e in moved] != [e.start for e in entries(ARTICLE)]


def test_date_without_a_reference_is_an_entry_without_a_day():
    (entry,) = entries("The council met on Tuesday to elect a chair.\n")
    assert (entry.start, entry.end, entry.edtf, entry.precision) == (None, None, None, None)
    assert entry.basis == "no reference date"
    assert entry.confidence <= 0.5


def test_importing_the_package_loads_none_of_its_rooms():
    code = "import sys, timeline.extract; print([m for m in sys.modules if m.startswith('timeline.extract.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_empty_document_gives_nothing():
    assert entries("") == ()
    assert entries("\n \n\t\n") == ()


def test_german_text_gives_dated_sentences_with_the_names_that_are_sure():
    text = (
        "BERLIN, 7. März 2024 (dpa) - Die Minister trafen sich am Dienstag in Berlin mit den Bürgermeistern"
        " der Stadt und unterzeichneten den Vertrag, der am 5. April 2024 in Kraft tritt.\n"
    )
    extraction = extract(Document(text))
    assert extraction.language == "de"
    assert [entry.start for entry in extraction.entries] == ["2024-03-05", "2024-04-05"]
    assert [entry.status for entry in extraction.entries] == ["happened", "scheduled"]
    assert extraction.entries[0].places == ("Berlin",)
