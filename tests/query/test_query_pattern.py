import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.pattern import literals, matcher
from timeline.store.folding import fold


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("strik(e|ing)", ["strik"]),
        ("killed|dead", ["killed", "dead"]),
        ("a(b|c)|d+e", ["a", "d"]),
        ("colou?r", ["colo"]),
        ("x{2}yz", ["yz"]),
        (r"\d+ killed", ["killed"]),
        ("[abc]def", ["def"]),
        (r"[\]]q", ["q"]),
        ("(?:ab)cd", ["cd"]),
        ("(?i)ab", []),
        ("[[:alpha:]]a", []),
        ("(?#x)ab", []),
        (".*", []),
        ("a|.", []),
        ("Żel", ["zel"]),
    ],
)
def test_what_every_match_must_contain_is_found(pattern, found):
    assert literals(pattern) == found


@given(st.text(alphabet="ab(|)?*+[]^\\\\.{1,}:=!<#", max_size=12), st.text(alphabet="ab\n]1", max_size=12))
def test_a_text_that_matches_has_one_of_the_literals(pattern, text):
    try:
        found = regex.search(pattern, text, flags=regex.IGNORECASE, timeout=1)
    except (regex.error, TimeoutError):
        return
    needed = literals(pattern)
    assert not found or not needed or any(literal in text for literal in needed)


@pytest.mark.parametrize(
    ("pattern", "text"), [("ŻELEN", "Volodymyr Zelensky"), ("^paris$", "talks\nParis"), ("É", "e")]
)
def test_case_accents_and_lines_are_read_as_in_the_index(pattern, text):
    assert matcher(pattern)(fold(text))
