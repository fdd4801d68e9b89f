"""Pronouns and roles that stand for somebody named before, where it is plain who: "he", "the secretary", "the airline".

After the first principle of centering: what a sentence is about, its first party, is what the next one takes up. Two
possible antecedents in the same sentence leave a pronoun open, unless one of them is the speaker of what it stands in.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.deeds import is_past, it_acts
from timeline.extract.actors.fates import dies, holds_office, is_appointed
from timeline.extract.actors.parties import POSSESSIVE, is_weak
from timeline.extract.actors.roles import ROLES
from timeline.extract.actors.scene import MANY, Scene
from timeline.lazy_regex import regex
from timeline.models import Mention

if TYPE_CHECKING:
    import re
    from collections.abc import Container, Mapping, Sequence

    from timeline.extract.actors.roles import Roles
    from timeline.models import MentionKind, Sentence

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
PRONOUNS = frozenset((*GENDERS, "it", "its"))
REFERRING = PRONOUNS | {"the", "this", "'s", "’s"}
# Little more than these. A letter comes first, so that the search skips what begins with another at once.
REFERENCE = regex(r"[HhIiSsTt](?<!\w.)(?:e|im|h?is|er|he|ts?|(?<=['’]s))\b")
GENDERED = regex(r"\b(?:[Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]er)\b")
ROLE = regex(
    r"[ \n](?:(?:former|formerly|late|then|same|young|little|state-owned|low-cost|budget|national|troubled)[ \n])"
    r"{0,2}([a-z]+)\b"
)
SPEAKS = regex(
    r"\b(?:said|says|told|announced|stated|claimed|believes|believed|added|warned|argued|insisted|promised|vowed|hoped"
    r"|hopes|expects|expected|confirmed|declared|denied|admitted|reported|thought|thinks|wrote|testified|explained|noted"
    r"|disclosed|telling|saying|estimated|estimates|predicted|predicts|indicated|agreed|decided)\b"
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
# The word behind a name, across an apposition and an adverb: "X, the minister, said", "X later left".
NEXT_WORD = regex(
    r"(?:,[^,.;]{2,80},|(?<=[a-z]),)?(?:[ \n](?:also|then|later|now|once|himself|herself))?[ \n]([a-z]+)\b"
)
AUXILIARIES = frozenset("has had was is will would says".split())
OWN = regex(r"\w+ own\b")
OWNING = regex(r"[Hh](?:is|er [a-z])")
# Between a subject and "him", what begins a clause with another subject.
OTHER_SUBJECT = regex(r" (?:and|but|when|while|because|after|before|until|that) (?:an?|the|some|his|two) ")
NEAR = 30  # characters before a name in which a preposition governs it
FAR = 240  # characters between a speaker and what he says
FORGOTTEN = 6  # sentences after which a role is no longer plain
PROTAGONIST = 3  # times that the person whom a text is about is named at least
MAIN = 0.75  # of a text's pronouns: those of whom it is about
LIFE = 8  # sentences after which a text is about somebody else
UNIQUE, SUBJECT, OPEN = 0.75, 0.65, 0.0


class Referring:
    """Goes through a document's sentences and resolves what refers back."""

    def __init__(self, text: str, roles: Roles, named: Sequence[Mention] = ()) -> None:
        self.text = text
        self.roles = roles
        self.hero = self.protagonist(named)
        self.before = Scene()  # the last sentence that named a party
        self.organisations: dict[str, None] = {}  # of the whole text so far, the latest last
        self.dead: dict[str, None] = {}
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
        after = NEXT_WORD.match(self.text, mention.end) if mention.kind == "person" else None
        acts = after is not None and (is_past(after[1]) or after[1] in AUXILIARIES)
        self.here.enter(mention, self.roles.genders.get(mention.name, ""), governed=governed or owns, acts=acts)
        if mention.kind == "person":
            self.last_named[mention.name] = self.number
            if dies(self.text, mention):
                self.dead[mention.name] = None
            if is_appointed(self.text, floor, mention):
                self.here.appointed = mention.name
        if mention.kind == "organisation" and not is_weak(mention):
            self.organisations.pop(mention.name, None)
            self.organisations[mention.name] = None
            if len(self.organisations) > MANY:
                del self.organisations[next(iter(self.organisations))]

    def pronoun(self, match: re.Match[str]) -> Mention | None:
        """Whom a pronoun means."""
        word = match[0].lower()
        if match[0] == "its":
            return None
        if word in ("it", "its"):
            name, confidence, kind = self.thing(match)
            return self.mention(match, (name, confidence), kind, weak=word == "its")
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
        here, subject = self.at_hand(gender, position), self.here.first_person
        if self.goes_on_with_hero(gender):
            return self.hero, SUBJECT
        bound = word == "him" and subject in here and subject in self.here.agents
        bound = bound and not OTHER_SUBJECT.search(self.text, max(self.here.last_person_end, position - FAR), position)
        if bound:  # the subject of a clause is not its own object
            here = {name: None for name in here if name != subject}
        if len(here) == 1:
            return next(iter(here)), UNIQUE
        if here:
            since = max(self.here.last_person_end, position - FAR)
            return (subject, SUBJECT) if subject in here and SPEAKS.search(self.text, since, position) else ("", OPEN)
        before = self.before.persons[gender]
        if word in ("he", "she") and (chosen := self.appointee_or_living(word, position)):
            return chosen, SUBJECT
        if bound:
            before = {name: None for name in before if name != subject}
        elif self.hero and self.roles.genders.get(self.hero, gender) == gender and self.is_about_hero(before):
            return self.hero, SUBJECT
        if len(before) == 1:
            return next(iter(before)), UNIQUE
        if self.before.first_person in before:
            return self.before.first_person, SUBJECT
        return "", OPEN

    def at_hand(self, gender: str, position: int) -> dict[str, None]:
        """The persons of the sentence so far; of its dead no more is told than what was theirs."""
        here = self.here.persons[gender]
        owned = OWNING.match(self.text, position) and not OWN.match(self.text, position)
        return here if owned else self.living(here) or here

    def living(self, persons: Mapping[str, None]) -> dict[str, None]:
        """The persons of whom no death was told; whom the text is about is spoken of even then."""
        return {name: None for name in persons if name not in self.dead or name == self.hero}

    def appointee_or_living(self, word: str, position: int) -> str:
        """Whom a subject means that the last sentence named to an office, or who outlives all whom it has; "" if none.

        "The officers named General X as leader. He will be sworn in on Monday."
        """
        gender, before = GENDERS[word], self.before.persons[GENDERS[word]]
        if self.before.appointed in before and holds_office(self.text, position + len(word)):
            return self.before.appointed
        near = self.number - self.last_named.get(self.hero, -FAR) <= LIFE
        lives = self.hero not in self.dead and self.roles.genders.get(self.hero, gender) == gender
        return self.hero if before and near and lives and not self.living(before) else ""

    def protagonist(self, named: Sequence[Mention]) -> str:
        """The person whom a text is about: named first, and with the pronouns twice as often as any other; "" if none.

        The pronouns of one gender are the first person's where hardly any are of the other. They tell a gender that
        the given name leaves open.
        """
        counts = Counter(mention.name for mention in named if mention.kind == "person")
        if not counts:
            return ""
        first = next(iter(counts))
        others = max((count for name, count in counts.items() if name != first), default=0)
        pronouns = Counter(GENDERS.get(word[0].lower(), "") for word in GENDERED.finditer(self.text))
        gender = self.roles.genders.get(first) or max("mf", key=pronouns.__getitem__)
        told = pronouns[gender] if pronouns[gender] >= MAIN * (pronouns["m"] + pronouns["f"]) else 0
        if counts[first] < PROTAGONIST - bool(told) or counts[first] + told < 2 * others:
            return ""
        if told >= PROTAGONIST:
            self.roles.genders.setdefault(first, gender)
        return first

    def goes_on_with_hero(self, gender: str) -> bool:
        """Whether the sentence has nobody else of the pronoun's gender than, perhaps, somebody who is no agent in it.

        "With the help of Dirk Coster she crossed the border": a given name that tells no gender may be a man's.
        """
        genders, here = self.roles.genders, self.here.persons[gender]
        if not self.hero or genders.get(self.hero) != gender or self.hero in here:
            return False
        doubtful = not any(genders.get(name) == gender or name in self.here.agents for name in here)
        return bool(here) and doubtful and self.is_about_hero(self.before.persons[gender])

    def is_about_hero(self, before: Container[str]) -> bool:
        """Whether the last sentence leaves the one whom the text is about in view: it has him, or nobody who acts."""
        return self.number - self.last_named.get(self.hero, -FAR) <= LIFE and (
            self.hero in before or not self.before.agents
        )

    def thing(self, match: re.Match[str]) -> tuple[str, float, MentionKind]:
        """The body that "it" means: the clause's speaker, the only one so far, or what the last sentence was about."""
        here, name = self.here, ""
        if here.first_party and match[0] != "Its":
            since = max(here.first_end, match.start() - FAR)
            speaks = here.first_party in here.organisations and SPEAKS.search(self.text, since, match.start())
            if speaks or (list(here.bodies) == [here.first_party] and it_acts(self.text, match)):
                name = here.first_party
        elif match[0] != "it" and not here.first_party and not EXPLETIVE.match(self.text, match.end()):
            before = self.before
            alone = list(before.bodies) == [before.first_party] and (match[0] == "Its" or it_acts(self.text, match))
            name = before.first_party if before.first_party in before.organisations or alone else ""
        known = name in here.organisations or name in self.before.organisations
        return name, SUBJECT if name else OPEN, "organisation" if known else "country"

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
