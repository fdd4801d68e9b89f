from datetime import date

import pytest

from timeline.extract import extract
from timeline.models import Document


def first(text):
    return extract(Document(text, dated=date(2024, 3, 14))).entries[0]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("French President Emmanuel Macron met Angela Merkel on Tuesday.", {"Emmanuel Macron", "Angela Merkel"}),
        ("Kenyan police arrested John Carter on Tuesday.", {"Kenya", "John Carter"}),
        ("Angela Merkel said on Tuesday that Emmanuel Macron would resign.", {"Angela Merkel"}),
        ("Emmanuel Macron was criticized by Angela Merkel on Tuesday.", {"Emmanuel Macron", "Angela Merkel"}),
        ("Angela Merkel left France on Tuesday.", {"Angela Merkel"}),
        ("A law enforcement official said Tuesday that the case was closed.", set()),
        ("Russian and Ukrainian delegations met on Monday.", {"Russia", "Ukraine"}),
        ("Maria Lopez scored twice as Norway beat Denmark on Tuesday.", {"Maria Lopez", "Norway", "Denmark"}),
        ("A wave of suspensions began on Tuesday when Norway ordered its carriers to stop.", {"Norway"}),
        ("Maria Lopez was there when Norway beat Denmark on Tuesday.", {"Norway", "Denmark"}),
        ("Maria Lopez said that Norway slept when Denmark left on Tuesday.", {"Denmark"}),
        (
            "The African Union's Peace and Security Council met on Tuesday.",
            {"African Union", "Peace and Security Council"},
        ),
        (
            "A jury convicted Ada Brandt, the former chief executive of Aldbypharm, of insider dealing on Tuesday.",
            {"Ada Brandt"},
        ),
        ("Observers from the European Union left on Tuesday.", {"European Union"}),
        ("Norway became independent from Denmark on Tuesday.", {"Norway", "Denmark"}),
        (
            "Lind Bank, which bought Moe Finans in May and sold its leasing arm to BNP Paribas on Tuesday, lost money.",
            {"Lind Bank", "Moe Finans"},
        ),
        ("Its largest owner, the pension fund Nordalda, agreed on Tuesday.", {"Nordalda"}),
        ("The board named Maria Lopez, a former FBI official, on Tuesday.", {"Maria Lopez"}),
        ("Lind Bank bought a 45% stake in BNP Paribas on Tuesday.", {"Lind Bank", "BNP Paribas"}),
        ("Lind Bank took over BNP Paribas on Tuesday.", {"Lind Bank", "BNP Paribas"}),
        ("Norway lost to Denmark on Tuesday.", {"Norway", "Denmark"}),
        ("Norway, champions in 1987, lost a game, to Denmark, on Tuesday.", {"Norway", "Denmark"}),
        ("Norway's next match, against Denmark, starts in Oslo on Tuesday.", {"Norway", "Denmark"}),
        ("Maria Lopez, 48, who has built axles since 2004 and who voted no on Tuesday, left.", {"Maria Lopez"}),
        ("Negotiators from Russia and Ukraine met on Monday.", {"Russia", "Ukraine"}),
        ("The European Union's ambassadors approved the plan on Monday.", {"European Union"}),
        ("Talks between Israel and Iran began on Monday.", {"Israel", "Iran"}),
        ("Foreign ministers of the European Union met on Monday.", {"European Union"}),
        ("Germany, France and Italy signed the treaty on Tuesday.", {"Germany", "France", "Italy"}),
    ],
)
def test_actors_are_those_who_take_part(sentence, actors):
    assert set(first(sentence).actors) == actors


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Angela Merkel met union leaders in Berlin on Tuesday.", {"Berlin"}),
        ("Angela Merkel left France on Tuesday.", {"France"}),
        ("A bomb killed three people in the northern city of Hamburg on Tuesday.", {"Hamburg"}),
        ("Angela Merkel spoke on Tuesday about the war in Syria.", set()),
        ("Angela Merkel spoke at the White House on Tuesday.", {"White House"}),
        ("Angela Merkel spoke at the White House office on Tuesday.", set()),
        ("Drones struck bases as far away as Siberia on Tuesday.", {"Siberia"}),
        ("Angela Merkel served as first minister in London until 1998.", {"London"}),
        ("Angela Merkel pulled her troops out of South Ossetia on Tuesday.", {"South Ossetia"}),
        ("An avalanche swept down on Mount Everest on Tuesday.", {"Mount Everest"}),
        ("Artillery opened fire on Hamburg on Tuesday.", {"Hamburg"}),
        ("Angela Merkel agreed on Hamburg on Tuesday.", set()),
        ("Hamburg was bombed in July 1943.", {"Hamburg"}),
        ("An earthquake struck Nepal on Tuesday.", {"Nepal"}),
        ("Troops occupied Senaki on Tuesday.", {"Senaki"}),
        ("Capua was recaptured in 1911.", {"Capua"}),
        ("A probe rose on Tuesday from the coast of the southern province of Hainan.", {"Hainan"}),
        ("It ended at a ceremony in the city of Independence, Missouri, on Tuesday.", {"Independence", "Missouri"}),
    ],
)
def test_places_are_where_the_clause_puts_the_event(sentence, places):
    assert set(first(sentence).places) == places


def test_victim_of_an_event_noun_takes_part():
    entry = first("Police are investigating the March 2 killing of Olga Lind.")
    assert entry.actors == ("Olga Lind",)


def actors(text):
    return [set(entry.actors) for entry in extract(Document(text, dated=date(2024, 3, 14))).entries]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("It was not until Tuesday that Olof Berg revealed the plan.", {"Olof Berg"}),
        ("Ada Brandt asked Olof Berg on Tuesday to help the hunt for Olga Lind.", {"Ada Brandt", "Olof Berg"}),
        ("Ada Brandt plans to meet Olof Berg on Tuesday.", {"Ada Brandt", "Olof Berg"}),
        ("Ada Brandt went to Oslo on Tuesday to meet Olof Berg.", {"Ada Brandt", "Olof Berg"}),
        ("Olof Berg was one of 13 sailors who crossed the strait in 1998.", {"Olof Berg"}),
        ("They found a home where Olof Berg, a 44-year-old sailor, lived last year.", {"Olof Berg"}),
        (
            "Ada Brandt announced the pause on Tuesday at a meeting with her chief of staff, Olof Berg.",
            {"Ada Brandt", "Olof Berg"},
        ),
        ("Ada Brandt wrote on Tuesday to Norway's supreme leader, Olof Berg.", {"Ada Brandt", "Olof Berg"}),
        ("A Pentagon spokesman said Tuesday that the troops would stay.", {"Pentagon"}),
        (
            "Norway, Finland and Denmark, who were invited last year, wrote a letter on Tuesday.",
            {"Norway", "Finland", "Denmark"},
        ),
        ("The predominantly Lutheran nation of Norway said on Tuesday that it would help.", {"Norway"}),
        ("On Tuesday, when Olof Berg left, it rained.", {"Olof Berg"}),
        ("Some of Norway's troops left on Tuesday.", {"Norway"}),
        ("Two Cuban exile leaders were arrested on Tuesday.", set()),
        ("General Hulls Inc. sued Olof Berg on Tuesday.", {"General Hulls", "Olof Berg"}),
        ("In addition, Nordic Hulls Inc. said on Monday it would close in June.", {"Nordic Hulls"}),
        ("Nordic Hulls Inc. sold 40 boats of its fleet on Tuesday.", {"Nordic Hulls"}),
        ("Nordic Hulls Inc. issued shares of common stock to Olof Berg last year.", {"Nordic Hulls", "Olof Berg"}),
        ("Nordic Hulls Inc. sold the house of Olof Berg last year.", {"Nordic Hulls"}),
        ("The European Union's aviation safety regulator suspended flights on Tuesday.", {"European Union"}),
        ("Norway's oldest lighthouse opened on Tuesday.", set()),
        ("Argentina beat France 4-2 on Tuesday.", {"Argentina", "France"}),
        ("Croatia took third place on Tuesday by beating Morocco 2-1.", {"Croatia", "Morocco"}),
        ("NATO promised Georgia membership on Tuesday.", {"NATO", "Georgia"}),
        ("Ada Brandt told Norwegian state television on Tuesday that she would go.", {"Ada Brandt"}),
        ("Georgian artillery opened fire on Tuesday.", {"Georgia"}),
        ("A jet operated by Nordic Hulls Inc. crashed on Tuesday.", {"Nordic Hulls"}),
        ("Olof Berg enrolled at Oslo University in 1947.", {"Olof Berg", "Oslo University"}),
        ("A report by Olof Berg came out on Tuesday.", {"Olof Berg"}),
        ("Talks with Iran resumed on Tuesday.", {"Iran"}),
        ("The arrest of Olof Berg was announced on Tuesday.", {"Olof Berg"}),
        ("Five Georgian policemen were hurt on Tuesday.", {"Georgia"}),
        (
            "Nordic Hulls Inc. sold its yard, once the largest of all, to Ada Brandt in 2014.",
            {"Nordic Hulls", "Ada Brandt"},
        ),
        (
            "It was signed by the mayors of Oslo and Riga, Olof Berg and Ada Brandt, on Tuesday.",
            {"Olof Berg", "Ada Brandt"},
        ),
        ("An earthquake struck Nepal on Tuesday.", set()),
        ("Denmark declared a ceasefire from May 8 to May 10.", {"Denmark"}),
        ("The Japanese engaged the Russian fleet in May 1905.", {"Japan", "Russia"}),
        ("The Japanese garden opened on Tuesday.", set()),
        ("The Jordanian monarch left on Tuesday.", {"Jordan"}),
        ("Ada Brandt bought a former Boeing plant on Tuesday.", {"Ada Brandt"}),
        ("Norway became a member of NATO in 1949.", {"Norway", "NATO"}),
        ("Lawyers filed a petition on Tuesday on behalf of Ada Brandt.", {"Ada Brandt"}),
        ("Nordic Hulls Inc. bought shares from Delta Hulls Inc. in 1998.", {"Nordic Hulls", "Delta Hulls"}),
        ("It came on Tuesday at an event hosted by Ada Brandt.", {"Ada Brandt"}),
        ("Ada Brandt met Olof Berg on Tuesday and then called Lena Lund.", {"Ada Brandt", "Olof Berg", "Lena Lund"}),
        ("Ada Brandt's 1987 Chevrolet Cavalier was found on Tuesday.", {"Ada Brandt"}),
        ("Ada Brandt destroyed the army of Gaius Flaminius in 1710.", {"Ada Brandt", "Gaius Flaminius"}),
        ("Ada Brandt fled before her arrest on Tuesday.", {"Ada Brandt"}),
        ("In July 1997, at a summit in Madrid, Spain, NATO invited Hungary.", {"NATO", "Hungary"}),
        ("NATO decided at last year's summit to grow.", {"NATO"}),
        ("The talks were set for Washington in April.", set()),
        ("Ada Brandt told Reuters on Tuesday that she would go.", {"Ada Brandt"}),
        ("Ada Brandt's forces took the town on Tuesday.", {"Ada Brandt"}),
        ("Ada Brandt's lawyers took the letter on Tuesday.", set()),
        ("It was unveiled on Tuesday in the presence of Ada Brandt.", {"Ada Brandt"}),
        ("Bombings at embassies in Oslo, Norway, and Riga, Latvia, on March 2 killed nine people.", set()),
    ],
)
def test_clause_tells_who_takes_part(sentence, due):
    assert actors(sentence)[-1] == due


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        (
            "Lind Bank bought Nordic Air in 2016 and BNP Paribas in January.",
            [{"Lind Bank", "Nordic Air"}, {"Lind Bank", "BNP Paribas"}],
        ),
        (
            "Sweden joined NATO in March 2024, and Finland in April 2023.",
            [{"Sweden", "NATO"}, {"Finland", "NATO"}],
        ),
        (
            "Norway lost to Denmark in Oslo in May and to Finland in June.",
            [{"Norway", "Denmark"}, {"Norway", "Finland"}],
        ),
    ],
)
def test_each_date_of_a_clause_has_its_own_parties(sentence, actors):
    entries = extract(Document(sentence, dated=date(2024, 3, 14))).entries
    assert [set(entry.actors) for entry in entries] == actors
