"""What the model looks at in a candidate: the name itself, and the words around it.

A feature is a short string. Those of the name are the same wherever the document has it, and so are computed once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.gazetteer import bare
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from timeline.extract.actors.candidates import Candidate
    from timeline.extract.actors.gazetteer import Gazetteer

QUOTES = "\"“‘'`(["
AFTER = regex(r"(['’]s)?[ \n]*([\w’'-]+|[^\w\s])?[ \n]*([\w’'-]+|[^\w\s])?")
REACH = 40  # characters looked at before a name


def shape(word: str) -> str:
    """The pattern of capitals in a word: `Aa`, `AA`, `A.`, `aA`, `1`."""
    if len(word) <= 2 and word.endswith("."):
        return "A."
    if not word.isalpha() and any(map(str.isdigit, word)):
        return "1"
    if "." in word:
        return "A.A"
    if word.isupper():
        return "AA" if len(word) < 7 else "AAA"
    if "-" in word:
        return "A-A"
    return "Aa" if word[1:].islower() else "aA"


def gazetteer_features(words: list[str], text: str, names: Gazetteer) -> Iterator[str]:
    """What the gazetteers have of the name and of its parts."""
    first, last = bare(words[0]), bare(words[-1])
    for label, holder in (
        ("country", names.countries),
        ("adjective", names.adjectives),
        ("government", names.governments),
        ("place", names.places),
        ("organisation", names.organisations),
        ("given", names.given),
        ("surname", names.surnames),
    ):
        if text in holder:
            yield f"is {label}"
        elif len(words) > 1:
            if first in holder:
                yield f"first {label}"
            if last in holder:
                yield f"last {label}"
    if first in names.given and len(words) in (2, 3):
        yield "given and more"


def head_features(words: list[str]) -> Iterator[str]:
    """What the lexicon has of the name's words."""
    for label, heads in (
        ("organisation", lx.ORGANISATION_HEADS),
        ("place", lx.PLACE_HEADS),
        ("thing", lx.THING_HEADS),
        ("company", lx.COMPANY_SUFFIXES),
        ("department", lx.DEPARTMENTS),
    ):
        if words[-1].rstrip(".") in heads:
            yield f"last head {label}" if len(words) > 1 else f"only head {label}"
        elif words[0] in heads:
            yield f"first head {label}" + (" of" if "of" in words else "")
        elif any(word in heads for word in words[1:-1]):
            yield f"inner head {label}"


def name_features(text: str, words: list[str], names: Gazetteer, lower: Container[str]) -> list[str]:
    """The features of a name by itself; `lower` holds the words that the document writes in lower case."""
    first, last = words[0], words[-1]
    count = min(len(words), 5)
    found = [
        "bias",
        f"words {count}",
        f"w={text}",
        f"first={first}",
        f"last={last}",
        f"s3={last[-3:]}",
        f"s2={last[-2:]}",
    ]
    found += [f"p3={first[:3]}", f"shape {shape(first)}|{shape(last)}|{count}", f"length {min(len(last), 8)}"]
    found += [f"in={word}" for word in words[1:-1]]
    found += gazetteer_features(words, text, names)
    found += head_features(words)
    ordinary = sum(word.lower() in names.words for word in words)
    found.append(f"ordinary {min(ordinary, 3)} of {count}")
    if last.lower() in lower:
        found.append(f"lower last {count}")
    if count > 1 and first.lower() in lower:
        found.append("lower first")
    return found


def words_before(text: str, start: int, floor: int) -> tuple[str, str]:
    """The last two words, or the last word and a mark, before `start`; empty where there are none from `floor` on."""
    parts = text[max(floor, start - REACH) : start].rsplit(None, 2)
    if not parts:
        return "", ""
    last = parts[-1].lstrip(QUOTES)
    if not last or not last[-1].isalnum():
        return "", parts[-1][-1]
    further = parts[-2].lstrip(QUOTES) if len(parts) > 1 else ""
    return further if further[-1:].isalnum() else "", last


def context_features(candidate: Candidate, text: str, floor: int) -> list[str]:
    """The features of what stands around a mention; its sentence starts at `floor`."""
    found: list[str] = []
    further, word = words_before(text, candidate.start, floor)
    word = word.lower() or "^"
    if word[0].isdigit():
        word = "#"
    found.append(f"b={word}")
    if further:
        found.append(f"bb={further.lower()} {word}")
    if word in lx.PERSON_NOUNS:
        found.append("b person noun")
    if candidate.opening:
        found.append("opening")
    after = AFTER.match(text, candidate.end)
    if after is not None:
        following = (after[2] or "$").lower()
        found += [f"a={following}", f"b={word} a={following}"]
        if after[1]:
            found.append("possessive")
        if after[3]:
            found.append(f"aa={following} {after[3].lower()}")
    if candidate.title:
        head = candidate.title.rsplit(" ", 1)[-1]
        found += ["title", f"title={head}", f"title {min(len(candidate.words), 3)}"]
    if candidate.form == "modifier":
        found.append("modifier")
    return found
