"""Finds the verb groups of a tagged sentence: "had been arrested", "will not sign", "killing", "to hold"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.extract import lexicon as lex
from timeline.extract.actors.parties import ADJECTIVE
from timeline.extract.contact import BORDERS, stretch_start
from timeline.extract.participles import demote_participles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token

Form = Literal["finite", "participle", "infinitive"]
Tense = Literal["past", "present", "future", "none"]

AUXILIARIES = ("MODAL", "BE", "HAVE", "DO")
BEGINNING = frozenset((*AUXILIARIES, "TO", "VD", "VN", "VP", "VG"))
VERBAL = ("VD", "VN", "VP", "VG", "VZ")


@dataclass(slots=True, eq=False, repr=False)  # as each method made takes time at the start
class Group:
    """A verb group by its first and last token (inclusive); `head` is the token of the main verb."""

    first: int
    last: int
    head: int
    form: Form
    tense: Tense = "none"
    negated: bool = False
    modal: str = ""
    passive: bool = False
    progressive: bool = False
    perfect: bool = False


def verb_groups(tokens: Sequence[Token]) -> list[Group]:
    """All verb groups in order. A lone "-ed" form is finite here unless its place says otherwise."""
    groups: list[Group] = []
    i = 0
    while i < len(tokens):
        group = _group_at(tokens, i) if tokens[i].tag in BEGINNING else None
        if group is not None:
            groups.append(group)
            i = group.last + 1
        else:
            i += 1
    _promote_presents(tokens, groups)
    for group in groups:  # "never came"
        group.negated = group.negated or (group.first > 0 and tokens[group.first - 1].tag == "NEG")
    demote_participles(tokens, groups)
    return groups


def _group_at(tokens: Sequence[Token], i: int) -> Group | None:
    tag = tokens[i].tag
    if tag in AUXILIARIES:
        return _auxiliary_group(tokens, i)
    if tag == "TO" and i + 1 < len(tokens):
        return _infinitive(tokens, i)
    if tag == "VD":
        return Group(i, i, i, "finite", "past")
    if tag == "VN":
        return Group(i, i, i, "finite", "past")
    if tag == "VP":
        return Group(i, i, i, "participle", passive=True)
    if tag == "VG":
        return Group(i, i, i, "participle", progressive=True)
    return None


def _infinitive(tokens: Sequence[Token], i: int) -> Group | None:
    """`to` and a base form; "to Washington" and "to the" are no infinitives."""
    j = i + 1
    while j < len(tokens) and tokens[j].tag in ("ADV", "NEG"):
        j += 1
    if j >= len(tokens) or tokens[j].tag not in ("VZ", "N", "BE", "HAVE", "DO", "VN", "VP"):
        return None
    low = tokens[j].low
    if low.endswith("s") and not low.endswith("ss"):
        return None
    if tokens[j].tag in ("N", "VN") and (low.endswith(("ed", "ing")) or not _looks_base(tokens, j)):
        return None
    group = Group(i, j, j, "infinitive")
    if tokens[j].tag in ("BE", "HAVE"):
        _extend(tokens, group)
    group.negated = group.negated or any(token.tag == "NEG" for token in tokens[max(0, i - 1) : j])
    return group


def _looks_base(tokens: Sequence[Token], j: int) -> bool:
    """An unknown word after "to" is a verb when an object, an adverbial or the end follows it."""
    if j + 1 >= len(tokens):
        return True
    return tokens[j + 1].tag in (
        "DET",
        "PRON",
        "PREP",
        "TO",
        "NAME",
        "PROPN",
        "TIMEX",
        "PUNCT",
        "ADV",
        "THAT",
        "COORD",
        "NUM",
        "N",
        "VG",
        "SUB",
        "REL",
    )


def _auxiliary_group(tokens: Sequence[Token], i: int) -> Group:
    first = tokens[i]
    group = Group(i, i, i, "finite", _tense(first.low))
    if first.tag == "MODAL":
        group.modal = first.low
        group.tense = "future" if first.low in lex.FUTURE else "none"
    _extend(tokens, group)
    if first.tag == "HAVE" and group.head != i:
        group.perfect = True
    return group


def _tense(low: str) -> Tense:
    return "past" if low in ("was", "were", "had", "did") else "present"


def _extend(tokens: Sequence[Token], group: Group) -> None:
    """Takes the rest of the group: adverbs, negations, further auxiliaries, the main verb."""
    j = group.last + 1
    previous = tokens[group.head].tag
    while j < len(tokens):
        token = tokens[j]
        if token.tag in ("ADV", "NEG", "TIMEX"):
            if not _verb_follows(tokens, j + 1, previous):
                if token.tag == "NEG":
                    group.negated = True
                    group.last = j
                break
            group.negated = group.negated or token.tag == "NEG"
        elif token.tag in AUXILIARIES and _may_chain(previous, token.tag):
            previous = token.tag
            group.head = group.last = j
        elif _is_main(token, previous):
            group.head = group.last = j
            group.passive = previous == "BE" and token.tag in ("VN", "VP", "VD")
            group.progressive = previous == "BE" and token.tag == "VG"
            break
        else:
            break
        j += 1


def _may_chain(previous: str, tag: str) -> bool:
    return (previous, tag) in {
        ("MODAL", "BE"),
        ("MODAL", "HAVE"),
        ("HAVE", "BE"),
        ("BE", "BE"),
        ("MODAL", "DO"),
        ("DO", "HAVE"),
        ("DO", "BE"),
        ("HAVE", "DO"),
        ("HAVE", "HAVE"),
        ("BE", "DO"),
    }


def _is_main(token: Token, previous: str) -> bool:
    if previous in ("MODAL", "DO"):
        plural = token.low.endswith("s") and not token.low.endswith("ss")
        return token.tag in ("VZ", "N", "VN", "VP") and not plural and not token.low.endswith("ed")
    if previous in ("HAVE", "BE"):
        return token.tag in ("VN", "VP", "VD") or (previous == "BE" and token.tag == "VG")
    return False


def _verb_follows(tokens: Sequence[Token], j: int, previous: str) -> bool:
    """Whether the main verb comes after at most three adverbs, negations or dates."""
    for token in tokens[j : j + 4]:
        if token.tag in ("ADV", "NEG", "TIMEX"):
            continue
        return _is_main(token, previous) or (token.tag in AUXILIARIES and _may_chain(previous, token.tag))
    return False


def _promote_presents(tokens: Sequence[Token], groups: list[Group]) -> None:
    """Takes "plans", "link" and the like for verbs where a clause has none and number agrees."""
    finite = {i for group in groups if group.form == "finite" for i in range(group.first, group.last + 1)}
    taken = {i for group in groups for i in range(group.first, group.last + 1)}
    for i, token in enumerate(tokens):
        if i in taken or i == 0 or (token.tag != "VZ" and not _is_unlisted(tokens, i)):
            continue
        alone = tokens[i - 1].tag in ("REL", "THAT") or token.low == "says" or not _has_finite_near(tokens, i, finite)
        if (alone and _agrees(tokens, i)) or _goes_on(tokens, i):
            groups.append(Group(i, i, i, "finite", "present"))
            finite.add(i)
    if not finite:
        groups.extend(_last_resort(tokens, taken))
    groups.sort(key=lambda group: group.first)


def _last_resort(tokens: Sequence[Token], taken: set[int]) -> list[Group]:
    """The verb of a sentence that shows none: the first present form after a name or pronoun, also an unlisted one."""
    for i in range(1, len(tokens)):
        token, subject = tokens[i], tokens[i - 1]
        if i in taken or subject.tag not in ("NAME", "PROPN", "PRON", "N") or i + 1 == len(tokens):
            continue
        unlisted = token.tag == "N" and token.low.endswith("s")
        named = unlisted and subject.tag in ("NAME", "PROPN") and tokens[i + 1].tag in ("TIMEX", "DET", "PREP", "NAME")
        known = i > 1 and tokens[i - 2].tag == "DET" and not subject.low.endswith("s")  # "the chip crams 1.2 million"
        if token.tag == "VZ" or named or (unlisted and known and tokens[i + 1].tag in ("DET", "NUM")):
            return [Group(i, i, i, "finite", "present")]
    return []


def _agrees(tokens: Sequence[Token], i: int) -> bool:
    j = i - 1
    while j > 0 and tokens[j].tag in ("ADV", "TIMEX"):
        j -= 1
    subject = tokens[j]
    singular = tokens[i].low.endswith("s") and not tokens[i].low.endswith("ss")
    if subject.tag == "PRON":
        return subject.low in lex.SUBJECT_PRONOUNS and singular == (subject.low in ("he", "she", "it"))
    if subject.tag == "REL":
        return subject.low in ("who", "which")
    if subject.tag == "THAT":
        return _is_unlisted(tokens, i)
    if (
        tokens[i].low in lex.EVENT_NOUNS
        and tokens[i + 1 : i + 2]
        and tokens[i + 1].tag in ("PREP", "PUNCT")
        and subject.tag == "N"
    ):
        return False
    if subject.tag in ("NAME", "PROPN"):
        return singular and not _describes(subject, tokens[i].low)
    if subject.tag == "N":
        start = stretch_start(tokens, i)  # "to other reports": a phrase that opens a stretch is no subject
        governed = tokens[start].tag in ("PREP", "TO") and tokens[start + 1].tag != "TIMEX"
        return singular != subject.low.endswith("s") and not governed
    return subject.tag == "PUNCT" and subject.text == "," and singular


def _is_unlisted(tokens: Sequence[Token], i: int) -> bool:
    """`the ship that bears his name`, `the ferry, which seats up to 300`: only a verb stands so, listed or not."""
    if i < 2 or i + 1 >= len(tokens) or not tokens[i].low.endswith("s") or tokens[i].tag not in ("N", "VZ"):
        return False
    noun = tokens[i - 2].tag in ("N", "NAME", "PROPN") or tokens[i - 2].text == ","
    opened = tokens[i - 1].tag == "THAT" or tokens[i - 1].low == "which"
    return noun and opened and tokens[i + 1].tag in ("DET", "PREP", "NUM", "TO")


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """`opened in May and plans to grow`: a date has shut what stands before "and", so that a verb follows."""
    if i < 3 or tokens[i - 1].tag != "COORD" or i + 1 >= len(tokens) or not tokens[i].low.endswith("s"):
        return False
    shut = tokens[i - 2].tag == "TIMEX" or (tokens[i - 2].text == "," and tokens[i - 3].tag == "TIMEX")
    return shut and tokens[i + 1].tag in ("TO", "DET", "PREP", "NAME")


def _describes(subject: Token, low: str) -> bool:
    """Whether a name is a nationality before its noun: "Chinese forces that"."""
    reason = subject.mention.reason if subject.mention is not None else ""
    return reason.startswith(ADJECTIVE) or reason == f"{subject.text} {low}"


def _has_finite_near(tokens: Sequence[Token], i: int, finite: set[int]) -> bool:
    """Whether a finite verb stands in the same stretch without a border between."""
    j = i - 1
    while j >= 0 and tokens[j].tag not in BORDERS and tokens[j].tag != "PUNCT":
        if j in finite:
            return True
        j -= 1
    j = i + 1
    while j < len(tokens) and tokens[j].tag not in BORDERS and tokens[j].tag != "PUNCT":
        if j in finite:
            return True
        j += 1
    return False
