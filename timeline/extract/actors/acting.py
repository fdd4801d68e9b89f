"""Whether a country or a city acts, or only says where: decided mention by mention from the words next to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.features import words_before
from timeline.extract.actors.parties import ADJECTIVE, POSSESSIVE
from timeline.lazy_regex import regex
from timeline.models import Mention

if TYPE_CHECKING:
    from timeline.extract.actors.candidates import Candidate
    from timeline.extract.actors.gazetteer import Gazetteer
    from timeline.extract.actors.identity import Resolved
    from timeline.models import MentionKind

WORDS = regex(r"[\w’'-]+|[^\w\s]")
AFTER = regex(r"(['’]s?)?[ \n]*(,[ \n]*)?([\w’'-]*)")
FOLLOWING = regex(r"[ \n]([a-z]+)")
OWNED = regex(r"['’]s ([a-z]+)")
COMPOUND = regex(r"-([a-z]+)")  # "US-led", "Washington-based"
WHERE_COMPOUNDS = frozenset(("based", "born", "bound"))
LISTED = regex(r"(?:,? (?:and|or) |, )(?:the )?")
BEFORE_COMMA = regex(r"([A-Z][\w.]*), $")
NAMED = regex(r",? [A-Z]")
NEXT_NAME = regex(r"(?:,? (?:and|or) |, )([A-Z][a-z]+)")
GOES_ON = regex(r"(?:,? (?:and|or) |, )(?:the )?[A-Z]")
# Past forms that describe no noun, so that "the French" before them is who does it.
PAST_OF_PEOPLES = frozenset(
    """engaged attacked launched captured defeated invaded landed advanced retreated surrendered withdrew refused agreed
    demanded declared signed occupied repulsed sank besieged bombed evacuated counterattacked offered wanted voted
    celebrated having themselves have had has are were will would""".split()
)
ANCIENT = regex(r"\d B\.?C\b")
BEGINNING = 20_000  # characters of a text that tell its age
LIST = 120  # characters of a list of those who won
REACH = 40  # characters looked at before a name
# Written before a noun like an adjective: "U.S. troops", "UK companies".
ABBREVIATIONS = frozenset("US U.S. UK U.K. USA U.S.A. UAE USSR U.S.S.R. DPRK".split())
# Nouns whose "of" is followed by a party rather than by a place.
PARTIES_OF = frozenset(
    """allies ally enemies enemy supporters support government governments leaders leader army president presidency
    minister recognition invasion bombing criticism condemnation behalf defeat defense defence state kingdom
    republic""".split()
)
AUXILIARIES = frozenset(
    """is was has had have are were will would can could may might must should does did says said and or but wants seeks
    sees calls called agreed backed began left joined sent told urged warned accused denied rejected refused offered
    plans hopes insists considers wanted went won lost took made gave became asked blamed remains signed not do
    who which that in on at by for from to of with over against as after before since until through""".split()
)
# What only a government does: "Texas sued", "Chicago banned".
GOVERNS = frozenset(
    """sued passed approved banned voted agreed announced rejected signed adopted enacted declared repealed legalized
    legalised said says wants plans decided appealed surrendered attacked besieged captured conquered invaded seized
    revolted rebelled allied defeated changed beat won lost demanded refused""".split()
)
LEAVING = frozenset(
    """left leave leaves leaving departed departs depart bound headed heading destined sailed flew set scheduled planned
    due""".split()
)
# Behind whom one loses to, and so on along a list: "lost to India in Chennai and to South Africa".
LOSING = regex(
    r"\b(?:lost|loses?|losing|fell|conceded|succumbed|defeats?|beaten)\b(?: [\w’'-]+){0,5}?,? to (?:the )?"
    r"(?:[^.;]{0,60} (?:and|but|then) to (?:the )?)?$"
    r"|\bindependen(?:t|ce) from (?:the )?$"
)
SEIZING = frozenset("seized captured stormed occupied besieged bombed shelled conquered sacked liberated".split())
PLACE_NOUNS = frozenset(
    "city town village province region capital state port suburb district resort island county".split()
)
QUALIFIERS = frozenset("the all both northern southern eastern western central nearby neighboring".split())


class Geography:
    """Reads the mentions of countries, places and nationalities of a text, in order."""

    def __init__(self, text: str, names: Gazetteer) -> None:
        self.text = text
        self.names = names
        self.last: Mention | None = None
        # Where years before our era are told of, a city is a state of its own: Rome is not Italy.
        self.ancient = len(ANCIENT.findall(text, 0, BEGINNING)) > 1

    def read(self, candidate: Candidate, found: Resolved, floor: int) -> Mention:
        """A mention of a country or a place: what it does there decides its kind; its sentence starts at `floor`."""
        city = found.kind == "place"
        capital = city and not self.ancient
        government = self.names.governments.get(candidate.text, "") if capital else "" if city else found.name
        use = (
            "acts"
            if government and LOSING.search(self.text, max(floor, candidate.start - LIST), candidate.start)
            else ""
        )
        use = use or self.inherited(candidate, city=city)
        use = use or self.use(candidate, floor, city=city, government=government)
        kind, name, reason = self.meaning(candidate, found, use, government)
        self.last = Mention(candidate.start, candidate.end, name, kind, found.confidence, reason)
        return self.last

    def meaning(self, candidate: Candidate, found: Resolved, use: str, government: str) -> tuple[MentionKind, str, str]:
        """(kind, name, reason) of a place's name that is used so; `government` is the country that it can stand for."""
        text, reason = candidate.text, found.reason
        if use == "describes" or (text in ABBREVIATIONS and self.before_adjective(candidate.end)):
            return "country", found.name, f"{ADJECTIVE}: {text}"
        if text in ABBREVIATIONS and (noun := self.noun_after(candidate.start, candidate.end, use)):
            return "country", found.name, f"{text} {noun}" if noun in lx.STATE_NOUNS else f"{ADJECTIVE}: {text}"
        if use == "acts":
            return "country" if government else "organisation", government or found.name, f"{reason}, acts"
        if use == "owns" and government:
            owned = OWNED.match(self.text, candidate.end)
            if owned and owned[1] in lx.STATE_NOUNS:
                return "country", government, f"{reason}, its {owned[1]}"
            return "country", government, f"{POSSESSIVE}: {reason}"
        seat = text in self.names.governments and found.kind == "country"  # "at the Kremlin" is in no country's name
        return "place", text if seat else found.name, f"{reason}, where it happens"

    def inherited(self, candidate: Candidate, *, city: bool) -> str:
        """How a name in a list is used: as the one before it; "" where there is none."""
        last = self.last
        if last is None or not 0 < candidate.start - last.end < 11:
            return ""
        between = self.text[last.end : candidate.start]
        where = last.kind == "place"
        if between == ", " and where and self.text[last.start : last.end] not in self.names.countries:
            return "where"  # "Nairobi, Kenya"
        if not LISTED.fullmatch(between) or self.text.startswith(("'", "’"), candidate.end):
            return ""
        if between.startswith(", ") and "nd " not in between and not GOES_ON.match(self.text, candidate.end):
            return ""
        if where:
            return "where"
        return "" if city or ADJECTIVE in last.reason or POSSESSIVE in last.reason else "acts"

    def use(self, candidate: Candidate, floor: int, *, city: bool, government: str) -> str:
        """`acts`, `owns` (a possessive), `describes` or `where`; a city acts only on clear evidence."""
        start, end = candidate.start, candidate.end
        compound = COMPOUND.match(self.text, end)
        if compound:
            return "where" if compound[1] in WHERE_COMPOUNDS else "describes"
        further, word = self.words_before(start, floor)
        if word == "of" and government and self.owns_state(end):
            return "owns"
        if word in lx.PLACE_PREPOSITIONS:
            return "acts" if word == "of" and further in PARTIES_OF and government else "where"
        if self.is_placed(candidate, further, word, city=city, government=government):
            return "where"
        possessive, comma, after = AFTER.match(self.text, end).groups()  # type: ignore[union-attr]  # may be empty
        if possessive:
            return "owns"
        if word in lx.PARTY_PREPOSITIONS and government:
            return "acts"
        if comma and after[:1].isupper() and word not in {"", ","}:
            return "where"
        if not city:
            return "acts"
        if government or (self.ancient and after not in ("was", "were")):
            past = after in lex.IRREGULAR_PAST or after.endswith(("ed", "es"))
            verb = after in AUXILIARIES or (past and after.islower())
        else:
            verb = after in GOVERNS and (word in {"", ",", "and", "that", "but", "bc"} or word.isdigit())
        return "acts" if verb and not comma and after not in lx.PLACE_PREPOSITIONS else "where"

    def words_before(self, start: int, floor: int) -> tuple[str, str]:
        """The two words before a name in lower case; "the" and "southern" are passed over."""
        before = WORDS.findall(self.text[max(floor, start - REACH) : start])
        words = [word.lower() for word in before[-3:]]
        if len(words) > 1 and words[-1] in QUALIFIERS:
            words.pop()
        return words[-2] if len(words) > 1 else "", words[-1] if words else ""

    def is_placed(self, candidate: Candidate, further: str, word: str, *, city: bool, government: str) -> bool:
        """Whether what is left, headed for or named "the city" is a place."""
        around = BEFORE_COMMA.search(self.text, max(0, candidate.start - REACH), candidate.start)
        within = city and around is not None and around[1] not in lx.CALENDAR  # "the mayor of Oslo, Norway"
        within = within and not (government and self.owns_state(candidate.end))
        left = (word in lex.MOVING or word in SEIZING) and (city or candidate.text in self.names.governments)
        return left or (word == "for" and further in LEAVING) or word in PLACE_NOUNS or within

    def before_adjective(self, end: int) -> bool:
        """Whether an adjective of nationality goes on what ends here: "told U.S., European and Japanese companies"."""
        following = NEXT_NAME.match(self.text, end)
        word = following[1] if following else ""
        return (word in self.names.adjectives or word in self.names.peoples) and not word.endswith("s")

    def owns_state(self, end: int) -> bool:
        """Whether a capital that ends here owns what is its country's: "On Sunday, Moscow's forces"."""
        owned = OWNED.match(self.text, end)
        return owned is not None and owned[1] in lx.STATE_NOUNS

    def noun_after(self, start: int, end: int, use: str) -> str:
        """The noun that an abbreviated country describes; empty where a verb or nothing follows."""
        following = FOLLOWING.match(self.text, end)
        if not following or following[1] in AUXILIARIES or following[1].endswith("ly"):
            return ""
        word = following[1]
        subject = use == "acts" and (word.endswith(("s", "ed")) and word not in lx.STATE_NOUNS)
        before = self.text[max(0, start - 5) : start].lower()
        opens = not before.strip() or before.endswith(("the ", ", ", "that ", ". ", "\n"))
        return "" if subject and opens else word

    def nationality(self, candidate: Candidate) -> Mention:
        """A country or people by its adjective or noun."""
        word, names = candidate.text, self.names
        country = names.adjectives.get(word)
        name = country or names.peoples[word]
        following = FOLLOWING.match(self.text, candidate.end)
        capital = names.capitals.get(name, "") if following and following[1] == "capital" else ""
        if following and capital and not NAMED.match(self.text, following.end()):
            return Mention(candidate.start, following.end(), capital, "place", 0.9, f"the {word} capital")
        kind: MentionKind = "country" if country else "people"
        confidence, reason = 0.5, f"{ADJECTIVE}: {word}"
        if following and following[1] in lx.STATE_NOUNS and country:
            confidence, reason = 0.8, f"{word} {following[1]}"
        elif country and words_before(self.text, candidate.start, 0)[1].lower() == "ethnic":
            kind, name, confidence, reason = "people", word, 0.7, "a people, not its state"
        elif (country and self.is_people(candidate)) or (
            word.endswith(("s", "men")) and (word[:-1] in names.adjectives or word not in names.adjectives)
        ):
            kind, confidence, reason = "people", 0.7, "a people"
        return Mention(candidate.start, candidate.end, name, kind, confidence, reason)

    def is_people(self, candidate: Candidate) -> bool:
        """`The Japanese engaged the fleet`: an adjective behind "the" that is no noun's stands for the people."""
        if candidate.opening or words_before(self.text, candidate.start, 0)[1].lower() != "the":
            return False
        following = FOLLOWING.match(self.text, candidate.end)
        if following is None:
            return not NAMED.match(self.text, candidate.end) and not self.text.startswith("-", candidate.end)
        return following[1] in lex.ONLY_PAST or following[1] in PAST_OF_PEOPLES
