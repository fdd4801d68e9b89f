"""Decides whether a time expression dates an event that belongs on a timeline, and how sure that is.

Each rule has a name, which the verdict carries. The confidences are measured: the share of entries of that rule that a
careful reader had written down too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.clauses import Clause, clause_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.models import Timex

UNITS = ("day", "night", "week", "month", "year")
# "the day before authorities issued a warrant" counts from that, and only that would date it
OFFSETS = tuple(f"{one} {unit} {side}" for one in ("the", "a", "one") for unit in UNITS for side in ("before", "after"))
NOUNISH = ("N", "PROPN", "NAME", "NUM", "VZ", "VG")
CALENDAR = ("DATE", "TIME")
VAGUE = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


@dataclass(frozen=True, slots=True)
class Verdict:
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


def judge(tokens: Sequence[Token], clauses: Sequence[Clause], at: int) -> Verdict:
    """The verdict on the time expression that is token `at`."""
    place = _Place(tokens, clauses, at)
    for rule in (_leans_on_preposition, _is_premodifier, _dates_clause):
        verdict = rule(place)
        if verdict is not None:
            return verdict
    return Verdict("no clause")


class _Place:
    """A time expression in its sentence: the words around it and its clause."""

    def __init__(self, tokens: Sequence[Token], clauses: Sequence[Clause], at: int) -> None:
        self.tokens, self.clauses, self.at = tokens, clauses, at
        self.token = tokens[at]
        timex = self.token.timex
        assert timex is not None
        self.timex = timex
        self.before = tokens[at - 1] if at else None
        self.after = tokens[at + 1] if at + 1 < len(tokens) else None
        self.n = clause_at(clauses, at)
        self.clause = clauses[self.n]
        words = self.token.low.split()
        self.lead_word = (
            words[0]
            if words and words[0] in lex.PREPOSITIONS | lex.SUBORDINATORS
            else (self.before.low if self.before else "")
        )

    @property
    def words(self) -> list[str]:
        """The words of the clause, lower case."""
        return [token.low for token in self.tokens[self.clause.first : self.clause.last + 1]]

    @property
    def is_day(self) -> bool:
        return self.timex.precision in ("day", "time", None)

    def reject(self, rule: str) -> Verdict:
        return Verdict(rule, clause=self.n, head=self.at)

    def accept(self, rule: str, confidence: float) -> Verdict:
        verb = self.clause.verb
        return Verdict(rule, confidence, self.n, verb.head if verb else self.at)


def _leans_on_preposition(place: _Place) -> Verdict | None:
    """What the word before the expression settles by itself."""
    word = place.lead_word
    tokens, at = place.tokens, place.at
    if _is_attributive(place):
        return None
    if place.token.low.startswith(OFFSETS) and place.after is not None and place.after.tag != "PUNCT":
        return place.reject("an offset from another event")
    before2 = " ".join(token.low for token in tokens[max(0, at - 3) : at])
    if before2.endswith(("as early as", "as soon as", "as late as", "as far back as")):
        return place.reject("a guess at a date")
    if before2.endswith("as of"):
        return place.reject("a level as of a date")
    if word in ("since", "than", "like", "except", "versus"):
        return place.reject(f"{word} a date")
    if word in ("before", "after", "pre", "post"):
        return place.reject(f"{word} a date")
    if word == "of":
        return _after_of(place)
    if word == "for":
        return _after_for(place)
    if word == "from" and not _is_range(place):
        return place.reject("from a date")
    return None


def _is_range(place: _Place) -> bool:
    return place.timex.first != place.timex.last or " to " in place.token.low


def _after_of(place: _Place) -> Verdict | None:
    """`the attacks of Sept. 11` is an event, `the disasters of this century` and `the summer of 1998` are not."""
    k = place.at - 2 if place.before is not None and place.before.low == "of" else place.at - 1
    if k >= 0 and place.tokens[k].low in lex.EVENT_NOUNS and place.is_day:
        return Verdict("noun of a date", 0.6, place.n, k, noun=True)
    if k >= 0 and place.tokens[k].low in (
        "night",
        "morning",
        "evening",
        "afternoon",
        "week",
        "end",
        "beginning",
        "start",
    ):
        return None
    return place.reject("of a date")


def _after_for(place: _Place) -> Verdict | None:
    """`scheduled for Tuesday` sets a date; `the forecast for 1998` is about one."""
    near = {token.low for token in place.tokens[max(0, place.at - 7) : place.at]}
    if near & (lex.PLANNING | {"called", "postponed", "rescheduled", "arranged", "appointment"}):
        return place.accept("set for a date", 0.85) if not _is_uncertain(place) else place.reject("uncertain")
    return place.reject("for a date")


def _is_attributive(place: _Place) -> bool:
    """Whether the expression stands before a noun that it describes: `the Oct. 23 shooting`, `Sunday's debate`."""
    after, before = place.after, place.before
    if after is None:
        return False
    if after.tag == "POSS" or place.token.low.endswith(("'s", "’s")):
        return True
    if after.tag not in ("N", "PROPN", "VZ", "VG", "NAME", "NUM") and not (
        after.tag == "VN" and before is not None and before.tag == "DET"
    ):
        return False
    if before is None:
        return False
    if before.tag in ("DET", "POSS", "N") or before.low in lex.POSSESSIVES:
        return before.tag != "N" or (place.at > 1 and place.tokens[place.at - 2].tag in ("DET", "POSS"))
    if before.tag == "PREP" and after.tag in ("N", "VG") and place.token.low.split()[0] not in lex.PREPOSITIONS:
        return True
    return (
        after.tag in ("N", "VG")
        and not place.is_day
        and place.token.low.split()[0] not in lex.PREPOSITIONS
        and before.tag != "PUNCT"
    )


def _noun_head(place: _Place) -> int:
    """The head noun of the phrase that the expression stands before."""
    k = place.at + 1
    head = k
    while k < len(place.tokens) and (place.tokens[k].tag in NOUNISH or place.tokens[k].tag in ("POSS", "VN", "ADV")):
        if place.tokens[k].tag in ("VN", "ADV") and not (
            k + 1 < len(place.tokens) and place.tokens[k + 1].tag in NOUNISH
        ):
            break
        if place.tokens[k].tag != "POSS":
            head = k
        if (
            place.tokens[k].low in lex.EVENT_NOUNS
            and place.tokens[k].tag != "NAME"
            and (k + 1 >= len(place.tokens) or place.tokens[k + 1].tag not in ("N", "VG"))
        ):
            return k
        k += 1
    return head


def _is_premodifier(place: _Place) -> Verdict | None:
    """A date before its noun tells an event if the noun does, and if the noun is more than a landmark."""
    if not _is_attributive(place):
        return None
    head = _noun_head(place)
    noun = place.tokens[head].low
    start = place.at
    while start > 0 and (
        place.tokens[start - 1].tag in ("DET", "N", "POSS") or place.tokens[start - 1].low in lex.POSSESSIVES
    ):
        start -= 1
    governor = place.tokens[start - 1].low if start else ""
    if noun in lex.EVENT_NOUNS and place.tokens[head].tag != "NAME":
        return _event_noun(place, head, governor)
    if noun in lex.LABELLED_NOUNS or not place.is_day:
        return place.reject("a date that labels")
    if place.after is not None and (place.after.tag == "POSS" or place.token.low.endswith(("'s", "’s"))):
        if governor in ("before", "after", "since", "until", "during", "following", "for"):
            return place.reject("a landmark")
        if _is_uncertain(place) or place.clause.verb is None:
            return place.reject("uncertain")
        return place.accept("a dated thing", 0.55)
    return place.reject("a date that labels")


def _is_future(place: _Place) -> bool:
    return place.timex.mod == "FUTURE" or place.token.low.startswith(("next", "coming", "upcoming"))


def _event_noun(place: _Place, head: int, governor: str) -> Verdict:
    if governor in ("before", "after", "until", "ahead", "following", "despite") or (
        governor == "of" and place.tokens[head].low in ("election", "elections")
    ):
        return place.reject("a landmark")
    verb = place.clause.verb
    if place.tokens[head].low in ("election", "elections", "vote") and _is_future(place) and governor == "in":
        return place.reject("a landmark")
    if verb is not None and governor in ("in", "at", "during", "on") and place.at < place.clause.subject[0]:
        return place.accept("an event during another", 0.75)  # "In Sunday's debate, Spitzer attacked him"
    if place.tokens[head].low in lex.LABELLED_NOUNS and not place.is_day:
        return place.reject("a date that labels")
    confidence = 0.75 if place.is_day else 0.65
    return Verdict("a dated event noun", confidence, place.n, head, noun=True)


def _dates_clause(place: _Place) -> Verdict | None:
    """The expression is an adverbial of its clause: the clause's verb is the event."""
    clause, words = place.clause, place.words
    if clause.verb is None:
        return place.reject("no verb")
    if _is_uncertain(place):
        return place.reject("uncertain")
    if _is_statistic(place):
        return place.reject("a statistic")
    if any(word in lex.HABIT for word in words) and not place.is_day:
        return place.reject("a habit")
    if _is_timeless(place):
        return place.reject("a state")
    if place.token.quoted and _is_deictic(place.timex, place.token) and not _may_quote(place):
        return place.reject("a deictic in a quotation")
    if _is_mere_source(place):
        return place.reject("a mere source")
    return place.accept(*_ground(place))


def _ground(place: _Place) -> tuple[str, float]:
    verb = place.clause.verb
    assert verb is not None
    if place.token.quoted:
        return "inside a quotation", 0.55
    if place.tokens[verb.head].low in lex.REPORTING:
        return "a dated statement", 0.92 if place.is_day else 0.85
    if verb.form == "participle":
        return "a dated participle", 0.85
    if verb.tense == "past" or verb.perfect:
        return "a dated past clause", 0.93 if place.is_day else 0.85
    if verb.tense == "future" or verb.modal:
        return "a dated plan", 0.8
    return "a dated present clause", 0.6


def _is_uncertain(place: _Place) -> bool:
    """Guesses, options, conditions, negations."""
    clause, verb = place.clause, place.clause.verb
    if clause.marker in ("if", "unless", "whether"):
        return True
    if verb is None:
        return False
    if verb.negated and place.lead_word not in ("until", "till"):
        return True
    if verb.modal in lex.GUESSING and not (verb.modal in ("would", "'d") and _is_future_in_past(place)):
        return True
    infinitives = [g for g in clause.infinitives if g.first < place.at]
    if infinitives and any(
        token.low in lex.POSSIBILITY
        for token in place.tokens[max(clause.first, infinitives[0].first - 4) : infinitives[0].first]
    ):
        return True
    head = place.tokens[verb.head]
    return head.tag == "BE" and any(token.low in lex.POSSIBILITY for token in place.tokens[verb.last + 1 : place.at])


def _is_future_in_past(place: _Place) -> bool:
    """`said that the plant would close in June`."""
    clause = place.clause
    return clause.reporter is not None and not any(other.marker == "if" for other in place.clauses)


def _is_statistic(place: _Place) -> bool:
    """Levels, shares, prices: a verb of levels about a noun of statistics, or a period of accounts."""
    clause = place.clause
    verb = clause.verb
    assert verb is not None
    words = set(place.words)
    if not words & lex.STATISTICS and not any(word[0] in "$€£¥" or word.endswith("%") for word in words):
        return False
    subject = {token.low for token in place.tokens[clause.subject[0] : clause.subject[1]]}
    if place.tokens[verb.head].low in lex.LEVEL_VERBS and (subject & lex.STATISTICS or not place.is_day):
        return True
    return place.timex.precision in ("quarter", "half") and place.tokens[verb.head].low not in lex.SAYING


def _is_timeless(place: _Place) -> bool:
    """A present state that a date only locates: `today it is a city of ...`, `this year the team has ...`."""
    verb = place.clause.verb
    assert verb is not None
    if verb.tense != "present" or verb.passive or verb.progressive or verb.perfect:
        return False
    return place.tokens[verb.head].low in lex.STATE_VERBS | lex.HAVE and not _is_ahead(place)


def _is_ahead(place: _Place) -> bool:
    words = place.words
    return bool(lex.PLANNING & set(words))


def _is_deictic(timex: Timex, token: Token) -> bool:
    """Leans on the day it was said: not written with its year, month and day."""
    return not any(char.isdigit() for char in token.text) or timex.precision is None


def _may_quote(place: _Place) -> bool:
    """A plain announcement or report in a quotation of the day: "we'll be back tomorrow"."""
    verb = place.clause.verb
    assert verb is not None
    return verb.tense == "future" or (verb.tense == "past" and place.token.low in ("yesterday", "last night"))


def _is_mere_source(place: _Place) -> bool:
    """`was identified Thursday, newspapers reported Friday`: an unnamed source of something that has its own date."""
    clause = place.clause
    if clause.kind != "tail":
        return False
    content = [other for other in place.clauses if other.reporter == place.n and other is not clause]
    dated = any(
        token.timex is not None and is_calendar(token.timex)
        for other in content
        for token in place.tokens[other.first : other.last + 1]
    )
    subject = place.tokens[clause.subject[0] : clause.subject[1]]
    unnamed = not any(token.mention for token in subject) or any(token.low in lex.MEDIA for token in subject)
    return dated and unnamed
