"""Lone capitalised words that name somebody by what they do: "Brown said", "Unite, the largest union, demanded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.candidates import HEADS, NOUN_ENDINGS
from timeline.extract.actors.features import words_before
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Container

    from timeline.extract.actors.candidates import Candidate
    from timeline.extract.actors.gazetteer import Gazetteer

FOLLOWING = regex(r"[ \n](?:(?:has|had|have|also|later|then|earlier)[ \n])?([a-z]+)\b")
# What only persons and bodies do.
DEEDS = frozenset(
    """said says told met resigned replied spoke insisted argued vowed urged accused added warned wrote thanked asked
    refused demanded denied promised signed ordered arrived cancelled canceled addressed announced visited defeated
    appointed apologised apologized pledged conceded dismissed endorsed greeted hosted unveiled vetoed testified pleaded
    sued married criticised criticized condemned congratulated invited negotiated acknowledged admitted
    campaigned""".split()
)
SUFFERS = frozenset("accused accuses told urged urges thanked thanks blamed blames praised praises met warned".split())
# "Unite, the largest union in the country, demanded": an apposition that a verb of deeds follows.
APPOSED = regex(r", (?:the|a|an|which|who|whose) [^,.;\n]{3,80}, ([a-z]+)\b")
# Endings of what has its capital only from the start of the sentence: plurals, adverbs, "everybody".
PLURAL = ("s", "men", "ple", "ly", "one", "body")


def acts(candidate: Candidate, names: Gazetteer, text: str, floor: int) -> bool:
    """Whether a lone word with a capital does or suffers what only persons and bodies do; `floor` as in `kinds`."""
    name = candidate.text
    if len(candidate.words) != 1 or name.isupper() or name in names.places:
        return False
    if candidate.opening:
        return name.lower() not in names.words and name not in lx.STOP and does(candidate, text)
    before = words_before(text, candidate.start, floor)[1]
    return before not in ("the", "a", "an") and (before in SUFFERS or does(candidate, text))


def does(candidate: Candidate, text: str) -> bool:
    """Whether a verb of deeds follows."""
    following = FOLLOWING.match(text, candidate.end)
    return following is not None and following[1] in DEEDS


def speaks(candidate: Candidate, text: str, lower: Container[str]) -> bool:
    """Whether an ordinary word that opens a sentence is a name; it has no article, is no plural and no verbal noun."""
    word = candidate.text
    if word in lx.STOP or word in HEADS or word.endswith(PLURAL) or word.endswith(NOUN_ENDINGS):
        return False
    if word.lower() in lx.PERSON_NOUNS:
        return False
    apposed = APPOSED.match(text, candidate.end)
    if apposed and apposed[1] in DEEDS:
        return True
    return word.lower() not in lower and does(candidate, text)
