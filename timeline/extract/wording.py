"""Turns the picked tokens of a sentence into a headline's words: no dates, no quotation marks, names for pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.headline import CLOSING, LIMIT, PARTICLES, VERBAL, Word
from timeline.extract.place import is_calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token

PRONOUNS = lex.PRONOUNS | lex.POSSESSIVES
LOWERED = ("VN", "VG", "DET", "ADV", "PREP", "SUB", "PRON")
BEYOND = ("again", "later", "earlier", "sooner", "thereafter", "so", "before", "after")
CONTRACTIONS = ("'ve", "'re", "'ll", "'d", "'m", "'s")
SPENDING = ("spent", "spend", "spends", "spending")  # whose object is a time
ENOUGH = LIMIT  # words that a cut can choose from: no headline has as many


def spoken(tokens: Sequence[Token], picked: list[int], known: frozenset[str] = frozenset()) -> list[Word]:
    """The words of the picked tokens: no dates, no quotation marks, names for pronouns not `known` already."""
    words: list[Word] = []
    picked = picked[:ENOUGH]
    dates = {
        k
        for k in picked
        if (timex := tokens[k].timex) is not None and is_calendar(timex) and tokens[k].low not in lex.HOLIDAYS
        if not (_names_thing(tokens, k) or _is_compound(tokens, k) or (k and tokens[k - 1].low in SPENDING))
    }
    near = {k + step for k in dates for step in (-2, -1, 1, 2)}
    named = {mention.name for k in picked if (mention := tokens[k].mention) and tokens[k].low not in PRONOUNS} | known
    previous: int | None = None
    for k in picked:
        token = tokens[k]
        if k in dates or (k in near and _belongs_to_date(tokens, k, dates)):
            continue
        apart = previous is None or previous != k - 1 or tokens[previous].end < token.start
        blank = apart and token.text not in CLOSING
        previous = k
        words.append(Word(_named(tokens, k, named, opening=not words), token.tag, blank))
    for k in range(len(words) - 1, 0, -1):
        if words[k].text == ")" and words[k - 1].text == "(":
            del words[k - 1 : k + 1]  # what held a date alone
    while words and (words[0].text in (*CLOSING, "--", "(") or words[0].tag in ("COORD", "POSS")):
        words.pop(0)
    if len(words) > 1 and words[0].text.lower() in ("the", "a", "an"):
        words.pop(0)
    return words


def _belongs_to_date(tokens: Sequence[Token], k: int, dates: set[int]) -> bool:
    """The preposition, article, genitive or "early" of a date that is left out."""
    token = tokens[k]
    if _goes_on_with_date(tokens, k, dates):
        return True
    if token.low in ("early", "late", "earlier", "later"):
        return k + 1 in dates or (k + 2 in dates and tokens[k + 1].tag == "PREP")
    if token.low in PARTICLES - {"over"} and tokens[k - 1].tag in VERBAL:
        return False  # "broke off at noon"
    if token.tag == "PREP" and k + 2 in dates and tokens[k + 1].low == "the":
        return not (k + 3 < len(tokens) and tokens[k + 3].tag in ("N", "POSS"))
    if token.tag in ("PREP", "SUB") or token.low == "the":
        return k + 1 in dates and not (k + 2 < len(tokens) and tokens[k + 2].tag in ("N", "POSS"))
    return token.tag == "POSS" and k - 1 in dates


def _names_thing(tokens: Sequence[Token], k: int) -> bool:
    """`the Friday Accord`: a date in a name."""
    return 0 < k < len(tokens) - 1 and tokens[k - 1].low == "the" and tokens[k + 1].tag == "PROPN"


def _is_compound(tokens: Sequence[Token], k: int) -> bool:
    """`its fourth-quarter results`: what is reported, not when."""
    quarter = "-" in tokens[k].low and tokens[k].low.endswith(("quarter", "half", "year"))
    return quarter and k + 1 < len(tokens) and tokens[k + 1].tag == "N"


def _goes_on_with_date(tokens: Sequence[Token], k: int, dates: set[int]) -> bool:
    """The rest of "2026 or later", "May 3 and 25"."""
    joint = k if tokens[k].tag == "COORD" else k - 1
    if joint < 1 or joint - 1 not in dates or tokens[joint].tag != "COORD" or joint + 1 >= len(tokens):
        return False
    after = tokens[joint + 2].tag if joint + 2 < len(tokens) else "PUNCT"
    beyond = tokens[joint + 1].low in BEYOND or tokens[joint + 1].tag == "TIMEX"
    return beyond or (tokens[joint + 1].tag == "NUM" and after in ("PUNCT", "COORD", "PREP"))


def _named(tokens: Sequence[Token], k: int, named: set[str], *, opening: bool) -> str:
    """A word as the headline has it: a pronoun that opens it by its name, where the text makes that plain."""
    token = tokens[k]
    mention = token.mention
    words = token.text if mention is None and token.timex is None else " ".join(token.text.split())
    if k == 0 and token.tag in LOWERED and mention is None and not opening:
        return words.lower()  # "Found off Florida, X ..." with its subject first
    if mention is None or token.low not in PRONOUNS or mention.name in named or not opening:
        return words
    if token.low in ("i", "we", "my", "our") or (k + 1 < len(tokens) and tokens[k + 1].low in CONTRACTIONS):
        return words
    if token.low in ("they", "them", "their") and len(token.also) != 1:
        return words
    named.update(party.name for party in token.parties)
    return " and ".join(party.name for party in token.parties) + ("'s" if token.low in lex.POSSESSIVES else "")
