"""Whether a country or a city acts, or only says where: decided mention by mention from the words next to it."""

from __future__ import annotations

import re

from timeline.extract.actors import lexicon as lx

AFTER = re.compile(r"(['’]s?)?[ \n]*(,[ \n]*)?([\w’'-]*)")
# Nouns whose "of" is followed by a party rather than by a place.
PARTIES_OF = frozenset(
    """allies ally enemies enemy supporters support government governments leaders leader army president presidency
    minister recognition invasion bombing criticism condemnation behalf defeat defense defence state kingdom
    republic""".split()
)
AUXILIARIES = frozenset(
    """is was has had have are were will would can could may might must should does did says said and or but wants
    seeks sees calls called agreed backed began left joined sent told urged warned accused denied rejected
    refused offered plans hopes insists considers wanted went won lost took made gave became asked blamed
    remains signed""".split()
)
PLACE_NOUNS = frozenset(
    "city town village province region capital state port suburb district resort island county".split()
)


def part(text: str, start: int, end: int, floor: int, *, city: bool) -> str:
    """How a place name is used: `acts`, `owns` (a possessive) or `where`.

    `floor` is where the sentence starts; a `city` that seats a government acts only on clear evidence.
    """
    before = re.findall(r"[\w’'-]+|[^\w\s]", text[max(floor, start - 40) : start])
    word = before[-1].lower() if before else ""
    if (
        word in {"the", "all", "both", "northern", "southern", "eastern", "western", "central", "nearby"}
        and len(before) > 1
    ):
        word = before[-2].lower()
    noun = before[-2].lower() if len(before) > 1 else ""
    if word in lx.PLACE_PREPOSITIONS:
        return "acts" if word == "of" and noun in PARTIES_OF else "where"
    if word in PLACE_NOUNS or (word == "," and city):
        return "where"
    possessive, comma, after = AFTER.match(text, end).groups()  # type: ignore[union-attr]  # matches emptiness too
    if possessive:
        return "owns"
    if word in lx.PARTY_PREPOSITIONS:
        return "acts"
    if after in lx.CALENDAR or (comma and after[:1].isupper() and word not in {"", ","}):
        return "where"
    if city:
        verb = after in AUXILIARIES or (after.endswith(("ed", "es")) and after.islower())
        return "acts" if verb and not comma else "where"
    return "acts"
