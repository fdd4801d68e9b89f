"""Pronouns and roles that stand for somebody named before, where it is plain who: "he", "the secretary", "the airline".

After the first principle of centering: what a sentence is about, its first party, is what the next one takes up. Two
possible antecedents in the same sentence leave a pronoun open, unless one of them is the speaker of what it stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.parties import POSSESSIVE, is_weak
from timeline.extract.actors.roles import ROLES
from timeline.lazy_regex import regex
from timeline.models import Mention

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from timeline.extract.actors.roles import Roles
    from timeline.models import MentionKind, Sentence

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
PRONOUNS = frozenset((*GENDERS, "it"))
REFERRING = PRONOUNS | {"the", "this", "'s", "’s"}
# Little more than these. A letter comes first, so that the search skips what begins with another at once.
REFERENCE = regex(r"[HhIiSsTt](?<!\w.)(?:e|im|h?is|er|he|t|(?<=['’]s))\b")
ROLE = regex(
    r"[ \n](?:(?:former|formerly|late|then|same|young|little|state-owned|low-cost|budget|national|troubled)[ \n])"
    r"{0,2}([a-z]+)\b"
)
SPEAKS = regex(
    r"\b(?:said|says|told|announced|stated|claimed|believes|believed|added|warned|argued|insisted|promised|vowed|hoped"
    r"|hopes|expects|expected|confirmed|declared|denied|admitted|reported|thought|thinks|wrote|testified|explained|noted|disclosed|telling|saying"
    r"|estimated|estimates|predicted|predicts|indicated|agreed|decided)\b"
)
EXPLETIVE = regex(
    r"['’]s| (?:isn['’]t|wasn['’]t|is|was|will be|would be|has been|had been|became|seems|seemed|appears|appeared|takes"
    r"|took|remains|may|might|could|comes|came|turns|turned|also|follows|looks)\b"
)
GOVERNING = frozenset("of by with from to for in at against on about after under than like".split())
# What follows a role that the text goes on to name or to narrow.
NAMED = regex(r" of\b|['’]s? |-|,? [A-Z]|, [A-Z]")
ROLES_AND_COMPANIES = ROLES | lx.CHILD_NOUNS | lx.COMPANY_NOUNS
OWNED = regex(r" [a-z]")
NEAR = 30  # characters before a name in which a preposition governs it
FAR = 240  # characters between a speaker and what he says
FORGOTTEN = 6  # sentences after which a role is no longer plain
MANY = 8  # persons of a sentence, organisations of a text that are kept in mind
UNIQUE, SUBJECT, OPEN = 0.75, 0.65, 0.0


class Scene:
    """The persons and organisations that one sentence has named so far."""

    def __init__(self) -> None:
        self.persons: dict[str, dict[str, None]] = {"m": {}, "f": {}}
        self.first_person = ""
        self.last_person_end = -1
        self.organisations: dict[str, None] = {}
        self.first_party = ""
        self.first_end = -1

    def enter(self, mention: Mention, gender: str, *, governed: bool) -> None:
        """Note a mention; the first that neither owns something nor is governed is what the sentence is about."""
        subject = not governed and not is_weak(mention)
        if mention.kind == "person":
            self.last_person_end = mention.end
            for each in gender or "mf":
                if len(self.persons[each]) < MANY:
                    self.persons[each][mention.name] = None
            if subject and not self.first_person:
                self.first_person = mention.name
        elif mention.kind == "organisation" and not is_weak(mention):
            self.organisations[mention.name] = None
        if subject and mention.kind != "place" and not self.first_party:
            self.first_party, self.first_end = mention.name, mention.end


class Referring:
    """Goes through a document's sentences and resolves what refers back."""

    def __init__(self, text: str, roles: Roles) -> None:
        self.text = text
        self.roles = roles
        self.before = Scene()  # the last sentence that named a party
        self.organisations: dict[str, None] = {}  # of the whole text so far, the latest last
        self.here = Scene()
        self.number = 0  # of the sentence
        self.last_named: dict[str, int] = {}  # person -> number of the last sentence that has him

    def sentence(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
        """The references of one sentence, given its other mentions; to be called in text order."""
        self.here = Scene()
        self.number += 1
        found: list[Mention] = []
        position = sentence.start
        waiting = iter(mentions)
        following = next(waiting, None)
        for match in REFERENCE.finditer(self.text, sentence.start, sentence.end):
            while following is not None and following.start < match.start():
                self.enter(following, sentence.start)
                last, following = following, next(waiting, None)
                position = max(position, last.end)
            if match.start() < position:
                continue
            start, end = match.span()
            word = self.text[start - (match[0] == "s") : end].lower()
            if word not in REFERRING:
                continue
            for reference in (self.pronoun(match) if word in PRONOUNS else None, self.role(match)):
                if reference:
                    found.append(reference)
                    self.enter(reference, sentence.start)
                    position = reference.end
        while following is not None:
            self.enter(following, sentence.start)
            following = next(waiting, None)
        if self.here.first_party or self.here.first_person:
            self.before = self.here
        return found

    def enter(self, mention: Mention, floor: int) -> None:
        """Note a mention of the current sentence."""
        before = (
            self.text[max(floor, mention.start - NEAR) : mention.start].lower().rpartition(",")[2].rsplit(None, 2)[-2:]
        )
        governed = not GOVERNING.isdisjoint(before)
        owns = self.text.startswith(("'s", "’s"), mention.end)
        self.here.enter(mention, self.roles.genders.get(mention.name, ""), governed=governed or owns)
        if mention.kind == "person":
            self.last_named[mention.name] = self.number
        if mention.kind == "organisation" and not is_weak(mention):
            self.organisations.pop(mention.name, None)
            self.organisations[mention.name] = None
            if len(self.organisations) > MANY:
                del self.organisations[next(iter(self.organisations))]

    def pronoun(self, match: re.Match[str]) -> Mention | None:
        """Whom a pronoun means."""
        word = match[0].lower()
        if word == "it":
            return self.mention(match, self.thing(match), "organisation")
        owns = word == "his" or (word == "her" and OWNED.match(self.text, match.end()) is not None)
        name, confidence = self.person(word, match.start())
        if word == "her" and owns and not self.roles.genders.get(name):
            return None  # a country, a ship, or somebody else
        return self.mention(match, (name, confidence), "person", weak=owns)

    def mention(
        self, match: re.Match[str], found: tuple[str, float], kind: MentionKind, *, weak: bool = False
    ) -> Mention | None:
        """A mention over the pronoun or the role of the match, if its name is found."""
        name, confidence = found
        if not name:
            return None
        start, end = match.span(match.lastindex or 0)
        reason = f"{'role' if match.lastindex else 'pronoun'}: {self.text[start:end].lower()} for {name}"
        return Mention(start, end, name, kind, confidence, f"{POSSESSIVE}, {reason}" if weak else reason)

    def person(self, word: str, position: int) -> tuple[str, float]:
        """The person that a pronoun means here, and how sure that is."""
        gender = GENDERS[word]
        here, subject = self.here.persons[gender], self.here.first_person
        bound = word == "him" and subject in here
        if bound:  # the subject of a clause is not its own object
            here = {name: None for name in here if name != subject}
        if len(here) == 1:
            return next(iter(here)), UNIQUE
        if here:
            since = max(self.here.last_person_end, position - FAR)
            return (subject, SUBJECT) if subject in here and SPEAKS.search(self.text, since, position) else ("", OPEN)
        before = self.before.persons[gender]
        if bound:
            before = {name: None for name in before if name != subject}
        if len(before) == 1:
            return next(iter(before)), UNIQUE
        if self.before.first_person in before:
            return self.before.first_person, SUBJECT
        return "", OPEN

    def thing(self, match: re.Match[str]) -> tuple[str, float]:
        """The organisation that "it" means: the speaker of the clause, or what the last sentence was about."""
        here = self.here
        if here.first_party:
            if here.first_party in here.organisations and SPEAKS.search(
                self.text, max(here.first_end, match.start() - FAR), match.start()
            ):
                return here.first_party, SUBJECT
            return "", OPEN
        first = self.before.first_party
        if match[0] == "It" and first in self.before.organisations and not EXPLETIVE.match(self.text, match.end()):
            return first, SUBJECT
        return "", OPEN

    def role(self, determiner: re.Match[str]) -> Mention | None:
        """Whom "the secretary", "his father" or "the airline" means."""
        match = ROLE.match(self.text, determiner.end())
        if match is None or match[1] not in ROLES_AND_COMPANIES or NAMED.match(self.text, match.end()):
            return None
        if match[1] in lx.COMPANY_NOUNS:
            return self.mention(match, self.company(match[1]), "organisation")
        holder = self.roles.holder(match[1]) or ""
        if self.number - self.last_named.get(holder, self.number) >= FORGOTTEN:
            return None
        return self.mention(match, (holder, UNIQUE), "person")

    def company(self, noun: str) -> tuple[str, float]:
        """The organisation that a common noun means: the only one, or what this or the last sentence was about."""
        fitting = [name for name in self.organisations if fits(name, noun)]
        if len(fitting) == 1:
            return fitting[0], UNIQUE
        for scene in (self.here, self.before):
            if scene.first_party in scene.organisations and (
                noun not in lx.ANY_COMPANY or scene.first_party in fitting
            ):
                return scene.first_party, SUBJECT
        return "", OPEN


def fits(name: str, noun: str) -> bool:
    """Whether an organisation's name says, or allows, that it is what the noun says."""
    if noun in lx.COMMERCIAL_NOUNS and not lx.NOT_COMPANIES.isdisjoint(name.split()):
        return False
    return noun in lx.ANY_COMPANY or noun in name.lower() or (noun in ("airline", "carrier") and "air" in name.lower())


def in_sentences(
    sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[tuple[Sentence, list[Mention]]]:
    """Each sentence with its mentions; both are sorted by start."""
    number = 0
    for sentence in sentences:
        inside: list[Mention] = []
        while number < len(mentions) and mentions[number].start < sentence.end:
            inside.append(mentions[number])
            number += 1
        yield sentence, inside
