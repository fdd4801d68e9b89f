"""Find the stretches of capitals in a sentence and part them into candidate names.

A run of capitalised words is parted at titles, dates and words of grammar; connecting words ("of", "and", "de") are
kept where the words around them ask for it. Linear in the text: every word is looked at a fixed number of times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.actors.gazetteer import Gazetteer

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(code) for code in range(0x100, 0x180) if chr(code).isupper()) + "ΆΈ-ΏΑ-ΫЀ-ЯҐ"
TOKEN = re.compile(
    rf"(?<!\w)(?:(?:al|el|ul|ad|as|an|ash)-)?(?:(?:[{UPPER}]\.){{2,}}[{UPPER}]?(?!\w)"
    rf"|[{UPPER}]\w*(?:[-'’&](?:[a-z]{{1,4}}-){{0,2}}[{UPPER}]\w*|['’](?!(?:s|t|re|ve|ll|d|m)\b)[a-z]\w*)*)"
)
LOWER = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w])")
JOIN, OF, FOR, AND, PARTICLE, BREAK = range(6)
GAPS = {
    " ": JOIN,
    " & ": JOIN,
    " of ": OF,
    " of the ": OF,
    " for ": FOR,
    " for the ": FOR,
    " and ": AND,
    **{
        f" {particle} ": PARTICLE
        for particle in (
            *(
                "de",
                "del",
                "della",
                "des",
                "da",
                "dos",
                "do",
                "di",
                "du",
                "la",
                "le",
                "van",
                "van der",
                "van den",
                "der",
            ),
            *(
                "von",
                "von der",
                "vom",
                "zu",
                "bin",
                "bint",
                "ibn",
                "al",
                "el",
                "ul",
                "y",
                "e",
                "ter",
                "ten",
                "de la",
                "ben",
            ),
        )
    },
}
NOUN_ENDINGS = ("tion", "ment", "ity", "ics", "ance", "ence", "ship", "logy", "ture", "sion", "ing")
INFLECTED = ("ing", "ed", "ly", "ness", "tion", "tions", "ments", "ities")  # "Citing costs, …"
LONGEST_NAME = 12  # items; beyond that capitals are no name, and looking back would cost time
LONGEST_GAP = max(map(len, GAPS))
ROMAN = frozenset("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI Jr Sr".split())
# Short words of grammar, which end a name also in the middle of a sentence.
GRAMMAR = frozenset(word for word in lx.STOP if len(word) <= 4) - frozenset(
    "New Old Big Good Last Half Own Part Read Life".split()
)
DOTTED = frozenset([*lx.HONORIFICS, "St", "Ste", "Mt", "Ft", "Jr", "Sr", "No"])

NAME_OR_MONTH = frozenset(("Jan", "April", "May", "June", "August"))
WORD_BEFORE = re.compile(r"([^\W\d_]+) $")
CAPITAL_AFTER = re.compile(r" ([A-Z][a-z]+)")

PLAIN, KNOWN, ADJECTIVE, TITLE, BREAKING = range(5)


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may name somebody, and what stands around it.

    `form` is `name`, `adjective` (of nationality), `role` (a title without a name), `modifier` (before a title) or
    `opening` (an ordinary word at the start of a sentence, a name only if the document bears it out) or `thing`.
    """

    start: int
    end: int
    text: str
    sentence: int
    words: list[str]
    form: str = "name"
    title: str = ""
    title_start: int = -1
    gender: str = ""
    opening: bool = False


class Item:
    """A word, or a known name of several, of a run; `gap` is how the item before it is joined to it."""

    __slots__ = ("end", "gap", "role", "start", "text")

    def __init__(self, start: int, end: int, text: str, role: int) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.role = role
        self.gap = BREAK


class Splitter:
    """Parts one run after the other; `lower` holds the words that the document writes in lower case."""

    def __init__(self, text: str, gazetteer: Gazetteer, lower: set[str]) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.lower = lower
        self.found: list[Candidate] = []
        self.sentence = 0
        self.sentence_start = 0

    def read(self, sentence: int, start: int, end: int) -> None:
        """Add the candidates of one sentence to `found`."""
        self.sentence, self.sentence_start = sentence, start
        run: list[Item] = []
        search = TOKEN.search
        match = search(self.text, start, end)
        while match:
            if self.text.startswith("$", match.end()):
                match = search(self.text, match.end(), end)
                continue
            item = self.item(match.start(), match.end(), end)
            item.gap = self.gap(run[-1], item.start) if run else BREAK
            if item.gap == BREAK and run:
                self.split(run)
                run = []
            run.append(item)
            match = search(self.text, item.end, end)
        if run:
            self.split(run)

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
        if word in lx.CALENDAR or word in lx.NO_NAMES or any(char.isdigit() for char in word):
            return BREAKING
        if word in lx.TITLES:
            return TITLE
        if word in names.adjectives or word in names.peoples:
            return ADJECTIVE
        if word in names.countries or word in names.governments or word in names.places or word in names.organisations:
            return KNOWN
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

    def split(self, run: list[Item]) -> None:
        """Part one run of items joined by gaps."""
        current: list[Item] = []
        title: list[Item] = []
        for number, item in enumerate(run):
            if len(title) > LONGEST_NAME:
                self.flush(current, title)
                current, title = [], []
            if item.role == TITLE and not self.begins_organisation(run, number):
                current, title = self.at_title(current, title, item)
            elif title and not current and self.goes_on(run, number, title):
                title.append(item)
            elif item.role == BREAKING and not (current and item.text in ROMAN and item.gap == JOIN):
                self.flush(current, title)
                current, title = [], []
            elif title and not current and item.gap != JOIN:
                self.flush([], title)
                current, title = [item], []
            elif current and not self.joined(run, number, current, title):
                self.flush(current, title)
                current, title = [item], []
            else:
                current.append(item)
        self.flush(current, title)

    @staticmethod
    def goes_on(run: Sequence[Item], number: int, title: Sequence[Item]) -> bool:
        """Whether a title goes on: "Secretary of State", "Minister of Trade and Industry", "Director of National …"."""
        item = run[number]
        if item.text not in lx.DEPARTMENTS:
            return False
        if item.gap == OF:
            return True
        if item.gap == AND:
            return any(part.gap == OF for part in title)
        return item.gap == JOIN and number + 1 < len(run) and run[number + 1].gap == JOIN

    def begins_organisation(self, run: Sequence[Item], number: int) -> bool:
        """Whether a title's word is part of an organisation's name ("Attorney General Office", "King County")."""
        if number + 1 >= len(run) or run[number + 1].gap != JOIN:
            return False
        following = run[number + 1].text
        heads = following in lx.ORGANISATION_HEADS or following in lx.PLACE_HEADS or following in lx.THING_HEADS
        person = following in self.gazetteer.given and number + 2 < len(run) and run[number + 2].gap == JOIN
        return heads and not person and following not in lx.TITLES and following not in lx.DEPARTMENTS

    def at_title(self, current: list[Item], title: list[Item], item: Item) -> tuple[list[Item], list[Item]]:
        """A title ends what stands before it; a department's name right before it belongs to it."""
        moved: list[Item] = []
        if item.gap == JOIN:
            while current and current[-1].text in lx.DEPARTMENTS:
                moved.insert(0, current.pop())
        elif title and not current:
            self.flush_role(title)
            title = []
        if current:
            modifies = item.gap == JOIN
            self.flush(current, [] if modifies else title, "modifier" if modifies else "name")
            title = []
        return [], [*title, *moved, item]

    def joined(self, run: Sequence[Item], number: int, current: list[Item], title: list[Item]) -> bool:
        """Whether an item goes on with the name that stands before it."""
        item = run[number]
        gap = item.gap
        if len(current) >= LONGEST_NAME:
            return False
        if gap == JOIN and item.role == ADJECTIVE and item.text.endswith(("s", "men")):
            return False  # "anti-Castro Cubans"
        if gap == JOIN:
            return not self.parts(run, number, current)
        if gap == PARTICLE:
            return True
        if title:
            return False
        words = {word for part in current for word in part.text.split()}
        heads = words & lx.ORGANISATION_HEADS
        if gap == OF:
            return bool(heads or words & lx.PLACE_HEADS or words & lx.THING_HEADS or words & {"House", "Bank", "City"})
        if gap == FOR:
            return bool(heads)
        if gap == AND:
            ordinary = self.is_ordinary(current[-1].text) or current[-1].text in lx.DEPARTMENTS
            if any(part.gap == OF for part in current[1:]) and ordinary:
                return self.is_ordinary(item.text) or item.text in lx.DEPARTMENTS
            return ordinary and current[-1].text not in lx.ORGANISATION_HEADS and self.ends_in_head(run, number)
        return False

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is one of the language, whatever its capital."""
        low = word.lower()
        return low in self.lower or low in self.gazetteer.words or low.endswith(NOUN_ENDINGS)

    def parts(self, run: Sequence[Item], number: int, current: list[Item]) -> bool:
        """Whether a person's name begins here, right after a company's or a country's ("Apple Inc. Steve Jobs")."""
        if current[-1].text.rsplit(" ", 1)[-1].rstrip(".") in lx.COMPANY_SUFFIXES:
            return True
        given = run[number].text in self.gazetteer.given and run[number].role == PLAIN
        named = len(current) == 1 and current[0].role == KNOWN and current[0].text not in self.gazetteer.places
        return named and given and number + 1 < len(run) and run[number + 1].gap == JOIN

    @staticmethod
    def ends_in_head(run: Sequence[Item], number: int) -> bool:
        """Whether an organisation's head is among the words joined from here on; looks at most at six."""
        for place, item in enumerate(run[number : number + 6]):
            if place and item.gap != JOIN:
                return False
            if item.text in lx.ORGANISATION_HEADS:
                return True
        return False

    def flush(self, items: list[Item], title: list[Item], form: str = "name") -> None:
        """Make a candidate of what has gathered."""
        if not items:
            if title:
                self.flush_role(title)
            return
        items = self.without_opening(items) if not title else items
        if not items:
            return
        if items[0].role == ADJECTIVE and not title:
            if len(items) == 1:
                self.add(items, "adjective", [])
                return
            if not self.whole(items):
                self.add(items[:1], "adjective", [])
                items = items[1:]
        self.add(items, form, title)

    @staticmethod
    def whole(items: list[Item]) -> bool:
        """Whether an adjective of nationality belongs to the name after it."""
        if items[1].role == KNOWN:
            return False
        last = items[-1].text.split()[-1]
        return last in lx.ORGANISATION_HEADS or last in lx.THING_HEADS or last in lx.PLACE_HEADS

    def without_opening(self, items: list[Item]) -> list[Item]:
        """Drop an ordinary word that has its capital from the start of the sentence."""
        first = items[0]
        if items[-1].text in lx.COMPANY_SUFFIXES or items[-1].text in lx.STRONG_HEADS:
            return items
        if first.role != PLAIN or not self.opens(first.start):
            return items
        word = first.text.lower()
        inflected = len(word) > 5 and word.endswith(INFLECTED) and first.text not in self.gazetteer.given
        if word not in self.lower and word not in self.gazetteer.words and not inflected:
            return items
        if len(items) == 1:
            self.add(items, "opening", [])
            return []
        if items[1].role != PLAIN or items[1].text in self.gazetteer.given:
            return items[1:]
        return items

    def flush_role(self, title: list[Item]) -> None:
        """A title without a name."""
        self.add(title, "role", title)

    def add(self, items: list[Item], form: str, title: list[Item]) -> None:
        """Write down a candidate over these items."""
        start, end = items[0].start, items[-1].end
        if end - start == 1:
            return  # a letter
        text = self.text[start:end]
        if len(text) > 4 and text.isupper() and text.title() in self.gazetteer.places:
            text = text.title()
        words = text.split()
        candidate = Candidate(start, end, text, self.sentence, words, form, opening=self.opens(start))
        if title:
            candidate.title = " ".join(item.text for item in title)
            candidate.title_start = title[0].start
            for item in title:
                candidate.gender = lx.HONORIFICS.get(item.text, "") or candidate.gender
        self.found.append(candidate)
