"""Text without case and accents, as it is indexed and looked for."""

from __future__ import annotations

from unicodedata import combining, normalize


def fold(text: str) -> str:
    """`text` without case, accents and compatibility forms: `Żelenśky` and `zelensky` are one.

    The result may be longer or shorter than `text` (`ß` is `ss`); folding it again changes nothing.
    """
    if text.isascii():
        return text.lower()
    decomposed = normalize("NFKD", normalize("NFKD", text).casefold())
    return "".join(char for char in decomposed if not combining(char)).translate(LETTERS)


# Letters that Unicode does not decompose although people type them without the stroke.
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ð": "d"})
