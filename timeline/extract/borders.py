"""Finds where a clause begins: at "that", "who", "and", a comma, or nowhere marked, between one verb and the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from timeline.extract import lexicon as lex
from timeline.extract.contact import contact_subject
from timeline.extract.participles import DASHES
from timeline.extract.subjects import NOMINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.extract.verbs import Group

Kind = Literal["main", "that", "relative", "subordinate", "coordinate", "participle", "tail"]
MARKS = (*DASHES, ":", ";", "(", "?", "!")
COMPARATIVES = ("more", "less", "fewer", "rather", "other", "later", "earlier", "longer")
Border = tuple[int, Kind, str]


def border(tokens: Sequence[Token], left: Group, right: Group) -> Border:
    """(first token, kind, marker) of the clause of `right`, given the verb before it."""
    low, high = left.last + 1, right.first
    if right.form == "finite" and all(tokens[k].tag in ("ADV", "TIMEX") for k in range(low, high)):
        return high, "relative", ""  # "before the bomb exploded was identified": the outer clause goes on
    if right.form == "participle":
        return participle_border(tokens, low, high)
    if _ends_insertion(tokens, left, high):
        return high, "coordinate", ""
    contact = contact_subject(tokens, right.last)
    if contact > low:
        return contact, "relative", ""
    return (
        _opened(tokens, left, low, high)
        or _joined(tokens, left, low, high)
        or _marked(tokens, right, low, high)
        or (_phrase_start(tokens, low, high), "relative", "")
    )


def _opened(tokens: Sequence[Token], left: Group, low: int, high: int) -> Border | None:
    """A border at "that", a relative or a subordinator, unless a comma shuts the clause that it opens."""
    opener = next((k for k in range(high - 1, low - 1, -1) if _opens(tokens, k, high)), None)
    if opener is None or _is_shut(tokens, opener, high):
        return None
    joint = next((k for k in range(high - 1, opener, -1) if tokens[k].tag == "COORD"), None)
    if tokens[opener].tag == "SUB" and joint is not None and _only_adverbs(tokens, joint + 1, high):
        return None  # "trained as a teacher and passed": no subject of its own
    kind: Kind = "subordinate"
    if tokens[opener].tag == "REL" or (tokens[opener].tag == "THAT" and not _is_complement(tokens, left, opener, high)):
        kind = "relative"
    elif tokens[opener].tag == "THAT":
        kind = "that"
    return with_preposition(tokens, opener, low), kind, tokens[opener].low


def _joint(tokens: Sequence[Token], low: int, high: int) -> int | None:
    """The last "and", or the one before it where that only joins two names: "and the fall of X and Y came"."""
    joints = [k for k in range(low, high) if tokens[k].tag == "COORD"]
    if len(joints) < 2:
        return joints[-1] if joints else None
    first, last = joints[-2:]
    names = tokens[last - 1].tag == "NAME" == tokens[last + 1].tag
    return first if names and any(token.tag == "PREP" for token in tokens[first + 1 : last]) else last


def _ends_insertion(tokens: Sequence[Token], left: Group, high: int) -> bool:
    """`The ship, built by X and Y in 1892, left`: a comma at the verb ends what a comma before a participle began."""
    inserted = left.form == "participle" and left.first > 1 and tokens[left.first - 1].text == ","
    inserted = inserted and all(token.text != ";" for token in tokens[left.last : high])
    return inserted and tokens[high - 1].text == "," and tokens[left.first - 2].tag in ("N", "NAME", "PROPN", "NUM")


def _is_shut(tokens: Sequence[Token], opener: int, high: int) -> bool:
    """Whether a comma ends the clause of an opener before the verb; two around an apposition don't."""
    commas = [k for k in range(opener + 1, high) if tokens[k].text == ","]
    apposed = len(commas) == 2 and commas[1] == high - 1 and tokens[commas[0] - 1].tag in ("NAME", "PROPN")
    return bool(commas) and not (apposed and tokens[commas[0] + 1].tag in ("DET", "N", "NUM", "PREP"))


def _joined(tokens: Sequence[Token], left: Group, low: int, high: int) -> Border | None:
    """A border at "and", or after a verb of speech whose complement has no "that"."""
    joint = _joint(tokens, low, high)
    comma = _clause_comma(tokens, low, high)
    if joint is not None and (joint + 1 == high or _only_adverbs(tokens, joint + 1, high)):
        return joint, "coordinate", tokens[joint].low
    if joint is not None and _ends_list(tokens, low, joint, high):
        return high, "coordinate", ""
    if comma is not None and _is_apposed(tokens, left, low, high):
        return low, "that", ""  # "records show Ada Brandt, 49, was"
    colon = next((k for k in range(low, high) if tokens[k].text == ":"), None)
    if reports(tokens, left) and colon is not None:
        return colon + 1, "that", ""
    called = left.passive and tokens[left.head].low == "declared"  # "was declared effective and the board will ..."
    if (
        reports(tokens, left)
        and not called
        and tokens[low].tag != "TO"
        and (comma is None or (comma > low + 6 and tokens[comma].text == ","))
        and _is_bare_complement(tokens, low, high)
    ):
        return _after_dates(tokens, low, high), "that", ""
    if joint is not None and (comma is None or joint >= comma):
        return joint, "coordinate", tokens[joint].low
    return None


def _marked(tokens: Sequence[Token], right: Group, low: int, high: int) -> Border | None:
    """A border at a comma, else at a dash, colon or the end of a quoted sentence; `..., X said` is a tail."""
    says = tokens[right.head].low in lex.SAYING
    comma = _clause_comma(tokens, low, high)
    if comma is not None:
        if comma + 1 == high:
            follows = tokens[right.last + 1].tag if right.last + 1 < len(tokens) else ""
            return comma + 1, "tail" if says and follows in ("NAME", "PROPN", "DET", "N") else "coordinate", ""
        kind: Kind = "tail" if says and tokens[comma + 1].low != "but" else "main"
        return (_before_fronted(tokens, low, comma), "main", "") if kind == "main" else (comma + 1, kind, "")
    mark = next((k for k in range(high - 1, low - 1, -1) if tokens[k].text in MARKS), None)
    return None if mark is None else (mark + 1, "tail" if says else "main", "")


def _before_fronted(tokens: Sequence[Token], low: int, comma: int) -> int:
    """Where a clause begins whose subject follows a comma: at its date, if a mark is there (`...: in May, a shock`)."""
    k = comma
    while k > low and (tokens[k - 1].tag in ("TIMEX", "PREP", "ADV") or tokens[k - 2].tag == "ADV"):
        k -= 1
    dated = any(token.tag == "TIMEX" for token in tokens[k:comma])
    return k if dated and k > low and (tokens[k - 1].text in (*MARKS, ";")) else comma + 1


def _opens(tokens: Sequence[Token], k: int, high: int) -> bool:
    """Whether token `k` opens the clause whose verb begins at `high`."""
    tag = tokens[k].tag
    if tag == "SUB":
        # "after the attack Monday he left": as a preposition before a date or a noun phrase it opens nothing certain
        return (not (tokens[k + 1].tag == "TIMEX" and k + 2 < high) and tokens[k].low != "once") or k + 1 == high
    if tokens[k].low == "than":  # "deeper cuts than analysts had expected"
        return tokens[k - 1].tag == "N" and tokens[k - 1].low not in COMPARATIVES and tokens[k + 1].tag != "NUM"
    return tag in ("THAT", "REL")


def _is_complement(tokens: Sequence[Token], left: Group, opener: int, high: int) -> bool:
    """Whether "that" opens what the verb before it says, and no relative clause, as where a verb follows it."""
    noun = opener - 1 > left.last and tokens[opener - 1].tag in ("N", "NAME", "PROPN", "VZ")
    if opener + 1 == high and noun:
        return False
    if tokens[left.head].low in lex.SAYING:
        return True
    if tokens[left.head].low not in lex.REPORTING and noun:
        return False
    return not (tokens[opener - 1].tag == "N" and opener - left.last > 4)


def reports(tokens: Sequence[Token], group: Group) -> bool:
    """Whether the verb is a speech act, so that what follows it is said."""
    return tokens[group.head].low in lex.SAYING


def _is_bare_complement(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Something that can be a subject stands between a reporting verb and the next verb; no mere "for the harvest"."""
    low = _after_dates(tokens, low, high)
    while low < high and tokens[low].tag == "PREP":
        low = _after_phrase(tokens, low + 1, high)
    return any(tokens[k].tag in ("N", "NAME", "PROPN", "PRON", "DET") for k in range(low, high))


def _after_phrase(tokens: Sequence[Token], low: int, high: int) -> int:
    """Where the noun phrase that a preposition governs ends."""
    k = low + (low < high and tokens[low].tag in ("DET", "NAME"))
    if k > low and tokens[low].tag == "NAME":
        return k
    while k < high and tokens[k].tag in ("N", "VZ", "NUM", "POSS"):
        k += 1
    return max(k, low + 1)


def _ends_list(tokens: Sequence[Token], low: int, joint: int, high: int) -> bool:
    """`a group led by X, Y and Z, bought`: names before a comma at the verb end what is inserted."""
    commas = [k for k in range(low, high) if tokens[k].text == ","]
    return len(commas) > 1 and commas[-1] == high - 1 and commas[-2] < joint and tokens[high - 2].tag == "NAME"


def _is_apposed(tokens: Sequence[Token], left: Group, low: int, high: int) -> bool:
    """Whether a name with an apposition between two commas stands between a verb that reports and the next verb."""
    commas = [k for k in range(low, high) if tokens[k].text == ","]
    named = tokens[low].tag == "NAME" and commas[:1] == [low + 1]
    return named and commas[1:] == [high - 1] and tokens[left.head].low in lex.REPORTING


def _after_dates(tokens: Sequence[Token], low: int, high: int) -> int:
    """Skips what still belongs to the reporting verb: a date, "here", "in a statement"."""
    k = low
    while k < high:
        following = tokens[k + 1].tag if k + 1 < high else ""
        if (tokens[k].tag in ("TIMEX", "ADV") and following != "POSS") or (
            tokens[k].tag == "PREP" and following == "TIMEX"
        ):
            k += 1
        else:
            break
    return min(k, high - 1) if k >= high else k


def participle_border(tokens: Sequence[Token], low: int, high: int) -> Border:
    """The border of a participle at `high`: at the preposition or conjunction before it, else at itself."""
    k = high - 1
    while k >= low and tokens[k].tag == "ADV":
        k -= 1
    if k >= low and tokens[k].tag in ("SUB", "PREP"):
        return k, "participle", tokens[k].low
    if k >= low and tokens[k].tag == "COORD":
        return k, "participle", tokens[k].low
    return max(k + 1, low), "participle", ""


def with_preposition(tokens: Sequence[Token], opener: int, low: int) -> int:
    """`in which`, `on whom`: the preposition belongs to the clause."""
    return opener - 1 if opener > low and tokens[opener].tag == "REL" and tokens[opener - 1].tag == "PREP" else opener


def _clause_comma(tokens: Sequence[Token], low: int, high: int) -> int | None:
    """The comma before the subject of the verb at `high`; appositions inside that subject are stepped over."""
    commas = [k for k in range(low, high) if tokens[k].text in (",", ";")]
    if not commas:
        return None
    if commas[-1] == high - 1 and len(commas) > 2:
        return commas[-3]
    if commas[-1] == high - 1 and len(commas) == 2:
        inside = tokens[commas[0] + 1 : commas[1]]
        return (
            commas[0]
            if any(token.tag in ("NAME", "PROPN") for token in inside) and inside[0].tag != "DET"
            else commas[-1]
        )
    return commas[-1]


def _only_adverbs(tokens: Sequence[Token], low: int, high: int) -> bool:
    return all(
        tokens[k].tag in ("ADV", "TIMEX", "NEG")
        or tokens[k].text == ","
        or (tokens[k].tag == "PREP" and tokens[k + 1].tag == "TIMEX")
        for k in range(low, high)
    )


def _phrase_start(tokens: Sequence[Token], low: int, high: int) -> int:
    """The first token of the noun phrase that ends right before `high`."""
    k = high
    while k > low and tokens[k - 1].tag in NOMINAL:
        k -= 1
        if tokens[k].tag == "DET":
            break
    return min(high, k)
