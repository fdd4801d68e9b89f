"""Every mention of a party or a place in a text, with the canonical name that the whole document gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.acting import Geography
from timeline.extract.actors.candidates import Candidate, Splitter
from timeline.extract.actors.deeds import acts, speaks
from timeline.extract.actors.features import context_features, words_before
from timeline.extract.actors.gazetteer import gazetteer
from timeline.extract.actors.headlines import Headlines, is_headline
from timeline.extract.actors.identity import Identities
from timeline.extract.actors.kinds import certain, is_numbered, is_quoted, of_flight
from timeline.extract.actors.parties import MODIFIER
from timeline.extract.actors.references import Referring
from timeline.extract.actors.roles import Roles
from timeline.extract.actors.runs import LOWER
from timeline.lazy_regex import regex
from timeline.models import Mention

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from timeline.extract.actors.gazetteer import Gazetteer
    from timeline.models import Sentence

ROLE = regex(r" (?:(?:senior|former|vice|deputy) )?([a-z]+)\b")
COMPOUND = regex(r"-(?:[a-z]+ed|led|run|made|held|born)\b")
CAPITAL = regex(r",? [A-Z]")
APPOSED = regex(r"(?: of (?:the )?([A-Z]\w+(?: [A-Z]\w+)?))?, ")
MANY_WORDS = 4
FAR = 40  # characters between a title and its name
BETWEEN = regex(r"[ \n](?:[a-z-]+[ \n]){0,3}?([a-z-]+)[ \n]")


def find_mentions(
    text: str, sentences: Sequence[Sentence], *, aliases: Mapping[str, str] | None = None
) -> list[Mention]:
    """The mentions in the sentences, sorted by start, none overlapping another.

    Args:
        text: the whole document; offsets count its code points.
        sentences: the sentences of its main text, in text order.
        aliases: a person's corrections, from an alias to the canonical name; they win.

    Returns:
        Mentions with a canonical `name`, a `confidence` from 0 to 1, and a `reason`; a reason that begins with
        `adjective`, `possessive` or `modifier` marks a mention that need not take part in anything.
    """
    names = gazetteer()
    splitter = Splitter(text, names, set(LOWER.findall(text)))
    headlines: list[int] = []
    for number, sentence in enumerate(sentences):
        if is_headline(sentence.text):
            headlines.append(number)
        else:
            splitter.read(number, sentence.start, sentence.end)
    identities = Identities(names, aliases or {})
    for candidate in splitter.found:
        weigh(candidate, identities, text, sentences[candidate.sentence].start, splitter.lower)
    identities.decide(splitter.lower)
    if headlines:
        reader = Headlines(text, names, identities)
        splitter.found += (named for number in headlines for named in reader.read(number, sentences[number]))
        splitter.found.sort(key=lambda candidate: candidate.start)
    return Reading(text, sentences, names, identities).mentions(splitter.found)


def weigh(candidate: Candidate, identities: Identities, text: str, floor: int, lower: Container[str]) -> None:
    """Count what one candidate says about its name; its sentence starts at `floor`, `lower` is the splitter's."""
    names = identities.names
    if candidate.form == "opening" and speaks(candidate, text, lower):
        candidate.form = "name"
        identities.acting.add(candidate.text)
    if candidate.form not in ("name", "modifier"):
        return
    if carrier := of_flight(candidate, text):
        candidate.shorten(carrier)
    elif is_numbered(candidate, names, text):
        candidate.form = "thing"
        return
    if is_quoted(candidate, text):
        candidate.form = "opening"  # a party only if the text has it without the marks
        return
    verdict = certain(candidate, names, text, floor)
    identities.vote(candidate, verdict, () if verdict else context_features(candidate, text, floor))
    identities.organisations.define(candidate, text)
    if verdict is None and acts(candidate, names, text, floor):
        identities.acting.add(candidate.text)


def belongs_to(candidate: Candidate, following: Candidate, text: str) -> bool:
    """Whether a nationality or country only introduces the person after it ("French President Emmanuel Macron")."""
    start = following.title_start if following.title_start >= 0 else following.start
    if candidate.form == "role" or not 0 < start - candidate.end < 50:
        return False
    names = gazetteer()
    if not (candidate.form == "adjective" or candidate.text in names.countries or candidate.text in names.governments):
        return False
    if following.title_start >= 0:
        return text[candidate.end : start].isspace()
    between = BETWEEN.fullmatch(text, candidate.end, start)
    return bool(between and between[1] in lx.PERSON_NOUNS)


class Reading:
    """Goes through the candidates of a document once their names are settled."""

    def __init__(self, text: str, sentences: Sequence[Sentence], names: Gazetteer, identities: Identities) -> None:
        self.text = text
        self.sentences = sentences
        self.names = names
        self.identities = identities
        self.roles = Roles(self.country)
        self.geography = Geography(text, names)
        self.role: Candidate | None = None  # the last title without a name
        self.titled = -1  # where the last person with a title ends

    def mentions(self, candidates: Sequence[Candidate]) -> list[Mention]:
        """The mentions that the candidates come to, with what refers to them."""
        named = sorted(self.named(candidates), key=lambda mention: mention.start)
        referring = Referring(self.text, self.roles, named)
        found = list(named)
        for sentence, inside in in_sentences(self.sentences, named):
            found += referring.sentence(sentence, inside)
        return sorted(map(self.corrected, found), key=lambda mention: mention.start)

    def corrected(self, mention: Mention) -> Mention:
        """A mention under the name that a person's corrections give it, if they do."""
        name = self.identities.corrected(mention.name)
        return mention if name == mention.name else mention._replace(name=name)

    def named(self, candidates: Sequence[Candidate]) -> Iterator[Mention]:
        """The mentions by name or nationality, and the titles without a name whose bearer is known."""
        country = ""
        for number, candidate in enumerate(candidates):
            following = candidates[number + 1] if number + 1 < len(candidates) else None
            if following is not None and belongs_to(candidate, following, self.text):
                country = self.country(candidate.text)
                continue
            mention = self.settle(candidate)
            if mention is not None:
                if mention.kind == "person":
                    floor = self.sentences[candidate.sentence].start
                    gender = candidate.gender or self.identities.gender(mention.name)
                    if gender:
                        self.roles.genders.setdefault(mention.name, gender)
                    self.roles.read(candidate, mention.name, country, self.text, floor)
                    self.apposed(candidate, mention.name)
                    self.titled = mention.end if candidate.title else -1
                yield from self.with_role(mention)
            elif candidate.form == "role":
                self.role = candidate
                yield from self.title(candidate, country)
            country = ""

    def country(self, name: str) -> str:
        """The country that a name or an adjective means; empty where it means none."""
        names = self.names
        return names.adjectives.get(name) or names.countries.get(name) or names.governments.get(name, "")

    def state(self, candidate: Candidate) -> str:
        """The country whose government, embassy or forces a name is: "the British Embassy said"; not where one is."""
        before = words_before(self.text, candidate.start, self.sentences[candidate.sentence].start)
        if candidate.words[-1] not in lx.NATIONAL_HEADS or len(candidate.words) > MANY_WORDS:
            return ""
        if any(word.lower() in lx.PLACE_PREPOSITIONS for word in before):
            return ""
        return self.country(" ".join(candidate.words[:-1]))

    def apposed(self, candidate: Candidate, person: str) -> None:
        """Note the title that a comma parts from the name: "the Prime Minister of Singapore, Mr. Lee"."""
        start = candidate.title_start if candidate.title else candidate.start
        if self.role is None or not 0 < start - self.role.end < FAR:
            return
        between = APPOSED.fullmatch(self.text, self.role.end, start)
        if between:
            role = self.role.title.rsplit(" ", 1)[-1].lower()
            self.roles.note(role, person, self.country(between[1] or ""))

    def with_role(self, mention: Mention) -> Iterator[Mention]:
        """A mention; a country before a role whose bearer is known only describes him ("the Chinese president")."""
        of = self.text.startswith(" of ", self.titled) and mention.start == self.titled + len(" of ")
        if mention.kind == "place" and of and mention.name in self.names.countries:
            yield mention._replace(kind="country", reason=f"{MODIFIER}: {mention.reason}")
            return
        role = ROLE.match(self.text, mention.end) if mention.kind == "country" else None
        holder = self.roles.holder(role[1], mention.name) if role else None
        if role is None or holder is None or CAPITAL.match(self.text, role.end()):
            yield mention
            return
        yield mention._replace(reason=f"{MODIFIER}: {mention.reason}")
        yield Mention(role.start(1), role.end(1), holder, "person", 0.75, f"role: {role[1]} for {holder}")

    def title(self, candidate: Candidate, country: str) -> Iterator[Mention]:
        """A title without a name: its bearer, else the country that it serves."""
        role = candidate.title.rsplit(" ", 1)[-1]
        if role in lx.HONORIFICS and role not in lx.ROYAL:
            return
        holder = self.roles.holder(role, country)
        if holder:
            reason = f"role: {candidate.title} for {holder}"
            yield Mention(candidate.start, candidate.end, holder, "person", 0.75, reason)
        elif country:
            yield Mention(candidate.start, candidate.end, country, "country", 0.7, f"role: {candidate.title}")

    def settle(self, candidate: Candidate) -> Mention | None:
        """The mention that a candidate comes to, if any."""
        if candidate.form in ("role", "thing"):
            return None
        if candidate.form == "adjective":
            return self.geography.nationality(candidate)
        if candidate.form == "opening" and not self.identities.bears_out(candidate.text):
            return None
        found = self.identities.resolve(candidate)
        if found.kind is None:
            return None
        if found.kind in ("country", "place"):
            return self.geography.read(candidate, found, self.sentences[candidate.sentence].start)
        if found.kind == "organisation" and (state := self.state(candidate)):
            return Mention(candidate.start, candidate.end, state, "country", 0.8, f"its {candidate.words[-1]}")
        self.identities.note(candidate.text)
        introduces = ROLE.match(self.text, candidate.end)
        if introduces and found.kind == "person" and not CAPITAL.match(self.text, introduces.end()):
            introduces = None  # "Merkel lawyer": whose, and no "crypto entrepreneur X"
        compound = COMPOUND.match(self.text, candidate.end) is not None  # "a NATO-backed uprising"
        modifies = compound or candidate.form == "modifier" or (introduces and introduces[1] in lx.PERSON_NOUNS)
        reason = f"{MODIFIER}: {found.reason}" if modifies else found.reason
        return Mention(candidate.start, candidate.end, found.name, found.kind, found.confidence, reason)


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
