"""Finds the verb groups of a tagged sentence: "had been arrested", "will not sign", "killing", "to hold"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.extract import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token

Form = Literal["finite", "participle", "infinitive"]
Tense = Literal["past", "present", "future", "none"]

AUXILIARIES = ("MODAL", "BE", "HAVE", "DO")
VERBAL = ("VD", "VN", "VP", "VG", "VZ")
BORDERS = ("SUB", "REL", "THAT", "COORD")


@dataclass(slots=True)
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
        group = _group_at(tokens, i)
        if group is not None:
            groups.append(group)
            i = group.last + 1
        else:
            i += 1
    _promote_presents(tokens, groups)
    _demote_participles(tokens, groups)
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
        if token.tag != "VZ" or i in taken or i == 0:
            continue
        if _agrees(tokens, i) and (tokens[i - 1].tag == "REL" or not _has_finite_near(tokens, i, finite)):
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
        unlisted = token.tag == "N" and token.low.endswith("s") and subject.tag in ("NAME", "PROPN")
        if token.tag == "VZ" or (unlisted and tokens[i + 1].tag in ("TIMEX", "DET", "PREP", "NAME")):
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
    if (
        tokens[i].low in lex.EVENT_NOUNS
        and tokens[i + 1 : i + 2]
        and tokens[i + 1].tag in ("PREP", "PUNCT")
        and subject.tag == "N"
    ):
        return False
    if subject.tag in ("NAME", "PROPN"):
        return singular
    if subject.tag == "N":
        start = tokens[_stretch_start(tokens, i)]  # "to other reports": a phrase that opens a stretch is no subject
        return singular != subject.low.endswith("s") and start.tag not in ("PREP", "TO")
    return subject.tag == "PUNCT" and subject.text == "," and singular


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


def _demote_participles(tokens: Sequence[Token], groups: list[Group]) -> None:
    """Tells "the man arrested Friday was charged" from "police arrested the man"; drops "a single shot"."""
    groups[:] = [group for group in groups if not _is_noun_after_all(tokens, groups, group)]
    for n, group in enumerate(groups):
        lone = group.form == "finite" and group.first == group.last and tokens[group.head].tag == "VN"
        if lone and _is_reduced(tokens, groups, n):
            group.form, group.tense, group.passive = "participle", "none", True


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
    start = _stretch_start(tokens, group.first)
    return any(other.form == "finite" and start <= other.first < group.first for other in groups)


def _is_reduced(tokens: Sequence[Token], groups: list[Group], n: int) -> bool:
    i = groups[n].first
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is None or before.tag in ("SUB", "PREP") or before.text == "(":
        return True
    if before.text in DASHES:
        return not any(token.text in DASHES for token in tokens[: i - 1])  # a pair of dashes holds an apposition
    if tokens[i].low == "said" or (
        tokens[i].low in lex.SAYING and not (after is not None and after.low in ("by", "in"))
    ):
        return before.text == "," and _main_has_verb(tokens, groups, n) and tokens[i].low != "said"
    if before.tag == "COORD":
        return False
    if before.tag in ("REL", "PRON", "ADV") and before.low not in ("him", "her", "them", "those"):
        return False
    start = _stretch_start(tokens, i)
    earlier = [g for g in groups[:n] if g.form == "finite" and g.first >= start]
    later = next((g for g in groups[n + 1 :] if g.form == "finite"), None)
    if before.text == ",":
        return _main_has_verb(tokens, groups, n) or (later is not None and tokens[later.first - 1].text == ",")
    if after is not None and after.low == "by" and before.tag in ("N", "NAME", "PROPN"):
        return True
    if earlier:
        return tokens[earlier[-1].head].low not in lex.SAYING and before.tag != "COORD"
    sure = later is not None and not (later.first == later.last and tokens[later.head].tag == "VN")
    if later is not None and sure and not _border_between(tokens, i + 1, later.first):
        return True
    return tokens[start].tag == "PREP" and tokens[start + 1].tag != "TIMEX" and later is not None and before.tag == "N"


def _stretch_start(tokens: Sequence[Token], i: int) -> int:
    """The first token of the stretch without comma or border that holds token `i`."""
    j = i
    while j > 0 and tokens[j - 1].tag not in BORDERS and (tokens[j - 1].tag != "PUNCT" or tokens[j - 1].text in "/&%"):
        j -= 1
    return j


def _border_between(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether a clause border, or a subject of its own, stands between."""
    return any(
        token.tag in BORDERS or token.text in (",", ";", ":", "--") or token.tag == "PRON" for token in tokens[i:j]
    )


def _main_has_verb(tokens: Sequence[Token], groups: list[Group], n: int) -> bool:
    """Whether a finite verb that no relative or subordinate clause claims stands before group `n`."""
    for group in groups[:n]:
        if group.form != "finite":
            continue
        start = _stretch_start(tokens, group.first)
        marker = tokens[start - 1] if start else None
        if marker is None or marker.tag not in ("REL", "SUB", "THAT"):
            return True
    return False
