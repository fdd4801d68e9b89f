"""Who is named in a text, and under which name."""

import re

import pytest

from timeline.extract.actors import actors_of, find_mentions, is_weak, places_of
from timeline.models import Sentence


def sentences_of(text):
    return [
        Sentence(m.start(), m.end(), m[0])
        for m in re.finditer(r"\S[^\n]*?(?:(?<!Gen)(?<! [A-Z])[.!?](?= |\n|$)|(?=\n|$))", text)
    ]


def mentions(text, **options):
    return find_mentions(text, sentences_of(text), **options)


def names(text, **options):
    return [(text[m.start : m.end], m.name, m.kind) for m in mentions(text, **options)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("US Defense Secretary Pete Hegseth flew home.", "Pete Hegseth"),
        ("French President Emmanuel Macron flew home.", "Emmanuel Macron"),
        ("Director of National Intelligence Tulsi Gabbard flew home.", "Tulsi Gabbard"),
        ("US envoy Steve Witkoff flew home.", "Steve Witkoff"),
        ("Vice President JD Vance flew home.", "JD Vance"),
        ("US Secretary of State Marco Rubio flew home.", "Marco Rubio"),
    ],
)
def test_a_title_gives_the_person_alone(text, name):
    assert [m.name for m in mentions(text)] == [name]


def test_a_surname_joins_the_full_name():
    text = "Ukrainian President Volodymyr Zelensky arrived. On Friday Zelensky left again."
    assert {m.name for m in mentions(text)} == {"Volodymyr Zelensky"}


@pytest.mark.parametrize("words", ["US", "U.S.", "United States", "Washington"])
def test_a_country_that_acts_has_one_name(words):
    assert names(f"Talks were held between {words} and Iran.")[0] == (words, "United States", "country")


def test_a_place_is_where_it_happens():
    text = "Russia struck the city of Sumy."
    assert actors_of(mentions(text), 0, len(text)) == ("Russia",)
    assert places_of(mentions(text), 0, len(text)) == ("Sumy",)


def test_officials_of_a_nationality_are_their_country():
    assert names("Ukrainian representatives were in Paris Thursday.") == [
        ("Ukrainian", "Ukraine", "country"),
        ("Paris", "Paris", "place"),
    ]


@pytest.mark.parametrize(
    "text", ["However, GDP fell in March.", "MINISTER RESIGNS IN LONDON AFTER VOTE", "On Monday it rained."]
)
def test_capitals_that_name_nobody_give_nothing(text):
    assert names(text) == []


def test_a_correction_wins():
    text = "Pete Hegseth flew home. Hegseth was tired."
    assert {m.name for m in mentions(text, aliases={"Pete Hegseth": "Peter Brian Hegseth"})} == {"Peter Brian Hegseth"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left for Japan on Monday.", [("Japan", "place")]),
        ("He died in Plains, Georgia, in May.", [("Plains", "place"), ("Georgia", "place")]),
        ("They flew to Nairobi, Kenya, in May.", [("Nairobi", "place"), ("Kenya", "place")]),
        ("Poland and the Czech Republic left.", [("Poland", "country"), ("Czech Republic", "country")]),
        ("They fought in Iraq, Syria and Libya.", [("Iraq", "place"), ("Syria", "place"), ("Libya", "place")]),
        ("Moscow has rejected the plan.", [("Russia", "country")]),
        ("They met in Moscow.", [("Moscow", "place")]),
        ("Police in Birmingham, Ala., saw it.", [("Birmingham", "place"), ("Alabama", "place")]),
    ],
)
def test_places_and_those_who_act_are_told_apart(text, expected):
    assert [(m.name, m.kind) for m in mentions(text)] == expected


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("Russian missiles fell on Sunday.", True),
        ("U.S. shares fell on Sunday.", False),
        ("Shares in U.S. companies fell.", True),
        ("U.S. troops left on Sunday.", False),
        ("Russia's war goes on.", True),
        ("Russia's government resigned.", False),
        ("Apple CEO Steve Jobs left.", True),
        ("Pentagon spokesman Sean Parnell left.", True),
    ],
)
def test_a_name_that_only_describes_is_weak(text, weak):
    assert is_weak(mentions(text)[0]) is weak


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The International Monetary Fund (IMF) met. On Monday the IMF agreed.", "International Monetary Fund"),
        ("The Food and Housing Service met. On Monday the FHS agreed.", "Food and Housing Service"),
        ("China Eastern Airlines met. On Monday China Eastern agreed.", "China Eastern Airlines"),
        ("Dataproducts Inc. sued. On Monday Dataproducts agreed.", "Dataproducts"),
        ("The United States Air Force met. On Monday the Air Force agreed.", "United States Air Force"),
        ("Xi Jinping left. On Monday Xi agreed.", "Xi Jinping"),
        ("Osama bin Laden left. Bin Laden spoke.", "Osama bin Laden"),
        ("James C. Kopp left. On Monday James Kopp returned.", "James C. Kopp"),
    ],
)
def test_short_forms_join_the_full_name(text, name):
    assert {m.name for m in mentions(text)} == {name}


def test_a_king_is_nobody_of_the_same_name():
    text = "Saddam Hussein spoke on Monday. In Amman King Hussein answered."
    assert {m.name for m in mentions(text) if m.kind == "person"} == {"Saddam Hussein", "King Hussein"}


def test_of_two_with_a_surname_the_latest_is_meant():
    text = "Robert Kennedy left. John Kennedy spoke. Later Kennedy slept."
    assert mentions(text)[-1].name == "John Kennedy"


def test_a_name_that_opens_a_sentence_like_a_word_counts_if_the_text_knows_it():
    text = "Steve Jobs left. Jobs are scarce. Officials denied it."
    assert [text[m.start : m.end] for m in mentions(text)] == ["Steve Jobs", "Jobs"]


@pytest.mark.parametrize(
    "text",
    ["A Boeing 787 landed.", "It cost US$40 million.", "Hurricane Katrina struck.", "Citing costs, they left."],
)
def test_things_with_names_are_no_parties(text):
    assert mentions(text) == []


def test_a_month_can_be_a_name():
    text = "Theresa May met Jan Kavan in May."
    assert [m.name for m in mentions(text)] == ["Theresa May", "Jan Kavan"]


def test_a_headline_names_only_whom_the_text_names():
    text = "Blair Resigns After Long Day\nTony Blair resigned on Monday."
    assert names(text) == [("Blair", "Tony Blair", "person"), ("Tony Blair", "Tony Blair", "person")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pete Hegseth left.", "P. Hegseth"),
        ("The Pentagon agreed.", "Department of War"),
        ("Talks between Washington and Iran failed.", "America"),
        ("American troops left.", "America"),
    ],
)
def test_corrections_reach_every_kind_of_mention(text, name):
    corrections = {
        "Pete Hegseth": "Hegseth",
        "Hegseth": "P. Hegseth",
        "Pentagon": "Department of War",
        "United States": "America",
    }
    assert mentions(text, aliases=corrections)[0].name == name


def test_corrections_in_a_circle_end():
    assert mentions("Ann Smith left.", aliases={"Ann Smith": "Ann Jones", "Ann Jones": "Ann Smith"})[0].name


def test_a_state_that_governs_acts():
    text = "On Monday Texas was hit by a storm."
    assert actors_of(mentions(text), 0, len(text)) == ()
    text = "Texas sued the company on Monday."
    assert actors_of(mentions(text), 0, len(text)) == ("Texas",)


@pytest.mark.parametrize("name", ["Martin Luther King", "John Major", "Stephen King"])
def test_a_title_can_be_a_surname(name):
    assert [m.name for m in mentions(f"In May {name} spoke.")] == [name]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The ideas that Washington set out have failed.", ("Washington", "United States", "country")),
        ("They spoke at the Kremlin.", ("Kremlin", "Kremlin", "place")),
        ("They will leave Nairobi soon.", ("Nairobi", "Nairobi", "place")),
        ("They met in the French capital.", ("French capital", "Paris", "place")),
        ("The British Embassy was shut.", ("British Embassy", "United Kingdom", "country")),
        ("Some 500 ethnic Albanians marched.", ("Albanians", "Albanians", "people")),
        ("Saudi Arabia told U.S., European and Japanese companies so.", ("U.S.", "United States", "country")),
        ("Oleg seized Kiev.", ("Kiev", "Kiev", "place")),
        ("The grocery firm Instakart grew.", ("Instakart", "Instakart", "organisation")),
        ("The prosecutor general, Al-Seddik al-Sour, left.", ("Al-Seddik al-Sour", "Al-Seddik al-Sour", "person")),
        ("The hydrologist Abdelwan Ashoor left.", ("Abdelwan Ashoor", "Abdelwan Ashoor", "person")),
        ("They met Omar Ramadan.", ("Omar Ramadan", "Omar Ramadan", "person")),
        ("The Nordic Party of Petteri Orpo won.", ("Nordic Party", "Nordic Party", "organisation")),
        ("Arm Holdings grew. A deal with Arm failed.", ("Arm", "Arm Holdings", "organisation")),
        ("It was read by Prince Bandar bin Sultan.", ("Bandar bin Sultan", "Bandar bin Sultan", "person")),
        ("It rose from the Wenchang Launch Site.", ("Wenchang Launch Site", "Wenchang Launch Site", "place")),
        ("It was read by Vice Premier Liu He.", ("Liu He", "Liu He", "person")),
        ("It was operated by Indonesia's Lion Air.", ("Lion Air", "Lion Air", "organisation")),
        ("The letter was signed by Dean Acheson.", ("Dean Acheson", "Dean Acheson", "person")),
        ("Rice said that she would resign.", ("Rice", "Rice", "person")),
    ],
)
def test_what_stands_next_to_a_name_tells_what_it_is(text, due):
    assert due in names(text)


def test_country_before_a_list_of_adjectives_describes_as_they_do():
    text = "Saudi Arabia told U.S., European and Japanese companies so."
    assert actors_of(mentions(text), 0, len(text)) == ("Saudi Arabia",)


def test_company_may_begin_with_a_nationality():
    text = "Danish Marine Hulls Inc. was sued. Later Danish Marine settled."
    assert {m.name for m in mentions(text)} == {"Danish Marine Hulls"}


@pytest.mark.parametrize(
    "text",
    [
        "They signed the Oslo Treaty.",
        "It was shown at the Makers Conference (MC) and the MC was full.",
        'The jet, called "Dreamliner", flew.',
        "It flew to Mars.",
        "The cathedral of Saint Sophia was built.",
    ],
)
def test_treaty_conference_and_nickname_are_no_parties(text):
    assert names(text) == []


def test_name_between_quotation_marks_is_one_that_the_text_has_without_them():
    text = 'Olof Berg left. They called for "Olof Berg" at night.'
    assert [m.name for m in mentions(text)] == ["Olof Berg"] * 2


@pytest.mark.parametrize("text", ["Management said so.", "Counsel argued so.", "Others said so.", "Mother told us."])
def test_word_that_opens_a_sentence_is_no_name_where_it_has_a_meaning(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Unite, the largest union of all, demanded a meeting.", "Unite"),
        ("Macron cancelled a speech.", "Macron"),
        ("Nordic Airlines Flight 302 took off.", "Nordic Airlines"),
        ("Parliament was prorogued.", "Parliament"),
    ],
)
def test_what_a_word_does_or_carries_makes_it_a_party(text, due):
    assert [m.name for m in mentions(text)] == [due]


def test_capital_is_a_state_of_its_own_where_years_before_our_era_are_told_of():
    text = "In 264 BC Rome declared war. In 201 BC it ended. Four years later, Rome took the island."
    assert names(text) == [("Rome", "Rome", "organisation")] * 2


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Anti-Castro demonstrators marched.", []),
        ("They crossed the River Niger.", [("River Niger", "River Niger", "place")]),
    ],
)
def test_beginning_of_a_name_tells_what_it_is(text, due):
    assert names(text) == due


def test_city_is_nobodys_given_name():
    text = "The Miami Gonzalez family wept. They live in Miami."
    assert names(text)[-1] == ("Miami", "Miami", "place")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Simultaneously Nixon opened the port.", ["Nixon"]),
        ("They gave Elian American citizenship.", ["Elian", "United States"]),
        ("It was held by Generals Joseph Johnston and Robert Lee.", ["Joseph Johnston", "Robert Lee"]),
        ("They read the Pentagon Papers.", []),
    ],
)
def test_words_next_to_a_name_are_no_part_of_it(text, due):
    assert [m.name for m in mentions(text)] == due


def test_body_that_only_backs_something_is_weak():
    (nato,) = mentions("A NATO-backed uprising began.")
    assert is_weak(nato)


def test_what_somebody_deals_in_is_weak():
    crypto, person = mentions("Crypto entrepreneur Sam Bankman was sentenced.")
    assert is_weak(crypto)
    assert person.name == "Sam Bankman"
