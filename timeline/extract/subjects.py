"""Finds each clause's subject: the noun phrase before its verb, after it in `said X`, or the one it shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

NOMINAL = ("N", "PROPN", "NAME", "NUM", "DET", "POSS", "VZ", "PRON", "ADV", "VG")
OPENERS = ("SUB", "REL", "THAT", "COORD", "PREP")
SPEAKING = lex.REPORTING | lex.ADDRESSING
MAX_DEPTH = 6  # clauses hang no deeper in prose
Range = tuple[int, int]
WHENEVER = ("when", "while", "because", "although", "though", "where", "whereas")
WHO = ("who", "which", "that")
# What events do, and what is done with them; no place or person does.
HAPPENING = frozenset(
    "began begun started ended lasted scheduled planned held postponed delayed canceled cancelled continued resumed"
    " killed injured wounded".split()
)
REMARKS = ("contrary", "due", "thanks", "owing", "prior", "similar")  # "Contrary to reports, X left"
NOTHING: Range = (0, 0)
# Prepositions after which "-ing" is done by the object: `attacked him for failing`, `accused X of spreading`.
OBJECT_CONTROL = ("for", "of", "from", "into")


def find_subjects(tokens: Sequence[Token], clauses: Sequence[Clause]) -> None:
    """Sets `subject` of every clause; parents and leads must be known."""
    for n, clause in enumerate(clauses):
        if clause.verb is None or clause.subject != NOTHING:
            continue
        if clause.verb.form == "participle":
            clause.subject = _of_participle(tokens, clauses, n)
        else:
            clause.subject = _of_finite(tokens, clauses, n)
    for n, clause in enumerate(clauses):  # what opens the sentence shares the subject of what follows
        if clause.verb is not None and clause.subject == NOTHING:
            clause.subject = _inherited(clauses, n)


def _of_finite(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> Range:
    clause = clauses[n]
    verb = clause.verb
    assert verb is not None
    first = clause.first + (tokens[clause.first].tag in OPENERS and clause.kind != "main")
    if tokens[clause.first].tag == "PREP" and clause.kind == "relative":
        first += 1
    gerund = clause.marker == "that" and tokens[first].tag == "VG"
    own = (first, verb.first) if gerund else noun_phrase(tokens, first, verb.first)
    inserted = clause.first > 0 and tokens[clause.first - 1].text == ","
    if clause.lead and own == NOTHING and not (clause.kind == "relative" and inserted):
        return noun_phrase(tokens, 0, clause.lead)
    if own != NOTHING:
        pair = clause.marker == "and" and tokens[verb.head].low in SPEAKING and own[0] == clause.first + 1
        return (_joined(tokens, clause.first), own[1]) if pair else own
    if clause.kind == "relative" and clause.marker in (*WHO, "whom"):
        happens = clause.marker != "who" and tokens[verb.head].low in HAPPENING
        return antecedent(tokens, clause.first, whole=happens and not _is_event(tokens, clause.first))
    said = tokens[verb.head].low in lex.SAYING and n > 0 and clause.kind != "coordinate"
    if clause.kind == "tail" or said:
        return _inverted(tokens, verb.last + 1, clause.last + 1)
    before = clauses[n - 1] if n else clause
    if clause.kind == "coordinate" and before.kind == "relative" and before.marker in WHO and not inserted:
        return before.subject  # "the blasts which killed 20 people and injured others"
    return _shared(clauses, n, speaks=tokens[verb.head].low in SPEAKING)


def _joined(tokens: Sequence[Token], conjunction: int) -> int:
    """Where `..., the company and the union said` begins: at a comma and a noun phrase before the "and"."""
    start = _phrase_start(tokens, conjunction)
    whole = 0 < start < conjunction and tokens[start - 1].text == "," and start > 1 and tokens[start].tag == "DET"
    return start if whole else conjunction + 1


def _is_event(tokens: Sequence[Token], stop: int) -> bool:
    """Whether the noun before a relative clause tells an event: none in "his visit to Aldby, which was planned"."""
    while stop > 0 and tokens[stop - 1].tag in ("PUNCT", "TIMEX"):
        stop -= 1
    low = tokens[stop - 1].low if stop else ""
    return low in lex.EVENT_NOUNS or low.removesuffix("s") in lex.EVENT_NOUNS


def _of_participle(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> Range:
    """The noun that a reduced relative follows, the object or the subject of the clause that it hangs on."""
    clause = clauses[n]
    verb = clause.verb
    assert verb is not None
    first = clause.first or verb.first
    before = tokens[first - 1] if first else None
    if n and verb.passive and (before is None or before.text == "," or clause.marker in ("and", "or")):
        passive = clauses[n - 1].verb
        if passive is not None and passive.passive and clauses[n - 1].subject[1] > 0:
            return clauses[n - 1].subject  # "was elected in 2010, re-elected in 2015 and impeached in 2017"
    if clause.marker in OBJECT_CONTROL and before is not None and before.tag in ("NAME", "PRON"):
        return clause.first - 1, clause.first
    if clause.marker or before is None:
        return _inherited(clauses, n)
    if verb.passive or before.text != ",":
        found = antecedent(tokens, first, whole=verb.passive and before.text == ",")
        if found != NOTHING and not (verb.progressive and _is_where(tokens, found)):
            return found
    return _inherited(clauses, n)


def _is_where(tokens: Sequence[Token], found: Range) -> bool:
    """`was in Aldby working for X`: a place is no subject."""
    mention = tokens[found[1] - 1].mention
    return mention is not None and mention.kind == "place" and found[0] > 0 and tokens[found[0] - 1].tag == "PREP"


def _inherited(clauses: Sequence[Clause], n: int) -> Range:
    for _ in range(MAX_DEPTH):
        parent = clauses[n].parent
        if parent is None:
            break
        n = parent
        if clauses[n].subject != NOTHING:
            return clauses[n].subject
    return NOTHING


def noun_phrase(tokens: Sequence[Token], first: int, stop: int) -> Range:
    """The noun phrase that fills `first` to `stop`, without fronted adverbials, dates and marks at its ends."""
    while stop > first and tokens[stop - 1].tag in ("TIMEX", "ADV", "NEG", "PUNCT"):
        stop -= 1
        if tokens[stop].tag == "TIMEX" and stop > first and tokens[stop - 1].tag in ("PREP", "SUB"):
            stop -= 1
    if first < stop and tokens[stop - 1].low in lex.SUBJECT_PRONOUNS:
        return stop - 1, stop  # "during the war she served"
    while first < stop:
        first = _after_remark(tokens, first, stop)
        if first == stop or tokens[first].tag not in ("PREP", "SUB", "VG", "TO"):
            break
        comma = next((k for k in range(first, stop) if tokens[k].text == ","), None)
        if first + 2 < stop and tokens[first + 1].tag == "TIMEX" and tokens[first + 2].tag in ("DET", "NAME", "PROPN"):
            first += 2  # `in March a Miami federal judge`
        elif comma is not None:
            first = _after_place(tokens, comma, stop) + 1
        elif first + 1 < stop and tokens[first + 1].tag == "TIMEX":
            first += 2
        elif tokens[first].low in WHENEVER and stop - first > 1:
            return first + 1, stop  # "On Friday, when the mayor left"
        else:
            return NOTHING
    return (first, stop) if first < stop else NOTHING


def _after_remark(tokens: Sequence[Token], first: int, stop: int) -> int:
    """Where what opens a clause without a bearing on it ends: a date, a mark, an adverb, "most importantly"."""
    while first < stop and tokens[first].tag in ("TIMEX", "PUNCT", "ADV", "COORD"):
        first += 1
    if first < stop and tokens[first].low in REMARKS and tokens[first + 1].tag in ("TO", "PREP"):
        return next((k + 1 for k in range(first, stop) if tokens[k].text == ","), first)
    remark = first + 2 < stop and tokens[first + 1].tag == "ADV" and tokens[first + 2].text == ","
    return first + 3 if remark else first


def _after_place(tokens: Sequence[Token], comma: int, stop: int) -> int:
    """The comma that ends a fronted phrase: of "at a summit in Madrid, Spain, the alliance" the second."""
    if comma + 2 >= stop or tokens[comma + 2].text != ",":
        return comma
    within = all(token.mention and token.mention.kind == "place" for token in tokens[comma - 1 : comma + 2 : 2])
    return comma + 2 if within else comma


def antecedent(tokens: Sequence[Token], stop: int, *, whole: bool = False) -> Range:
    """The noun phrase that ends before token `stop`, across a coordination ("the revolutionary and poet who").

    With `whole`, and where a person is asked for and a country stands there, it goes back over prepositions as well.
    """
    after = stop
    while stop > 0 and (tokens[stop - 1].tag in ("PUNCT", "TIMEX") or _is_aside(tokens, stop - 1, after)):
        stop -= 1
    start = _phrase_start(tokens, stop)
    geographic = stop > start and (mention := tokens[stop - 1].mention) is not None and mention.kind != "person"
    whole = whole or (after < len(tokens) and tokens[after].low == "who" and geographic)
    while whole and start > 1 and _governed(tokens, start):
        start = _phrase_start(tokens, start - 1)  # "new terms of the contract, announced Friday"
    if start > 1 and tokens[start - 1].tag == "COORD" and tokens[start - 2].tag in ("N", "NAME", "PROPN"):
        start = _phrase_start(tokens, start - 1)
        while start > 1 and _lists(tokens, start - 1):
            start = _phrase_start(tokens, start - 1)  # "X, Y and Z, who"
    return (start, stop) if start < stop else NOTHING


def _is_aside(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """The "in" of "Norrvik University in 1947", the age of "Lena Lund, 48, who"."""
    if tokens[k].tag == "NUM":
        return k > 1 and tokens[k - 1].text == tokens[k + 1].text == "," and tokens[k - 2].tag == "NAME"
    return tokens[k].tag == "PREP" and k + 1 < stop and tokens[k + 1].tag == "TIMEX"


def _lists(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands between two names of a kind."""
    before, after = tokens[comma - 1].mention, tokens[comma + 1 + (tokens[comma + 1].tag == "DET")].mention
    return tokens[comma].text == "," and before is not None and after is not None and before.kind == after.kind


def _governed(tokens: Sequence[Token], start: int) -> bool:
    """Whether a preposition joins what begins here to a noun before it: "one of the men", "a letter from the mayor"."""
    before = tokens[start - 1]
    return before.low == "of" or (before.tag in ("PREP", "TO") and tokens[start - 2].tag in ("N", "NAME", "PROPN"))


def _phrase_start(tokens: Sequence[Token], stop: int) -> int:
    start = stop
    while start > 0 and (tokens[start - 1].tag in NOMINAL or tokens[start - 1].text == "-"):
        start -= 1
        if tokens[start].tag == "DET":
            break
    return start


def _inverted(tokens: Sequence[Token], first: int, stop: int) -> Range:
    """The subject after its verb: `said Maria Cardona, a spokeswoman ...`."""
    while first < stop and tokens[first].tag in ("TIMEX", "ADV"):
        first += 1
    end = first
    while end < stop and tokens[end].tag in NOMINAL:
        end += 1
    return (first, end) if first < end else NOTHING


def _shared(clauses: Sequence[Clause], n: int, *, speaks: bool) -> Range:
    """The subject of an earlier clause; a verb of speech after "said that ..." goes on with the speaker."""
    for earlier in reversed(clauses[:n]):
        if speaks and earlier.kind == "that":
            continue
        if earlier.subject != NOTHING and earlier.kind in ("main", "coordinate", "that", "subordinate"):
            return earlier.subject
    return NOTHING
