"""What kind of fact an entry is: it happened, it is set for a day to come, or only a disputed source says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon as lex
from timeline.extract.doubts import is_planning, is_to_come

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.place import Verdict
    from timeline.extract.tokens import Token
    from timeline.models import Status, Timex

CLAIMS = ("claim", "allegation", "accusation", "charge", "assertion", "suggestion")
DISPUTING = frozenset(
    "denies denied deny rejects rejected reject disputes disputed dispute dismisses dismissed refutes refuted contested"
    " contests".split()
)


def status(
    tokens: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict, timex: Timex, dct: int | None
) -> Status:
    """The status of the event that `timex` dates; `dct` is the DCT's day number.

    Without clauses, as in other languages than English, the day alone decides.
    """
    later = dct is not None and timex.first is not None and timex.first > dct
    if not clauses:
        return "scheduled" if later else "happened"
    clause = clauses[verdict.clause]
    if _is_doubted(tokens, clauses, clause):
        return "claimed"
    if later:
        return "scheduled"
    verb = clause.verb
    ahead = timex.last is None or dct is None or timex.last >= dct
    if verdict.rule == "set for a date" and ahead:
        return "scheduled"
    if verb is not None and not verdict.noun and ahead and _is_planned(tokens, clause):
        return "scheduled"
    ends = dct is not None and timex.mod == "END" and timex.last is not None and timex.last > dct
    if verb is not None and not verdict.noun and ends and verb.tense == "present" and not verb.perfect:
        return "scheduled"  # "runs out at the end of this month"
    return "happened"


def _is_doubted(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> bool:
    """The text leaves it to rumour ("reportedly"), or to somebody's mere claim."""
    if _has_doubt(tokens, clause):
        return True
    if clause.reporter is None:
        return False
    if _is_disputed(tokens, clause):
        return True
    reporter = clauses[clause.reporter].verb
    return reporter is not None and tokens[reporter.head].low in lex.CLAIMING


def _is_disputed(tokens: Sequence[Token], clause: Clause) -> bool:
    """`..., a claim that the ministry rejects`: what is said, in apposition, is somebody's word against another's."""
    behind = range(clause.last, min(clause.last + 3, len(tokens)))
    claim = next((k for k in behind if tokens[k].low in CLAIMS and tokens[k - 1].tag == "DET"), None)
    return claim is not None and any(token.low in DISPUTING for token in tokens[claim : claim + 9])


def _has_doubt(tokens: Sequence[Token], clause: Clause) -> bool:
    """A word of doubt beside the verb ("reportedly seized") or in its subject ("an alleged plot")."""
    verb = clause.verb
    if verb is None:
        return False
    adverbs = [token for token in tokens[max(0, verb.first - 2) : verb.last + 3] if token.low.endswith("ly")]
    return any(token.low in lex.DOUBT for token in [*adverbs, *tokens[clause.subject[0] : clause.subject[1]]])


def _is_planned(tokens: Sequence[Token], clause: Clause) -> bool:
    verb = clause.verb
    assert verb is not None
    if is_to_come(tokens, verb) or verb.tense == "future" or verb.modal in ("would", "must", "shall", "should"):
        return True
    granted = tokens[verb.head].tag == "HAVE" and verb.tense == "present"  # "have until Friday to answer"
    if granted and any(token.low in ("until", "till") for token in tokens[verb.last : clause.last]):
        return True
    around = range(verb.first, min(verb.last + 4, len(tokens)))
    return any(is_planning(tokens, k) and "as" not in (tokens[k - 1].low, tokens[k - 2].low) for k in around)
