"""Decides whether a time expression dates an event that belongs on a timeline, and how sure that is.

Each rule has a name, which the verdict carries. The confidences are measured: the share of entries of that rule that a
careful reader had written down too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.clauses import clause_at
from timeline.extract.doubts import (
    is_habit,
    is_mere_source,
    is_planning,
    is_statistic,
    is_timeless,
    is_to_come,
    is_uncertain,
    is_unsure_quotation,
)
from timeline.extract.nouns import PARTS, after_noun, before_noun, is_attributive
from timeline.extract.place import Place, Verdict, is_event_noun
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

ARRANGED = frozenset(("called", "postponed", "rescheduled", "arranged", "appointment"))
# "their fourth meeting this year" counts, and tells no meeting
RANK = regex(r"first|second|third|fourth|fifth|sixth|\w+th|\w+est|most|only")
# "the day before authorities issued a warrant" counts from that, and only that would date it
CLOSE = ("just", "shortly", "soon", "immediately", "moments", "minutes", "right")
OFFSET = regex(r"\b(?:day|night|week|month|year)s? (?:before|after|prior to)$")


def judge(tokens: Sequence[Token], clauses: Sequence[Clause], at: int) -> Verdict:
    """The verdict on the time expression that is token `at`."""
    place = Place(tokens, clauses, at)
    for rule in (_leans_on_preposition, before_noun, after_noun, _dates_clause):
        verdict = rule(place)
        if verdict is not None:
            return verdict
    return Verdict("no clause")


def _leans_on_preposition(place: Place) -> Verdict | None:
    """What the words before the expression settle by themselves."""
    told = _told_by_when(place)
    if told is not None:
        return told
    attributive = is_attributive(place)
    standing = _by_words_before(place, attributive=attributive)
    if standing:
        return place.reject(standing)
    if attributive:
        return None
    word = place.lead_word
    if word == "of":
        return _after_of(place)
    feast = place.token.low in lex.HOLIDAYS and place.at > 1 and place.tokens[place.at - 2].low == "for"
    if word == "for" or feast:
        return _after_for(place)
    if word == "from" and not _is_range(place) and not _is_set(place):
        return place.reject("from a date")
    return None


def _told_by_when(place: Place) -> Verdict | None:
    """`since 1974, when it invaded`: what happened at the date that the rest only counts from."""
    k = place.at + 1 + (place.after is not None and place.after.text == ",")
    if k >= len(place.tokens) or place.lead_word not in ("since", "before", "after", "until", "till"):
        return None
    n = clause_at(place.clauses, k)
    verb = place.clauses[n].verb
    opens = place.tokens[k].low == "when" and place.clauses[n].first == k
    if not opens or verb is None or verb.tense != "past" or verb.negated:
        return None
    return Verdict('a date that "when" tells of', 0.85, n, verb.head)


def _by_words_before(place: Place, *, attributive: bool) -> str:
    """The rule by which the words before the expression leave no event, "" if they don't."""
    tokens, at, word = place.tokens, place.at, place.lead_word
    before = " ".join(token.low for token in tokens[max(0, at - 3) : at])
    if before.endswith(("as early as", "as soon as", "as late as", "as far back as")) and not _is_told(place):
        return "a guess at a date"
    if before.endswith(("as of", "so far")):
        return "a level as of a date"
    if attributive:
        return ""
    if before.endswith(("of record", "debentures due", "notes due", "bonds due")):
        return "a term of a security"
    if OFFSET.search(place.token.low) and place.after is not None and place.after.tag != "PUNCT":
        return "an offset from another event"
    if _names_edition(place):
        return "a year in a name"
    if word in (
        "since",
        "than",
        "like",
        "except",
        "versus",
        "before",
        "after",
        "beyond",
        "into",
        "pre",
        "post",
    ) and not _is_close(place):
        return f"{word} a date"
    if word in ("each", "every"):
        return "what recurs"
    ranked = at > 1 and not place.is_day and tokens[at - 1].tag == "N" and RANK.fullmatch(tokens[at - 2].low)
    return "a rank in a period" if ranked else ""


def _is_told(place: Place) -> bool:
    """`they got the order as early as May 5`: a plain past tells what happened, and guesses at nothing."""
    verb = place.clause.verb
    return verb is not None and verb.tense == "past" and not any(g.first < place.at for g in place.clause.infinitives)


def _is_set(place: Place) -> bool:
    """`will be split from January 1`: what begins on a day to come."""
    verb = place.clause.verb
    ahead = (*lex.FUTURE, "must", "would", "'d")
    return verb is not None and (verb.modal in ahead or is_to_come(place.tokens, verb))


def _is_close(place: Place) -> bool:
    """`just before noon`, `shortly after 8 p.m.`: about that time."""
    return place.is_day and place.at > 1 and place.tokens[place.at - 2].low in CLOSE


def _names_edition(place: Place) -> bool:
    """`the Ports Act 2011`, `Salt Road (1862)`: a bare year that names the law or the work before it."""
    if place.timex.precision != "year" or not place.token.text.isdigit() or place.at < 2:
        return False
    before, after = place.tokens[place.at - 1], place.after
    enclosed = before.text == "(" and after is not None and after.text == ")"
    if enclosed:
        return not is_event_noun(place.tokens[place.at - 2].low)
    return before.tag in ("NAME", "PROPN") or (before.tag == "N" and before.text[:1].isupper())


def _is_called_off(place: Place) -> bool:
    """`A meeting planned for May 3 was put off`: the clause that the plan hangs on undoes it."""
    parent = place.clauses[place.clause.parent] if place.clause.parent is not None else None
    if parent is None or parent.verb is None:
        return False
    last = parent.verb.last
    follows = place.tokens[last + 1].low if last + 1 < len(place.tokens) else ""
    verb = place.tokens[parent.verb.head].low
    return verb in lex.CANCELLING or (verb in ("put", "called") and follows == "off")


def _is_range(place: Place) -> bool:
    return place.timex.rule in ("range", "list") or " to " in place.token.low


def _after_of(place: Place) -> Verdict | None:
    """`the attacks of Sept. 11` is an event, `the disasters of this century` and `the summer of 1998` are not."""
    k = place.at - 2 if place.before is not None and place.before.low == "of" else place.at - 1
    vague = place.timex.precision in ("decade", "century")
    datable = not vague and (place.timex.precision != "year" or place.tokens[k].low not in lex.PACTS)
    if k >= 0 and is_event_noun(place.tokens[k].low) and datable:
        return place.accept_noun("noun of a date", 0.6, k)
    if k >= 0 and place.tokens[k].low in PARTS:
        return None
    return place.reject("of a date")


def _after_for(place: Place) -> Verdict | None:
    """`scheduled for Tuesday` sets a date; `the forecast for 1998` is about one."""
    if _is_called_off(place):
        return place.reject("called off")
    near = range(max(0, place.at - 7), place.at)
    if any(is_planning(place.tokens, k) or place.tokens[k].low in ARRANGED for k in near):
        return place.accept("set for a date", 0.85) if not is_uncertain(place) else place.reject("uncertain")
    return place.reject("for a date")


def _is_apposed(place: Place) -> bool:
    """`Lund, the champion in 2019, lost`: the date stands in an apposition to what comes before the verb."""
    tokens, verb = place.tokens, place.verb
    if place.after is None or place.after.text != "," or verb.form != "finite" or verb.first < place.at:
        return False
    comma = next((k for k in range(place.at - 1, place.clause.first, -1) if tokens[k].tag == "PUNCT"), 0)
    noun = tokens[comma + 1].tag in ("DET", "N") and tokens[place.at - 2].tag in ("N", "NAME", "PROPN")
    return comma > 0 and tokens[comma].text == "," and tokens[comma - 1].tag in ("N", "NAME", "PROPN") and noun


def _dates_clause(place: Place) -> Verdict | None:
    """The expression is an adverbial of its clause: the clause's verb is the event."""
    if place.clause.verb is None:
        return place.reject("no verb")
    if _is_apposed(place):
        return place.reject("in an apposition")
    appointed = _appointed(place)
    if appointed is not None:
        return appointed
    for doubt, rule in DOUBTS:
        if doubt(place):
            return place.reject(rule)
    return place.accept(*_ground(place))


def _appointed(place: Place) -> Verdict | None:
    """`the next hearing is on 3 June`: all that the sentence says is when the event takes place."""
    verb, (start, stop) = place.verb, place.clause.subject
    between = place.tokens[verb.last + 1 : place.at]
    if place.tokens[verb.head].tag != "BE" or verb.negated or start == stop or len(between) > 2:
        return None
    if verb.modal in lex.GUESSING or any(token.tag not in ("PREP", "ADV", "DET") for token in between):
        return None
    head = next((k for k in range(start, stop) if k + 1 == stop or place.tokens[k + 1].tag != "N"), start)
    datable = is_event_noun(place.tokens[head].low) or place.tokens[head].low == "deadline"
    return place.accept_noun("an appointed date", 0.8, head) if datable else None


DOUBTS = (
    (is_uncertain, "uncertain"),
    (is_statistic, "a statistic"),
    (is_habit, "a habit"),
    (is_timeless, "a state"),
    (is_unsure_quotation, "a deictic in a quotation"),
    (is_mere_source, "a mere source"),
)


def _ground(place: Place) -> tuple[str, float]:
    verb = place.verb
    if place.token.quoted:
        return "inside a quotation", 0.55
    if place.verb_word in lex.REPORTING:
        return "a dated statement", 0.92 if place.is_day else 0.88
    if verb.form == "participle":
        return "a dated participle", 0.85
    if verb.tense == "past" or verb.perfect:
        return "a dated past clause", 0.92 if place.is_day else 0.88
    if verb.tense == "future" or verb.modal:
        return "a dated plan", 0.85
    return "a dated present clause", 0.7
