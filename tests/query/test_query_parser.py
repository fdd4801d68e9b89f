from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.days import day_number
from timeline.query import Query, QueryError, parse
from timeline.query.parser import MAX_LENGTH
from timeline.query.syntax import (
    DATE_FIELDS,
    NAME_FIELDS,
    STATUSES,
    Dated,
    HasStatus,
    Marked,
    Name,
    Named,
    Pattern,
    Term,
    Text,
    Undated,
)

TODAY = date(2025, 4, 17)


def atoms(text):
    return [term.atom for term in parse(text, today=TODAY).terms]


def error(text):
    with pytest.raises(QueryError) as caught:
        parse(text, today=TODAY)
    return caught.value


def test_words_phrases_and_patterns_are_terms_of_their_own():
    assert atoms('strike "ceasefire talks" /strik(e|ing)/') == [
        Text("strike"),
        Text("ceasefire talks"),
        Pattern("strik(e|ing)"),
    ]


def test_a_name_may_be_quoted_and_joined_by_plus():
    assert atoms('actor:"Marco Rubio"+witkoff') == [Named("actor", (Name("Marco Rubio"), Name("witkoff")))]


def test_an_equals_sign_wants_the_whole_name():
    assert atoms('actor:="United States"+=China') == [
        Named("actor", (Name("United States", exact=True), Name("China", exact=True)))
    ]


@pytest.mark.parametrize("text", ["not:actor:trump", "-actor:trump", "NOT:Actor:trump"])
def test_not_and_minus_exclude_alike(text):
    assert parse(text, today=TODAY).terms == (Term(Named("actor", (Name("trump"),)), negated=True),)


def test_a_minus_inside_a_word_is_part_of_it():
    assert atoms("vice-president") == [Text("vice-president")]


def test_a_date_keeps_its_words_and_their_interval():
    (atom,) = atoms("on:2025-04")
    assert (atom.words, atom.first, atom.last) == (
        "2025-04",
        date(2025, 4, 1).toordinal(),
        date(2025, 4, 30).toordinal(),
    )


def test_a_relative_date_is_read_against_today():
    (atom,) = atoms('after:"last week"')
    assert atom.first == date(2025, 4, 7).toordinal()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2025", (2025, 1, 1), (2025, 12, 31)),
        ("2025-04", (2025, 4, 1), (2025, 4, 30)),
        ("2025-W16", (2025, 4, 14), (2025, 4, 20)),
        ("april", (2025, 4, 1), (2025, 4, 30)),
        ('"last week"', (2025, 4, 7), (2025, 4, 13)),
        ("2022/2024", (2022, 1, 1), (2024, 12, 31)),
        ("1850~", (1850, 1, 1), (1850, 12, 31)),
        ('"238 BC"', (-237, 1, 1), (-237, 12, 31)),
        ("-0237", (-237, 1, 1), (-237, 12, 31)),
    ],
)
def test_dates_are_read_as_edtf_or_as_a_person_writes_them(words, first, last):
    (atom,) = atoms(f"on:{words}")
    assert (atom.first, atom.last) == (day_number(*first), day_number(*last))


def test_an_interval_may_be_open():
    assert atoms("on:2025/..")[0].last is None
    assert atoms("until:../2025")[0].first is None


def test_mark_status_and_the_tray_are_read():
    assert atoms("mark: status:Scheduled date:none") == [Marked(), HasStatus("scheduled"), Undated()]


def test_a_time_of_day_and_a_score_are_words():
    assert atoms("10:30 3:1") == [Text("10:30"), Text("3:1")]


def test_every_term_knows_its_span():
    assert [term.span for term in parse(' talks  -actor:"a b"', today=TODAY).terms] == [(1, 6), (8, 20)]


def test_a_backslash_takes_a_quote_as_it_is():
    assert atoms(r'"the \"deal\""') == [Text('the "deal"')]


@pytest.mark.parametrize(
    ("text", "span", "suggestion"),
    [
        ("strike actr:rubio", (7, 12), "actor:"),
        ("befor:2025", (0, 6), "before:"),
        ("http://example.org", (0, 5), '"http://example.org"'),
        ("x status:schedulled", (9, 19), "scheduled"),
        ("date:2025", (0, 9), "on:2025"),
        ("mark:yes", (0, 8), "mark:"),
        ('say "ceasefire', (4, 14), '"ceasefire"'),
        ("/strik", (0, 6), "/strik/"),
        ("/a(b/", (1, 4), None),
        ("//", (0, 2), None),
        ("/(?R)/", (1, 5), None),
        ("on:soonish", (3, 10), None),
        ("after:../2025", (6, 13), None),
        ("until:2025/..", (6, 13), None),
        ("actor:", (0, 6), None),
        ("actor:a+", (0, 8), None),
        ("- x", (0, 1), None),
        ("not:-x", (0, 5), None),
        ('""', (0, 2), None),
        ('"a"b', (3, 4), " b"),
    ],
)
def test_a_mistake_is_underlined_exactly_with_what_is_wrong(text, span, suggestion):
    caught = error(text)
    assert ((caught.start, caught.end), caught.suggestion) == (span, suggestion)
    assert caught.message


def test_a_query_without_end_is_refused():
    assert error("a" * (MAX_LENGTH + 1)).start == MAX_LENGTH


@given(st.text() | st.text(alphabet='actor:not"/+-=\\ on20mark{}()*'))
def test_any_text_gives_a_query_or_a_query_error_within_it(text):
    try:
        query = parse(text, today=TODAY)
    except QueryError as caught:
        wrong = caught
    else:
        assert parse(str(query), today=TODAY) == query
        return
    assert 0 <= wrong.start <= wrong.end <= len(text)


spoken = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
names = st.builds(Name, spoken, st.booleans())


def dated(field, words):
    return parse(f"{field}:{words}", today=TODAY).terms[0].atom


all_atoms = st.one_of(
    st.builds(Text, spoken),
    st.builds(Named, st.sampled_from(NAME_FIELDS), st.lists(names, min_size=1, max_size=3).map(tuple)),
    st.builds(dated, st.sampled_from(DATE_FIELDS), st.sampled_from(['"last week"', "2025", "2025-04", "-0237"])),
    st.builds(HasStatus, st.sampled_from(STATUSES)),
    st.sampled_from([Undated(), Marked(), Pattern(r"strik(e|ing)"), Pattern(r"a\/b \d+")]),
)


@given(st.lists(st.builds(Term, all_atoms, st.booleans())).map(lambda terms: Query(tuple(terms))))
def test_the_canonical_form_reads_back_as_the_same_query(query):
    assert parse(str(query), today=TODAY) == query


def test_canonical_dates_print_their_own_words():
    assert str(Dated("on", "last week", 1, 7)) == 'on:"last week"'
