import weakref

from fake_store import FakeNames
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.fuzzy import Finder, rank

COUNTS = {
    "Marco Rubio": 9,
    "Donald Trump": 20,
    "Ruth Bell": 3,
    "Robert Umbio": 1,
    "José Álvarez": 2,
    "Carlos Straße": 1,
    "Rub": 1,
    "European Union": 4,
}
NAMES = FakeNames(COUNTS, {"European Union": ("EU",), "Donald Trump": ("the US president",)})


def order(typed, limit=None):
    return [hit.name for hit in rank(typed, NAMES, limit)]


def test_nothing_typed_gives_all_names_by_count():
    assert order("", 3) == ["Donald Trump", "Marco Rubio", "European Union"]


def test_a_whole_name_comes_before_a_word_of_one_and_that_before_strewn_letters():
    assert order("rub") == ["Rub", "Marco Rubio", "Ruth Bell", "Robert Umbio"]


def test_initials_find_a_name():
    assert order("mr")[0] == "Marco Rubio"
    assert order("dt")[0] == "Donald Trump"


def test_an_alias_finds_its_name_and_is_told():
    (hit,) = rank("eu", NAMES, 1)
    assert (hit.name, hit.form, hit.positions) == ("European Union", "EU", (0, 1))


def test_accents_and_case_do_not_matter_and_positions_point_into_the_name():
    (hit,) = rank("ALV", NAMES, 1)
    assert "".join(hit.form[at] for at in hit.positions) == "Álv"


def test_positions_stay_right_where_folding_makes_a_letter_two():
    hit = rank("rasse", NAMES)[0]
    assert "".join(hit.form[at] for at in hit.positions) == "raße"


def test_no_name_with_the_letters_out_of_order_is_found():
    assert order("pmurt") == []


def test_names_are_made_ready_once_and_forgotten_with_their_index(monkeypatch):
    made = []
    monkeypatch.setattr("timeline.query.fuzzy.Finder", lambda names: made.append(names) or Finder(names))
    names = FakeNames({"Ruth Bell": 1}, {})
    assert rank("ru", names) == rank("ru", names)
    assert len(made) == 1
    made.clear()
    gone = weakref.ref(names)
    del names
    assert gone() is None


def test_many_like_letters_do_not_take_for_ever():
    names = FakeNames({"a" * 60: 1, "a b " * 200: 1}, {})
    assert rank("a" * 55 + "b", names) != []
    assert rank("ab" * 28 + "c", names) == []


def is_strewn(typed, form):
    letters = iter(form)
    return all(letter in letters for letter in typed)


small = st.text(alphabet="abAB -.é", min_size=1, max_size=8)


@given(st.text(alphabet="abé -", max_size=4), st.sets(small, max_size=8))
def test_just_the_names_that_have_the_letters_in_order_are_found(typed, names):
    from timeline.store.folding import fold

    wanted = " ".join(fold(typed).split())
    found = {hit.name for hit in Finder(FakeNames(dict.fromkeys(names, 1), {})).rank(typed)}
    assert found == {name for name in names if is_strewn(wanted, fold(name))}
