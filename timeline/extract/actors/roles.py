"""Who holds which role in a document: "the secretary", "the Ukrainian president", "his father", "the boy"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx

if TYPE_CHECKING:
    from timeline.extract.actors.candidates import Candidate

YEARS_OLD = re.compile(r"(\d\d?)-year-old[ \n](?:[\w-]+[ \n]){0,3}$")
# "Elian's father, NAME": the role stands before the name, with a comma.
ROLE_BEFORE = re.compile(r"([a-z]+),?[ \n]$")
# "NAME, the FBI director": the role ends the phrase after the name.
ROLE_AFTER = re.compile(r", (?:the |a |an |[\w’']+['’]s )?(?:[\w'’-]+ ){0,4}?([a-z]+)(?=[,.;]| (?:of|for|at|who)\b)")
ADULT = 18
MANY = 20  # with more holders a role says nothing
REACH = 48  # characters looked at before and after a name
ROLES = lx.PERSON_NOUNS | {title.lower() for title in lx.TITLES} - {"mr", "mrs", "ms", "miss", "dr", "sir", "former"}


class Roles:
    """The roles that a document gives to persons, and the gender that a role tells."""

    def __init__(self) -> None:
        self.holders: dict[str, dict[str, str]] = defaultdict(dict)  # role -> person -> country, or ""
        self.genders: dict[str, str] = {}

    def read(self, candidate: Candidate, person: str, country: str, text: str, floor: int) -> None:
        """Note the roles that stand next to one mention of a person; its sentence starts at `floor`."""
        if candidate.title:
            self.note(candidate.title.rsplit(" ", 1)[-1].lower(), person, country)
        before = text[max(floor, candidate.start - REACH) : candidate.start]
        age = YEARS_OLD.search(before)
        if age and int(age[1]) < ADULT:
            for role in ("child", *{"m": ["boy"], "f": ["girl"]}.get(self.genders.get(person, ""), ["boy", "girl"])):
                self.note(role, person, "")
        for match in (ROLE_BEFORE.search(before), ROLE_AFTER.match(text, candidate.end, candidate.end + REACH)):
            if match and match[1] in ROLES:
                self.note(match[1], person, country)

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
        if len(held) > MANY:
            return None
        fitting = [person for person, of in held.items() if not country or of == country]
        return fitting[0] if len(fitting) == 1 else None
