"""The gazetteers of `timeline/resources`, read once: countries, peoples, places, organisations, given names, words."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from timeline.extract.actors.resources import read
from timeline.extract.actors.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

# Cities that stand for a government where they act; others of `countries.txt` never stand for anything else.
NOT_CITIES = frozenset({"Kremlin", "the Kremlin", "Whitehall", "Downing Street", "Elysee", "Élysée", "Elysée"})


class Gazetteer(NamedTuple):
    """What is known of names before any text is read. All keys are written as in a text, with their capitals.

    Attributes:
        countries: a country's names → its canonical name.
        adjectives: adjectives and nouns of nationality → the country.
        governments: capitals and seats of government → the country.
        capitals: country → its capital.
        peoples: adjectives and nouns of peoples and faiths → the people.
        places: regions, states (abbreviations among them) and cities → the canonical name.
        organisations: names of organisations → all names of the same one, the fullest first.
        given: given names → `m`, `f` or `u`.
        surnames: surnames that are no ordinary word.
        words: ordinary words, in lower case.
        phrases: first word → the names above of several words that begin with it, longest first.
    """

    countries: dict[str, str]
    adjectives: dict[str, str]
    governments: dict[str, str]
    capitals: dict[str, str]
    peoples: dict[str, str]
    places: dict[str, str]
    organisations: dict[str, list[str]]
    given: dict[str, str]
    surnames: Words
    words: Words
    phrases: dict[str, list[str]]


def bare(word: str) -> str:
    """A word without its accents, as the lists of given names and surnames have it."""
    if word.isascii():
        return word
    return "".join(char for char in normalize("NFD", word) if not combining(char))


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a resource, parted at `|`; comments are left out."""
    text = read(name)
    return (line.split("|") for line in text.splitlines() if line and line[0] != "#")


def read_places() -> dict[str, str]:
    """Regions and cities."""
    places: dict[str, str] = {}
    for _, cities in rows("cities.txt"):
        names = cities.split(",")
        places.update(zip(names, names, strict=True))
    for name, *others in rows("regions.txt"):
        places.update(dict.fromkeys((name, *(alias for alias in ",".join(others).split(",") if alias)), name))
    return places


def by_first_word(names: list[str]) -> dict[str, list[str]]:
    """Names of several words under their first, longest first."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for name in names:
        phrases[name.partition(" ")[0].partition("-")[0]].append(name)
    for found in phrases.values():
        if len(found) > 1:
            found.sort(key=len, reverse=True)
    return dict(phrases)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Read the resources; a few milliseconds, once a process."""
    countries: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    governments: dict[str, str] = {}
    for name, others, nationals, capitals in rows("countries.txt"):
        countries.update(dict.fromkeys((name, *filter(None, others.split(","))), name))
        for adjective in filter(None, nationals.split(",")):
            adjectives.setdefault(adjective, name)
        governments.update(dict.fromkeys(filter(None, capitals.split(",")), name))
    places = read_places()
    organisations = {name: group for group in rows("organisations.txt") for name in group}
    given: dict[str, str] = {}
    for source in ("given.txt", "given_world.txt"):
        for gender, found in rows(source):
            given.update(dict.fromkeys(found.split(","), gender))
    known = (*countries, *adjectives, *governments, *places, *organisations)
    return Gazetteer(
        countries=countries,
        adjectives=adjectives,
        governments=governments,
        capitals={country: city for city, country in reversed(governments.items()) if city not in NOT_CITIES},
        peoples={name: plural for singular, plural in rows("peoples.txt") for name in (singular, plural)},
        places=places,
        organisations=organisations,
        given=given,
        surnames=Words(read("surnames.txt").replace(",", "\n")),
        words=Words(read("words.txt")),
        phrases=by_first_word([name for name in known if not name.isalnum()]),
    )
