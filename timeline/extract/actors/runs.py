"""Cut a sentence into runs of capitalised words: what each word is, and how the word before is joined to it.

A known name of several words is one item of a run. Connecting words ("of", "and", "de") join; anything else ends a run.
Linear in the text: every word is looked at a fixed number of times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.extract.actors.gazetteer import Gazetteer

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(code) for code in range(0x100, 0x180) if chr(code).isupper()) + "ΆΈ-ΏΑ-ΫЀ-ЯҐ"
# A capital comes first, so that the search skips what is none at once.
TOKEN = regex(
    rf"[{UPPER}](?<!\w.)(?:\.(?:[{UPPER}]\.)+[{UPPER}]?(?!\w)"
    rf"|\w*(?:[-'’&](?:[a-z]{{1,4}}-){{0,2}}[{UPPER}]\w*|['’](?!(?:s|t|re|ve|ll|d|m)\b)[a-z]\w*)*)"
)
ARTICLE = regex(r"(?<!\w)(?:al|el|ul|ad|as|an|ash)-$")  # of an Arabic name
# The words that a document writes in lower case.
LOWER = regex(r"(?<![\w-])[a-z]{3,}(?![\w])")
# How an item is joined to the one before it.
JOIN, OF, FOR, AND, PARTICLE, BREAK = range(6)
# What an item is.
PLAIN, KNOWN, ADJECTIVE, TITLE, BREAKING = range(5)
PARTICLES = """de,del,della,des,da,dos,do,di,du,la,le,van,van der,van den,der,von,von der,vom,zu,bin,bint,ibn,arap,al,
el,ul,y,e,ter,ten,de la,ben"""
GAPS = {" ": JOIN, " & ": JOIN, " of ": OF, " of the ": OF, " for ": FOR, " for the ": FOR, " and ": AND} | {
    f" {particle.strip()} ": PARTICLE for particle in PARTICLES.split(",")
}
DIGITS = frozenset("0123456789")
LONGEST_GAP = max(map(len, GAPS))
# Short words of grammar, which end a name also in the middle of a sentence.
GRAMMAR = frozenset(word for word in lx.STOP if len(word) <= 4) - frozenset(
    "New Old Big Good Last Half Own Part Read Life".split()
)
DOTTED = frozenset([*lx.HONORIFICS, "St", "Ste", "Mt", "Ft", "Jr", "Sr", "No"])

NAME_OR_MONTH = frozenset(("Jan", "April", "May", "June", "August", "Ramadan"))
BEFORE_MONTHS = frozenset(
    "in since until till by last next this early late mid from to of during and for through".split()
)
WORD_BEFORE = regex(r"([^\W\d_]+) $")
PREFIXES = frozenset("Anti Pro Non Pre Post Mid Ex Pan Inter Trans".split())
# Words of grammar that are also Chinese or Korean names: "Vice Premier Liu He".
SURNAMES_TOO = frozenset(("He", "An", "So", "My"))
CAPITAL_BEFORE = regex(r"[A-Z][a-z]+ $")
CAPITAL_AFTER = regex(r" ([A-Z][a-z]+)")


class Item:
    """A word, or a known name of several, of a run; `gap` is how the item before it is joined to it."""

    __slots__ = ("end", "gap", "role", "start", "text")

    def __init__(self, start: int, end: int, text: str, role: int) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.role = role
        self.gap = BREAK


def next_word(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The next word with a capital, by its span, with the article of an Arabic name; None where there is none."""
    match = TOKEN.search(text, start, end)
    if match is None:
        return None
    begin, stop = match.span()
    article = ARTICLE.search(text, max(start, begin - 4), begin) if begin and text[begin - 1] == "-" else None
    return (article.start() if article else begin), stop


class Runs:
    """Reads the runs of the sentences of a text."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.sentence_start = 0

    def read(self, start: int, end: int) -> Iterator[list[Item]]:
        """The runs of one sentence."""
        self.sentence_start = start
        run: list[Item] = []
        while word := next_word(self.text, start, end):
            begin, start = word
            if not self.text.startswith("$", start):
                item = self.item(begin, start, end)
                item.gap = self.gap(run[-1], item.start) if run else BREAK
                if item.gap == BREAK and run:
                    yield run
                    run = []
                run.append(item)
                start = item.end
        if run:
            yield run

    def item(self, start: int, end: int, limit: int) -> Item:
        """The word at `start`, or the longest known name that begins with it."""
        word = self.text[start:end]
        names = self.gazetteer
        for phrase in names.phrases.get(word) or names.phrases.get(word.split("-", 1)[0], []):
            stop = start + len(phrase)
            if stop <= limit and self.text.startswith(phrase, start) and not self.text[stop : stop + 1].isalnum():
                return Item(start, stop, phrase, ADJECTIVE if phrase in names.adjectives else KNOWN)
        dotted = word + "."
        if dotted in names.places and self.text[end : end + 1] == ".":
            return Item(start, end + 1, dotted, KNOWN)
        if "-" in word and word not in names.places:
            part = word.split("-", 1)[0]
            if part in PREFIXES:
                return Item(start, end, word, BREAKING)  # "Anti-Castro demonstrators"
            if part in names.countries or part in names.adjectives or part in names.organisations:
                word, end = part, start + len(part)
            elif word.rsplit("-", 1)[1] in names.adjectives:
                return Item(start, end, word, BREAKING)  # "Anglo-French"
        return Item(start, end, word, self.role(word, start, end))

    def role(self, word: str, start: int, end: int) -> int:
        """What a single word is in a run."""
        names = self.gazetteer
        if len(word) == 1 and self.text.startswith(".", end) and not self.opens(start):
            return PLAIN  # an initial
        if word in NAME_OR_MONTH and self.is_name(word, start, end):
            return PLAIN
        if word in lx.CALENDAR or word in lx.NO_NAMES or not (word.isalpha() or DIGITS.isdisjoint(word)):
            return BREAKING
        if word[1:2] == "-" and word[0] in "RDI":
            return BREAKING  # "(R-Ariz.)"
        if word in lx.TITLES:
            return TITLE
        if word in names.adjectives or word in names.peoples:
            return ADJECTIVE
        if word in names.countries or word in names.governments or word in names.places or word in names.organisations:
            return KNOWN
        if word in SURNAMES_TOO and CAPITAL_BEFORE.search(self.text, max(self.sentence_start, start - 20), start):
            return PLAIN
        if word in GRAMMAR or (word in lx.STOP and self.opens(start)):
            return BREAKING
        return PLAIN

    def is_name(self, word: str, start: int, end: int) -> bool:
        """Whether a month's word is a name: "Jan Kavan", "Theresa May"."""
        if self.text[end : end + 3].strip(" .,")[:1].isdigit():
            return False
        before = WORD_BEFORE.search(self.text[max(self.sentence_start, start - 20) : start])
        if before and before[1] in self.gazetteer.given:
            return True
        if before and before[1].lower() in BEFORE_MONTHS:
            return False
        after = CAPITAL_AFTER.match(self.text, end)
        return after is not None and word in self.gazetteer.given and after[1] not in lx.CALENDAR

    def opens(self, start: int) -> bool:
        """Whether the sentence, or a quotation in it, begins here."""
        before = self.text[max(self.sentence_start, start - 2) : start].rstrip()
        return not before or before[-1] in "\"“”‘'`(:–—-•*"

    def gap(self, before: Item, start: int) -> int:
        """How the item before is joined to what starts here."""
        if start - before.end > LONGEST_GAP:
            return BREAK
        gap = self.text[before.end : start]
        if gap in GAPS:
            return GAPS[gap]
        if gap.startswith(".") and (before.text in DOTTED or len(before.text) == 1):
            gap = gap[1:] or " "
        return GAPS.get(" ".join(["", *gap.split(), ""]) if gap.split() else " " if gap else "", BREAK)
