"""Text to tokens: words with their offsets, and one category character for each.

A token is a word or a mark with the blanks before it, or a newline; the tokens of a chunk cover it without gaps.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.extract.timex.lexicon import OTHER, characters, lexicon
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 40_000  # characters: bounds the memory that tokens take, and costs nothing at this size
REMEMBERED = 60_000  # tokens
TOKEN = regex(r"[ \t]{0,3}(?:\w+|[^\w\s])|\s")
SOFT_NEWLINE = regex(r"\n(?<=[^\n]{40}\n)(?=[^\s])")  # a hard-wrapped line goes on in the next
NUMBER = regex(
    r"(?P<digits>[0-9]{1,4})(?:(?P<ordnum>st|nd|rd|th|ST|ND|RD|TH)|(?P<decade>s|S)|(?P<zulu>Z)|(?P<quarterabbr>Q)|(?P<halfabbr>H)|(?P<clocked>[ap]m|[AP]M)"
    r"|(?P<iso_t>T[0-9]{2}(?:[0-9]{2}){0,2}Z?))?"
)
FISCAL = regex(r"FY[0-9]{2}(?:[0-9]{2})?")
SAME_LENGTH = {"’": "'", "‘": "'", "–": "-", "‑": "-", "‐": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "}


class Tokens(NamedTuple):
    """The tokens of one chunk: `words`, their `starts` in the chunk (and its length last), and `cats`, a string."""

    words: list[str]
    starts: list[int]
    cats: str
    offset: int

    def start(self, index: int) -> int:
        """Offset in the text of the token's first character that is no blank."""
        word = self.words[index]
        return self.offset + self.starts[index] + len(word) - len(word.lstrip(" \t"))

    def end(self, index: int) -> int:
        """Offset in the text where the token ends."""
        return self.offset + self.starts[index + 1]


def prepare(text: str) -> str:
    """The text with one kind of apostrophe, hyphen and blank, and hard-wrapped lines joined; of the same length."""
    if not text.isascii():
        for old, new in SAME_LENGTH.items():
            text = text.replace(old, new)
    return SOFT_NEWLINE.sub(" ", text.replace("\r\n", " \n"))


def chunks(text: str) -> Iterator[tuple[int, str]]:
    """(offset, piece): pieces of about `CHUNK` characters, cut at the end of a line or between words."""
    start, length = 0, len(text)
    while start < length:
        stop = start + CHUNK
        if stop < length:
            cut = max(text.rfind("\n", start + CHUNK // 2, stop), text.rfind(". ", start + CHUNK // 2, stop))
            cut = cut if cut > 0 else text.rfind(" ", start + CHUNK // 2, stop)
            stop = cut if cut > 0 else stop
        yield start, text[start:stop]
        start = stop


def tokenise(piece: str, offset: int = 0) -> Tokens:
    """The tokens of a chunk that stands at `offset` in its text."""
    words = TOKEN.findall(piece)
    cats = "".join(map(categories().__getitem__, words))
    return Tokens(words, list(accumulate(map(len, words), initial=0)), cats, offset)


class Categories(dict[str, str]):
    """Tokens to category characters; what is not in the lexicon is classified once, within bounds."""

    def __missing__(self, word: str) -> str:
        """Classify a token, and remember it if it is short and there is room."""
        category = classify(word)
        if len(word) < 24 and len(self) < REMEMBERED:
            self[word] = category
        return category


@cache
def categories() -> Categories:
    """The forms of the lexicon with their category characters."""
    return Categories({form: word.category for form, word in lexicon().items()})


def classify(word: str) -> str:
    """The category of a token that the table does not have: numbers, punctuation, other words."""
    bare = word.lstrip(" \t")
    if not bare:
        return "_"
    if not "0" <= bare[0] <= "9":
        if len(bare) == 1:
            return bare if bare in "-,.:;/'()\n&$%+\"" else OTHER
        record = lexicon().get(bare) if bare is not word else None
        return record.category if record else characters()["fy"] if FISCAL.fullmatch(bare) else OTHER
    return number_category(bare)


def number_category(bare: str) -> str:
    """The category of a token that starts with a digit."""
    chars = characters()
    match = NUMBER.fullmatch(bare)
    if not match:
        return chars["big"] if bare.isdigit() else OTHER
    digits, kind = match["digits"], match.lastgroup
    if kind == "decade":
        return decade_category(digits)
    if kind != "digits":
        return chars[kind or "big"] if len(digits) <= 2 else OTHER
    return chars[integer_category(digits)]


def decade_category(digits: str) -> str:
    """`1990s`, `90s`; anything else in an s is no decade."""
    if digits[-1] != "0" or len(digits) < 2:
        return OTHER
    return characters()[{2: "decade2", 3: "decade3", 4: "decade"}[len(digits)]]


def integer_category(digits: str) -> str:
    """`int` is a day of the month, `num2` another number of two digits, `year` 1000 to 2199, `big` any other."""
    if len(digits) <= 2:
        return "int" if 1 <= int(digits) <= 31 else "num2"
    return "year" if len(digits) == 4 and 1000 <= int(digits) <= 2199 else "big"


def value_of(word: str) -> Any:
    """What a token means: the lexicon's value, or the number at its start."""
    record = lexicon().get(word) or lexicon().get(word.lstrip(" \t"))
    if record:
        return record.value
    match = NUMBER.match(word.lstrip(" \t").removeprefix("FY"))
    return int(match["digits"]) if match else None
