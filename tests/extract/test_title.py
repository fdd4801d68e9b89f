from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract import extract
from timeline.extract.headline import LIMIT, clip
from timeline.models import Document


def titles(text):
    return [entry.title for entry in extract(Document(text, dated=date(2024, 3, 14))).entries]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The mayor opened the bridge on Tuesday.", ["Mayor opened the bridge"]),
        ("On Tuesday, the mayor, who is 72, opened the bridge.", ["Mayor opened the bridge"]),
        ("Brandt's car was found abandoned in Aldby last week.", ["Brandt's car was found abandoned in Aldby"]),
        (
            "The mayor said on Tuesday that the plant would close in June.",
            ["Mayor said that the plant would close", "Plant would close"],
        ),
        ("The plant will not reopen, the mayor said Tuesday.", ["Mayor: plant will not reopen"]),
        ("A ceasefire ordered by the king expired at midnight on Tuesday.", ["Ceasefire expired"]),
        ("The town lost its mayor, whom the council had elected in May.", ["Council had elected its mayor"]),
        ("“He is a friend,” Ada Brandt said late on Tuesday.", ["Ada Brandt: He is a friend"]),
        (
            "Found clinging to a raft in June, Olga Lind was taken to a hospital.",
            ["Olga Lind was found clinging to a raft"],
        ),
        ("“I stay,” Deputy Governor Ada Brandt said when asked on Monday.", ["Ada Brandt was asked"]),
    ],
)
def test_title_is_the_event_s_clause_without_date_and_attribution(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Indeed, Swedish Prime Minister Olof Berg resigned yesterday.", ["Olof Berg resigned"]),
        (
            "Nevertheless, Finnish officials on Monday became more open about it.",
            ["Finnish officials became more open about it"],
        ),
        ("A special shareholders' meeting was held yesterday.", ["Special shareholders' meeting was held"]),
        ("Buried under the floor, the letters were found Monday.", ["Letters were found"]),
        ("Told of the verdict on Monday, Olga Lind wept.", ["Olga Lind was told of the verdict"]),
    ],
)
def test_subject_is_found_behind_what_opens_the_sentence(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "A truce that Governor Ada Brandt declared for the harvest expired at midnight, Tuesday, with both sad.",
            ["Truce expired"],
        ),
        (
            "The bridge that Ada Brandt opened in May collapsed on Tuesday.",
            ["Ada Brandt opened the bridge", "Bridge collapsed"],
        ),
        (
            "The man the police arrested on Monday was freed on Tuesday.",
            ["Police arrested the man", "Man was freed"],
        ),
        (
            "Olga Lind continued the quiet talks she began after the flood last August.",
            ["Olga Lind began the quiet talks"],
        ),
        ("Scores of doctors who worked there left on Tuesday.", ["Scores of doctors left"]),
        ("One of the doctors who taught there resigned on Tuesday.", ["One of the doctors resigned"]),
        ("On Monday the envoy told reporters he would leave.", ["Envoy told reporters he would leave"]),
        (
            "The mill, which burned in May, and two houses that stood near it were sold on Tuesday.",
            ["Mill burned", "Two houses were sold"],
        ),
    ],
)
def test_subject_is_never_that_of_a_relative_clause_before_the_verb(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "Under new terms of the contract, announced Friday, the owners would receive two shares.",
            ["New terms of the contract announced"],
        ),
        ("The board said that the mill would close in 2026 or later.", ["Mill would close"]),
        (
            "Norway joined the pact in March 2020, and Denmark in April 2021.",
            ["Norway joined the pact", "Denmark joined the pact"],
        ),
        ("The Friday Accord was signed in 1998.", ["Friday Accord was signed"]),
        (
            "Olga Lind, 49, is charged with robbing a bank last spring in Aldby.",
            ["Olga Lind is charged with robbing a bank in Aldby"],
        ),
        ("Ada Brandt, head of the council and mayor of Aldby, resigned on Monday.", ["Ada Brandt resigned"]),
        ("Records show Olga Lind, 49, was found guilty of theft in 2019.", ["Olga Lind was found guilty of theft"]),
        ("“No,” said a message that was read on Monday.", ["Message was read"]),
    ],
)
def test_title_says_nothing_that_the_sentence_does_not(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "The envoy, meanwhile, sought to calm them, saying on Friday that Norway would wait.",
            "Envoy saying that Norway would wait",
        ),
        (
            "Official sources were saying on Tuesday the fight was over.",
            "Official sources were saying the fight was over",
        ),
        ("Under an accord signed Monday, the owners would leave.", "Accord signed"),
        (
            "A group led by Olga Lind, Ada Brandt and Olof Berg, bought the mill on Tuesday.",
            "Group bought the mill",
        ),
        ("Two flights left Aldby on Monday and Tuesday nights.", "Two flights left Aldby"),
        ("Olga Lind was last seen Nov. 3, the day before they parted.", "Olga Lind was last seen"),
        ("The king let the race begin as planned on Tuesday.", "King let the race begin"),
        (
            "Veterans of the revolt that brought Olof Berg to power gathered on Tuesday.",
            "Veterans of the revolt gathered",
        ),
        ("The workers said they would leave on Tuesday.", "Workers would leave"),
        ("The board said it sold the mill on Tuesday.", "Board sold the mill"),
        ("Norway deplored the blasts which killed 20 people and injured others on Tuesday.", "Blasts injured others"),
        ("A second letter to Olga Lind was printed on Tuesday.", "Second letter to Olga Lind was printed"),
        (
            "The solid walls of the old northern harbour may have kept the town from the sea, a guide said Tuesday.",
            "Guide: solid walls of the old northern harbour may have kept the town",
        ),
        ("It was not until Tuesday that Olga Lind resigned.", "Olga Lind resigned"),
        ("Ada Brandt, asked about it on Tuesday, shrugged.", "Ada Brandt was asked about it"),
        (
            "They kept a ban on raids on farms that Ada Brandt had ordered in May.",
            "Ada Brandt had ordered a ban on raids on farms",
        ),
        ("The sale was declared legal and the board will open its books on May 2.", "Board will open its books"),
        ("Ada Brandt, Olof Berg's sister and adviser, was asked about it on Tuesday.", "Ada Brandt was asked about it"),
        (
            "Olga Lind, a former head of the port, is to retire, Ada Brandt said Tuesday.",
            "Ada Brandt: Olga Lind is to retire",
        ),
    ],
)
def test_title_is_whole_and_ends_where_the_event_does(sentence, due):
    assert titles(sentence)[-1] == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            (
                "Ada Brandt, the quiet self-described “island girl” who became a hero when, as a pilot, she made a long"
                " flight onto the ice, died Saturday."
            ),
            ["Ada Brandt died"],
        ),
        ("Workers employed on the site were being questioned on Tuesday.", ["Workers were being questioned"]),
        (
            "An avalanche set off by the quake swept through the camp on Saturday, killing ten people.",
            ["Avalanche swept through the camp"],
        ),
        (
            "The probe, comprising an orbiter, a lander and a capsule, was launched on Monday by a rocket.",
            ["Probe was launched by a rocket"],
        ),
        (
            "Oslo closed its airspace, joining a wave of suspensions that began on Monday.",
            ["Wave of suspensions began"],
        ),
        (
            "Olof Berg announced a speech to the party in Aldby, which had been scheduled for Wednesday.",
            ["Speech to the party in Aldby had been scheduled"],
        ),
        (
            "It was the same home where Olof Berg, a 44-year-old sailor, lived last year.",
            ["Olof Berg lived"],
        ),
    ],
)
def test_subject_is_the_head_of_its_phrase_and_not_the_noun_next_to_the_verb(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            (
                "Ada Brandt enrolled at Norrvik University in 1947, left for Aldby two years later, and flew 78"
                " missions."
            ),
            ["Ada Brandt enrolled at Norrvik University", "Ada Brandt left for Aldby"],
        ),
        (
            (
                "The Solveig, designed by Karl Lind and launched at Norrvik in October 1892, set out from Aldby on 24"
                " June 1893."
            ),
            ["Solveig launched at Norrvik", "Solveig set out from Aldby"],
        ),
        (
            "Olof Berg defeated the consul in December 2023 and, the following month, destroyed the army of the king.",
            ["Olof Berg defeated the consul", "Olof Berg destroyed the army of the king"],
        ),
        (
            "On 14 March 1895, accompanied by Karl Lind, Olof Berg left the ship.",
            ["Olof Berg left the ship"],
        ),
        (
            "The treaty, concluded between Aldby and the Lind family in 1954, divided the islands.",
            ["Treaty concluded between Aldby and the Lind family"],
        ),
        (
            "“Samples will be shared,” said Karl Lind, deputy head of the agency, at a meeting held in Aldby Tuesday.",
            ["Meeting held in Aldby"],
        ),
    ],
)
def test_verb_that_follows_its_date_or_what_is_inserted_keeps_its_subject(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            (
                "A challenge was rejected in Aldby on March 6, but on March 11 the highest court, the Court of Session,"
                " found that the purpose was delay."
            ),
            ["Challenge was rejected in Aldby", "Highest court found that the purpose was delay"],
        ),
        (
            (
                "It was the deadliest quake in the region for more than eighty years: in January 1934, a shock killed"
                " 700 people."
            ),
            ["Shock killed 700 people"],
        ),
        (
            "Ada Brandt, who almost never spoke out, told the king in May 2010 that closing it would be a mistake.",
            ["Ada Brandt told the king that closing it would be a mistake"],
        ),
        (
            "Swedish aircraft bomb targets near the base, from which the last soldiers had been withdrawn in 2001.",
            ["Last soldiers had been withdrawn"],
        ),
    ],
)
def test_title_tells_the_clause_that_the_date_stands_in(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "Citing Resolution 1483 (May 22, 2003) and the laws of war, the board seized the mine.",
            ["Board citing Resolution 1483 and the laws of war"],
        ),
        (
            "Olof Berg took the islands in May 1990; as Karl Lind points out, they were poor.",
            ["Olof Berg took the islands"],
        ),
        ("The ideas that the mayor set out in Aldby on Tuesday have not been published.", ["Mayor set out the ideas"]),
        (
            (
                "The king was captured on March 1 and the surrender of the ports of Ada Brandt and Olga Lind came that"
                " day."
            ),
            ["King was captured", "Surrender of the ports of Ada Brandt and Olga Lind came"],
        ),
        (
            "They launched an attack on Swedish-held Aldby that lasted until March 1, 1945.",
            ["Attack on Swedish-held Aldby lasted"],
        ),
        (
            "They won, and Chinese forces that had invaded the island in late 1943 besieged the port.",
            ["Chinese forces had invaded the island"],
        ),
        ("They won, and the treaty that was ratified in 1901 bound it to pay.", ["Treaty was ratified"]),
        (
            "An army junta under General Olof Berg seized power on Tuesday.",
            ["Army junta under General Olof Berg seized power"],
        ),
        ("Secretary of State Ada Brandt resigned on Tuesday.", ["Ada Brandt resigned"]),
        ("Most importantly, Olof Berg himself was captured on Tuesday.", ["Olof Berg himself was captured"]),
        ("On Tuesday, despite repeated requests from Aldby, the army refused to help.", ["Army refused to help"]),
        ("Berg failed to win on March 4 and again five days later.", ["Berg failed to win", "Berg failed to win"]),
        (
            "Last month the brewers offered more and deeper discounts than analysts have seen.",
            ["Brewers offered more and deeper discounts"],
        ),
        ("The army - backed by a fleet - attacked the port on Tuesday.", ["Army attacked the port"]),
        (
            "Berg raised an army to take Aldby; however, in 1986, his own sons revolted.",
            ["His own sons revolted"],
        ),
    ],
)
def test_title_keeps_to_its_clause_and_keeps_it_whole(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "The first round took place in Aldby in January, and the second in Norrvik in February.",
            ["First round took place in Aldby", "Second took place in Norrvik"],
        ),
        (
            "Talks between the two sides were held in Aldby on March 1 and in Norrvik on March 5.",
            ["Talks between the two sides were held in Aldby", "Talks between the two sides were held in Norrvik"],
        ),
        (
            "The club took in Norway and Sweden in 1952, Finland in 1955 and Iceland in 1982.",
            ["Club took in Norway and Sweden", "Club took in Finland", "Club took in Iceland"],
        ),
        (
            "The firm built 800 cars last year and plans to build 880 in 2025.",
            ["Firm built 800 cars", "Firm plans to build 880"],
        ),
        (
            "The bill passed the lower house on Tuesday and goes to the senate next week.",
            ["Bill passed the lower house", "Bill goes to the senate"],
        ),
    ],
)
def test_each_date_of_a_clause_tells_its_own_portion(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The town was not taken until August 13, 1920.", ["Town was taken"]),
        (
            "It was not until 1949 that Norway, in the third war, attacked the city again.",
            ["Norway attacked the city again"],
        ),
        ("The mayor did not resign on Tuesday as expected, and was arrested on Wednesday.", ["Mayor was arrested"]),
    ],
)
def test_denial_up_to_a_date_is_told_as_what_happened_then(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "Ada Brandt, the mayor of Aldby and a sailor, and Olga Lind, the head of the party, met on Tuesday.",
            ["Ada Brandt and Olga Lind met"],
        ),
        ("A ferry carrying 300 people capsized off Aldby on Sunday, killing 12.", ["Ferry capsized off Aldby"]),
        (
            "The board will publish its fourth-quarter results on April 4.",
            ["Board will publish its fourth-quarter results"],
        ),
        (
            "Plans were shown on Monday, and targets at a meeting scheduled for March 18.",
            ["Plans were shown", "Meeting scheduled"],
        ),
    ],
)
def test_appositions_burdens_and_compounds_are_told_from_heads_and_dates(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "Contrary to other reports, the envoys said Monday that a sailor who came from Aldby had not talked.",
            ["Envoys said that a sailor had not talked"],
        ),
        ("The agency says it received more than eight reports last year.", ["Agency received more than eight reports"]),
        ("Sales of the recently opened iPhone shop began Tuesday.", ["Sales of the recently opened iPhone shop began"]),
        ("In Aldby, iPhone users met on Tuesday.", ["iPhone users met"]),
        ("They spent the winter of 1923 at Norrvik.", ["They spent the winter of 1923 at Norrvik"]),
        (
            "In a January 10, 2007 televised address to the town, Ada Brandt proposed a new harbour.",
            ["Ada Brandt proposed a new harbour"],
        ),
        ("The deal replaces an accord, which was written in 1991.", ["Accord was written"]),
    ],
)
def test_remarks_and_asides_do_not_hide_the_event(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "On Mount Aldby, an avalanche set off by the quake swept through the camp on Saturday.",
            ["Avalanche swept through the camp"],
        ),
        ("In Aldby, workers hired by the firm walked out on Monday.", ["Workers walked out"]),
        ("The ferry, which seats up to 300 people, was launched in December 2000.", ["Ferry was launched"]),
        ("The passport for sailors that bears his name was devised last year.", ["Passport for sailors was devised"]),
        ("Lind-5, comprising an orbiter and a lander, was launched on Monday.", ["Lind-5 was launched"]),
    ],
)
def test_subject_keeps_its_verb_across_places_and_unlisted_verbs(sentence, due):
    assert titles(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "Prosecutors charged Karl Lind, who was arrested on Sunday, with murder on Tuesday.",
            ["Karl Lind was arrested", "Prosecutors charged Karl Lind with murder"],
        ),
        (
            "Olof Berg was elected president in 2010, re-elected in 2015 and impeached in 2017.",
            ["Olof Berg was elected president", "Olof Berg was re-elected", "Olof Berg was impeached"],
        ),
        (
            "Karl Lind was arrested on Monday and charged with murder on Tuesday.",
            ["Karl Lind was arrested", "Karl Lind was charged with murder"],
        ),
        (
            "Karl Lind was arrested on Monday and escaped on Tuesday.",
            ["Karl Lind was arrested", "Karl Lind escaped"],
        ),
    ],
)
def test_who_suffers_one_thing_after_the_other_does_not_do_it(sentence, due):
    assert titles(sentence) == due


def test_title_names_whom_a_pronoun_means():
    text = "Governor Ada Brandt visited the port. She resigned on Tuesday."
    assert titles(text) == ["Ada Brandt resigned"]


def test_long_clause_is_cut_between_phrases():
    (title,) = titles(
        "The council approved on Tuesday a plan to rebuild the northern harbour of the town with money from"
        " the regional government and from several private donors."
    )
    assert len(title) <= LIMIT
    assert title.startswith("Council approved a plan to rebuild the northern harbour")


@given(st.text(alphabet="ab ,.", max_size=300))
def test_clip_cuts_no_word_and_stays_within_the_limit(text):
    clipped = clip(text)
    assert len(clipped) <= LIMIT
    words = [word.strip(".,") for word in text.lower().split()]
    cut = clipped.lower().removesuffix("…").split()
    assert all(word.strip(".,") in words for word in cut) or max(map(len, words)) > LIMIT // 2


def test_clip_shows_that_it_has_cut():
    sentence = "Bei einem russischen Angriff auf die Stadt Sumy sind am Sonntag mindestens 34 Menschen getötet worden."
    assert clip(sentence) == "Bei einem russischen Angriff auf die Stadt Sumy sind am Sonntag mindestens 34…"
    assert clip("あ" * 200) == "あ" * 79 + "…"


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Karen Holm died of a tumour in 1962, a few months before her father.", "Karen Holm died of a tumour"),
        (
            "Ada Brandt won the seat in the port of Hamburg on May 3, a success that she owed to her long campaign.",
            "Ada Brandt won the seat in the port of Hamburg",
        ),
        ("The jobs will be cut by 2021 under a programme unveiled in June.", "Jobs will be cut under a programme"),
        ("The blaze was declared fully out on Tuesday.", "Blaze was declared fully out"),
        (
            "A long symbolic peace treaty was signed by the mayors of Rome and Carthage, Ugo Neri and Ali Sfar in May.",
            "Long symbolic peace treaty was signed by the mayors of Rome and Carthage",
        ),
    ],
)
def test_nothing_hangs_loose_at_the_end_of_a_headline(sentence, headline):
    assert headline in titles(sentence)


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("During the First World War he served as a nurse, from July 1915 until May 1916.", "He served as a nurse"),
        (
            "Ada Brandt was trained as a teacher of French and passed the examination in July 1901.",
            "Ada Brandt passed the examination",
        ),
        (
            "On 13 July 1938, with the help of a friend and carrying only a bag, Ada Brandt crossed the border.",
            "Ada Brandt crossed the border",
        ),
        ("Ada Brandt became a citizen in 1949, retired in 1960 and moved to Leeds.", "Ada Brandt retired"),
    ],
)
def test_the_subject_is_the_one_whose_verb_it_is(sentence, headline):
    assert headline in titles(sentence)


def test_a_headline_without_room_for_whom_something_was_told_has_what_was_told():
    sentence = "Ada Brandt told the members of the town's council on Tuesday that cancelling the old harbour programme"
    assert titles(f"{sentence} would be devastating.") == [
        "Ada Brandt: cancelling the old harbour programme would be devastating"
    ]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("The town's chief engineer, Ada Brandt, resigned on Tuesday.", "Ada Brandt resigned"),
        ("Ada Brandt was sworn in on Tuesday.", "Ada Brandt was sworn in"),
    ],
)
def test_a_person_is_named_and_a_verb_keeps_its_particle(sentence, headline):
    assert titles(sentence) == [headline]
