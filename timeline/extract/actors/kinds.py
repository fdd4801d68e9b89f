"""Say what a candidate is: what rules are certain of first, the model for the rest. Each verdict carries its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.features import words_before
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from timeline.extract.actors.candidates import Candidate
    from timeline.extract.actors.gazetteer import Gazetteer
    from timeline.models import MentionKind

AGE = regex(r", \d\d?,")
NUMBERED = regex(r"[ -](?:\d|[A-Z]+-?\d)")
MODEL_YEAR = regex(r"(?:['’]s|\ba|\bhis|\bher) (?:19|20)\d\d $")  # "his 1987 Chevrolet"
# "The prosecutor general, X,": the last word of an office but "general".
OFFICE = regex(r"\b[Tt]he (?:[\w-]+ ){0,4}?([a-z]+)(?: general)?, $")
PROFESSIONS = ("ologist", "onomist", "entist", "ianist", "ician", "torian", "preneur", "grapher")
REACH = 48  # characters looked at for an office
MONEY = regex(r" (?:dollars?|cents?)\b")
# A place within another: "Plains, Georgia", "Independence, Mo."
WITHIN = regex(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")


PLACE_BEGINNINGS = frozenset("River Lake Mount Gulf Strait Isle".split())
PLACE_ENDS = frozenset(
    """Site Airport Stadium Cosmodrome Spaceport Peninsula Islands Mountains Archipelago Gorge River Valley Canyon
    Desert Ocean Volcano Glacier""".split()
)
TAKEN = frozenset(
    "occupy occupied occupies besieged besiege recaptured retook overran overrun shelled evacuated".split()
)
FATE = regex(
    r" (?:was|were) (?:re)?(?:captured|taken|besieged|liberated|occupied|shelled|evacuated|overrun|sacked|razed)\b"
)
OPENING, CLOSING = ("``", '"', "“"), ("''", '"', "”")


class Verdict(NamedTuple):
    """A kind with its confidence (0 to 1) and the rule that gave it; kind None where it is nobody."""

    kind: MentionKind | None
    confidence: float
    reason: str


def ordinary(name: str, names: Gazetteer) -> bool:
    """Whether a single word is also a common word, or a person's name."""
    return name.lower() in names.words or name in names.surnames or name in names.given


def is_numbered(candidate: Candidate, names: Gazetteer, text: str) -> bool:
    """Whether a number after a name makes a thing of it ("Boeing 787", "Flight 93"), not a party."""
    if candidate.title or candidate.text in names.countries or candidate.text in names.places:
        return False
    if MODEL_YEAR.search(text, max(0, candidate.start - 12), candidate.start):
        return True
    return NUMBERED.match(text, candidate.end) is not None


def of_flight(candidate: Candidate, text: str) -> str:
    """The carrier whose flight a name and a number are: "Ethiopian Airlines Flight 302"; empty where it is none."""
    carrier = candidate.text.removesuffix(" Flight")
    return carrier if carrier != candidate.text and NUMBERED.match(text, candidate.end) else ""


def is_quoted(candidate: Candidate, text: str) -> bool:
    """Whether a name stands alone between quotation marks: a nickname, the name of a work or of a thing."""
    before = text[max(0, candidate.start - 3) : candidate.start].rstrip()
    after = text[candidate.end : candidate.end + 3].lstrip(" ,.")
    return before.endswith(OPENING) and after.startswith(CLOSING) and not candidate.title


# "the former chief executive of X", "a stake in X".
LED = regex(
    r"\b(?:chief executive|chief executive officer|CEO|co-founder|shareholders?|shares|stake|subsidiary|board) "
    r"(?:of|in) $"
)
REACH = 40  # characters before a name that are looked at


def is_body(candidate: Candidate, text: str, floor: int) -> bool:
    """Whether the words before a name say what kind of body it is, or that somebody heads or owns it."""
    if words_before(text, candidate.start, floor)[1] in lx.BODY_NOUNS:
        return True
    return LED.search(text, max(floor, candidate.start - REACH), candidate.start) is not None


def certain(candidate: Candidate, names: Gazetteer, text: str, floor: int) -> Verdict | None:
    """What a rule is certain of; `floor` is the start of the candidate's sentence."""
    name = candidate.text
    if candidate.title:
        return titled(candidate, text, floor)
    if name in names.countries:
        if MONEY.match(text, candidate.end):
            return Verdict(None, 0.95, "a currency")
        return Verdict("country", 0.95, "a country")
    if name in names.governments and name not in names.places:
        return Verdict("country", 0.9, "a seat of government")
    if name in names.organisations and (len(candidate.words) > 1 or not ordinary(name, names)):
        return Verdict("organisation", 0.9, "a known organisation")
    if name not in names.places and is_body(candidate, text, floor):
        return Verdict("organisation", 0.85, "after what kind of body it is, or who heads it")
    if len(candidate.words) < 3 and name not in names.given and is_taken(candidate, text, floor):
        return Verdict("place", 0.85, "taken like a town")
    within = WITHIN.match(text, candidate.end)
    around = within is not None and (within[1] in names.places or within[1] in names.countries)
    abbreviated = within is not None and within[1].endswith(".")
    if within and around and (abbreviated or words_before(text, candidate.start, floor)[1] in lx.PLACE_PREPOSITIONS):
        return Verdict("place", 0.85, f"in {within[1]}")
    if len(candidate.words) > 1 and name not in names.places:
        return of_several_words(candidate, text, floor)
    return None


def titled(candidate: Candidate, text: str, floor: int) -> Verdict:
    """What a title makes of a name."""
    if candidate.title == "Saint" and words_before(text, candidate.title_start, floor)[1] == "of":
        return Verdict(None, 0.95, "a saint that something is named for")
    return Verdict("person", 0.95, f"after the title {candidate.title}")


def is_taken(candidate: Candidate, text: str, floor: int) -> bool:
    """Whether something is done to a name that is done to towns: "occupied X", "X was recaptured"."""
    before = words_before(text, candidate.start, floor)[1]
    return before in TAKEN or (candidate.opening and FATE.match(text, candidate.end) is not None)


def of_several_words(candidate: Candidate, text: str, floor: int) -> Verdict | None:
    """What the words of a longer name, or those next to it, say for certain."""
    first, last = candidate.words[0], candidate.words[-1].replace(".", "")
    if first in lx.THING_BEGINNINGS:
        return Verdict(None, 0.9, f"no party: {first}")
    if last in PLACE_ENDS:
        return Verdict("place", 0.85, f"a place: {last}")
    if first in PLACE_BEGINNINGS and last not in lx.ORGANISATION_HEADS and last not in lx.COMPANY_SUFFIXES:
        return Verdict("place", 0.85, f"a place: {first}")
    airline = last == "Air" and first.istitle()  # no "MacBook Air"
    if last in lx.STRONG_HEADS or last in lx.COMPANY_SUFFIXES or airline:
        return Verdict("organisation", 0.9, f"an organisation: {last}")
    event = last == "Conference" and lx.CONFERENCES.isdisjoint(candidate.words)
    if last in lx.SURE_THINGS or event:
        return Verdict(None, 0.85, f"no party: {last}")
    if last in lx.GENERATIONS and candidate.words[-2] not in lx.THING_HEADS:
        return Verdict("person", 0.9, f"a name with {last}")
    before = words_before(text, candidate.start, floor)[1]
    office = OFFICE.search(text, max(floor, candidate.start - REACH), candidate.start)
    before = office[1] if office else before
    if before in lx.PERSON_NOUNS or before.endswith(PROFESSIONS):
        return Verdict("person", 0.9, f"after {before}")
    if AGE.match(text, candidate.end):
        return Verdict("person", 0.9, "with an age")
    return None
