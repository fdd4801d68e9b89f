from hypothesis import given
from hypothesis import strategies as st

from timeline.store.folding import fold, fold_spaces


def test_case_and_accents_do_not_count():
    assert fold("Jarosław Kaczyński, ÉLYSÉE, Straße") == "jaroslaw kaczynski, elysee, strasse"


def test_a_decomposed_accent_folds_like_a_composed_one():
    assert fold("Orbán") == fold("Orba\u0301n") == "orban"


def test_typographic_quotes_and_dashes_fold_to_those_of_a_keyboard():
    assert fold("Trump’s “deal” – now") == 'trump\'s "deal" - now'


def test_other_scripts_stay_and_lose_their_case():
    assert fold("Зеленский") == fold("зеленский") == "зеленскии"


def test_white_space_of_any_kind_is_one_space():
    assert fold_spaces(" a\n b\u00a0\u2003C ") == "a b c"


@given(st.text(), st.text())
def test_folding_keeps_what_a_text_contains(one, other):
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
