"""Joins picked words into a headline of at most 80 characters, cut at the borders of phrases, never inside a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.extract import lexicon as lex
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 80
CLOSING = (",", ".", ";", ":", "!", "?", ")", "]")
DASH = regex(r"\s*(?:--+|(?<!\w)_(?!\w))\s*")
BORDER_TAGS = ("PREP", "SUB", "REL", "TO", "COORD", "THAT")
BORDER_MARKS = (",", "--", ";", ":", "–", "—", "(")
VERBAL = ("VD", "VN", "VP", "VZ", "VG")
PARTICLES = frozenset("off up out down over away".split())
# Words that a headline must not end in.
DANGLING = (
    lex.PREPOSITIONS
    | lex.DETERMINERS
    | lex.COORDINATORS
    | lex.SUBORDINATORS
    | lex.RELATIVES
    | lex.MODALS
    | lex.BE
    | lex.HAVE
    | frozenset(
        ("to", "that", "--", "—", "–", "_", "(", "not", "as", "more", "less", "very", "saying", "is", "only", "just")
    )
)

FINITE = ("VD", "VP", "VZ", "BE", "HAVE", "MODAL", "DO")
CLAUSE_TAGS = ("SUB", "REL", "THAT")
FRAGMENT = 7  # words at most that hang loose behind a comma or an "and"
INCOMPLETE = frozenset("due less more fewer able unable likely".split())
LINKING = frozenset("remain remains stay stays keep keeps get gets become becomes appear appears look looks".split())
SPEAKING = frozenset("assure tell inform remind warn say show persuade convince ensure announce argue prove".split())


class Word(NamedTuple):
    """A word of a headline: its text, its tag, whether a blank stands before it."""

    text: str
    tag: str = ""
    blank: bool = True


def fit(words: Sequence[Word], keep: int = 0) -> str:
    """The words joined; where they are too long, cut between phrases, if that keeps the first `keep` words.

    A word that dangles at the end goes as well.
    """
    left = list(words)
    while left:
        left = _tidied(left, words[len(left) :], keep)
        headline = _join(left)
        if len(headline) <= LIMIT:
            return headline if headline[1:2].isupper() else headline[:1].upper() + headline[1:]  # "iPhone"
        left = left[: _cut(left, keep)]
    return ""


def _tidied(words: Sequence[Word], rest: Sequence[Word], keep: int) -> list[Word]:
    """The words without what hangs loose at their end; `rest` are those that were cut off."""
    left = list(words)
    opened = max((k for k, word in enumerate(left) if word.text == "("), default=0)
    if opened and all(word.text != ")" for word in left[opened:]):
        left = left[:opened]
    while left:
        if _dangles(left, whole=not rest) or (len(left) > keep + 1 and _is_lone_participle(left, shortened=bool(rest))):
            left.pop()
        elif loose := _loose_end(left, rest, keep):
            left = left[:loose]
        else:
            break
    return left


def _dangles(words: Sequence[Word], *, whole: bool) -> bool:
    """Whether the last word leaves the headline hanging; "broke off" does not, nor "sworn in" where nothing was cut."""
    last = words[-1]
    governor = words[-3 if len(words) > 2 and words[-2].text.endswith("ly") else -2] if len(words) > 1 else last
    if last.text.lower() in (PARTICLES | {"in"} if whole else PARTICLES) and (
        governor.tag in (*VERBAL, "BE") or governor.text.endswith("ing")
    ):
        return False
    if last.tag == "ADV" and len(words) > 2 and "," in (words[-2].text, words[-3].text):
        return True  # ", most recently"
    return last.text.lower() in DANGLING or last.text in CLOSING or last.tag == "DET"


def _loose_end(words: Sequence[Word], rest: Sequence[Word], keep: int) -> int:
    """Where a fragment begins that the cut has left behind, or that adds nothing; 0 if nowhere.

    Such are `, a journey`, `, a few months`, `, Ugo Vetere` (of two mayors), `and plans`, `to assure him`, `if the
    authorities`.
    """
    for k in range(len(words) - 1, max(keep, len(words) - FRAGMENT - 1), -1):
        word, tail = words[k], words[k + 1 :]
        if rest and not tail and words[k - 1].tag == "TO" and rest[0].text.lower() in PARTICLES:
            return k - 1  # "to pick", cut before "up"
        if word.text == "," and tail:
            loose = tail[0].tag in ("DET", "TIMEX") or tail[0].text.lower() in INCOMPLETE or tail[0].text.endswith("ly")
            listed = tail[0].tag in ("NAME", "PROPN") or (tail[0].tag in ("N", "NUM") and len(tail) < 3)
            loose = loose or (bool(rest) and (listed or tail[0].text.lower() == "including"))
            return (k - 2 if words[k - 2].tag == "DET" and words[k - 1].tag == "NAME" else k) if loose else 0
        if rest and tail:
            loses_verb = word.tag == "SUB" and _is_verb_next(rest)
            bare = word.tag == "COORD" and len(tail) == 1 and tail[0].tag in ("VP", "VZ")
            if loses_verb or bare or (word.tag == "TO" and len(tail) < 3 and tail[0].text.lower() in SPEAKING):
                return k
        if word.tag in ("COORD", *VERBAL) and not (rest and len(tail) == 1):
            return 0
    return 0


def _is_verb_next(rest: Sequence[Word]) -> bool:
    """Whether a verb follows before another clause opens."""
    opened = next((k for k, word in enumerate(rest) if word.tag in CLAUSE_TAGS), len(rest))
    return any(word.tag in FINITE for word in rest[:opened])


def _is_lone_participle(words: Sequence[Word], *, shortened: bool) -> bool:
    """`a rally attended`, cut before "by", or "in May": the participle has lost what it governs."""
    tags = ("VN", "VG", "VP") if shortened else ("VN", "VP")
    return len(words) > 1 and words[-1].tag in tags and _is_nominal(words[-2])


def _is_nominal(word: Word) -> bool:
    """A noun, or what looks like a verb as well ("rally", "targets") and links to no participle ("remain closed")."""
    return word.tag in ("N", "PROPN", "NAME") or (word.tag == "VZ" and word.text.lower() not in LINKING)


def _cut(words: Sequence[Word], keep: int) -> int:
    """Where to cut: at the last phrase border that fits and leaves enough; else at the last word that fits."""
    size, border, word = 0, 0, 1
    for i, (text, tag, blank) in enumerate(words):
        if i > max(2, keep) and size >= LIMIT // 3 and (tag in BORDER_TAGS or text in BORDER_MARKS):
            border = i
        word = max(1, i)
        size += len(text) + blank
        if size > LIMIT + 1:
            break
    return border if 0 < border < len(words) else min(word, len(words) - 1)


def _join(words: Sequence[Word]) -> str:
    out = "".join((" " if word.blank else "") + word.text for word in words).strip()
    return (DASH.sub(" – ", out) if "-" in out or "_" in out else out).strip(" ,–")


def clip(sentence: str) -> str:
    """A sentence whose clauses are not known; where it is too long, cut at a word, and shown to be."""
    words = " ".join(sentence.split())
    if len(words) <= LIMIT:
        return fit([Word(word) for word in words.split()])
    blank = words.rfind(" ", LIMIT // 3, LIMIT)
    cut = blank if blank > 0 else LIMIT - 1  # some scripts have no blanks
    return words[:cut].rstrip(" ,;:–—-(«„“") + "…"
