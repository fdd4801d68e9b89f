"""Cuts a sentence into clauses, each with its verb, subject, tense, negation, modality and place in reported speech."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.borders import Kind, border, participle_border, reports, with_preposition
from timeline.extract.contact import contact_subject
from timeline.extract.participles import DASHES
from timeline.extract.subjects import antecedent, find_subjects
from timeline.extract.verbs import Group, verb_groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token


@dataclass(slots=True, eq=False, repr=False)  # as each method made takes time at the start
class Clause:
    """A clause by its first and last token (inclusive).

    `marker` is the word that opens it ("who", "that", "after"), "" if none; `subject` a half-open range of tokens,
    empty where it has none; `reporter` the number of the clause whose verb reports this one; `parent` that of the
    clause it hangs on.
    """

    first: int
    last: int
    kind: Kind
    verb: Group | None
    marker: str = ""
    subject: tuple[int, int] = (0, 0)
    parent: int | None = None
    reporter: int | None = None
    infinitives: list[Group] = field(default_factory=list)
    lead: int = 0  # tokens at the sentence's head that belong to this clause although others stand between


def clauses_of(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses in order of their verbs; a sentence without a verb is one clause without one."""
    groups = verb_groups(tokens)
    heads = {group.head for group in groups if group.form != "participle"}
    carriers = [group for group in groups if _carries(tokens, group) and not _continues(group, heads)]
    if not tokens:
        return []
    if not carriers:
        return [Clause(0, len(tokens) - 1, "main", None, infinitives=[g for g in groups if g.form == "infinitive"])]
    clauses = _cut(tokens, carriers)
    for clause in clauses:
        clause.infinitives = [g for g in groups if g.form == "infinitive" and clause.first <= g.first <= clause.last]
    _give_lead(clauses)
    _part_gapped(tokens, clauses)
    _part_inserted(tokens, clauses)
    for n in range(len(clauses)):
        _find_parent(tokens, clauses, n)
    find_subjects(tokens, clauses)
    _find_reporters(tokens, clauses)
    return clauses


def _continues(group: Group, heads: set[int]) -> bool:
    """`begin withdrawing`, `kept waiting`: a participle right behind another verb is part of what that verb says."""
    return group.form == "participle" and group.first - 1 in heads


def _carries(tokens: Sequence[Token], group: Group) -> bool:
    """Whether a group carries a clause: a finite verb, or a participle that is more than a modifier."""
    if group.form == "finite":
        return True
    if group.form == "infinitive":
        return False
    before = tokens[group.first - 1] if group.first else None
    if before is None:
        return True
    if before.tag == "THAT" and group.progressive:
        return False  # "said that closing the plant would ...": a subject
    if before.tag == "PREP" and not group.progressive:
        return False  # "for granted", "of unidentified"
    return before.tag not in ("VG", "VN", "VP", "VD")  # "was found abandoned", "kept waiting"


def _cut(tokens: Sequence[Token], carriers: list[Group]) -> list[Clause]:
    clauses = [_opening(tokens, carriers)]
    waiting = _waiting(tokens, clauses[0])
    for left, right in pairwise(carriers):
        first, kind, marker = border(tokens, left, right)
        if waiting is not None and kind == "relative" and not marker and tokens[first - 1].tag in ("PREP", "TO"):
            first = right.first  # "that brought X to power gathered": what a preposition governs is no subject
        clause = Clause(first, len(tokens) - 1, kind, right, marker)
        if waiting is not None and right.form == "finite" and _resumes(tokens, clause):
            clause = Clause(right.first, len(tokens) - 1, waiting[0], right, "", waiting[1])
            waiting = None
        clauses[-1].last = clause.first - 1
        clauses.append(clause)
        waiting = _waiting(tokens, clause) or waiting
    return clauses


def _waiting(tokens: Sequence[Token], clause: Clause) -> tuple[Kind, tuple[int, int]] | None:
    """The subject that a relative clause parts from its verb ("a suspect who was returned had ..."), and its kind."""
    reduced = clause.kind == "participle" and not clause.marker and clause.verb is not None
    carrying = clause.first > 0 and tokens[clause.first - 1].tag in ("N", "NAME", "PROPN")
    reduced = reduced and (carrying or (clause.verb is not None and clause.verb.passive))
    marked = clause.marker and tokens[clause.first].tag != "COORD"
    contact = clause.verb is not None and contact_subject(tokens, clause.verb.last) == clause.first > 0
    if not reduced and (clause.kind != "relative" or not (marked or contact)):
        return None
    start, stop = antecedent(tokens, clause.first, whole=True)
    if start > 1 and tokens[start].tag == "DET" and tokens[start - 1].text == "," and tokens[start - 2].tag == "NAME":
        named = antecedent(tokens, start - 1)  # "Ada Brandt, the nurse who ..., died", but "On Etna, a rock that ..."
        start, stop = (start, stop) if named[0] and tokens[named[0] - 1].tag == "PREP" else named
    before = tokens[start - 1] if start else None
    if start == stop:
        return None
    if before is None:
        return "main", (start, stop)
    if before.tag == "THAT":
        return "that", (start, stop)
    if before.tag in ("SUB", "PUNCT", "COORD") and before.text not in (".", ")"):
        return "main", (start, stop)
    return ("that", (start, stop)) if before.low in lex.SAYING else None


def _resumes(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a verb goes on with what a relative clause interrupted: no border word, or only a comma, before it."""
    if clause.kind == "relative":
        return not clause.marker
    return clause.kind == "coordinate" and not clause.marker and tokens[clause.first - 1].text in (",", *DASHES)


def _opening(tokens: Sequence[Token], carriers: list[Group]) -> Clause:
    """The clause of the first verb; what stands before a relative or participle there belongs to the main clause."""
    group, first = carriers[0], tokens[0]
    opener = next((k for k in range(group.first - 1, 0, -1) if _opens_relative(tokens, k, group)), None)
    alone = opener is not None and tokens[opener].tag == "REL" and tokens[opener - 1].tag in ("PREP", "PUNCT")
    if opener is not None and (alone or len(carriers) > 1):
        return Clause(with_preposition(tokens, opener, 1), len(tokens) - 1, "relative", group, tokens[opener].low)
    contact = contact_subject(tokens, group.last) if group.form == "finite" else 0
    if contact and len(carriers) > 1:
        return Clause(contact, len(tokens) - 1, "relative", group)
    if group.form == "participle":
        led = group.first > 1 or first.tag in ("N", "NAME", "PROPN")
        comma = next((k for k in range(group.first) if tokens[k].text == ","), group.first)
        dated = comma == group.first - 1 and any(token.tag == "TIMEX" for token in tokens[:comma])
        fronted = first.tag == "PREP" and comma < group.first - 1  # "On the hill, a rock set off by the quake ..."
        if group.first and led and len(carriers) > 1 and (dated or fronted or first.tag not in ("SUB", "PREP", "VG")):
            start, _, marker = participle_border(tokens, 1, group.first)
            return Clause(start, len(tokens) - 1, "participle", group, marker)
        governs = first.tag in ("SUB", "PREP") and group.first <= 2 and tokens[group.first - 1].tag != "N"
        return Clause(0, len(tokens) - 1, "participle", group, first.low if governs else "")
    fronted = any(token.text == "," for token in tokens[: group.first])  # "After the vote in May, the mayor left"
    if first.tag == "SUB" and len(tokens) > 1 and tokens[1].tag != "TIMEX" and not fronted:
        return Clause(0, len(tokens) - 1, "subordinate", group, first.low)
    return Clause(0, len(tokens) - 1, "main", group)


def _opens_relative(tokens: Sequence[Token], k: int, group: Group) -> bool:
    """A relative pronoun; "that" is one behind a noun, unless a dash or comma ends its clause before the verb."""
    if tokens[k].tag != "THAT":
        return tokens[k].tag == "REL"
    shut = any(token.text in (",", *DASHES) for token in tokens[k : group.first])
    return tokens[k - 1].tag in ("N", "NAME", "PROPN") and not shut


def _find_parent(tokens: Sequence[Token], clauses: list[Clause], n: int) -> None:
    """The clause that clause `n` hangs on: one before it, for what opens the sentence the main clause after it.

    A main clause hangs on none, so that no chain of parents runs in a circle.
    """
    clause = clauses[n]
    if clause.kind in ("main", "tail"):
        return
    if n == 0:
        clause.parent = next((m for m, other in enumerate(clauses) if other.kind in ("main", "tail")), None)
    elif clause.kind == "participle" and tokens[clause.first - 1].text == ",":
        clause.parent = next((m for m in range(n - 1, -1, -1) if clauses[m].kind != "participle"), n - 1)
    else:
        clause.parent = n - 1


def _give_lead(clauses: list[Clause]) -> None:
    """Gives the words before an opening relative or participle to the main clause that goes on after it."""
    lead = clauses[0].first
    if not lead:
        return
    for clause in clauses[1:]:
        if clause.kind in ("main", "coordinate", "tail") and clause.verb is not None and clause.verb.form == "finite":
            clause.lead = lead
            clause.kind = "main"
            return
    clauses[0].lead = lead


def _part_gapped(tokens: Sequence[Token], clauses: list[Clause]) -> None:
    """`X joined in May, and Y in June`: what leaves its verb out is a clause of its own with the verb before it."""
    for n in range(len(clauses) - 1, -1, -1):
        clause = clauses[n]
        gap = _gap(tokens, clause) if clause.verb is not None and clause.verb.form == "finite" else 0
        if gap:
            subject = (gap + 1, gap + 2)
            clauses.insert(n + 1, Clause(gap, clause.last, "coordinate", clause.verb, tokens[gap].low, subject))
            clause.last = gap - 1


def _part_inserted(tokens: Sequence[Token], clauses: list[Clause]) -> None:
    """`charged X, who was held on Sunday, with murder on Tuesday`: what goes on behind what is inserted is its own."""
    for n in range(len(clauses) - 1, 0, -1):
        clause, outer = clauses[n], clauses[n - 1].verb
        end = _insertion_end(tokens, clause) if clause.kind == "relative" and clause.marker else 0
        if end and outer is not None and outer.form == "finite":
            clauses.insert(n + 1, Clause(end + 1, clause.last, "coordinate", outer))
            clause.last = end


def _insertion_end(tokens: Sequence[Token], clause: Clause) -> int:
    """The comma that ends a dated relative clause between commas, where another date follows; 0 if there is none."""
    verb = clause.verb
    if verb is None or clause.first < 1 or tokens[clause.first - 1].text != ",":
        return 0
    dates = [k for k in range(verb.last + 1, clause.last + 1) if tokens[k].tag == "TIMEX"]
    commas = [k for k in range(verb.last + 1, clause.last) if tokens[k].text == ","]
    if len(dates) < 2 or len(commas) != 1 or not dates[0] < commas[0] < dates[1]:
        return 0
    return commas[0] if tokens[commas[0] + 1].tag in ("PREP", "TO") and commas[0] + 2 < dates[1] else 0


def _gap(tokens: Sequence[Token], clause: Clause) -> int:
    """The "and" before a name and a date that share the clause's verb, the name being of the subject's kind; 0 if none.

    It must be of no other kind than the subject, and the object of another ("visited Oslo in May, and Bergen in June").
    """
    verb = clause.verb
    assert verb is not None
    subject = tokens[verb.first - 1].mention if verb.first else None
    for k in range(verb.last + 2, clause.last - 1):
        if tokens[k].tag != "COORD" or tokens[k - 1].text != "," or subject is None:
            continue
        mention, dated = tokens[k + 1].mention, k + 2 + (tokens[k + 2].tag == "PREP")
        if mention is None or dated > clause.last or tokens[dated].tag != "TIMEX":
            continue
        objects = [tokens[i].mention for i in range(verb.last + 1, k)]
        if mention.kind == subject.kind and all(each is None or each.kind != mention.kind for each in objects):
            return k
    return 0


def _find_reporters(tokens: Sequence[Token], clauses: list[Clause]) -> None:
    for n, clause in enumerate(clauses):
        if clause.kind == "that" and clause.parent is not None:
            clause.reporter = clause.parent
        elif clause.kind == "tail" and clause.verb is not None and reports(tokens, clause.verb):
            for m in range(n - 1, -1, -1):
                if clauses[m].reporter is None:
                    clauses[m].reporter = n
        elif (
            clause.kind == "coordinate"
            and clause.parent is not None
            and clause.subject == clauses[clause.parent].subject
        ):
            clause.reporter = clauses[clause.parent].reporter


def clause_at(clauses: Sequence[Clause], token: int) -> int:
    """The number of the clause that holds a token."""
    if token < clauses[0].first:
        return next((n for n, clause in enumerate(clauses) if token < clause.lead), 0)
    return max((n for n, clause in enumerate(clauses) if clause.first <= token), default=0)
