"""Tells participles from past forms: "the man arrested Friday was charged" from "police arrested the man"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.contact import BORDERS, contact_subject, stretch_start
from timeline.extract.headline import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.extract.verbs import Group


def demote_participles(tokens: Sequence[Token], groups: list[Group]) -> None:
    """Tells "the man arrested Friday was charged" from "police arrested the man"; drops "a single shot"."""
    groups[:] = [group for group in groups if not _is_noun_after_all(tokens, groups, group)]
    for n, group in enumerate(groups):
        lone = group.form == "finite" and group.first == group.last and tokens[group.head].tag == "VN"
        if lone and _is_reduced(tokens, groups, n):
            group.form, group.tense, group.passive = "participle", "none", True


# Verbs that nothing is done by: no form of theirs is passive.
INTRANSITIVE = frozenset(
    "died arrived happened occurred appeared disappeared emerged remained resigned collapsed existed lasted stayed"
    " lived vanished surfaced departed erupted".split()
)
# Passives that yet have an object ("given a medal") or a clause ("told that") behind them.
DITRANSITIVE = frozenset(
    "given awarded offered told asked paid sent shown taught granted handed denied allowed called named elected"
    " appointed declared considered dubbed nicknamed made promised owed lent sold informed assured convinced reminded"
    " warned advised notified titled entitled".split()
)
# Verbs that want an object: without one behind "was held and" they go on with the passive.
TRANSITIVE = frozenset(
    "charged sentenced jailed imprisoned impeached released freed re-elected elected executed deported extradited"
    " convicted acquitted indicted fined banned shot killed wounded hanged buried questioned interrogated detained"
    " arrested replaced dismissed fired removed expelled exiled demolished destroyed rebuilt closed reopened sold"
    " bought rejected approved adopted ratified published rescued evacuated captured taken appointed named".split()
)
# Participles that a noun is seldom without a form of "be" before: "at a meeting scheduled for May".
PASSIVE = frozenset("scheduled held released published named based located issued unveiled convened".split())
OBJECT = ("DET", "NAME", "PRON")
DASHES = ("--", "—", "–", "_")
NOUNS_TOO = frozenset(
    "shot run cut set hit bid cost split spread lead cast bet thought ground felt read put let met left found".split()
)


def _is_noun_after_all(tokens: Sequence[Token], groups: list[Group], group: Group) -> bool:
    """A lone irregular form inside a noun phrase that another verb of the stretch governs."""
    if group.first != group.last or tokens[group.head].low not in NOUNS_TOO or group.first < 2:
        return False
    before, earlier = tokens[group.first - 1], tokens[group.first - 2]
    if before.tag != "N" or before.low.endswith("s") or earlier.tag not in ("DET", "PREP", "NUM", "POSS"):
        return False
    start = stretch_start(tokens, group.first)
    return any(other.form == "finite" and start <= other.first < group.first for other in groups)


def _is_reduced(tokens: Sequence[Token], groups: list[Group], n: int) -> bool:
    i = groups[n].first
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is None or before.tag in ("SUB", "PREP") or before.text == "(":
        return True
    if tokens[i].low in INTRANSITIVE or ((before.text == "," or before.tag == "TIMEX") and _has_object(tokens, i)):
        return False
    if before.text == "," and _is_by_agent(tokens, i) and _is_fronted(tokens, i):
        return True
    if before.text in DASHES:
        return not any(token.text in DASHES for token in tokens[: i - 1])  # a pair of dashes holds an apposition
    if tokens[i].low == "said" or (
        tokens[i].low in lex.SAYING and not (after is not None and after.low in ("by", "in"))
    ):
        shut = (
            after is not None and after.tag == "PREP" and _is_shut(tokens, groups, n)
        )  # ", concluded between X and Y,"
        inserted = before.text == "," and (_main_has_verb(tokens, groups, n) or _only_dated(tokens, i + 1) or shut)
        return inserted and tokens[i].low != "said"
    if before.tag == "COORD":
        return _joins_inserted(tokens, groups, n) or _joins_passive(tokens, groups, n)
    if contact_subject(tokens, i):
        return False
    if before.tag == "NAME" and i > 1 and tokens[i - 2].tag in ("REL", "THAT"):
        return False  # "the plan that X set out failed"
    if before.tag in ("REL", "PRON", "ADV") and before.low not in ("him", "her", "them", "those"):
        return False
    return _is_reduced_in_stretch(tokens, groups, n)


def _is_reduced_in_stretch(tokens: Sequence[Token], groups: list[Group], n: int) -> bool:
    """What the verbs of the same stretch say of a form that nothing next to it decides."""
    i = groups[n].first
    before = tokens[i - 1]
    start = stretch_start(tokens, i)
    earlier = [g for g in groups[:n] if g.form == "finite" and g.first >= start]
    later = next((g for g in groups[n + 1 :] if g.form == "finite"), None)
    if before.text == ",":
        if _main_has_verb(tokens, groups, n):
            return not _is_in_series(tokens, groups, n)
        return _is_shut(tokens, groups, n)
    if before.tag in ("N", "NAME", "PROPN") and _is_by_agent(tokens, i):
        return True
    relative = start > 0 and tokens[start - 1].tag in ("REL", "THAT")
    if relative and not any(group.form == "finite" for group in groups[:n]):
        return False  # "The plan that the mayor set out has failed"
    alone = later is None or _border_between(tokens, i + 1, later.first)
    if earlier and alone and _in_subject(tokens, groups, earlier[0], start):
        return False
    if earlier:
        return tokens[earlier[-1].head].low not in lex.SAYING and before.tag != "COORD"
    return _is_reduced_in_subject(tokens, groups, n)


def _is_reduced_in_subject(tokens: Sequence[Token], groups: list[Group], n: int) -> bool:
    """Whether a form without a verb before it in its stretch only describes the noun before."""
    i = groups[n].first
    before, after = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
    start = stretch_start(tokens, i)
    later = next((g for g in groups[n + 1 :] if g.form == "finite"), None)
    sure = later is not None and not (later.first == later.last and tokens[later.head].tag == "VN")
    if later is not None and sure and contact_subject(tokens, later.last) > i:
        return False
    if later is not None and sure and not _border_between(tokens, i + 1, later.first):
        return True
    if tokens[i].low in PASSIVE and _is_in_phrase(tokens, i) and not _has_object(tokens, i):
        return True
    if tokens[start].tag != "PREP" or tokens[start + 1].tag == "TIMEX" or before.tag != "N":
        return False  # "at a meeting held in Aldby": what a preposition governs is no subject
    return later is not None or (after is not None and after.tag not in OBJECT and _main_has_verb(tokens, groups, n))


def _is_shut(tokens: Sequence[Token], groups: list[Group], n: int) -> bool:
    """Whether a comma and a finite verb come later, so that what follows a comma is inserted."""
    return any(group.form == "finite" and tokens[group.first - 1].text == "," for group in groups[n + 1 :])


def _is_in_phrase(tokens: Sequence[Token], i: int) -> bool:
    """Whether the noun before is governed by a preposition, so that it is no subject."""
    k = i - 1
    while k > 0 and tokens[k].tag in ("N", "VZ", "NUM", "POSS", "NAME"):
        k -= 1
    k -= tokens[k].tag == "DET"
    return k > 0 and tokens[k].tag in ("PREP", "TO") and i - k > 1


def _is_by_agent(tokens: Sequence[Token], i: int) -> bool:
    """`designed by Ada Brandt`, `set off by the quake`; no "rose by 5 percent"."""
    k = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].low in PARTICLES)
    return k + 1 < len(tokens) and tokens[k].low == "by" and tokens[k + 1].tag in ("DET", "NAME", "N", "PROPN")


def _is_fronted(tokens: Sequence[Token], i: int) -> bool:
    """Whether nothing but an adverbial stands before: "On May 3, accompanied by her brother, she left"."""
    return all(token.tag in ("PREP", "TIMEX", "PUNCT", "ADV") for token in tokens[:i])


def _has_object(tokens: Sequence[Token], i: int) -> bool:
    """An object or a statement follows at once: the form is active ("destroyed the army", "found that")."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and after.tag in (*OBJECT, "THAT") and tokens[i].low not in DITRANSITIVE


def _joins_inserted(tokens: Sequence[Token], groups: list[Group], n: int) -> bool:
    """`The ship, designed by X and launched in May, left`: a form that "and" joins to a participle is one as well."""
    if n == 0 or groups[n - 1].form != "participle" or not groups[n - 1].passive or _main_has_verb(tokens, groups, n):
        return False
    later = (g for g in groups[n + 1 :] if g.form == "finite" and tokens[g.first - 1].tag != "COORD")
    return not _has_object(tokens, groups[n].first) and next(later, None) is not None


def _joins_passive(tokens: Sequence[Token], groups: list[Group], n: int) -> bool:
    """`was arrested on Monday and charged on Tuesday`: what was done to somebody, as the verb before it was."""
    i = groups[n].first
    alone = i + 1 == len(tokens) or tokens[i + 1].tag in ("PREP", "TIMEX", "PUNCT", "TO", "ADV")
    return n > 0 and groups[n - 1].passive and tokens[i].low in TRANSITIVE and alone


def _is_in_series(tokens: Sequence[Token], groups: list[Group], n: int) -> bool:
    """`enrolled in May, left for Aldby in June, and flew`: the verb before and the one behind "and" are its like.

    The comma before "and" may be missing where the one before the form follows a date.
    """
    before, after = groups[n - 1], groups[n + 1] if n + 1 < len(groups) else None
    if n == 0 or before.form != "finite" or after is None or after.form != "finite":
        return False
    joint = after.first - 1
    dated = tokens[groups[n].first - 2].tag == "TIMEX"
    listed = tokens[joint].tag == "COORD" and (tokens[joint - 1].text == "," or dated)
    return listed and before.first == before.last and not _is_by_agent(tokens, groups[n].first)


def _only_dated(tokens: Sequence[Token], i: int) -> bool:
    """`new terms, announced Friday, ...`: only a date stands between the participle and a comma."""
    i += i < len(tokens) and tokens[i].tag == "PREP"
    return i + 1 < len(tokens) and tokens[i].tag == "TIMEX" and tokens[i + 1].text == ","


def _in_subject(tokens: Sequence[Token], groups: list[Group], group: Group, start: int) -> bool:
    """Whether a verb belongs to a relative clause on the subject, so that the main verb is yet to come."""
    contact = contact_subject(tokens, group.last)
    opens = start - 1 if start else 0
    relative = opens and (tokens[opens].tag == "REL" or (tokens[opens].tag == "THAT" and tokens[opens - 1].tag == "N"))
    border = contact or (opens if relative else 0)
    return border > 0 and not any(other.form == "finite" and other.first < border for other in groups)


def _border_between(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether a clause border, or a subject of its own, stands between."""
    return any(
        token.tag in BORDERS
        or token.text in (",", ";", ":", "--")
        or token.tag == "PRON"
        or token.low in lex.SUBJECT_PRONOUNS
        for token in tokens[i:j]
    )


def _main_has_verb(tokens: Sequence[Token], groups: list[Group], n: int) -> bool:
    """Whether a finite verb that no relative or subordinate clause claims stands before group `n`."""
    for group in groups[:n]:
        if group.form != "finite":
            continue
        start = stretch_start(tokens, group.first)
        marker = tokens[start - 1] if start else None
        if marker is None or marker.tag not in ("REL", "SUB", "THAT"):
            return True
    return False
