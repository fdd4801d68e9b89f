"""What a word is by itself: closed classes by list, verbs by irregular forms and endings."""

from __future__ import annotations

from functools import lru_cache

from timeline.extract import lexicon as lex

# Closed classes; where a word is in two, the later one holds.
CLASSES: dict[str, str] = {
    **dict.fromkeys(lex.PREPOSITIONS, "PREP"),
    **dict.fromkeys(lex.COORDINATORS, "COORD"),
    **dict.fromkeys(lex.SUBORDINATORS, "SUB"),
    **dict.fromkeys(lex.RELATIVES, "REL"),
    **dict.fromkeys(lex.DO, "DO"),
    **dict.fromkeys(lex.HAVE, "HAVE"),
    **dict.fromkeys(lex.BE, "BE"),
    **dict.fromkeys(lex.MODALS, "MODAL"),
    **dict.fromkeys(lex.PRONOUNS, "PRON"),
    **dict.fromkeys(lex.NEGATIONS - {"nor"}, "NEG"),
    **dict.fromkeys(lex.DETERMINERS - {"no"}, "DET"),
    "that": "THAT",
    "to": "TO",
    "'s": "POSS",
}
ADVERBS = frozenset(
    "also already always just only still then now later earlier soon again once ever even often almost"
    " nearly first last instead together recently previously finally immediately meanwhile however thus"
    " therefore too well long far further back away here there home abroad indeed nevertheless"
    " nonetheless moreover furthermore besides likewise otherwise meantime afterwards afterward"
    " ahead alone apart aside onwards overseas nearby perhaps maybe elsewhere nowhere somewhere anywhere quite rather"
    " sometimes somehow online".split()
)
NOT_ADVERBS = frozenset(
    "family july italy assembly supply reply rally tally ally bully folly anomaly apply belly imply jelly monopoly"
    " multiply comply daily weekly monthly friendly elderly deadly costly lovely lonely likely unlikely homily"
    " melancholy butterfly orderly".split()
)
VERB_PREFIXES = frozenset("re co pre over under out mis counter un de dis fast court hand air test".split())


@lru_cache(maxsize=8192)
def read_word(word: str) -> tuple[str, str]:
    """A word in lower case, and its tag by itself; the words of news repeat, so most are read only once."""
    low = word.lower().replace("’", "'")
    return low, _tag(word, low)


def _tag(word: str, low: str) -> str:
    tag = CLASSES.get(low)
    if tag is not None:
        return tag
    first = word[0]
    if first.isdigit() or (first in "$€£¥" and len(word) > 1):
        return "NUM"
    if not any(map(str.isalnum, word)):
        return "PUNCT"
    return "PROPN" if first.isupper() else open_tag(low)


def open_tag(low: str) -> str:
    """The tag of a word of the open classes, given in lower case."""
    if low in lex.ONLY_PAST:
        return "VD"
    if low in lex.IRREGULAR_PAST:
        return "VN" if low in lex.IRREGULAR_PARTICIPLE else "VD"
    if low in lex.IRREGULAR_PARTICIPLE:
        return "VP"  # a participle that is no past form: "taken"
    if "-" in low and low.endswith(("ed", "ing")) and low.partition("-")[0] not in VERB_PREFIXES:
        return "N"  # "state-owned", "rice-processing"
    if low.endswith("ed") and len(low) >= 4 and low not in lex.NOT_VERBS_ED:
        return "VN"
    if low.endswith("ing") and len(low) > 5:
        return "VG"
    if low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS):
        return "ADV"
    if low in lex.REPORTING or _is_present(low):
        return "VZ"  # a present form, if the clause needs one; a noun otherwise
    return "N"


def _is_present(low: str) -> bool:
    if low in lex.PRESENT:
        return True
    if not low.endswith("s"):
        return False
    return (
        low[:-1] in lex.PRESENT
        or (low.endswith("ies") and low[:-3] + "y" in lex.PRESENT)
        or (low.endswith(("shes", "ches", "sses", "xes", "oes", "zes")) and low[:-2] in lex.PRESENT)
    )
