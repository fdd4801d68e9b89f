from __future__ import annotations

import re

import pytest

from timeline import lazy_regex
from timeline.lazy_regex import regex


def test_it_finds_what_the_compiled_expression_finds():
    words = regex(r"(\w+)", re.IGNORECASE)
    assert words.match("one two")[1] == "one"
    assert words.findall("one two") == ["one", "two"]
    assert words.sub("x", "one two") == "x x"
    assert words.pattern == r"(\w+)"
    assert regex(rb"\d").search(b"a1")[0] == b"1"


def test_nothing_is_compiled_before_it_is_used(monkeypatch):
    compiled = []
    monkeypatch.setattr(lazy_regex.re, "compile", lambda *source: compiled.append(source))
    regex("(")
    assert not compiled


def test_a_mistake_shows_at_the_first_use():
    with pytest.raises(re.error):
        regex("(").search("")
