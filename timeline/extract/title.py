"""Makes an entry's headline out of its own clause: subject first, no date, no attribution, at most 80 characters.

Nothing is added but names that stand for pronouns; words are left out whole, from the end, at the borders of phrases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.clauses import subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.judge import Verdict
    from timeline.extract.tokens import Token

LIMIT = 80
NO_BLANK_BEFORE = frozenset(",.;:!?)%”’")
NO_BLANK_AFTER = frozenset("($“‘#")
QUOTES = frozenset(("``", "''", '"', "“", "”", "„", "«", "»"))
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
    if verdict.noun:
        picked = _noun_phrase(tokens, clause, verdict.head)
    elif clause.verb is None:
        picked = list(range(clause.first, clause.last + 1))
    else:
        picked = _subject(tokens, clauses, verdict.clause) + _predicate(tokens, clauses, verdict.clause)
    words = _spoken(tokens, picked)
    headline = _fit(words)
    return headline or _fit([(token.text, token.tag) for token in tokens])


Word = tuple[str, str]


def _subject(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> list[int]:
    clause = clauses[n]
    start, stop = clause.subject
    if start < stop:
        return _shortened(tokens, start, stop)
    if clause.kind != "participle" or clause.verb is None:
        return []
    if (
        clause.verb.passive
        and clause.first
        and tokens[clause.first - 1].tag in ("N", "NAME", "PROPN", "PUNCT", "TIMEX")
    ):
        stop = clause.first
        while stop and tokens[stop - 1].tag in ("PUNCT", "TIMEX"):
            stop -= 1
        start = stop
        while start and tokens[start - 1].tag in ("N", "NAME", "PROPN", "NUM", "DET", "POSS", "VZ"):
            start -= 1
        return list(range(start, stop))
    start, stop = clauses[subject_of(clauses, n)].subject
    return _shortened(tokens, start, stop) if start < stop else []


def _shortened(tokens: Sequence[Token], start: int, stop: int) -> list[int]:
    """A subject without appositions; a person's name without what stands before it."""
    comma = next((k for k in range(start, stop) if tokens[k].text in (",", "--", "(", "_", "—", "–")), stop)
    if comma > start and not any(tokens[k].tag == "COORD" for k in range(comma, stop)):
        stop = comma
    last = tokens[stop - 1]
    if (
        last.mention is not None
        and last.mention.kind == "person"
        and not any(tokens[k].tag in ("COORD", "PREP") for k in range(start, stop))
    ):
        return [stop - 1]
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
        if (other.reporter == n and other.first == last + 1) or (
            other.first == last + 1 and other.kind == "participle" and other.marker not in ("and", "but")
        ):
            last = other.last
        else:
            break
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
    skip = {k for k in picked if tokens[k].tag == "TIMEX"}
    for k in picked:
        token = tokens[k]
        if k in skip or token.text in QUOTES:
            continue
        if token.tag in ("PREP", "SUB") and k + 1 in skip:
            continue
        if token.tag == "POSS" and k - 1 in skip:
            continue
        if token.tag == "DET" and token.low == "the" and k + 1 in skip:
            continue
        if token.mention is not None and token.low in lex.PRONOUNS | lex.POSSESSIVES:
            possessive = token.low in lex.POSSESSIVES
            words.append((token.mention.name + ("'s" if possessive else ""), "NAME"))
            continue
        words.append((token.text, token.tag))
    while words and (words[0][0] in (",", "--", ".", "(", ":") or words[0][1] in ("COORD", "POSS")):
        words.pop(0)
    if words and words[0][1] == "DET" and words[0][0].lower() in ("the", "a", "an"):
        words.pop(0)
    return words


def _fit(words: list[Word]) -> str:
    """The words joined, cut between phrases where they are too long, without a dangling end."""
    words = list(words)
    while words:
        while words and (words[-1][0].lower() in DANGLING or words[-1][0] in (".", "!", "?")):
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
    for i, (word, tag) in enumerate(words):
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
    out = ""
    for word, tag in words:
        if out and not (
            word[0] in NO_BLANK_BEFORE
            or tag == "POSS"
            or word == "n't"
            or out[-1] in NO_BLANK_AFTER
            or word == "/"
            or out[-1] == "/"
        ):
            out += " "
        out += re.sub(r"\s+", " ", word)
    return re.sub(r"\s*(?:--|_)\s*", " – ", out).strip(" ,–")


def clip(sentence: str) -> str:
    """A sentence whose clauses are not known, cut at a word."""
    return _fit([(word, "") for word in sentence.split()])
