"""Headlines in which most words have a capital: they name nobody new, only whom the text or a gazetteer knows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.extract.actors.candidates import Candidate
from timeline.extract.actors.kinds import ordinary
from timeline.extract.actors.runs import TOKEN, next_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.extract.actors.gazetteer import Gazetteer
    from timeline.extract.actors.identity import Identities
    from timeline.models import Sentence

HEADLINE_SHARE = 0.7  # of the words begin with a capital
FEW_WORDS = 4
SHORT = 12  # characters: "NATO" alone is no headline
MANY = 20  # names that begin with the same word; more are not looked at


def is_headline(text: str) -> bool:
    """Whether most words have a capital, so that capitals say nothing; a sentence that ends like one is none."""
    if text.isupper():
        return len(text) > SHORT
    words = text.count(" ") + 1
    return words >= FEW_WORDS and text[-1:] not in '.?!"”' and len(TOKEN.findall(text)) > HEADLINE_SHARE * words


class Headlines:
    """Finds in headlines the names that the rest of the document has."""

    def __init__(self, text: str, names: Gazetteer, identities: Identities) -> None:
        self.text = text
        self.names = names
        self.identities = identities
        self.longer: dict[str, list[str]] = defaultdict(list)  # first word -> names of the document
        for name, verdict in identities.verdicts.items():
            first, _, rest = name.partition(" ")
            if rest and verdict.kind and len(self.longer[first]) < MANY:
                self.longer[first].append(name)

    def read(self, number: int, sentence: Sentence) -> Iterator[Candidate]:
        """The candidates of one headline; in capitals throughout it has none."""
        position = sentence.end if sentence.text.isupper() else sentence.start
        while word := next_word(self.text, position, sentence.end):
            start, stop = word
            name = self.name(self.text[start:stop], start, sentence.end)
            position = start + len(name) if name else stop
            if name:
                form = "adjective" if name in self.names.adjectives else "name"
                yield Candidate(start, position, name, number, form)

    def name(self, word: str, start: int, limit: int) -> str:
        """The longest known name that begins at `start`; empty where there is none."""
        phrases: list[str] = self.longer.get(word, []) + self.names.phrases.get(word, [])
        for phrase in sorted(phrases, key=len, reverse=True):
            end = start + len(phrase)
            if end <= limit and self.text.startswith(phrase, start) and not self.text[end : end + 1].isalnum():
                return phrase
        names = self.names
        known = word in names.countries or word in names.adjectives or word in names.governments
        identities = self.identities
        named = (
            identities.persons.holder(word) or identities.verdict(word).kind or identities.organisations.company(word)
        )
        company = word in names.organisations and not ordinary(word, names)
        return word if known or named or company else ""
