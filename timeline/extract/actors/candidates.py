"""Part runs of capitalised words into candidate names.

A run is parted at titles, dates and words of grammar; connecting words ("of", "and", "de") are kept where the words
around them ask for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.runs import ADJECTIVE, AND, BREAKING, FOR, JOIN, KNOWN, OF, PARTICLE, PLAIN, TITLE, Runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.actors.gazetteer import Gazetteer
    from timeline.extract.actors.runs import Item

NOUN_ENDINGS = ("tion", "ment", "ity", "ics", "ance", "ence", "ship", "logy", "ture", "sion", "ing")
INFLECTED = ("ing", "ed", "ly", "ness", "tion", "tions", "ments", "ities")  # "Citing costs, …"
LONGEST_NAME = 12  # items; beyond that capitals are no name, and looking back would cost time
BEFORE_NATIONALITY = frozenset(
    "Pan North South East West Latin Native African Asian First Great Mid Central All Royal British American".split()
)
ROMAN = frozenset("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI Jr Sr".split())
HEADS = lx.ORGANISATION_HEADS | lx.PLACE_HEADS | lx.THING_HEADS


class Candidate:
    """A stretch of text that may name somebody, and what stands around it.

    `form` is `name`, `adjective` (of nationality), `role` (a title without a name), `modifier` (before a title) or
    `opening` (an ordinary word at the start of a sentence, or a name between quotation marks: a name only if the
    document bears it out) or `thing`.
    """

    __slots__ = ("end", "form", "gender", "opening", "sentence", "start", "text", "title", "title_start", "words")

    def __init__(self, start: int, end: int, text: str, sentence: int, form: str, *, opening: bool = False) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.words = text.split()
        self.sentence = sentence
        self.form = form
        self.opening = opening
        self.title = ""
        self.title_start = -1
        self.gender = ""

    def shorten(self, text: str) -> None:
        """Keep only what the name begins with."""
        self.end -= len(self.text) - len(text)
        self.text, self.words = text, text.split()


class Splitter:
    """Parts one run after the other; `lower` holds the words that the document writes in lower case."""

    def __init__(self, text: str, gazetteer: Gazetteer, lower: set[str]) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.lower = lower
        self.runs = Runs(text, gazetteer)
        self.found: list[Candidate] = []
        self.sentence = 0
        self.wholes: set[str] = set()  # beginnings of names that begin with an adjective of nationality

    def read(self, sentence: int, start: int, end: int) -> None:
        """Add the candidates of one sentence to `found`."""
        self.sentence = sentence
        for run in self.runs.read(start, end):
            self.split(run)

    def split(self, run: list[Item]) -> None:
        """Part one run of items joined by gaps."""
        current: list[Item] = []
        title: list[Item] = []
        for number, item in enumerate(run):
            if len(title) > LONGEST_NAME:
                self.flush(current, title)
                current, title = [], []
            if item.role == TITLE and not (
                (current and item.gap == PARTICLE)  # "Bandar bin Sultan"
                or self.begins_organisation(run, number)
                or self.is_surname(run, number, current)
            ):
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

    def is_surname(self, run: Sequence[Item], number: int, current: Sequence[Item]) -> bool:
        """Whether a title's word ends a person's name: "Martin Luther King", "John Major"."""
        item = run[number]
        if not current or item.gap != JOIN or item.text not in lx.SURNAME_TITLES:
            return False
        goes_on = number + 1 < len(run) and run[number + 1].gap == JOIN and run[number + 1].role == PLAIN
        return not goes_on and current[0].role == PLAIN and current[0].text in self.gazetteer.given

    def begins_organisation(self, run: Sequence[Item], number: int) -> bool:
        """Whether a title's word is part of an organisation's name ("Attorney General Office", "King County")."""
        if number + 1 >= len(run) or run[number + 1].gap != JOIN:
            return False
        if self.ends_in_suffix(run, number + 1):
            return True  # "General Mills Inc."
        following = run[number + 1].text
        person = following in self.gazetteer.given and number + 2 < len(run) and run[number + 2].gap == JOIN
        return following in HEADS and not person and following not in lx.TITLES and following not in lx.DEPARTMENTS

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
        hyphen = self.text[current[-1].start - 1 : current[-1].start] == "-"  # "anti-Castro Cubans"
        if hyphen or len(current) >= LONGEST_NAME:
            return False
        if item.gap == JOIN:
            people = item.role == ADJECTIVE and item.text.endswith(("s", "men"))  # "Miami Cubans"
            people = people or (item.role == ADJECTIVE and self.describes(run, number, current))
            return not people and not self.parts(run, number, current)
        if item.gap == PARTICLE or title:
            return item.gap == PARTICLE
        words = {word for part in current for word in part.text.split()}
        if item.gap == OF:
            person = item.text in self.gazetteer.given and number + 1 < len(run) and run[number + 1].gap == JOIN
            led = person and current[-1].text in ("Party", "Government", "Movement", "Army", "Administration")
            return not led and (not words.isdisjoint(HEADS) or "House" in words)
        if item.gap == FOR:
            return not words.isdisjoint(lx.ORGANISATION_HEADS)
        return item.gap == AND and self.is_pair(run, number, current)

    @staticmethod
    def describes(run: Sequence[Item], number: int, current: Sequence[Item]) -> bool:
        """Whether a nationality after a name belongs to a noun: "grant X American citizenship"."""
        ends = number + 1 == len(run) or run[number + 1].gap != JOIN
        return ends and len(current) == 1 and current[0].role == PLAIN and current[0].text not in BEFORE_NATIONALITY

    def is_pair(self, run: Sequence[Item], number: int, current: list[Item]) -> bool:
        """Whether "and" stands inside a name: "Food and Drug Administration", "Ministry of Trade and Industry"."""
        last, item = current[-1].text, run[number].text
        if not self.is_ordinary(last) and last not in lx.DEPARTMENTS:
            return False
        if any(part.gap == OF for part in current[1:]):
            return self.is_ordinary(item) or item in lx.DEPARTMENTS
        return last not in lx.ORGANISATION_HEADS and self.ends_in_head(run, number)

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is one of the language, whatever its capital."""
        low = word.lower()
        return low in self.lower or low in self.gazetteer.words or low.endswith(NOUN_ENDINGS)

    def parts(self, run: Sequence[Item], number: int, current: list[Item]) -> bool:
        """Whether another name begins here, after a company or a place ("Apple Inc. Steve Jobs", "N.Y. Smith")."""
        last = current[-1].text.rsplit(" ", 1)[-1]
        if last.rstrip(".") in lx.COMPANY_SUFFIXES or (last.endswith(".") and last in self.gazetteer.places):
            return True
        given = run[number].text in self.gazetteer.given and run[number].role == PLAIN
        named = len(current) == 1 and current[0].role == KNOWN and current[0].text not in self.gazetteer.places
        return named and given and number + 1 < len(run) and run[number + 1].gap == JOIN

    @staticmethod
    def ends_in_suffix(run: Sequence[Item], number: int) -> bool:
        """Whether a company's legal form is among the next words, before any title."""
        for item in run[number : number + 4]:
            if item.gap != JOIN or item.role == TITLE:
                return False
            if item.text in lx.COMPANY_SUFFIXES:
                return True
        return False

    @staticmethod
    def ends_in_head(run: Sequence[Item], number: int) -> bool:
        """Whether an organisation's head is among the words joined from here on; looks at most at six."""
        for place, item in enumerate(run[number : number + 6]):
            if place and item.gap != JOIN:
                return False
            if item.text.rsplit(" ", 1)[-1] in lx.ORGANISATION_HEADS:
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
            if self.whole(items):
                self.wholes.update(self.text[items[0].start : item.end] for item in items[1:])
            else:
                self.add(items[:1], "adjective", [])
                items = items[1:]
        self.add(items, form, title)

    def whole(self, items: list[Item]) -> bool:
        """Whether an adjective of nationality belongs to the name after it."""
        if items[1].role == KNOWN and items[1].text in self.gazetteer.places:
            return False
        last = items[-1].text.split()[-1]
        return last in HEADS or last in lx.COMPANY_SUFFIXES or self.text[items[0].start : items[-1].end] in self.wholes

    def without_opening(self, items: list[Item]) -> list[Item]:
        """Drop an ordinary word that has its capital from the start of the sentence."""
        first = items[0]
        if items[-1].text in lx.COMPANY_SUFFIXES or items[-1].text in lx.STRONG_HEADS:
            return items
        if first.role != PLAIN or first.text in lx.THING_BEGINNINGS or not self.runs.opens(first.start):
            return items
        word = first.text.lower()
        inflected = len(word) > 5 and word.endswith(INFLECTED) and first.text not in self.gazetteer.given
        if word not in self.lower and word not in self.gazetteer.words and not inflected:
            return items
        if len(items) == 1:
            self.add(items, "opening", [])
            return []
        adverb = inflected and (word.endswith("ly") or items[1].gap == PARTICLE)  # "Simultaneously Nixon"
        if adverb or items[1].role != PLAIN or items[1].text in self.gazetteer.given:
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
        if title and form != "role" and len(items) > 1 and items[-1].text in lx.ORGANISATION_HEADS:
            start, title = title[0].start, []  # "Kaiser Wilhelm Institute", "Prince Albert Hospital"
            text = self.text[start:end]
        candidate = Candidate(start, end, text, self.sentence, form, opening=self.runs.opens(start))
        if title:
            candidate.title = " ".join(item.text for item in title)
            candidate.title_start = title[0].start
            for item in title:
                candidate.gender = lx.HONORIFICS.get(item.text, "") or candidate.gender
        self.found.append(candidate)
