"""Cuts a sentence into tagged tokens in which each name and each time expression is one token.

With names and dates atomic, what is left to tag is small: closed classes by list, verbs by irregular forms and endings,
with the neighbours deciding between a participle before its noun and a verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.word_tags import open_tag, read_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.models import Mention, Timex

# Words come first, and among them those that a blank or a comma ends, as most do.
TOKEN = re.compile(
    r"[^\W\d_][\w-]*+(?=[ ,\n])|(?:[^\W\d_]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Maj|St|Jr|Sr|Inc|Corp|Co|Ltd|Prof|Rev|No)\."
    r"|[^\W\d_](?:[\w-]*\w(?='|’(?:s|re|ve|ll|d)\b)|[\w-]*)(?:['’](?!(?:s|re|ve|ll|d)\b|['’])\w+)*"
    r"|[$€£¥]?\d(?:[\d,.]*\d)?(?:-[^\W\d_][\w-]*|[^\W\d_]+|%)?"
    r"|``|''|--+|'(?:s|re|ve|ll|d)\b|’(?:s|re|ve|ll|d)\b|\S"
)
NOT_ENDINGS = frozenset(("'t", "’t", "'T", "’T"))
OPEN_QUOTES = frozenset(("“", "„", "«", "``"))
CLOSE_QUOTES = frozenset("”»")
BY_REFERENCE = 0.8  # of a name's confidence, for a pronoun or a role
QUOTES = OPEN_QUOTES | CLOSE_QUOTES | frozenset(('"', "''"))


@dataclass(slots=True, eq=False, repr=False)  # as each method made takes time at the start
class Token:
    """A word, a mark, a whole name or a whole time expression; offsets are the document's."""

    start: int
    end: int
    text: str
    low: str
    tag: str
    mention: Mention | None = None
    timex: Timex | None = None
    quoted: bool = False
    also: tuple[Mention, ...] = ()

    @property
    def parties(self) -> tuple[Mention, ...]:
        """The mention, and for "they" and "the two men" the others that it stands for."""
        return (self.mention, *self.also) if self.mention is not None else ()

    def stand_for(self, other: Mention) -> None:
        """Mention whom `other` does: a pronoun or a role does so a little less surely than a name."""
        self.mention = other._replace(start=self.start, end=self.end, confidence=other.confidence * BY_REFERENCE)


def tokenise(text: str, start: int, end: int, mentions: Sequence[Mention], timexes: Sequence[Timex]) -> list[Token]:
    """The tagged tokens of `text[start:end]`.

    A time expression wins over a name that overlaps it, unless it is only a part of the name.
    """
    tokens: list[Token] = []
    position = start
    for atom_start, atom_end, mention, timex in _atoms(start, end, mentions, timexes):
        if atom_start < position:
            continue
        _words(text, position, atom_start, tokens)
        words = text[atom_start:atom_end]
        tokens.append(Token(atom_start, atom_end, words, words.lower(), "TIMEX" if timex else "NAME", mention, timex))
        position = atom_end
    _words(text, position, end, tokens)
    tokens = _without_quotes(tokens)
    _settle(tokens)
    return tokens


Atom = tuple[int, int, "Mention | None", "Timex | None"]


def _atoms(start: int, end: int, mentions: Sequence[Mention], timexes: Sequence[Timex]) -> Iterable[Atom]:
    dated: list[Atom] = [
        (timex.start, timex.end, None, timex)
        for timex in timexes
        if start <= timex.start and timex.end <= end and not _is_in_name(timex, mentions)
    ]
    named: list[Atom] = [
        (m.start, m.end, m, None)
        for m in mentions
        if start <= m.start and m.end <= end and not any(a < m.end and m.start < b for a, b, _, _ in dated)
    ]
    return sorted([*dated, *named], key=lambda atom: atom[:2])


def _is_in_name(timex: Timex, mentions: Sequence[Mention]) -> bool:
    """Whether an expression is only a part of somebody's name: Jan Kavan, the Friday Club."""
    return any(
        m.start <= timex.start and timex.end <= m.end and m.end - m.start > timex.end - timex.start for m in mentions
    )


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    for match in TOKEN.finditer(text, start, end):
        word = match[0]
        begin, stop = match.span()
        if word[-2:] in NOT_ENDINGS and word[-4:-3].isalpha() and word[-3] in "nN":
            stem = word[:-3]
            tokens.append(Token(begin, stop - 3, stem, *read_word(stem)))
            tokens.append(Token(stop - 3, stop, word[-3:], "n't", "NEG"))
        elif word == "-" and text[begin - 1 : begin].isspace() and text[stop : stop + 1].isspace():
            tokens.append(Token(begin, stop, "--", "--", "PUNCT"))  # a typewriter's dash
        else:
            tokens.append(Token(begin, stop, word, *read_word(word)))


def _without_quotes(tokens: list[Token]) -> list[Token]:
    """The tokens without quotation marks, those between them marked `quoted`.

    A mark opens when it clings to what follows and closes when it clings to what stands before; one that closes what
    this sentence did not open ends a quotation of several sentences. Single marks count only as wire copy's ``''.
    """
    inside = False
    kept: list[Token] = []
    for i, token in enumerate(tokens):
        if token.text == "," and _belongs_to_date(tokens, i):
            continue
        if token.text not in QUOTES:
            token.quoted = inside
            kept.append(token)
        elif _closes(tokens, i):
            if not inside:
                for earlier in kept:
                    earlier.quoted = True
            inside = False
        else:
            inside = True
    return kept


def _belongs_to_date(tokens: list[Token], i: int) -> bool:
    """The comma of "the Aug. 7, 1998, bombings", which parts nothing."""
    if not 1 < i < len(tokens) - 1 or tokens[i - 1].timex is None or tokens[i - 2].low not in ("the", "a"):
        return False
    return tokens[i + 1].tag == "N" and tokens[i - 1].text[-4:].isdigit()


def _closes(tokens: list[Token], i: int) -> bool:
    text = tokens[i].text
    if text in CLOSE_QUOTES or text in OPEN_QUOTES:
        return text in CLOSE_QUOTES
    return i > 0 and tokens[i - 1].end == tokens[i].start


MAGNITUDES = frozenset("hundred thousand million billion trillion dozen".split())
FLOATING = ("each", "both", "all")
UNSETTLED = frozenset(("PROPN", "PREP", "SUB", "POSS", "PUNCT", "VN", "VP", "VG", "VZ"))
NOUNISH = ("N", "PROPN", "NAME", "NUM", "VZ")


def _settle(tokens: list[Token]) -> None:
    """Decides from the neighbours what the word alone leaves open."""
    for i, token in enumerate(tokens):
        if token.tag not in UNSETTLED:
            continue
        before = tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.tag == "PROPN" and (before is None or before.tag == "PUNCT"):
            token.tag = _opening_tag(token.low, after, first=before is None)
        elif token.low in ("about", "around", "over", "under") and after is not None and after.tag == "NUM":
            token.tag = "ADV"
        elif before is None:
            continue
        elif token.text in ("'", "’") and before.low.endswith("s") and before.end == token.start:
            token.tag = "POSS"  # "the shareholders' meeting"
        elif token.tag == "POSS" and before.low in ("he", "she", "it", "that", "there", "who"):
            token.tag = "BE"
        elif before.low in FLOATING and i > 1 and tokens[i - 2].tag in ("NAME", "PRON") and token.tag in ("VN", "VP"):
            before.tag = "ADV"  # "Oslo and Riga each returned 246 prisoners"
        elif _is_noun(token, before, after) or (token.tag in ("VN", "VP") and i > 1 and _is_modifying(tokens, i)):
            token.tag = "N"


def _opening_tag(low: str, after: Token | None, *, first: bool) -> str:
    """What a word is whose capital only opens a sentence or a clause: "Also today", "Found clinging to", "Calling"."""
    if first and open_tag(low) == "ADV":
        return "ADV"
    if first and after is not None and low.endswith("ing") and len(low) > 5:
        return "VG"
    participle = (len(low) > 4 and low.endswith("ed")) or (len(low) > 3 and low in lex.IRREGULAR_PARTICIPLE)
    if participle and after is not None and after.tag in ("PREP", "VG", "TO", "TIMEX", *(["DET"] if first else [])):
        return "VN"
    return "PROPN"


def _is_noun(token: Token, before: Token, after: Token | None) -> bool:
    """A verb form that its left neighbour makes a noun or an adjective."""
    if token.low == "based" and before.tag == "NAME" and after is not None and after.tag in ("NAME", "PROPN"):
        return True  # "Oslo based Lind Shipping"
    if token.tag in ("VN", "VP"):
        return _is_modifier(before, after)
    if token.tag == "VZ":
        participle = before.tag == "N" and before.low.endswith("ed")  # "despite repeated requests"
        return participle or (before.tag in ("DET", "PREP", "POSS", "NUM", "VG") and before.low != "to")
    return token.tag == "VG" and _is_gerund_noun(token, before, after)


def _is_modifying(tokens: list[Token], i: int) -> bool:
    """`a heavily wooded area`, `a May 3 televised address`: a participle after an article and an adverb or a date."""
    article, before = tokens[i - 2], tokens[i - 1]
    if article.tag != "DET":
        return False
    dated = before.tag == "TIMEX" and i + 1 < len(tokens) and tokens[i + 1].tag in (*NOUNISH, "VN")
    return before.tag == "ADV" or before.low == "recently" or dated


def _is_modifier(before: Token, after: Token | None) -> bool:
    """A participle between an article or preposition and its noun."""
    if before.tag in ("DET", "POSS") or before.low in lex.POSSESSIVES or before.text == "-":
        return True
    governed = before.tag in ("PREP", "NUM", "VG") or before.low in MAGNITUDES
    return governed and after is not None and after.tag in NOUNISH


# "-ing" nouns that stand for a thing or an event of their own.
GERUND_NOUNS = frozenset(
    "sharing meeting building spending funding training hearing housing opening understanding warning bombing"
    " shooting killing beginning ending ruling finding listing offering rating trading wedding"
    " dealing leasing laundering lending pricing licensing"
    " landing crossing filing briefing hijacking kidnapping slaying stabbing beating signing"
    " sitting reading screening sentencing setting being uprising gathering recording testing planning"
    " manufacturing engineering marketing banking publishing advertising broadcasting farming fighting".split()
)


def _is_gerund_noun(token: Token, before: Token, after: Token | None) -> bool:
    """A "-ing" form that is a noun: after an article, or a known one in a noun phrase ("the sniper shooting of")."""
    if before.tag in ("DET", "POSS") or before.low in lex.POSSESSIVES:
        return True
    if before.low == "by" and after is not None and after.tag == "NAME":
        return False  # "won by beating Norway"
    if token.low not in GERUND_NOUNS or (after is not None and after.tag in ("DET", "PRON")):
        return False
    if before.tag == "TO":
        return after is not None and after.tag in ("N", "NAME")
    return before.tag in ("N", "PROPN", "NAME", "NUM", "TIMEX", "VZ", "PREP")
