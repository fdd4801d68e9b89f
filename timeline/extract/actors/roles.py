"""Who holds which role in a document: "the secretary", "the Ukrainian president", "his father", "the boy"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from timeline.extract.actors.candidates import Candidate

YEARS_OLD = regex(r"(\d\d?)-year-old[ \n](?:[\w-]+[ \n]){0,3}$")
AGED = regex(r", (?:the |a |an )?(\d\d?)(?:-year-old\b|,)")
# "X's father, NAME": the role stands before the name, with a comma.
ROLE_BEFORE = regex(r"([a-z]+),?[ \n]$")
# "NAME, the FBI director": the role ends the phrase after the name.
ROLE_AFTER = regex(
    r", (?:the |a |an )?(?:(?:former|then) )?(?:([A-Z][\w.]+?)(?:['’]s)? )?(?:[\w'’-]+ ){0,3}?([a-z]+)"
    r"(?=[,.;]| (?:of|for|at|who)\b)"
)
OF_COUNTRY = regex(r" of ((?:[A-Z][a-z]+ ?){1,3})")
HEADS = ("president", "premier", "chancellor", "king", "dictator")  # whom "the Russian leader" can mean
ADULT = 18
MANY = 20  # with more holders a role says nothing
REACH = 48  # characters looked at before and after a name
ROLES = lx.PERSON_NOUNS | {title.lower() for title in lx.TITLES} - {"mr", "mrs", "ms", "miss", "dr", "sir", "former"}


class Roles:
    """The roles that a document gives to persons, and the gender that a role tells."""

    def __init__(self, country_of: Callable[[str], str]) -> None:
        self.country_of = country_of  # the country that a name or an adjective means, else empty
        self.holders: dict[str, dict[str, str]] = defaultdict(dict)  # role -> person -> country, or ""
        self.genders: dict[str, str] = {}

    def read(self, candidate: Candidate, person: str, country: str, text: str, floor: int) -> None:
        """Note the roles that stand next to one mention of a person; its sentence starts at `floor`."""
        if candidate.title:
            of = OF_COUNTRY.match(text, candidate.end, candidate.end + REACH)
            self.note(candidate.title.rsplit(" ", 1)[-1].lower(), person, country or self.country(of))
        before = text[max(floor, candidate.start - REACH) : candidate.start]
        age = YEARS_OLD.search(before) or AGED.match(text, candidate.end)
        if age and int(age[1]) < ADULT:
            for role in ("child", *{"m": ["boy"], "f": ["girl"]}.get(self.genders.get(person, ""), ["boy", "girl"])):
                self.note(role, person, "")
        role_before = ROLE_BEFORE.search(before)
        if role_before and role_before[1] in ROLES:
            self.note(role_before[1], person, country)
        role_after = ROLE_AFTER.match(text, candidate.end, candidate.end + REACH)
        if role_after and (role_after[2] in ROLES or role_after[2] in lx.CHILD_NOUNS):
            self.note(role_after[2], person, country or self.country(role_after))

    def country(self, match: re.Match[str] | None) -> str:
        """The country that the first group of a match names, if it does."""
        return self.country_of(match[1].strip()) if match and match[1] else ""

    def note(self, role: str, person: str, country: str) -> None:
        """A person holds a role, for a country or for none that is named."""
        held = self.holders[role]
        held[person] = country or held.get(person, "")
        gender = lx.ROLE_GENDERS.get(role, "")
        if gender:
            self.genders[person] = gender

    def holder(self, role: str, country: str = "") -> str | None:
        """The one person who holds a role (for a country, if one is named); None where none or several do."""
        held = self.holders.get(role.lower(), {})
        if role == "leader" and country and country not in held.values():
            held = {person: of for each in HEADS for person, of in self.holders.get(each, {}).items()}
        if len(held) > MANY:
            return None
        fitting = [person for person, of in held.items() if not country or of == country]
        if role == "leader" and country and not fitting:  # "the Cuban leader" is the only president without a country
            fitting = [person for person, of in held.items() if not of]
        if not country and len(fitting) > 1:  # another country's president is not "the president"
            fitting = [person for person, of in held.items() if not of]
        return fitting[0] if len(fitting) == 1 else None
