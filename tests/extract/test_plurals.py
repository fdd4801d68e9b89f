from datetime import date

import pytest

from timeline.extract import extract
from timeline.models import Document

BEFORE = "Norwegian President Olof Berg called Danish President Ada Brandt."


def entries(text):
    return extract(Document(text, dated=date(2024, 3, 14))).entries


def actors(text):
    return [list(entry.actors) for entry in entries(text)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (f"{BEFORE} The two presidents met on Tuesday.", ["Ada Brandt", "Olof Berg"]),
        ("Norway and Denmark ended their dispute. They signed an accord on Tuesday.", ["Denmark", "Norway"]),
        ("Norway and Denmark ended their dispute. Both sides freed prisoners on Tuesday.", ["Denmark", "Norway"]),
        ("Norway and Denmark held talks. Each of them freed 12 prisoners on Tuesday.", ["Denmark", "Norway"]),
        (
            "Olof Berg and Danish envoy Ada Brandt met while Eva Lund waited. The two men spoke on Tuesday.",
            ["Ada Brandt", "Olof Berg"],
        ),
        ("Olof Berg telephoned Ada Brandt at Eva Lund's. The two spoke of it on Tuesday.", ["Ada Brandt", "Olof Berg"]),
        ("Norway and Denmark each freed 246 prisoners on Tuesday.", ["Denmark", "Norway"]),
        ("With the chemist Olof Berg she met Ada Brandt. They left on Tuesday.", ["Ada Brandt", "Olof Berg"]),
        ("Ada Brandt and her nephew Olof Berg wrote it. Their paper appeared on Tuesday.", ["Ada Brandt", "Olof Berg"]),
        (
            (
                "Norway asked Denmark. Norway thanked Denmark. Norway beat Denmark. Norway slept as Finland left. The"
                " two sides meet on Tuesday."
            ),
            ["Denmark", "Norway"],
        ),
        ("Norway won the first match. On Tuesday they beat Denmark.", ["Denmark", "Norway"]),
        (
            "Norway, Finland and Denmark wrote a letter. Their diplomats met on Tuesday.",
            ["Denmark", "Finland", "Norway"],
        ),
    ],
)
def test_plural_stand_in_means_those_named_last(text, due):
    assert [sorted(each) for each in actors(text)] == [due]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Denmark ended their dispute. The farmers said they met on Tuesday.",
        "Norway wrote a letter. They met on Tuesday.",
        "Norway, Denmark and Finland wrote a letter. The two sides met on Tuesday.",
        "The talks in Norway and Denmark failed. They ended on Tuesday.",
        "Olof Berg and Ada Brandt replaced two former agents. The two were freed on Tuesday.",
    ],
)
def test_plural_stand_in_stays_open_where_the_number_or_the_kind_does_not_fit(text):
    assert actors(text) == [[]]


def test_title_names_all_for_whom_they_stands():
    (entry,) = entries("Norway and Denmark ended their dispute. They signed an accord on Tuesday.")
    assert entry.title == "Norway and Denmark signed an accord"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("NATO held a summit. On Tuesday Sweden joined the alliance.", ["NATO", "Sweden"]),
        ("The Nordic Harbour Agency opened. The agency warned sailors on Tuesday.", ["Nordic Harbour Agency"]),
    ],
)
def test_body_is_meant_by_what_it_is(text, due):
    assert [sorted(each) for each in actors(text)] == [due]


def test_body_that_two_names_fit_stays_open():
    text = "The Nordic Council and the Baltic Council met. The council warned sailors on Tuesday."
    assert actors(text) == [[]]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Olof Berg took over from Ada Brandt on Tuesday.", ["Ada Brandt", "Olof Berg"]),
        ("Olof Berg ordered a truce on Tuesday after a telephone call with Ada Brandt.", ["Ada Brandt", "Olof Berg"]),
        ("Olof Berg resigned on Tuesday after a report about Ada Brandt.", ["Olof Berg"]),
        ("Norway's foreign minister, Ada Brandt, resigned on Tuesday.", ["Ada Brandt"]),
        ("On Tuesday, Moscow's forces crossed the border.", ["Russia"]),
        ("Danish President Ada Brandt spoke. Olof Berg met the Danish leader on Tuesday.", ["Ada Brandt", "Olof Berg"]),
    ],
)
def test_partners_take_part_and_landmarks_do_not(text, due):
    assert [sorted(each) for each in actors(text)] == [due]


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday Trump met the envoy.",
        "The envoy accused Trump on Tuesday of lying.",
        "Later, Trump spoke on Tuesday.",
    ],
)
def test_common_word_that_acts_as_only_persons_do_is_a_name(text):
    assert actors(text) == [["Trump"]]


def test_common_word_after_an_article_is_no_name():
    assert actors("On Tuesday the Trump met the queen of hearts.") == [[]]


def test_them_are_those_whom_the_sentence_before_counted():
    text = "Norway and Denmark met. The two sides signed an accord on Monday. On Tuesday each of them freed prisoners."
    assert [sorted(each) for each in actors(text)] == [["Denmark", "Norway"]] * 2


def test_body_is_kept_in_mind_throughout_a_document():
    text = f"NATO held a summit. {'It rained. ' * 30}On Tuesday Sweden joined the alliance."
    assert [sorted(each) for each in actors(text)] == [["NATO", "Sweden"]]


def test_they_are_those_counted_in_the_same_sentence():
    text = f"{BEFORE} The two presidents waited, and on Tuesday they met Lena Lund."
    assert [sorted(each) for each in actors(text)] == [["Ada Brandt", "Lena Lund", "Olof Berg"]]
