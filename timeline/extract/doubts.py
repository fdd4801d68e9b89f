"""Why a dated clause may yet tell no event: guesses and conditions, statistics, states, quotations, mere sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.place import is_calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.place import Place
    from timeline.extract.tokens import Token
    from timeline.extract.verbs import Group
    from timeline.models import Timex


# Verbs of accounts: with a period of accounts they report figures.
ACCOUNTING = lex.LEVEL_VERBS | frozenset(
    "reported reports report posted post posts had has have expects expect expected recorded showed estimates estimated"
    " forecast forecasts predicted projected sees saw".split()
)
MENTAL = frozenset("know knows think thinks believe believes hope hopes mean means feel feels want wants".split())
STANDING_VERBS = lex.STATE_VERBS | lex.HAVE
PERIODS = frozenset("month months year years quarter half period week weeks days day".split())
MONEY = "$€£¥"
AMOUNT = frozenset((*MONEY, "%"))
FIGURES = frozenset("percent percentage pct cents points % yen pence".split())
AGO = ("year ago", "years ago", "year earlier", "years earlier", "year-ago", "quarter earlier", "month earlier")
STANDING = ("today", "this year", "nowadays", "this decade", "this century")
DENYING = frozenset("deny denies denied denying".split())
DATING = ("dating", "dates", "dated", "existed", "existing", "endured")
COUNTING = ("had", "has", "have", "numbered", "counted", "housed", "employed", "totalled", "totaled")
NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve dozens hundreds thousands".split())
INVERTED = ("had", "should", "were")
OF_THE_DAY = ("yesterday", "last night", "this morning")


def is_to_come(tokens: Sequence[Token], verb: Group) -> bool:
    """`are to meet on Friday`: a form of "be" and an infinitive set something."""
    following = tokens[verb.last + 1].tag if verb.last + 1 < len(tokens) else ""
    return tokens[verb.head].tag == "BE" and following == "TO"


def is_planning(tokens: Sequence[Token], k: int) -> bool:
    """A word that sets something for a day; "set" and "going" only before "to" or "for"."""
    low = tokens[k].low
    if low in ("set", "going", "bound", "due", "about"):
        return k + 1 < len(tokens) and (tokens[k + 1].tag == "TO" or tokens[k + 1].low in ("for", "on", "in", "at"))
    if low == "forecast":
        return k + 1 < len(tokens) and tokens[k + 1].tag == "TO"
    return low in lex.PLANNING


def is_uncertain(place: Place) -> bool:
    """Guesses, options, conditions, negations, questions, landmarks to come."""
    clause, verb = place.clause, place.clause.verb
    if clause.marker in ("if", "unless", "whether") or place.tokens[-1].text == "?" or _is_inverted(place):
        return True
    if verb is None:
        return False
    if _is_denied(place):
        return True
    if clause.marker in ("before", "until", "till") and verb.tense in ("present", "none") and not verb.perfect:
        return True  # "before the accord expires in October"
    start, stop = clause.subject
    none = clause.kind != "relative" and start < stop and place.tokens[start].tag == "NEG"  # "no one came"
    denied = verb.negated or none
    awaited = denied and place.lead_word in ("until", "till")  # "was not taken until May 3" was taken then
    if denied and not awaited:
        return True
    if verb.modal in lex.GUESSING and not (verb.modal in ("would", "'d") and (awaited or _is_future_in_past(place))):
        return True
    infinitive = next((g for g in clause.infinitives if g.first < place.at), None)
    if infinitive is not None:
        around = place.tokens[max(clause.first, infinitive.first - 8) : infinitive.first]
        if infinitive.negated or any(token.low in lex.POSSIBILITY for token in around):
            return True
    is_copula = place.tokens[verb.head].tag == "BE"
    return is_copula and any(token.low in lex.POSSIBILITY for token in place.tokens[verb.last + 1 : place.at])


def _is_denied(place: Place) -> bool:
    """`denied that they had met on Monday`, `denied having met her`."""
    clause = place.clause
    above = clause.parent if place.tokens[place.verb.first].low.endswith("ing") else clause.reporter
    verb = place.clauses[above].verb if above is not None else None
    return verb is not None and place.tokens[verb.head].low in DENYING


def _is_inverted(place: Place) -> bool:
    """`Had regulators grounded the jet in May, ...`, `Should they lose`: a condition without "if"."""
    clause, tokens = place.clause, place.tokens
    if clause.kind == "participle" and clause.parent is not None:
        clause = place.clauses[clause.parent]
    first = tokens[clause.first]
    opens = clause.first == 0 or tokens[clause.first - 1].text in (",", ";")
    return opens and first.low in INVERTED and clause.verb is not None and clause.verb.last == clause.first


def _is_future_in_past(place: Place) -> bool:
    """`said that the plant would close in June`."""
    return place.clause.reporter is not None and not any(other.marker == "if" for other in place.clauses)


def is_statistic(place: Place) -> bool:
    """Levels, shares, prices: a verb of levels about figures, a period of accounts, a comparison with "a year ago"."""
    words = place.words
    if _ends_a_period(place) or (not place.is_day and _is_share(place)):
        return True
    money = not FIGURES.isdisjoint(words) or not AMOUNT.isdisjoint("".join(words))
    nouns = not lex.STATISTICS.isdisjoint(words)
    if not money and not nouns:
        return False
    subject = {token.low for token in place.tokens[place.clause.subject[0] : place.clause.subject[1]]}
    of_figures = not lex.STATISTICS.isdisjoint(subject)
    if of_figures and any(place.tokens[group.head].low in lex.LEVEL_VERBS for group in place.clause.infinitives):
        return True  # "spending is expected to rise next year"
    if place.verb_word == "bought" and not of_figures:
        return False  # "bought the company for $32 billion"
    if place.verb_word in lex.LEVEL_VERBS and (
        not place.is_day or of_figures or _is_figure_near(place, place.verb.last)
    ):
        return True
    if place.token.low.endswith(AGO) and _is_figure_near(place, place.at - 7):
        return True
    return _is_account(place, money=money, nouns=nouns, of_figures=of_figures)


def _is_account(place: Place, *, money: bool, nouns: bool, of_figures: bool) -> bool:
    """Figures of a period: "had $110 million in sales last year", "profits were squeezed in 1989"."""
    if place.lead_word == "through" and money:
        return True
    accounts = place.timex.precision in ("quarter", "half") or "fiscal" in place.token.low
    if of_figures and (accounts or place.timex.precision == "year"):
        return True
    if not nouns or place.verb_word not in ACCOUNTING:
        return False
    return accounts or (not place.is_day and (money or _is_expected(place)))


def _ends_a_period(place: Place) -> bool:
    """`the six months ended Aug. 12`, `compared with a loss last year`."""
    before = place.tokens[place.verb.first - 1].low.split()[-1] if place.verb.first else ""
    return (place.verb_word in ("ended", "ending") and before in PERIODS) or place.verb_word == "compared"


def _is_share(place: Place) -> bool:
    """`22 of the 32 members spent`: a subject that counts a share."""
    start, stop = place.clause.subject
    counted = place.tokens[start : min(stop, start + 4)]
    return (
        len(counted) > 2
        and counted[0].tag == "NUM"
        and counted[1].low == "of"
        and any(t.tag == "NUM" for t in counted[2:])
    )


def _is_expected(place: Place) -> bool:
    return place.verb_word.startswith(("expect", "forecast", "predict", "project", "estimate"))


def _is_figure_near(place: Place, k: int) -> bool:
    """Whether an amount stands among the few tokens after token `k`: "closed at $19.50", "fell 3 percent"."""
    near = place.tokens[max(0, k + 1) : max(0, k + 6)]
    return any(token.text[0] in MONEY or token.text.endswith("%") or token.low in FIGURES for token in near)


def is_habit(place: Place) -> bool:
    """`each year`, `usually`: what recurs."""
    at_times, present = place.timex.precision == "time", place.verb.tense == "present"
    if place.is_day and not at_times:
        return False
    clause = place.tokens[place.clause.first : place.clause.last + 1]
    if (at_times or present) and any(token.timex is not None and token.timex.type == "SET" for token in clause):
        return True  # "rose every day at 4 a.m.", "occur once a year, mostly in autumn"
    return (present or not at_times) and not lex.HABIT.isdisjoint(place.words)


def is_timeless(place: Place) -> bool:
    """A present state that a date only locates: `today it is a city of ...`, `this year the team has ...`."""
    verb = place.verb
    if place.verb_word in DATING:
        return True  # "attacks dating to 1994", "a state that existed from the 12th century"
    if _counts_members(place):
        return True
    if verb.tense != "present" or verb.passive or verb.progressive or verb.perfect or is_to_come(place.tokens, verb):
        return False
    if place.verb_word in MENTAL or (place.token.low in STANDING and place.verb_word not in lex.REPORTING):
        return True
    if place.lead_word in ("until", "till", "by"):
        return False  # "has until Friday to sign"
    clause = range(place.clause.first, place.clause.last + 1)
    return place.verb_word in STANDING_VERBS and not any(is_planning(place.tokens, k) for k in clause)


def _counts_members(place: Place) -> bool:
    """`the town had three mills in the 1990s`, `some 3 million people lived there in 2020`."""
    verb, (start, stop) = place.verb, place.clause.subject
    if place.is_day or verb.perfect or verb.passive:
        return False
    behind = place.tokens[verb.last + 1 : verb.last + 3]
    if place.verb_word in COUNTING and any(token.tag == "NUM" or token.low in NUMBERS for token in behind):
        return True
    subject = place.tokens[start:stop]  # "a 44-year-old sailor" is no count
    return place.verb_word in ("lived", "worked") and any(t.tag == "NUM" and "-" not in t.low for t in subject)


def is_unsure_quotation(place: Place) -> bool:
    """A deictic in a quotation whose own day nothing gives: "I am willing to leave tomorrow"."""
    if not place.token.quoted or not _is_deictic(place.timex, place.token.text):
        return False
    told = place.token.low in OF_THE_DAY or (
        place.timex.rule == "weekday" and place.tokens[place.verb.head].tag != "BE"
    )
    plain = place.verb.tense == "future" or (place.verb.tense == "past" and told)
    return not plain  # a plain announcement or report of the day stands: "we'll be back tomorrow"


def _is_deictic(timex: Timex, words: str) -> bool:
    """Leans on the day it was said: no figure in it."""
    return not any(char.isdigit() for char in words) or timex.precision is None


def is_mere_source(place: Place) -> bool:
    """`was identified Thursday, newspapers reported Friday`: an unnamed source of something that has its own date."""
    clause = place.clause
    if clause.kind != "tail":
        return False
    subject = place.tokens[clause.subject[0] : clause.subject[1]]
    if any(token.mention for token in subject) and all(token.low not in lex.MEDIA for token in subject):
        return False
    return any(other.reporter == place.n and _has_own_date(place, other) for other in place.clauses)


def _has_own_date(place: Place, clause: Clause) -> bool:
    """Whether a clause has a calendar date; one beside a present perfect belongs to a noun in it, not to the verb."""
    if clause.verb is not None and clause.verb.perfect and clause.verb.tense == "present":
        return False
    inside = place.tokens[clause.first : clause.last + 1]
    dated = [token.timex for token in inside if token.timex is not None and is_calendar(token.timex)]
    return any(timex.precision not in ("quarter", "half") for timex in dated)  # "income for the quarter fell"
