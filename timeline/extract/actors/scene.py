"""Whom one sentence has named so far, and in which place: what pronouns of it and of the next one look back on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.actors.parties import is_weak

if TYPE_CHECKING:
    from timeline.models import Mention

MANY = 8  # persons or bodies of a sentence that are kept in mind


class Scene:
    """The persons and organisations that one sentence has named so far."""

    def __init__(self) -> None:
        self.persons: dict[str, dict[str, None]] = {"m": {}, "f": {}}
        self.first_person = ""
        self.last_person_end = -1
        self.organisations: dict[str, None] = {}
        self.first_party = ""
        self.first_end = -1
        self.agents: dict[str, None] = {}  # persons before a verb of their own
        self.appointed = ""  # the person named to an office
        self.bodies: dict[str, None] = {}  # organisations and countries that are no attribute

    def enter(self, mention: Mention, gender: str, *, governed: bool, acts: bool) -> None:
        """Note a mention; the first that neither owns something nor is governed is what the sentence is about."""
        subject = not governed and not is_weak(mention)
        if mention.kind == "person":
            self.last_person_end = mention.end
            if acts and not governed:
                self.agents[mention.name] = None
            for each in gender or "mf":
                if len(self.persons[each]) < MANY:
                    self.persons[each][mention.name] = None
            if subject and not self.first_person:
                self.first_person = mention.name
        elif mention.kind == "organisation" and not is_weak(mention):
            self.organisations[mention.name] = None
        if mention.kind in ("organisation", "country") and len(self.bodies) < MANY:
            self.bodies[mention.name] = None
        if subject and mention.kind != "place" and not self.first_party:
            self.first_party, self.first_end = mention.name, mention.end
