"""Folding: text without case, accents and typographic variants, as search compares it.

`fold(a + b) == fold(a) + fold(b)`, so that what contains a text also contains it folded, and folding twice changes
nothing. Letters fold as in Unicode's full case folding (Unicode Standard, 3.13, toCasefold) and lose the marks of
their compatibility decomposition (NFKD); letters that have no decomposition but are written without a keyboard for
them (ø, ł, đ, æ) fold as people type them.
"""

from __future__ import annotations

import unicodedata

ASCII = frozenset(map(chr, range(0x80)))
AS_TYPED = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
    "‘": "'", "’": "'", "‚": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}  # fmt: skip


def fold(text: str) -> str:
    """The text as search compares it; ASCII, as most text is, takes the fast path."""
    if text.isascii():
        return text.lower()
    for letter in set(text) - ASCII:
        text = text.replace(letter, _folded[letter])
    return text.lower()


def fold_spaces(text: str) -> str:
    """`fold`, with each stretch of white space as one space and none at the ends."""
    return " ".join(fold(text).split())


class _Letters(dict[str, str]):
    """What each letter seen so far folds to; there are no more than Unicode has."""

    def __missing__(self, letter: str) -> str:
        folded = self[letter] = _fold_letter(letter)
        return folded


_folded = _Letters()


def _fold_letter(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter).casefold()
    # case folding may compose what can be taken apart again, and the other way round
    apart = unicodedata.normalize("NFKD", bare)
    return "".join(AS_TYPED.get(char, char) for char in apart if not unicodedata.combining(char))
