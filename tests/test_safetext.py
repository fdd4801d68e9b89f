import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from timeline.safetext import fit, safe, width

OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_no_character_of_unicode_reaches_the_terminal_as_a_control():
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not {unicodedata.category(char) for char in safe(everything)} & OBEYED


def test_an_escape_sequence_leaves_a_visible_trace_and_no_escape():
    assert safe("a\x1b]52;c;Zm9v\x07b") == "a�]52;c;Zm9v�b"


def test_bidi_and_zero_width_characters_vanish():
    assert safe("a\u202eb\u200bc\u2066d\U000e0041e") == "abcde"


def test_marks_piled_on_one_letter_are_bounded():
    assert safe("a" + "\u0301" * 50) == "a" + "\u0301" * 4


@given(st.text(), st.integers(min_value=0, max_value=60))
def test_a_fitted_text_takes_exactly_its_cells(text, cells):
    assert width(fit(safe(text), cells)) == cells
