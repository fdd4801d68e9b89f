from __future__ import annotations

import re

import pytest

from timeline.extract.timex import grammar, lexer, lexicon

sre = re._constants


def firsts(sequence) -> tuple[set[str], bool]:
    """The characters that a parsed pattern may begin with, and whether it may be empty."""
    found: set[str] = set()
    for op, argument in sequence:
        if op in {sre.ASSERT, sre.ASSERT_NOT, sre.AT}:
            continue
        more, empty = first_of(op, argument)
        found |= more
        if not empty:
            return found, False
    return found, True


def first_of(op, argument) -> tuple[set[str], bool]:
    if op is sre.LITERAL:
        return {chr(argument)}, False
    if op is sre.IN:
        return {chr(code) for kind, code in argument if kind is sre.LITERAL}, False
    if op is sre.SUBPATTERN:
        return firsts(argument[-1])
    if op is sre.BRANCH:
        branches = [firsts(each) for each in argument[1]]
        return set().union(*(each for each, _ in branches)), any(empty for _, empty in branches)
    assert op in {sre.MAX_REPEAT, sre.MIN_REPEAT}, op
    more, empty = firsts(argument[2])
    return more, empty or argument[0] == 0


def beginnings() -> dict[str, set[str]]:
    return {rule.name: firsts(re._parser.parse(grammar.expand(rule.pattern)))[0] for rule in grammar.rules()}


def test_every_rule_has_a_name_and_a_reason():
    for rule in grammar.rules():
        assert rule.name
        assert len(rule.why) > 3, rule.name
        assert rule.produce.__doc__, rule.name


def test_stacked_rules_are_tried_as_they_are_written_and_no_two_share_a_name(monkeypatch):
    monkeypatch.setattr(grammar, "RULES", [])
    monkeypatch.setattr(grammar, "NAMES", set())

    @grammar.rule("first", "<weekday>", "as tested")
    @grammar.rule("second", "<month>", "as tested")
    def produce(_):
        """What both produce."""

    assert [(each.name, each.produce) for each in grammar.RULES] == [("first", produce), ("second", produce)]
    with pytest.raises(ValueError, match="first"):
        grammar.rule("first", "<year>", "as tested")(produce)


def test_no_rule_begins_with_a_word_that_is_passed_over():
    silent = grammar.mute()
    assert {name for name, found in beginnings().items() if found & silent} == set()


def test_rules_are_tried_wherever_the_compiler_sees_that_they_may_begin():
    found = beginnings()
    for rule in grammar.rules():
        pattern = grammar.expand(rule.pattern)
        assert firsts(re._parser.parse(pattern))[0] == grammar.beginnings(rule.pattern, grammar.first_of)[0], rule.name
    assert {char for char, indexes in grammar.starting().items() if indexes} == set().union(*found.values())


def test_no_rule_matches_more_words_than_are_looked_through_for_what_it_needs():
    widths = {rule.name: re._parser.parse(grammar.expand(rule.pattern)).getwidth()[1] for rule in grammar.rules()}
    assert max(widths.values()) <= grammar.LONGEST


def test_rule_is_compiled_once_a_text_has_what_it_needs_or_has_asked_too_often():
    weekday, week = grammar.members("weekday")[0], grammar.members("u_week")[0]
    matcher = grammar.Matcher("<weekday>(?:<the>)?<u_week>")
    assert not matcher.match(weekday + weekday, 0)
    assert not isinstance(getattr(matcher.match, "__self__", None), re.Pattern)
    assert matcher.match(weekday + week, 0)
    assert isinstance(matcher.match.__self__, re.Pattern)
    impatient = grammar.Matcher("<weekday><u_week>")
    for _ in range(grammar.PATIENCE):
        assert not impatient.match(weekday, 0)
    assert isinstance(impatient.match.__self__, re.Pattern)


def test_no_rule_matches_without_a_word():
    for rule in grammar.rules():
        assert not re.compile(grammar.expand(rule.pattern)).match(""), rule.name


def test_every_repetition_is_bounded():
    for rule in grammar.rules():
        assert not re.search(r"(?<!\\)[*+]", grammar.expand(rule.pattern)), rule.name


def test_categories_have_a_character_each():
    characters = lexicon.characters()
    assert set(characters) == {*lexicon.WORDS, *lexicon.NUMERIC}
    assert len(set(characters.values())) == len(characters)
    assert lexicon.OTHER not in characters.values()


def test_unknown_words_are_remembered_within_bounds(monkeypatch):
    monkeypatch.setattr(lexer, "REMEMBERED", len(lexer.categories()) + 10)
    lexer.tokenise(" ".join(f"zq{number}" for number in range(100)))
    assert len(lexer.categories()) <= lexer.REMEMBERED
