"""Joins picked words into a headline of at most 80 characters, cut at the borders of phrases, never inside a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.extract import lexicon as lex
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 80
CLOSING = (",", ".", ";", ":", "!", "?", ")", "]")
DASH = regex(r"\s*(?:--+|(?<!\w)_(?!\w))\s*")
BORDER_TAGS = ("PREP", "SUB", "REL", "TO", "COORD", "THAT")
BORDER_MARKS = (",", "--", ";", ":", "–", "—", "(")
VERBAL = ("VD", "VN", "VP", "VZ", "VG")
PARTICLES = frozenset("off up out down over away".split())
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
    | frozenset(
        ("to", "that", "--", "—", "–", "_", "(", "not", "as", "more", "less", "very", "saying", "is", "only", "just")
    )
)


class Word(NamedTuple):
    """A word of a headline: its text, its tag, whether a blank stands before it."""

    text: str
    tag: str = ""
    blank: bool = True


def fit(words: Sequence[Word], keep: int = 0) -> str:
    """The words joined; where they are too long, cut between phrases, if that keeps the first `keep` words.

    A word that dangles at the end goes as well.
    """
    left = list(words)
    while left:
        shortened = len(left) < len(words)
        while left and (_dangles(left) or (shortened and len(left) > keep + 1 and _is_lone_participle(left))):
            left.pop()
        if shortened and (comma := _loose_apposition(left)):
            left = left[:comma]
        headline = _join(left)
        if len(headline) <= LIMIT:
            return headline[:1].upper() + headline[1:]
        left = left[: _cut(left, keep)]
    return ""


def _dangles(words: Sequence[Word]) -> bool:
    """Whether the last word leaves the headline hanging; "broke off" does not."""
    last = words[-1]
    if (
        last.text.lower() in PARTICLES
        and len(words) > 1
        and (words[-2].tag in (*VERBAL, "BE") or words[-2].text.endswith("ing"))
    ):
        return False
    if last.tag == "ADV" and len(words) > 2 and "," in (words[-2].text, words[-3].text):
        return True  # ", most recently"
    return last.text.lower() in DANGLING or last.text in CLOSING or last.tag == "DET"


def _loose_apposition(words: Sequence[Word]) -> int:
    """Where ", a decision" begins, whose rest was cut off; 0 where nothing of the kind ends the words."""
    for k in range(len(words) - 2, max(2, len(words) - 4), -1):
        if words[k].text == "," and words[k + 1].tag == "DET":
            return k
    return 0


def _is_lone_participle(words: Sequence[Word]) -> bool:
    """`a rally attended`, cut before "by": the participle has lost what it governs."""
    return len(words) > 1 and words[-1].tag in ("VN", "VG", "VP") and words[-2].tag in ("N", "PROPN", "NAME")


def _cut(words: Sequence[Word], keep: int) -> int:
    """Where to cut: at the last phrase border that fits and leaves enough; else at the last word that fits."""
    size, border, word = 0, 0, 1
    for i, (text, tag, blank) in enumerate(words):
        if i > max(2, keep) and size >= LIMIT // 3 and (tag in BORDER_TAGS or text in BORDER_MARKS):
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
    """A sentence whose clauses are not known; where it is too long, cut at a word, and shown to be."""
    words = " ".join(sentence.split())
    if len(words) <= LIMIT:
        return fit([Word(word) for word in words.split()])
    blank = words.rfind(" ", LIMIT // 3, LIMIT)
    cut = blank if blank > 0 else LIMIT - 1  # some scripts have no blanks
    return words[:cut].rstrip(" ,;:–—-(«„“") + "…"
