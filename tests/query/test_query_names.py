import pytest
from fake_store import FakeNames

from timeline.query.names import canonical, matching
from timeline.query.syntax import Name

NAMES = FakeNames(
    dict.fromkeys(
        ("Rub", "Marco Rubio", "Rubio Bank", "United States", "Usain Bolt", "Mary O’Brien", "José Álvarez", "Al-Qaeda"),
        1,
    ),
    {"United States": ("U.S.", "the US"), "Marco Rubio": ("Rubio",)},
)


def keys(text, *, exact=False):
    return sorted(matching(NAMES, Name(text, exact)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rubio", ["Marco Rubio", "Rubio Bank"]),
        ("marco rubio", ["Marco Rubio"]),
        ("marco ru", ["Marco Rubio"]),
        ("rub", ["Rub"]),
        ("rubi", ["Marco Rubio", "Rubio Bank"]),
        ("ubio", []),
        ("marco bank", []),
        ("us", ["United States"]),
        ("U.S.", ["United States"]),
        ("usa", ["Usain Bolt"]),
        ("o'brien", ["Mary O’Brien"]),
        ("obrien", ["Mary O’Brien"]),
        ("JOSE ALVAREZ", ["José Álvarez"]),
        ("qaeda", ["Al-Qaeda"]),
        ("al qaeda", ["Al-Qaeda"]),
        ("-", []),
    ],
)
def test_a_name_is_meant_by_its_whole_words_or_else_by_the_beginning_of_the_last(text, found):
    assert keys(text) == found


def test_an_exact_name_is_one_form_from_end_to_end():
    assert keys("rubio", exact=True) == ["Marco Rubio"]
    assert keys("united", exact=True) == []
    assert keys("mary obrien", exact=True) == ["Mary O’Brien"]


def test_an_alias_stands_for_its_name_and_a_name_for_itself():
    assert canonical(NAMES)["Rubio"] == "Marco Rubio"
    assert canonical(NAMES)["Rub"] == "Rub"
