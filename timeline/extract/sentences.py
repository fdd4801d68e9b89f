"""Splits prose into sentences with one regular expression and a list of what a full stop does not end.

Measured traps: "in the U.S. Traders" ends a sentence and "the U.S. Embassy" does not; "Lt. Col.", initials, "No. 5",
"5 p.m. Thursday", "Jan. 14"; a quotation of several sentences; wire copy's ``quotes'' and its loose closing marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.extract.dateline import MONTHS
from timeline.lazy_regex import regex
from timeline.models import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

# A terminator, its closing quotes and brackets, white space, and then something that may begin a sentence.
BREAK = regex(r"([.!?…]+)((?:''|[\"'”’»)\]])*)(?:\s*\[\d{1,3}\])?\s+(?=(?:``|''|--\s|[\"'“‘«„(\[¿¡–—-])*\s*[^\W_])")
LAST_WORD = regex(r"[\w.&'’-]+$")
FIRST_WORD = regex(r"[^\w]*(\w[\w'’-]*)")
LONGEST_DATE = 40  # characters
INITIAL = regex(r"(?:[^\W\d_]\.)+")
ORDINAL = regex(r"(?<!\d)\d{1,2}$")
# The date that heads a paragraph of a chronicle: "1 August. A bomb ...". It belongs to the sentence behind it.
MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?: ?[-–—] ?\d{1,2})?"
RUN_IN_DATE = regex(rf"\W{{0,4}}(?:\w{{3,9}}day,? )?(?:{DAY} {MONTH}|{MONTH} {DAY})(?:,? \d{{4}})?", re.IGNORECASE)
# Abbreviations that stand before what they belong to: never the end of a sentence.
TITLES = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov govs gen lt col maj capt cmdr adm sgt cpl pvt rev fr hon"
    " pres supt insp det st ste mt ft sr jr vs no nos nr art fig vol pp ed eds op cit cf al approx ca est"
    " tel ext dept univ assn bros messrs mme mlle mm hr fam jan feb mar apr jun jul aug sep sept oct nov"
    " dec mon tue tues wed thu thur thurs fri dlrs gosp bzw sog z.b d.h u.a usw ст г гг в.о им ул др т.е"
    " т.к т.д".split()
)
# Abbreviations that may end a sentence: one does before a word that begins sentences and no names.
MAY_END = frozenset(
    "inc corp co ltd llc plc bros u.s u.k u.n e.u d.c a.m p.m etc jr sr ph.d m.d b.c a.d b.c.e c.e ala"
    " ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j"
    " n.m n.y n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo ave blvd rd".split()
)
# Words that begin sentences and stand in no name; after "U.S." they mean a new sentence.
STARTERS = frozenset(
    "the a an in on at by for from to of with after before since until when while where as if but and or"
    " so yet nor he she it they we i you his her its their our my this that these those there here what"
    " who how why which some many most several all both each no not other another such one two three"
    " earlier later last now then today yesterday meanwhile however also although though because despite"
    " under over during among between about according once more".split()
)


def split_sentences(text: str, spans: Iterable[tuple[int, int]]) -> list[Sentence]:
    """The sentences inside each half-open span (a paragraph each), in order; none crosses a span's end."""
    return [
        Sentence(start, end, text[start:end])
        for begin, stop in spans
        for start, end in _sentences(text, begin, stop)
        if start < end
    ]


def _sentences(text: str, begin: int, stop: int) -> Iterable[tuple[int, int]]:
    start = begin
    for match in BREAK.finditer(text, begin, stop):
        if match.end() < stop and _ends(text, start, match):
            yield start, match.end(2)
            start = match.end()
    tail = text[start:stop]
    yield start, start + len(tail.rstrip())


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the terminator that `match` found closes a sentence."""
    following = FIRST_WORD.match(text, match.end(), match.end() + 60)
    if following is None:
        return False
    word = following[1]
    if match[1] == "…" or match[1].startswith(".."):
        return word[0].isupper() and word.lower() in STARTERS
    if word[0].islower():
        return False  # "asked: Why? he said" and "Yahoo! shares" go on
    if match[1] != "." or match[2]:
        return True
    if match[1] == "." and match.start() - start <= LONGEST_DATE and RUN_IN_DATE.fullmatch(text, start, match.start()):
        return False
    if ORDINAL.search(text, max(start, match.start() - 3), match.start()) and word.lower() in MONTHS:
        return False  # "am 5. April"
    return not _is_abbreviation(text[max(start, match.start() - 24) : match.start()], word)


def _is_abbreviation(before: str, word: str) -> bool:
    """Whether the full stop after `before` belongs to an abbreviation, given the `word` that follows."""
    found = LAST_WORD.search(before)
    if found is None:
        return False
    last = found[0].lower().strip("'’-")
    if last in TITLES:
        return not (last in {"no", "dec", "mar", "art", "ed"} and found[0].islower())
    if last in MAY_END or (INITIAL.fullmatch(found[0] + ".") and len(found[0]) > 1):
        return word.lower() not in STARTERS or not word[0].isupper()
    return INITIAL.fullmatch(found[0] + ".") is not None and found[0].isupper()
