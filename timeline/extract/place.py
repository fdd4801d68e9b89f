"""A time expression in its sentence: the words around it, its clause, and what a verdict on it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.extract import lexicon as lex
from timeline.extract.clauses import Clause, clause_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.extract.verbs import Group
    from timeline.models import Timex

CALENDAR = ("DATE", "TIME")
STARTING = ("starting", "beginning", "effective")
AS_SET = ("planned", "scheduled", "expected", "announced", "promised", "agreed")
GOVERNORS = lex.PREPOSITIONS | lex.SUBORDINATORS
VAGUE = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


class Verdict(NamedTuple):
    """By which rule there is an entry or none (confidence 0); `clause` and `head` (a token) say what the event is."""

    rule: str
    confidence: float = 0.0
    clause: int = 0
    head: int = 0
    noun: bool = False

    @property
    def entry(self) -> bool:
        """Whether the rule gives an entry."""
        return self.confidence > 0


def is_calendar(timex: Timex) -> bool:
    """Whether an expression names a time on the calendar: no duration, set or vague reference."""
    if timex.value in VAGUE or timex.value.startswith("P") or timex.type == "SET":
        return False
    return timex.type in CALENDAR or timex.first is not None


def is_event_noun(low: str) -> bool:
    """Whether a noun, or its singular, tells an event."""
    return low in lex.EVENT_NOUNS or (low.endswith("s") and low[:-1] in lex.EVENT_NOUNS)


class Place:
    """A time expression in its sentence.

    Attributes:
        tokens: the sentence's tokens; `at` is the expression's.
        clauses: the sentence's clauses; `n` is the expression's, `clause` that clause.
        token: the expression's token; `timex` its reading; `before` and `after` the tokens next to it.
        lead_word: the preposition that governs the expression, "" if none.
    """

    def __init__(self, tokens: Sequence[Token], clauses: Sequence[Clause], at: int) -> None:
        self.tokens, self.clauses, self.at = tokens, clauses, at
        self.token = tokens[at]
        timex = self.token.timex
        assert timex is not None
        self.timex = timex
        self.before = tokens[at - 1] if at else None
        self.after = tokens[at + 1] if at + 1 < len(tokens) else None
        self.n = self._clause_of(clause_at(clauses, at))
        self.clause = clauses[self.n]
        first = (self.token.low.split() or [""])[0]
        article = self.before is not None and self.before.low == "the" and at > 1
        before = tokens[at - 2].low if article else self.before.low if self.before else ""
        self.lead_word = first if first in GOVERNORS else before

    def _clause_of(self, n: int) -> int:
        """The clause that is dated: `..., starting on Monday` dates the clause that it hangs on."""
        clause = self.clauses[n]
        if clause.verb is None or clause.parent is None:
            return n
        word = self.tokens[clause.verb.head].low
        if clause.marker == "as" and word in AS_SET and clause.verb.first - clause.first < 3:
            return clause.parent
        if word not in STARTING:
            return n
        between = self.tokens[clause.verb.last + 1 : self.at]
        return clause.parent if all(token.tag in ("PREP", "DET", "ADV") for token in between) else n

    @property
    def words(self) -> list[str]:
        """The words of the clause, lower case."""
        return [token.low for token in self.tokens[self.clause.first : self.clause.last + 1]]

    @property
    def is_day(self) -> bool:
        """Whether the expression names a day or less (or is unresolved, as bare weekdays without a reference are)."""
        return self.timex.precision in ("day", "time", None)

    @property
    def verb(self) -> Group:
        """The clause's verb; only for clauses that have one."""
        assert self.clause.verb is not None
        return self.clause.verb

    @property
    def verb_word(self) -> str:
        """The main verb, lower case."""
        return self.tokens[self.verb.head].low

    def reject(self, rule: str) -> Verdict:
        """No entry, by this rule."""
        return Verdict(rule, clause=self.n, head=self.at)

    def accept(self, rule: str, confidence: float) -> Verdict:
        """An entry for the clause's verb."""
        verb = self.clause.verb
        return Verdict(rule, confidence, self.n, verb.head if verb else self.at)

    def accept_noun(self, rule: str, confidence: float, head: int) -> Verdict:
        """An entry for an event noun."""
        return Verdict(rule, confidence, self.n, head, noun=True)
