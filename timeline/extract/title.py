"""Makes an entry's headline out of its own clause: subject first, no date, no attribution, at most 80 characters.

Nothing is added but names that stand for pronouns; words are left out whole, from the end, at the borders of phrases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.judge import Verdict
    from timeline.extract.tokens import Token

LIMIT = 80
CLOSING = (",", ".", ";", ":", "!", "?", ")", "]")
DASH = re.compile(r"\s*(?:--+|(?<!\w)_(?!\w))\s*")
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
    | frozenset(("to", "that", ",", "--", "—", "–", ";", ":", "_", "(", "not", "as", "more", "less", "very"))
)


def title(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict) -> str:
    """A headline for the event; never empty where the sentence has words."""
    clause = clauses[verdict.clause]
    picked = _noun_phrase(tokens, clause, verdict.head) if verdict.noun else []
    tells = sum(tokens[k].tag in ("N", "NAME", "PROPN") for k in picked) > 2
    if tells and not clause.subject[0] <= verdict.head < clause.subject[1]:
        pass
    elif clause.verb is None:
        picked = list(range(clause.first, clause.last + 1))
    else:
        picked = _subject(tokens, clause) + _predicate(tokens, clauses, verdict.clause)
    words = _spoken(tokens, picked)
    headline = _fit(words)
    return headline or _fit(_spoken(tokens, list(range(len(tokens)))))


Word = tuple[str, str, bool]  # a word, its tag, whether a blank stands before it


def _subject(tokens: Sequence[Token], clause: Clause) -> list[int]:
    start, stop = clause.subject
    return _shortened(tokens, start, stop) if start < stop else []


def _shortened(tokens: Sequence[Token], start: int, stop: int) -> list[int]:
    """A subject without appositions; a person's name without what stands before it."""
    mention = tokens[stop - 1].mention
    alone = not any(tokens[k].tag == "COORD" or tokens[k].text == "," for k in range(start, stop))
    if mention is not None and mention.kind == "person" and alone and tokens[stop - 2].tag not in ("PREP", "POSS"):
        return [stop - 1]
    comma = next((k for k in range(start, stop) if tokens[k].text in (",", "--", "(", "_", "—", "–")), stop)
    if start < comma < stop and not any(tokens[k].tag == "COORD" for k in range(comma, stop)):
        return _shortened(tokens, start, comma)
    return list(range(start, stop))


def _predicate(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> list[int]:
    clause = clauses[n]
    verb = clause.verb
    assert verb is not None
    last = clause.last
    if tokens[verb.head].low in lex.REPORTING:
        last = _complement_end(clauses, n)
    elif (
        n + 1 < len(clauses)
        and clauses[n + 1].kind == "participle"
        and clauses[n + 1].marker not in ("and", "but", "or", "after", "before")
        and clauses[n + 1].first == last + 1
    ):
        last = clauses[n + 1].last if tokens[clauses[n + 1].first - 1].text != "," else last
    return [k for k in range(verb.first, last + 1) if not clause.subject[0] <= k < clause.subject[1]]


def _complement_end(clauses: Sequence[Clause], n: int) -> int:
    """A statement's headline takes in what was stated."""
    last = clauses[n].last
    for other in clauses[n + 1 :]:
        inside = other.kind in ("that", "relative", "participle") or other.reporter == n
        if other.first != last + 1 or not inside:
            break
        last = other.last
    return last


def _noun_phrase(tokens: Sequence[Token], clause: Clause, head: int) -> list[int]:
    start = head
    while start > 0 and (
        tokens[start - 1].tag in ("N", "NAME", "PROPN", "NUM", "TIMEX", "POSS", "VZ", "VG")
        or tokens[start - 1].low in lex.POSSESSIVES
    ):
        start -= 1
    stop = head + 1
    while stop <= clause.last and tokens[stop].tag in (
        "N",
        "NAME",
        "PROPN",
        "NUM",
        "PREP",
        "DET",
        "POSS",
        "COORD",
        "VZ",
        "VG",
    ):
        stop += 1
    return list(range(start, stop))


def _spoken(tokens: Sequence[Token], picked: list[int]) -> list[Word]:
    """The words of the picked tokens: no dates, no quotation marks, names for pronouns that are known."""
    words: list[Word] = []
    dates = {k for k in picked if tokens[k].tag == "TIMEX"}
    previous = -1
    for k in picked:
        token = tokens[k]
        if k in dates or _belongs_to_date(tokens, k, dates):
            continue
        blank = previous != k - 1 or tokens[previous].end < token.start
        previous = k
        words.append((_named(token), token.tag, blank and token.text not in CLOSING))
    while words and (words[0][0] in (*CLOSING, "--", "(") or words[0][1] in ("COORD", "POSS")):
        words.pop(0)
    if words and words[0][0].lower() in ("the", "a", "an"):
        words.pop(0)
    return words


def _belongs_to_date(tokens: Sequence[Token], k: int, dates: set[int]) -> bool:
    """The preposition, article or genitive of a date that is left out."""
    token = tokens[k]
    if token.tag in ("PREP", "SUB") or token.low == "the":
        return k + 1 in dates and not (k + 2 < len(tokens) and tokens[k + 2].tag in ("N", "POSS"))
    return token.tag == "POSS" and k - 1 in dates


def _named(token: Token) -> str:
    """A word as the headline has it: a pronoun that is known by its name."""
    if token.mention is not None and token.tag in ("PRON", "DET"):
        return token.mention.name + ("'s" if token.low in lex.POSSESSIVES else "")
    return " ".join(token.text.split())


def _fit(words: list[Word]) -> str:
    """The words joined, cut between phrases where they are too long, without a dangling end."""
    words = list(words)
    while words:
        while words and (words[-1][0].lower() in DANGLING or words[-1][0] in CLOSING):
            words.pop()
        headline = _join(words)
        if len(headline) <= LIMIT:
            return headline[:1].upper() + headline[1:]
        words = words[: _cut(words)]
    return ""


def _cut(words: list[Word]) -> int:
    """Where to cut: before the last preposition, comma or conjunction that leaves enough; else before the last word."""
    size = 0
    best = 0
    for i, (word, tag, _) in enumerate(words):
        if size > LIMIT + 1:
            break
        if (
            i > 2
            and size >= LIMIT // 3
            and (tag in ("PREP", "SUB", "REL", "TO", "COORD", "THAT") or word in (",", "--", ";", ":"))
        ):
            best = i
        size += len(word) + 1
    return best if best and best < len(words) else len(words) - 1


def _join(words: list[Word]) -> str:
    out = "".join((" " if blank else "") + word for word, _, blank in words).strip()
    return DASH.sub(" – ", out).strip(" ,–")


def clip(sentence: str) -> str:
    """A sentence whose clauses are not known, cut at a word."""
    return _fit([(word, "", True) for word in sentence.split()])
