"""Joins picked words into a headline of at most 80 characters, cut at the borders of phrases, never inside a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.extract import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 80
CLOSING = (",", ".", ";", ":", "!", "?", ")", "]")
DASH = re.compile(r"\s*(?:--+|(?<!\w)_(?!\w))\s*")
BORDER_TAGS = ("PREP", "SUB", "REL", "TO", "COORD", "THAT")
BORDER_MARKS = (",", "--", ";", ":", "–", "—", "(")
# Words that a headline must not end in.
DANGLING = (
    lex.PREPOSITIONS
    | lex.DETERMINERS
    | lex.COORDINATORS
    | lex.SUBORDINATORS
    | lex.RELATIVES
    | lex.MODALS
    | lex.BE
    | lex.HAVE
    | frozenset(("to", "that", "--", "—", "–", "_", "(", "not", "as", "more", "less", "very", "saying", "is", "only"))
)


class Word(NamedTuple):
    """A word of a headline: its text, its tag, whether a blank stands before it."""

    text: str
    tag: str = ""
    blank: bool = True


def fit(words: Sequence[Word]) -> str:
    """The words joined; where they are too long, cut between phrases; without a dangling end."""
    left = list(words)
    while left:
        while left and (left[-1].text.lower() in DANGLING or left[-1].text in CLOSING or left[-1].tag == "DET"):
            left.pop()
        headline = _join(left)
        if len(headline) <= LIMIT:
            return headline[:1].upper() + headline[1:]
        left = left[: _cut(left)]
    return ""


def _cut(words: Sequence[Word]) -> int:
    """Where to cut: at the last phrase border that fits and leaves a third; else at the last word that fits."""
    size, border, word = 0, 0, 1
    for i, (text, tag, blank) in enumerate(words):
        if i > 2 and size >= LIMIT // 3 and (tag in BORDER_TAGS or text in BORDER_MARKS):
            border = i
        word = max(1, i)
        size += len(text) + blank
        if size > LIMIT + 1:
            break
    return border if 0 < border < len(words) else min(word, len(words) - 1)


def _join(words: Sequence[Word]) -> str:
    out = "".join((" " if word.blank else "") + word.text for word in words).strip()
    return DASH.sub(" – ", out).strip(" ,–")


def clip(sentence: str) -> str:
    """A sentence whose clauses are not known, cut at a word."""
    return fit([Word(word) for word in sentence.split()])
