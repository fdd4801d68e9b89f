"""Puts names to plural stand-ins: "the two presidents", "both sides", "they", "their diplomats".

Only where the number comes out: the names that fit and were mentioned last are as many as the words say, or they stand
joined by "and" as what the sentence before was about.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.actors import is_weak
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.extract.tokens import Token
    from timeline.models import Mention, MentionKind

REACH = 3  # sentences looked back
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
COUNTED = {"two": 2, "pair": 2, "duo": 2, "three": 3}
PAIR = 2
OFTEN = 3  # times that a text names those whom it is about, at least
VERBAL = ("VD", "VN", "MODAL", "HAVE", "BE", "DO", "ADV", "TIMEX")
COUNTING = regex(r"\btwo [a-z]")
COUNTED_BEFORE = 250  # characters, about a sentence
KINDS: tuple[MentionKind, ...] = ("person", "country", "organisation")
PERSONS = frozenset("men women presidents leaders ministers brothers sisters premiers".split())
STATES = frozenset("sides countries nations governments neighbors neighbours powers delegations".split())
COMPANIES = frozenset("companies firms airlines carriers manufacturers banks".split())
PRONOUNS = frozenset(("they", "them", "their"))
STANDING_IN = PRONOUNS | PERSONS | STATES | COMPANIES | frozenset(COUNTED)
JOINED = (len(" and "), len(", and "))  # characters between two names
LISTED = (len(", "), *JOINED)
WIDEST = 120  # characters between two who stand together
WITH = regex(r"\b[Ww]ith (?:(?:the|his|her|a|an) )?(?:[\w-]+ ){0,3}$")
PLAYING = regex(
    r"\b(?:beat|beating|won|win|lost|drew|draw|defeated|match|matches|final|semi-?final|goals?|wickets|title|trophy"
    r"|tournament|championship|innings|penalties|champions)\b"
)
TOGETHER = regex(
    r"(?:, [^,.;]{2,60},|,)? and (?:[\w.'’-]+ ){0,6}"
    r"|(?:, [^,.;]{2,60},)?(?: (?:has|had|have|will|later|also|then))* (?:met|meets?|met with|called|telephoned"
    r"|greeted|hosted|received|phoned|saw|(?:spoke|spoken|talked|speaks|held talks|clashed) (?:to|with)|told) "
    r"(?:[\w.'’-]+ ){0,6}"
)


class Plurals:
    """Resolves the plural stand-ins of one document, sentence by sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.group: list[Mention] = []  # whom the last stand-in meant
        self.number = -REACH  # of its sentence

    def resolve(self, tokens: Sequence[Token], earlier: Sequence[Sequence[Mention]], number: int) -> None:
        """Gives the plural stand-ins of sentence `number` the mentions that they stand for.

        `earlier` has the mentions of the sentences before.
        """
        for k, token in enumerate(tokens):
            if token.low not in STANDING_IN or token.mention is not None:
                continue
            group = self._meant(tokens, k, earlier, number)
            if group:
                token.mention, token.also = group[0], tuple(group[1:])
                self.group, self.number = group, number

    def _meant(
        self, tokens: Sequence[Token], k: int, earlier: Sequence[Sequence[Mention]], number: int
    ) -> list[Mention]:
        low = tokens[k].low
        before = tokens[k - 1].low if k else ""
        if low in PRONOUNS:
            named = any(token.mention is not None for token in tokens[:k])
            recent = self.number == number or (self.number == number - 1 and not named)
            return self._they(tokens[:k], earlier) or (self.group if recent else [])
        if low in COUNTED and before in ("the", "these", "those") and self._stands_alone(tokens, k):
            return next(filter(None, (self._counted(tokens[:k], earlier, COUNTED[low], kind) for kind in KINDS)), [])
        kind = _kind(low)
        if kind is not None and before in NUMBERS:
            return self._counted(tokens[:k], earlier, NUMBERS[before], kind)
        return []

    def _counted(
        self, before: Sequence[Token], earlier: Sequence[Sequence[Mention]], number: int, kind: MentionKind
    ) -> list[Mention]:
        """The last names of a kind, if they come to the number just where a sentence begins, or stand together."""
        found: dict[str, Mention] = {}
        here = [token.mention for token in before if token.mention is not None]
        for mentions in (here, *reversed(earlier[-REACH:])):
            fitting = [each for each in mentions if each.kind == kind and not (kind == "person" and self._owns(each))]
            if not found and len(joined := _joined(fitting)) == number:
                return joined
            if not found and number == PAIR and (pair := self._pair(fitting)):
                return pair
            for mention in fitting:
                found.setdefault(mention.name, mention)
            if len(found) >= number:
                break
        main = _protagonists([*earlier, here], kind) if number == PAIR and kind != "person" else []
        return main or (list(found.values()) if len(found) == number else [])

    def _they(self, before: Sequence[Token], earlier: Sequence[Sequence[Mention]]) -> list[Mention]:
        """Those whom "and" or "with" joins where a sentence begins, this one or the last; none after a plural noun."""
        here = [token.mention for token in before if token.mention is not None and token.low not in lex.PRONOUNS]
        if joined := _joined(here):
            return joined
        if any(token.tag == "N" and token.low.endswith("s") for token in before) or not earlier or not earlier[-1]:
            return []
        persons = [each for each in earlier[-1] if each.kind == "person" and not is_weak(each)]
        pair = self._pair(persons[:3]) if persons[:1] == earlier[-1][:1] else []
        return _joined(earlier[-1], first=True) or pair or self._together(persons) or self._side(earlier[-1], here)

    def _together(self, persons: Sequence[Mention]) -> list[Mention]:
        """`With the chemist X she discovered ...`: the only two, where a "with" joins the one to the other."""
        if len(persons) != PAIR or len({each.name for each in persons}) != PAIR:
            return []
        joined = any(WITH.search(self.text, max(0, each.start - WIDEST), each.start) for each in persons)
        return list(persons) if joined else []

    def _side(self, last: Sequence[Mention], here: Sequence[Mention]) -> list[Mention]:
        """`Norway won the final. They ...`: the team that the last sentence is about, if sport is what it tells."""
        side, names = last[0], {each.name for each in here}
        start = self.text.rfind("\n", 0, side.start) + 1
        plays = side.kind in ("country", "organisation") and not is_weak(side) and side.name not in names
        end = next((i for i in (self.text.find(". ", side.end), self.text.find("\n", side.end)) if i > 0), None)
        opens = not self.text[max(start, self.text.rfind(". ", 0, side.start) + 2) : side.start].strip()
        return [side] if plays and opens and PLAYING.search(self.text, side.end, end or len(self.text)) else []

    def _stands_alone(self, tokens: Sequence[Token], k: int) -> bool:
        """`The two talked`: no noun follows, and no two others ("two former agents") were counted just before."""
        if k + 1 == len(tokens) or tokens[k + 1].tag not in VERBAL:
            return False
        start = tokens[0].start
        return COUNTING.search(self.text, max(0, start - COUNTED_BEFORE), start) is None

    def _owns(self, mention: Mention) -> bool:
        return self.text.startswith(("'s", "’s"), mention.end)

    def _pair(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The first two who meet, or whom "and" joins across titles and appositions."""
        gaps = [self.text[one.end : two.start] for one, two in pairwise(mentions)]
        for n, gap in enumerate(gaps):
            one, two = mentions[n : n + 2]
            listed = gaps[max(0, n - 1) : n] == [", "] or gaps[n + 1 : n + 2] in ([" and "], [", "], [", and "])
            if one.name != two.name and len(gap) < WIDEST and TOGETHER.fullmatch(gap) and not listed:
                return [one, two]
        return []


def _protagonists(sentences: Sequence[Sequence[Mention]], kind: MentionKind) -> list[Mention]:
    """The two of a kind whom a text names far more often than any third; none where there are no such two."""
    named = {mention.name: mention for mentions in sentences for mention in mentions if mention.kind == kind}
    counts = Counter(mention.name for mentions in sentences for mention in mentions if mention.kind == kind)
    ranks = counts.most_common(PAIR + 1)
    third = ranks[PAIR][1] if len(ranks) > PAIR else 0
    if len(ranks) < PAIR or ranks[1][1] < max(OFTEN, 2 * third):
        return []
    return [named[name] for name, _ in ranks[:PAIR]]


def _kind(low: str) -> MentionKind | None:
    if low in PERSONS:
        return "person"
    if low in STATES:
        return "country"
    return "organisation" if low in COMPANIES else None


def _joined(mentions: Iterable[Mention], *, first: bool = False) -> list[Mention]:
    """The first names of a kind, no places, that stand in one list; with `first`, only if no other name is before."""
    group: list[Mention] = []
    for mention in mentions:
        gap = mention.start - group[-1].end if group else 0
        if group and gap in LISTED and mention.kind == group[0].kind != "place":
            group.append(mention)
            if gap in JOINED:
                return group if len({each.name for each in group}) == len(group) else []
        elif group and first:
            return []
        else:
            group = [mention]
    return []
