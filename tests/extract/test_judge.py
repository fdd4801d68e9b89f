from datetime import date

import pytest

from timeline.extract import extract
from timeline.models import Document

DAY = date(2024, 3, 14)  # a Thursday


def dated(sentence):
    return [
        entry.expression.removeprefix("on ").removeprefix("in ")
        for entry in extract(Document(sentence, dated=DAY)).entries
    ]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The mayor opened the bridge on Tuesday.", 1),
        ("Mayor Ada Brandt, who took office in January, opened the bridge.", 1),
        ("The mayor said on Tuesday that the plant would close in June.", 2),
        ("The plant will close in June, Brandt said on Tuesday.", 2),
        ("Last week's explosion at the plant killed three workers.", 1),
        ("Police are still investigating the March 2 bombing of the town hall.", 1),
        ("On Friday, the league plans to hold a vote.", 1),
        ("After touring the port on Monday and meeting with captains on Tuesday, Brandt left.", 2),
        ("Until Monday, they had not named a suspect.", 1),
        ("The trial was scheduled for Tuesday.", 1),
        ("After the king's death in 1872, his nephew ruled.", 1),
        ("The ministers are to meet on Friday.", 1),
        ("Police have arrested a man over the bombings of two churches in August.", 1),
        ("Congress reconvenes on Monday.", 1),
        ("“We'll be back tomorrow,” said Ada Brandt.", 1),
        ("The group has until Friday to sign the agreement.", 1),
        ("Ada Brandt retired in 2019, and in May 2021 she married Ole Lund.", 2),
        ("2 March. A roadside bomb wounds five policemen near Aldby.", 1),
        ("2 March – Paratroopers occupy Aldby and its air base.", 1),
        ("Evacuations were ordered on Monday ahead of the storm.", 1),
        ("She died in 2009 aged 84.", 1),
        ("None of the men who sailed in 1845 returned.", 1),
        ("Norland has held the island since 1974, when it invaded.", 1),
        ("Income for the quarter fell 12 percent, the company said on Thursday.", 1),
        ("Lund, the champion in 2019, lost in straight sets on Saturday.", 1),
        ("The group bought the company for $32 billion in 2016.", 1),
        ("The next hearing is on 3 June.", 1),
        ("Elections are in November.", 1),
        ("During the night of 3 to 4 March rockets hit the port.", 1),
        ("From Monday, visitors must pay a fee.", 1),
        ("“We attacked the base on Monday,” Ada Brandt said.", 1),
        ("In May protesters stormed the palace.", 1),
        ("On Monday officials said the road was open.", 1),
        ("By Tuesday afternoon more than 300 volunteers had arrived.", 1),
        ("But last week rebels seized the port.", 1),
        ("The army fled, though the town would not be taken until 13 August.", 1),
        ("The units received the order as early as 5 March.", 1),
        ("The bank will be split into three units from January 1, 2025.", 1),
        ("The fire broke out just before noon on Tuesday.", 1),
        ("On 2 March the guards crossed the bridge, and by 10:00 the troops hold most of Aldby.", 2),
    ],
)
def test_what_happens_or_is_set_for_a_date_gives_an_entry(sentence, count):
    assert len(dated(sentence)) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "The 1994 Clean Harbours Act was never enforced.",
        "The 2018 budget is still disputed.",
        "Before his Sunday night address, the governor fed his dog.",
        "The group could come as early as Tuesday.",
        "If the strike goes on until Friday, the plant might close on Saturday.",
        "Brandt did not attend the meeting on Tuesday.",
        "The company closed at $19.50 on Tuesday, down 25 cents.",
        "Net profit fell 12 percent in the third quarter.",
        "Sales rose to 3.4 million dollars from 2.1 million a year ago.",
        "They have met every Monday since 2019.",
        "“I am willing to leave tomorrow,” the letter said.",
        "He is the best player of this year's campaign.",
        "Today the town is a centre of the timber trade.",
        "The talks lasted for three days.",
        "She has lived there since 1990.",
        "The mayor never came to the meeting on Tuesday.",
        "No suspects were named on Tuesday.",
        "For the six months ended Aug. 12, the company posted a profit.",
        "The unit had more than $110 million in sales last year.",
        "Profits were squeezed in 2023.",
        "Third-quarter results were weak.",
        "The index was down 6 percent as of Tuesday's close.",
        "Polls show support increasing, rising to about 51 percent this year.",
        "Will the bridge be opened on Friday?",
        "In 2023, 22 of the 32 members spent that much.",
        "The strike was the deadliest so far this year.",
        "They could bring back sanctions before the accord expires in October.",
        "Profits rose thanks to strong Christmas sales.",
        "It was their fourth meeting this year.",
        "The agreement of 2015 is dead.",
        "The airline has an option on six more to be delivered by 2018.",
        "Had regulators grounded the jet in May, the crash might have been avoided.",
        "The ministry denied that the minister had met the envoy on Monday.",
        "He denied having met her on Monday.",
        "In the 1990s the town had three mills.",
        "Some 3 million people lived there in 2020.",
        "The shop opens at 9 a.m. every day.",
        "“Monday was a great day,” she said.",
        "He rose every day at 4 a.m. to work.",
        "The state, which existed from the 12th to the 15th century, was rich.",
        "The lease runs beyond 2040.",
        "Wednesday's tally makes it the deadliest storm of all.",
        "Should the party lose the vote in May, it would leave.",
        "The relic, which is displayed every Good Friday, was carried out.",
        "Her novel Salt Road (1962) is set in the years of the revolt.",
        "The company trades under the Ports Act 2011.",
        "This chronology covers the period from 1 August to 16 August 2023.",
        "Public expenditure is expected to rise next year.",
    ],
)
def test_labels_guesses_conditions_negations_statistics_and_states_give_none(sentence):
    assert dated(sentence) == []


def test_unnamed_source_of_something_dated_is_no_event():
    assert dated("The man was identified on Tuesday, newspapers reported on Wednesday.") == ["Tuesday"]


def test_two_dates_of_one_event_are_one_entry():
    assert len(dated("Earlier Tuesday, the town celebrated its founding on Tuesday with a parade.")) == 1


def test_two_events_of_one_date_are_two_entries():
    assert len(dated("Brandt resigned on Tuesday and her deputy was arrested on Tuesday.")) == 2


def test_date_inside_a_name_is_none():
    assert dated("The minister thanked April May, who had called him.") == []
