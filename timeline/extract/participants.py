"""Who takes part in an event, from the names in its clause and their places in it.

Subject, objects and agents take part; who merely reports does not, nor does a name inside what somebody says. A country
after a preposition of place is a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.objects import (
    CLAUSE_WORDS,
    LOSING,
    MEETING_NOUNS,
    after_verb,
    agent,
    befalls,
    governor_of,
    own_end,
)
from timeline.extract.phrases import GEOGRAPHIC, in_apposition, in_noun_phrase, stands_for_itself
from timeline.extract.portions import portion
from timeline.extract.subjects import antecedent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.place import Verdict
    from timeline.extract.tokens import Token
    from timeline.models import Mention, MentionKind

PARTNERS = frozenset("of between with by and against among".split())


def participants(
    tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict, at: int
) -> dict[str, MentionKind]:
    """Who takes part in what token `at` dates: the kind of each canonical name, in the order of the text."""
    found: dict[str, MentionKind] = {}
    elsewhere = _of_other_dates(tokens, clauses[verdict.clause], at)
    for mention in _taking_part(tokens, clauses, verdict):
        if mention.start not in elsewhere:
            found.setdefault(mention.name, mention.kind)
    for mention in _at_once(tokens, clauses, verdict, alone=not found):
        found.setdefault(mention.name, mention.kind)
    return found


def _of_other_dates(tokens: Sequence[Token], clause: Clause, at: int) -> set[int]:
    """Where names behind the verb start that belong to another date: "took over X in 2016 and Y in January"."""
    verb = clause.verb
    if verb is None or not verb.last < at <= clause.last:
        return set()
    behind = list(range(verb.last + 1, clause.last + 1))
    own = portion(tokens, [verb.last, *behind], verb.last, at)
    shown = {*own.subject, *own.predicate}
    kinds = {_sort(tokens[k]) for k in behind if k in shown}
    return {tokens[k].start for k in behind if k not in shown and _sort(tokens[k]) in kinds}


def _sort(token: Token) -> str:
    """What sort of name a token is, countries and peoples being of one; no other sort takes its place."""
    kind = token.mention.kind if token.mention is not None else ""
    return "country" if kind in (*GEOGRAPHIC, "people") else kind


def _taking_part(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict) -> Iterator[Mention]:
    clause = clauses[verdict.clause]
    verb = clause.verb
    if verdict.noun:
        yield from _around_noun(tokens, clauses, verdict)
    elif _is_cleft(tokens, clauses, verdict.clause):
        yield from _taking_part(tokens, clauses, verdict._replace(clause=verdict.clause + 1))
    elif verb is not None:
        yield from _in_subject(tokens, clauses, verdict.clause)
        word = tokens[verb.head].low
        moves = word in lex.MOVING or befalls(tokens, clause)
        if not moves or not _goes_to_country(tokens, verb.last + 1):
            yield from after_verb(tokens, verb.last + 1, own_end(tokens, clause), speaks=word in lex.SAYING)
        yield from _in_next(tokens, clauses, verdict.clause)
        yield from _operators(tokens, clauses, clause.subject)


def _around_noun(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict) -> Iterator[Mention]:
    """The parties of an event that a noun tells; where it has none of its own, who does it or is in it."""
    clause = clauses[verdict.clause]
    inside = list(_in_noun_event(tokens, clause, verdict.head))
    yield from inside
    if inside or clause.verb is None:
        return
    whole = _is_object(tokens, clause.verb.last + 1, verdict.head)  # "X declared a ceasefire from May 8 to May 10"
    whole = whole or tokens[verdict.head].low.removesuffix("s") in MEETING_NOUNS  # "X decided at last year's summit"
    if whole or tokens[clause.verb.head].low not in lex.SAYING:
        for mention in _in_subject(tokens, clauses, verdict.clause):
            if whole or mention.kind == "person":  # "Smith has been on the run since the 1998 bombing"
                yield mention
    if whole and tokens[clause.verb.head].low in LOSING:  # "lost two games to X"
        yield from after_verb(tokens, clause.verb.last + 1, own_end(tokens, clause), speaks=False)


def _in_next(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> Iterator[Mention]:
    """Who takes part by the next clause: by what means, or about whom something was decided."""
    verb, following = clauses[n].verb, clauses[n + 1] if n + 1 < len(clauses) else None
    if following is None or verb is None:
        return
    if _is_means(tokens, following) and following.verb is not None:
        yield from after_verb(tokens, following.verb.last + 1, own_end(tokens, following), speaks=False)
    elif _is_held(tokens, following):
        yield from agent(tokens, following)
    if _goes_on(tokens, clauses, n) and following.verb is not None:
        speaks = tokens[following.verb.head].low in lex.SAYING
        yield from after_verb(tokens, following.verb.last + 1, own_end(tokens, following), speaks=speaks)
    if tokens[verb.head].low in lex.DECIDING and following.reporter == n:
        yield from in_noun_phrase(tokens, *following.subject)  # "ruled that X should go back"


def _at_once(tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict, *, alone: bool) -> Iterator[Mention]:
    """`X scored as Norway won on Sunday`: who acts in the clause that a dated one with "as" or "when" goes with.

    If the date stands in the other one (`The strike began on Monday when Norway ...`), only where that has no party.
    """
    n = verdict.clause
    following = clauses[n + 1] if n + 1 < len(clauses) else None
    if _is_when(clauses[n]) and not verdict.noun:
        main = next((clause for clause in reversed(clauses[:n]) if clause.kind == "main"), None)
        verb = None if main is None else main.verb
        deed = verb is not None and tokens[verb.head].low not in lex.SAYING and tokens[verb.head].tag != "BE"
        if main is not None and deed and not _is_dated(tokens, main):
            yield from in_noun_phrase(tokens, *main.subject)
    elif alone and following is not None and _is_when(following) and not _is_dated(tokens, following):
        yield from in_noun_phrase(tokens, *following.subject)


def _is_when(clause: Clause) -> bool:
    return clause.kind == "subordinate" and clause.marker in ("as", "when") and clause.verb is not None


def _is_dated(tokens: Sequence[Token], clause: Clause) -> bool:
    return any(token.timex is not None for token in tokens[clause.first : clause.last + 1])


def _is_object(tokens: Sequence[Token], start: int, head: int) -> bool:
    """Whether the noun at `head` is the direct object of a verb that ends before `start`."""
    return start <= head and all(token.tag in ("DET", "N", "NUM", "VZ", "ADV") for token in tokens[start:head])


def _is_held(tokens: Sequence[Token], clause: Clause) -> bool:
    """`came at an event hosted by X`: what hangs on the last noun, on no other day."""
    reduced = clause.kind == "participle" and not clause.marker and tokens[clause.first - 1].text != ","
    return reduced and not _is_dated(tokens, clause)


def _goes_on(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> bool:
    """`spoke with X on May 19 and then called Y`: a second verb of the same subject, on no other day."""
    clause, following = clauses[n], clauses[n + 1]
    shared = following.kind == "coordinate" and following.subject == clause.subject
    return shared and not _is_dated(tokens, following)


def _is_means(tokens: Sequence[Token], clause: Clause) -> bool:
    """`took third place by beating X`: how it was done, on no other day."""
    return clause.kind == "participle" and clause.marker == "by" and not _is_dated(tokens, clause)


def _operators(tokens: Sequence[Token], clauses: Sequence[Clause], subject: tuple[int, int]) -> Iterator[Mention]:
    """`A jet operated by Nordic Air crashed`: by whom what the subject tells of was led, flown or attended."""
    for clause in clauses:
        adjacent = clause.first == subject[1] and subject[1] > 0
        if adjacent and clause.kind == "participle" and clause.verb is not None and clause.verb.passive:
            yield from agent(tokens, clause)


def _is_cleft(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> bool:
    """`It was not until Tuesday that X said`: who takes part stands behind "that"."""
    verb, (start, stop) = clauses[n].verb, clauses[n].subject
    lifts = verb is not None and tokens[verb.head].tag == "BE" and stop - start == 1 and tokens[start].low == "it"
    return lifts and n + 1 < len(clauses) and clauses[n + 1].kind == "that" and clauses[n + 1].verb is not None


def _goes_to_country(tokens: Sequence[Token], k: int) -> bool:
    """`left Pakistan`: the object of a verb of moving is a place."""
    mention = tokens[k].mention if k < len(tokens) else None
    return mention is not None and mention.kind in GEOGRAPHIC


def _in_subject(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> Iterator[Mention]:
    clause = clauses[n]
    yield from in_noun_phrase(tokens, *clause.subject)
    if clause.kind == "relative" and clause.marker == "whose":
        owner = antecedent(tokens, clause.first)
        yield from in_noun_phrase(tokens, *owner)
        yield from in_apposition(tokens, owner[0])
    elif (
        clause.kind == "relative"
        and clause.marker in ("", "whom", "which", "that")
        and clause.subject[0] >= clause.first
    ):
        yield from in_noun_phrase(tokens, *antecedent(tokens, clause.first))  # "X, whom the parliament elected"
    elif clause.kind == "relative":
        yield from in_apposition(tokens, clause.subject[0])
        yield from _in_predicated(tokens, clauses, n)
    elif clause.subject[0] > 2 and tokens[clause.subject[0] - 3].tag in ("REL", "SUB"):
        yield from in_apposition(tokens, clause.subject[0])  # "the house where X, a teacher, lived"
    if clause.verb is None or clause.parent is None or clause.kind != "participle" or clause.marker:
        return
    parent = clauses[clause.parent]
    if parent.verb is not None and clause.parent < n and parent.subject == clause.subject:
        yield from after_verb(tokens, parent.verb.last + 1, clause.first, speaks=True)


def _in_predicated(tokens: Sequence[Token], clauses: Sequence[Clause], n: int) -> Iterator[Mention]:
    """`X was one of 13 sailors who ...`: whom the antecedent only describes."""
    clause = clauses[n]
    parent = clauses[clause.parent] if clause.parent is not None and clause.marker == "who" else None
    if parent is None or parent.verb is None or tokens[parent.verb.head].tag != "BE":
        return
    between = tokens[parent.verb.last + 1 : clause.subject[0]]
    if all(token.low in ("one", "of", "among", "the", "also") for token in between):
        yield from in_noun_phrase(tokens, *parent.subject)


def _in_noun_event(tokens: Sequence[Token], clause: Clause, head: int) -> Iterator[Mention]:
    """`the shooting of X`, `a meeting between X and Y`, `X's invasion of Y`."""
    yield from _owners(tokens, clause, head)
    governor = "of"
    for k in range(head + 1, clause.last + 1):
        token = tokens[k]
        if token.tag in CLAUSE_WORDS or token.text in (",", ";", "--") or (clause.verb and k == clause.verb.first):
            return
        governor = governor_of(token, governor)
        if token.mention is None or governor not in PARTNERS or not stands_for_itself(tokens, k, clause.last + 1):
            continue
        if governor != "of" or token.mention.kind not in GEOGRAPHIC:
            yield from token.parties


def _owners(tokens: Sequence[Token], clause: Clause, head: int) -> Iterator[Mention]:
    """`X's death`, `his 1998 arrest`: whose event it is."""
    k = head - 1
    while k > clause.first and tokens[k].tag in ("N", "NUM", "VN", "TIMEX", "PROPN"):
        k -= 1
    k -= k > clause.first and tokens[k].tag == "POSS"
    mention = tokens[k].mention if k >= clause.first else None
    owns = tokens[k].low in lex.POSSESSIVES or tokens[k + 1].tag == "POSS"
    if mention is not None and owns and mention.kind != "place":
        yield from tokens[k].parties
