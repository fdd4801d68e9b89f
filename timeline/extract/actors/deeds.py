"""Lone capitalised words that name somebody by what they do: "Brown said", "Unite, the largest union, demanded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.actors import lexicon as lx
from timeline.extract.actors.candidates import HEADS, NOUN_ENDINGS
from timeline.extract.actors.features import words_before
from timeline.extract.lexicon import IRREGULAR_PAST
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Container

    from timeline.extract.actors.candidates import Candidate
    from timeline.extract.actors.gazetteer import Gazetteer

FOLLOWING = regex(r"[ \n](?:(?:has|had|have|also|later|then|earlier)[ \n])?([a-z]+)\b")
# Where a clause opens before "it", and what stands behind an "it" that is no weather and no fact.
CLAUSE = regex(
    r"(?:^|[\n,;.]|\b(?:and|but|that|when|as|because|after|before|while|which|if|until|since|said|says))[ \n]?$"
)
DATED = regex(r"[,;] (?:and|but) (?:in|on|by|late|early) [^,;]*$")
# A verb with an object, or one that binds whoever does it.
VERB = regex(
    r" (?:had |has |will |would )?(?:(was (?:founded|created|established|formed|listed|acquired|sued|fined)|agreed"
    r"|decided|refused|vowed|threatened|promised|withdrew|pulled) "
    r"|([a-z]+) (?!(?:in|on|at|to|from|by|with|for|off|into|out|up|down|under|over|after|before|until|that)\b)\w)"
)
FACTS = frozenset("was were took came became got seemed appeared turned followed looked remained".split())
NEAR = 30  # characters before "it" in which its clause opens
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


def is_past(word: str) -> bool:
    """Whether a word is a verb's past form."""
    return word.endswith("ed") or word in IRREGULAR_PAST


def it_acts(text: str, it: re.Match[str]) -> bool:
    """Whether the "it" of a match is what acts here: it opens a clause and a verb of deeds follows."""
    start = max(0, it.start() - NEAR)
    opens = CLAUSE.search(text, start, it.start()) or DATED.search(text, start, it.start())
    verb = VERB.match(text, it.end()) if opens else None
    return verb is not None and (verb[1] is not None or (verb[2] not in FACTS and is_past(verb[2])))
