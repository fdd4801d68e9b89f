"""The language of a document among those whose dates are known, told by its commonest small words.

English unless another clearly leads. Letters tell Ukrainian from Russian, small words the others.
"""

from __future__ import annotations

from timeline.lazy_regex import regex

SAMPLE = 2500  # characters looked at: a few paragraphs of prose settle it
CYRILLIC = regex(r"(?<!\w)[а-яіїєґ]")  # what begins a word
SMALL_WORDS = {
    "en": frozenset(
        "the of and to in that is was for on with said as by from at his were has have had be it which".split()
    ),
    "de": frozenset(
        "der die das und ist nicht den von dem mit sich des auf für ein eine wurde im zu auch hat als am".split()
    ),
    "fr": frozenset(
        "le la les des et est une dans qui que pour du au sur pas par plus ont été avec sont cette aux".split()
    ),
    "es": frozenset("el la los las y del que en una por con para se su al como más fue ha lo sus este pero".split()),
}
UKRAINIAN = frozenset("іїєґ")
RUSSIAN = frozenset("ыэёъ")


def detect_language(text: str) -> str:
    """`en`, `de`, `fr`, `es`, `uk` or `ru`; `en` where nothing says otherwise."""
    sample = text[:SAMPLE].lower()
    words = sample.split()  # marks cling to some words, and seldom to small ones
    if not sample.isascii() and len(CYRILLIC.findall(sample)) * 2 > len(words):
        ukrainian = sum(sample.count(letter) for letter in UKRAINIAN)
        return "uk" if ukrainian > sum(sample.count(letter) for letter in RUSSIAN) else "ru"
    counts = {code: sum(map(small.__contains__, words)) for code, small in SMALL_WORDS.items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] > counts["en"] * 1.5 and counts[best] >= 3 else "en"
