import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.pattern import TAME_LENGTH, literals, matcher, tame
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


@pytest.mark.parametrize("pattern", ["strik(e|ing)", r"\d+ killed", "colou?r", "[a-z]{2,5}ing", "a.*b", "killed|dead"])
def test_what_people_look_for_needs_no_time_limit(pattern):
    assert tame(pattern)


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|aa)+$", "(?:a?){9}", "a?" * 9, "(a|a)" * 9, ".*.*.*b", r"(a)\1+", "a++", "(?R)"]
)
def test_what_could_try_too_many_ways_gets_a_time_limit(pattern):
    assert not tame(pattern)


@given(st.text(alphabet="ab.(|)?*+{2,}[]", max_size=10))
def test_a_tame_pattern_is_done_soon_whatever_the_text(pattern):
    try:
        compiled = regex.compile(pattern)
    except regex.error:
        return
    if tame(pattern):
        for text in ("a" * TAME_LENGTH, "ab" * (TAME_LENGTH // 2), "a" * (TAME_LENGTH - 1) + "!"):
            compiled.search(text, timeout=2)
