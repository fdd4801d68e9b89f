"""The gazetteers and the model: what they hold, and that they are small and light."""

import subprocess
import sys
from pathlib import Path

import pytest

import timeline.resources
from timeline.extract.actors.aliases import initials, without_suffix
from timeline.extract.actors.gazetteer import gazetteer
from timeline.extract.actors.model import CLASSES, load, pack, probabilities, score, unpack
from timeline.extract.actors.words import Words

RESOURCES = Path(timeline.resources.__file__).parent


@pytest.mark.parametrize(
    ("name", "country"),
    [("US", "United States"), ("U.K.", "United Kingdom"), ("Burma", "Myanmar"), ("Holland", "Netherlands")],
)
def test_names_of_a_country_lead_to_one(name, country):
    assert gazetteer().countries[name] == country


@pytest.mark.parametrize(("word", "country"), [("French", "France"), ("Dutch", "Netherlands"), ("Iraqis", "Iraq")])
def test_a_nationality_leads_to_its_country(word, country):
    assert gazetteer().adjectives[word] == country


@pytest.mark.parametrize(
    ("abbreviation", "state"), [("Calif.", "California"), ("N.Y.", "New York"), ("D.C.", "District of Columbia")]
)
def test_an_abbreviated_state_leads_to_its_full_name(abbreviation, state):
    assert gazetteer().places[abbreviation] == state


def test_every_government_stands_for_a_known_country():
    names = gazetteer()
    assert set(names.governments.values()) <= set(names.countries)


def test_a_phrase_is_found_under_its_first_word_longest_first():
    found = gazetteer().phrases["New"]
    assert "New York Times" in found
    assert found == sorted(found, key=len, reverse=True)


def test_every_resource_is_accounted_for():
    notice = (RESOURCES / "NOTICE.md").read_text(encoding="utf-8")
    by_hand = {"countries.txt", "given_world.txt", "organisations.txt", "peoples.txt", "regions.txt"}
    for path in RESOURCES.iterdir():
        if path.suffix in (".txt", ".json"):
            assert path.name in by_hand or path.name in notice


def test_the_model_is_small():
    assert (RESOURCES / "actors_model.json").stat().st_size < 5_000_000


@pytest.mark.parametrize("weights", [(0, 0, 0, 0), (500, -500, 3, -1), (-1, -1, -1, -1), (-500, 500, -500, 500)])
def test_packed_weights_come_back(weights):
    assert unpack(pack(weights)) == list(weights)


def test_packed_weights_add_up_field_by_field():
    weights = {"one": pack((1, -2, 3, -4)), "two": pack((-10, 20, -30, 40))}
    assert unpack(score(weights, ["one", "two", "two", "unknown"])) == [-19, 38, -57, 76]


def test_probabilities_sum_to_one_and_follow_the_weights():
    chances = probabilities([64.0, 0.0, -64.0, 0.0])
    assert sum(chances) == pytest.approx(1)
    assert chances[0] > chances[1] == chances[3] > chances[2]
    assert len(chances) == len(CLASSES)


def test_the_model_holds_a_bias():
    assert "bias" in load()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Aer Lingus Group PLC", "Aer Lingus"),
        ("Apple Inc.", "Apple"),
        ("Goldman Group", "Goldman Group"),
        ("Inc", "Inc"),
    ],
)
def test_legal_forms_are_left_off(name, short):
    assert without_suffix(name) == short


def test_initials_leave_small_words_out():
    assert initials(["Organization", "of", "African", "Unity"]) == "OAU"


def test_names_are_found_without_heavy_imports():
    code = (
        "import sys; from timeline.extract.actors import find_mentions; find_mentions('Ann left.', []);"
        "print(sorted({'textual', 'dateparser', 'trafilatura', 'tinydb', 'click', 'asyncio'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_words_are_found_by_their_first_letter():
    words = Words("able\nabout\nbad\nzero\n")
    assert [word for word in ("able", "about", "bad", "zero") if word not in words] == []
    assert [word for word in ("", "a", "ab", "cat", "abl", "able\nabout", "Able", "éa") if word in words] == []


@pytest.mark.parametrize(("name", "separator"), [("words", "\n"), ("surnames", ",")])
def test_lists_of_words_are_sorted_as_looking_them_up_needs(name, separator):
    words = (RESOURCES / f"{name}.txt").read_text(encoding="utf-8").strip().split(separator)
    assert words == sorted(words)
    assert [word for word in words if word not in getattr(gazetteer(), name)] == []
