"""Makes an entry's headline out of its own clause: subject first, without date, attribution and padding.

Nothing is added but names that stand for pronouns, a colon between a speaker and what was said, and the "was" of a
person to whom something was done ("Asked about it, Smith ...": "Smith was asked about it").
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.contact import contact_subject
from timeline.extract.headline import PARTICLES, Word, fit
from timeline.extract.place import AS_SET
from timeline.extract.portions import portion
from timeline.extract.subjects import antecedent
from timeline.extract.title_subject import is_person, spoken_of, subject_of
from timeline.extract.wording import ENOUGH, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.place import Verdict
    from timeline.extract.tokens import Token

NOUN_PHRASE = ("N", "NAME", "PROPN", "NUM", "POSS", "VZ", "VG")
OBJECT_RELATIVES = ("", "that", "which", "whom")
SPEAKING = frozenset("saying telling adding announcing warning claiming arguing insisting reporting".split())
FINITE = ("VD", "VN", "BE", "HAVE", "MODAL", "DO")
UNTIL = ("until", "till", "before")
OPENERS = ("SUB", "REL", "COORD")
PADDING = ("SUB", "REL", "VG")  # what opens a clause behind a comma that a headline does without


def title(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict, at: int) -> str:
    """A headline for the event that token `at` dates; never empty where the sentence has words."""
    clause = clauses[verdict.clause]
    if verdict.noun and (not _is_subject(clause, verdict.head) or clause.verb is None):
        phrase = _noun_event(tokens, clause, verdict.head)
        if sum(tokens[k].tag in ("N", "NAME", "PROPN", "NUM") for k in phrase) > 2 or clause.verb is None:
            return fit(spoken(tokens, phrase))
    if clause.verb is None:
        return fit(spoken(tokens, list(range(clause.first, clause.last + 1))))
    said = _said_before(tokens, clauses, verdict.clause)
    told = verdict.clause + _is_cleft(tokens, clauses, verdict.clause)
    headline = _statement(tokens, clause, said) if said else _clause(tokens, clauses, told, at)
    return headline if " " in headline else fit(spoken(tokens, list(range(len(tokens)))))


def _is_cleft(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> bool:
    """`it was not until Tuesday that X left`: the next clause tells what happened."""
    clause, verb = clauses[n], clauses[n].verb
    it = clause.subject[1] - clause.subject[0] == 1 and tokens[clause.subject[0]].low == "it"
    following = clauses[n + 1] if n + 1 < len(clauses) else None
    return bool(it and verb and tokens[verb.head].tag == "BE" and following and following.marker == "that")


def _statement(tokens: Sequence[Token], clause: Clause, said: list[int]) -> str:
    """`Smith: the plant will close`, for what a tail reports."""
    speaker = spoken(tokens, subject_of(tokens, clause))
    names = frozenset(mention.name for k in range(*clause.subject) if (mention := tokens[k].mention))
    words = spoken(tokens, said, names)
    verb = next((k for k, word in enumerate(words) if word.tag in FINITE), 0)
    return fit([*speaker, Word(":", "", blank=False), *words], len(speaker) + verb + 2) if speaker else fit(words)


def _clause(tokens: Sequence[Token], clauses: Sequence[Clause], n: int, at: int) -> str:
    """Subject and predicate."""
    clause = clauses[n]
    verb = clause.verb
    assert verb is not None
    if _hangs_by_preposition(tokens, clauses, n):
        return _clause_with(tokens, clauses, n)
    own = portion(tokens, _predicate(tokens, clauses, n), verb.last, at)
    subject, predicate = own.subject or spoken_of(tokens, clauses, n), _affirmed(tokens, clause, own.predicate, at)
    if not subject and verb.form == "finite":
        return fit(spoken(tokens, _own_words(tokens, clause)))
    suffers = verb.form == "participle" and verb.passive and len(subject) == 1
    if suffers and is_person(tokens[subject[0]]):
        words = [*spoken(tokens, subject), Word("was", "BE"), *spoken(tokens, predicate)]
        words[2] = Word(words[2].text[:1].lower() + words[2].text[1:], words[2].tag) if len(words) > 2 else words[-1]
        return fit(words, 2)
    plain = fit(spoken(tokens, subject + predicate), len(subject) + verb.last - verb.first)
    return _what_was_said(tokens, clauses, n, plain) or plain


def _what_was_said(tokens: Sequence[Token], clauses: Sequence[Clause], n: int, plain: str) -> str:
    """`Smith: the plant will close`, where there is no room for "told the broadcaster ABC that ..." and its verb.

    "" where the plain headline has room, or nobody says anything.
    """
    clause, content = clauses[n], clauses[n + 1] if n + 1 < len(clauses) else None
    verb = clause.verb
    if verb is None or content is None or content.reporter != n or content.verb is None:
        return ""
    told = tokens[content.verb.head].text
    speaks = verb.form == "finite" and not verb.passive and tokens[verb.head].low in lex.SAYING
    if not speaks or told in plain.split():
        return ""
    first = content.first + (tokens[content.first].tag == "THAT")
    headline = _statement(tokens, clause, list(range(first, _complement_end(clauses, n) + 1)))
    return headline if told in headline.split() else ""


def _hangs_by_preposition(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> bool:
    """`is charged with killing X`: the participle alone would say that it happened."""
    clause = clauses[n]
    if n == 0 or clause.parent != n - 1 or clause.verb is None or clause.verb.form != "participle":
        return False
    parent = clauses[n - 1].verb
    governs = parent is not None and parent.form == "finite" and clauses[n - 1].subject != (0, 0)
    return governs and tokens[clause.first].tag == "PREP" and clause.marker in lex.PREPOSITIONS - lex.SUBORDINATORS


def _clause_with(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> str:
    """The clause that clause `n` hangs on, with it."""
    parent, last = clauses[n - 1], clauses[n].last
    assert parent.verb is not None
    subject = subject_of(tokens, parent)
    last = _before_padding(tokens, parent.verb.last + 1, last)
    picked = [k for k in range(parent.verb.first, last + 1) if not parent.subject[0] <= k < parent.subject[1]]
    return fit(spoken(tokens, subject + picked), len(subject) + parent.verb.last - parent.verb.first)


def _own_words(tokens: Sequence[Token], clause: Clause) -> list[int]:
    """All words of a clause whose subject is not found, without what opens it."""
    assert clause.verb is not None
    openers = (k for k in range(clause.verb.first - 1, clause.first - 1, -1) if tokens[k].tag in OPENERS)
    return list(range(next(openers, clause.first - 1) + 1, clause.last + 1))


def _is_subject(clause: Clause, head: int) -> bool:
    return clause.subject[0] <= head < clause.subject[1]


def _said_before(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> list[int]:
    """`The plant will close, Smith said Tuesday`: the tokens of what the tail `n` reports."""
    if clauses[n].kind != "tail" or any(clause.reporter == n for clause in clauses[n + 1 :]):
        return []
    content = [clause for clause in clauses[:n] if clause.reporter == n]
    if not content:
        return []
    first = 0 if content[0] is clauses[0] else content[0].first
    start, stop = content[0].subject
    dropped = set(range(start, stop)).difference(subject_of(tokens, content[0])) if first <= start else set()
    if dropped and tokens[stop].text == ",":
        dropped.add(stop)  # what ends an apposition goes with it
    return [k for k in range(first, content[-1].last + 1) if k not in dropped]


def _predicate(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> list[int]:
    clause = clauses[n]
    verb = clause.verb
    assert verb is not None
    last = clause.last
    following = clauses[n + 1] if n + 1 < len(clauses) else None
    if tokens[verb.head].low in lex.REPORTING or tokens[verb.head].low in SPEAKING:
        last = _complement_end(clauses, n)
    elif following is not None and following.kind == "participle" and following.marker not in ("and", "but", "or"):
        last = following.last if tokens[following.first - 1].text != "," else last
    inserted = clause.kind == "relative" and clause.first > 0 and tokens[clause.first - 1].text == ","
    inserted = inserted or (clause.kind == "participle" and verb.passive)
    behind = max(verb.last + 1, clause.first if verb.first < clause.first else 0)
    last = min(_before_padding(tokens, behind, last, inserted=inserted), verb.first + ENOUGH)
    aside = _asides(clauses, n)
    picked = [
        k for k in range(verb.first, last + 1) if not clause.subject[0] <= k < clause.subject[1] and k not in aside
    ]
    if clause.kind == "relative" and clause.marker in OBJECT_RELATIVES and clause.subject[0] >= clause.first > 0:
        opened = clause.marker or contact_subject(tokens, verb.last) == clause.first
        bare = verb.last + 1 >= len(tokens) or tokens[verb.last + 1].tag in ("PUNCT", "TIMEX", "PREP", "SUB")
        if opened and bare and not verb.passive and tokens[verb.head].tag != "BE":
            what = list(range(*antecedent(tokens, clause.first, whole=clause.marker != "whom")))
            # "the plan that she set out"
            particle = verb.last + 1 < len(tokens) and tokens[verb.last + 1].low in PARTICLES
            return picked[: verb.last - verb.first + 1 + particle] + what  # "the ship that he sank"
    return picked


def _affirmed(tokens: Sequence[Token], clause: Clause, picked: list[int], at: int) -> list[int]:
    """`will not close until May`: without its date the negation would say the contrary."""
    awaited = tokens[at].low.startswith(UNTIL) or any(token.low in UNTIL for token in tokens[max(0, at - 2) : at])
    if clause.verb is None or not clause.verb.negated or not awaited or clause.kind == "relative":
        return picked
    return [k for k in picked if tokens[k].tag != "NEG" or k > clause.verb.last + 1]


def _asides(clauses: Sequence[Clause], n: int) -> set[int]:
    """The tokens of relative clauses that part a subject from its verb: "said that a man who had fled was found"."""
    clause, verb = clauses[n], clauses[n].verb
    if verb is not None and verb.first < clause.first:  # "charged X, who was held on Sunday, with murder on Tuesday"
        inside = (each for each in clauses[:n] if each.verb is not verb and verb.last < each.first)
        return {k for each in inside for k in range(each.first - 1, each.last + 1)}
    return {
        k
        for inner, outer in pairwise(clauses[n + 1 :])
        if inner.kind == "relative"
        and inner.marker
        and outer.subject == inner.subject
        and outer.first == inner.last + 1
        for k in range(inner.first, inner.last + 1)
    }


def _before_padding(tokens: Sequence[Token], first: int, last: int, *, inserted: bool = False) -> int:
    """The last token before a comma and a subordinate clause or "with" behind it; of an inserted clause, also "and"."""
    for k in range(first, last):
        if tokens[k].text == ";":
            return k - 1
        after = tokens[k + 1]
        if tokens[k].low == "as" and after.low in AS_SET:
            return k - 1
        padded = after.tag in PADDING or after.low == "with" or (after.tag == "DET" and tokens[k - 1].tag == "TIMEX")
        if tokens[k].text == "," and (padded or (inserted and after.tag in ("COORD", "DET", "PRON", "NAME"))):
            return k - 1
    return last


def _complement_end(clauses: Sequence[Clause], n: int) -> int:
    """A statement's headline takes in what was stated."""
    last = clauses[n].last
    for other in clauses[n + 1 :]:
        inside = other.kind in ("that", "relative", "participle") or other.reporter == n
        if other.first != last + 1 or not inside:
            break
        last = other.last
    return last


def _noun_event(tokens: Sequence[Token], clause: Clause, head: int) -> list[int]:
    """The noun phrase of an event noun, with what follows it by prepositions."""
    start = head
    while start > 0 and (tokens[start - 1].tag in (*NOUN_PHRASE, "TIMEX") or tokens[start - 1].low in lex.POSSESSIVES):
        start -= 1
    stop = head + 1
    while stop <= clause.last and tokens[stop].tag in (*NOUN_PHRASE, "PREP", "DET", "COORD"):
        stop += 1
    return list(range(start, stop))
