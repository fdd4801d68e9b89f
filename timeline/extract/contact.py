"""Contact relative clauses, which no word opens: "the talks she began in May failed", "the man the police arrested"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token

BORDERS = ("SUB", "REL", "THAT", "COORD")
# What can follow a verb whose object stands before it.
NO_OBJECT = ("PUNCT", "TIMEX", "PREP", "SUB", "TO", "BE", "HAVE", "MODAL", "DO", "VD", "VN", "COORD")
SUBJECTS = lex.SUBJECT_PRONOUNS - {"it", "you"}
MODIFIERS = ("N", "NUM", "NAME", "PROPN", "POSS", "VZ")
LONGEST = 6  # tokens of a contact clause's subject


def stretch_start(tokens: Sequence[Token], i: int) -> int:
    """The first token of the stretch without comma or border that holds token `i`."""
    j = i
    while j > 0 and tokens[j - 1].tag not in BORDERS and (tokens[j - 1].tag != "PUNCT" or tokens[j - 1].text in "/&%-"):
        j -= 1
    return j


def contact_subject(tokens: Sequence[Token], verb: int) -> int:
    """Where the subject of a contact relative clause begins whose verb is token `verb`; 0 if it has none.

    Two noun phrases must meet without a comma, and no object may follow. A verb of speech before them would make the
    second a statement's subject ("told reporters he ..."), a preposition at the head the sentence's ("In May he ...").
    """
    if verb + 1 < len(tokens) and tokens[verb + 1].tag not in NO_OBJECT:
        return 0
    start = _subject_start(tokens, verb)
    if start < 1 or tokens[start - 1].tag not in ("N", "VZ"):
        return 0
    head = stretch_start(tokens, start)
    opener = tokens[head - 1] if head else None
    if tokens[head].tag in ("PREP", "TO", "VG", "ADV", "TIMEX") or (opener is not None and opener.tag == "SUB"):
        return 0
    return 0 if any(token.low in lex.REPORTING for token in tokens[head:start]) else start


def _subject_start(tokens: Sequence[Token], verb: int) -> int:
    k = verb
    while k > 0 and tokens[k - 1].tag == "ADV":
        k -= 1
    if k == 0:
        return 0
    before = tokens[k - 1]
    if before.low in SUBJECTS:
        return k - 1
    if before.tag == "NAME":
        plural = k > 1 and tokens[k - 2].tag == "N" and tokens[k - 2].low.endswith("s")
        return k - 1 if plural and tokens[k - 2].low not in lex.HUMAN else 0
    for start in range(k - 1, max(0, k - LONGEST), -1):
        if tokens[start].tag == "DET":
            return start if start < k - 1 else 0
        if tokens[start].tag not in MODIFIERS:
            return 0
    return 0
