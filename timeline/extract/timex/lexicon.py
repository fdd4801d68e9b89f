"""The words that time expressions are made of: each form's category and value.

A rule's pattern speaks of categories (`<month>`, `<unit>`), never of words. Every category has one character of its
own, so that a text becomes a string of categories and a rule an ordinary regular expression over it.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NamedTuple

OTHER: Final = "x"
"""The category of every word that no time expression contains."""

# category: "word=value word=value"; without "=" the value is the word itself. An underscore stands for a space nowhere:
# every entry is one word. Entries starting with "^" are taken only when capitalised.
WORDS: Final[dict[str, str]] = {
    "weekday": "monday=0 tuesday=1 wednesday=2 thursday=3 friday=4 saturday=5 sunday=6",
    "shortday": "^mon=0 ^tue=1 ^tues=1 ^wed=2 ^weds=2 ^thu=3 ^thur=3 ^thurs=3 ^fri=4",
    "weekdays": "mondays=0 tuesdays=1 wednesdays=2 thursdays=3 fridays=4 saturdays=5 sundays=6",
    "sunsat": "^sat=5 ^sun=6",
    "years_end": "year-end year-ends",
    "month": "^january=1 ^february=2 ^april=4 ^june=6 ^july=7 ^august=8 ^september=9 ^october=10 ^november=11"
    " ^december=12",
    "shortmonth": "^feb=2 ^apr=4 ^jun=6 ^jul=7 ^aug=8 ^sep=9 ^sept=9 ^oct=10 ^nov=11 ^dec=12",
    "softmonth": "^march=3 ^may=5",
    "shortsoft": "^mar=3 ^jan=1",
    "lowmonth": "january=1 february=2 april=4 june=6 july=7 august=8 september=9 october=10 november=11 december=12",
    "u_second": "seconds=S",
    "u_minute": "minute=M minutes=M",
    "u_hour": "hour=H hours=H",
    "u_day": "day=D days=D",
    "u_week": "week=W weeks=W",
    "u_weekend": "weekend=WE weekends=WE",
    "u_fortnight": "fortnight=W fortnights=W",
    "u_month": "month=M months=M",
    "u_quarter": "quarter=Q quarters=Q",
    "u_year": "year=Y years=Y",
    "u_decade": "decade=DE decades=DE",
    "u_century": "century=CE centuries=CE",
    "u_millennium": "millennium=ML millennia=ML",
    "season": "spring=0 summer=1 autumn=2 fall=2 winter=3 springtime=0 summertime=1 wintertime=3",
    "seasons": "springs=0 summers=1 autumns=2 winters=3",
    "card": "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13"
    " fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40"
    " fifty=50 sixty=60 seventy=70 eighty=80 ninety=90",
    "scale": "hundred=100 thousand=1000 million=1000000 dozen=12",
    "ordinal": "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11"
    " twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18"
    " nineteenth=19 twentieth=20 twenty-first=21 thirtieth=30",
    "tens": "twenties=2 thirties=3 forties=4 fifties=5 sixties=6 seventies=7 eighties=8 nineties=9",
    "the": "the",
    "a": "a an",
    "this": "this these",
    "that": "that those",
    "same": "same very",
    "last": "last",
    "past": "past",
    "previous": "previous preceding prior",
    "next": "next",
    "coming": "coming upcoming",
    "following": "following ensuing subsequent succeeding",
    "each": "each every",
    "all": "all",
    "other": "other",
    "recent": "recent",
    "current": "current",
    "latest": "latest",
    "corresponding": "corresponding comparable year-earlier",
    "period": "period periods",
    "full": "full whole entire",
    "its": "its their his her our my",
    "of": "of",
    "in": "in",
    "to": "to through thru till until",
    "and": "and or",
    "but": "but",
    "on": "on",
    "at": "at",
    "by": "by",
    "from": "from between",
    "for": "for",
    "than": "than",
    "ago": "ago",
    "earlier": "earlier",
    "later": "later",
    "before": "before",
    "after": "after",
    "hence": "hence",
    "now": "now",
    "early": "early=START wee=START late=END mid=MID",
    "edge": "beginning=START start=START end=END close=END middle=MID midst=MID outset=START part=START",
    "early2": "latter=END",
    "half": "half",
    "part": "morning=MO afternoon=AF evening=EV night=NI nighttime=NI overnight=NI lunchtime=MI dawn=DW dusk=EV"
    " mornings=MO afternoons=AF evenings=EV nights=NI",
    "noon": "noon=12:00 midday=12:00 midnight=24:00",
    "ampm": "am=0 pm=12",
    "letter_p": "p",
    "letter_m": "m",
    "letter_b": "^b",
    "letter_c": "^c",
    "letter_e": "^e",
    "letter_d": "^d",
    "oclock": "clock",
    "letter_o": "o",
    "zone": "^gmt ^utc ^est ^edt ^cst ^cdt ^mst ^mdt ^pst ^pdt ^bst ^cet ^cest ^eet ^eest ^jst ^ist ^msk ^et ^pt ^ct"
    " ^aest ^hkt",
    "local": "local eastern central pacific moscow kyiv",
    "time": "time times",
    "today": "today=0 yesterday=-1 tomorrow=1",
    "tonight": "tonight",
    "fiscal": "fiscal financial",
    "bc": "^bc ^bce",
    "ad": "^ad ^ce",
    "approx": "about around approximately roughly circa nearly almost over under more less least most up some only just"
    " another fully only",
    "no": "no",
    "not": "not",
    "few": "few several couple some many numerous dozens tens hundreds thousands",
    "long": "long",
    "old": "old",
    "s": "s",
    "quarterabbr": "^q1=1 ^q2=2 ^q3=3 ^q4=4",
    "halfabbr": "^h1=1 ^h2=2",
    "daily": "daily=P1D weekly=P1W monthly=P1M yearly=P1Y annually=P1Y nightly=P1D biweekly=P2W"
    " semiannually=P6M semi-annually=P6M hourly=PT1H fortnightly=P2W",
    "present": "present",
    "currently": "currently nowadays presently",
    "recently": "recently lately",
    "soon": "soon shortly",
    "near": "near",
    "future": "future",
    "attack": "attack attacks assault massacre massacres terror terrorist hijackings hijackers",
    "former": "former",
    "once": "once twice",
    "per": "per",
    "right": "right",
    "moment": "moment",
    "trading": "trading business working consecutive straight successive calendar more additional whole full solid"
    " extra long bloody short",
    "ended": "ended ending",
    "eve": "^eve",
    "christmas": "^christmas ^xmas",
    "thanksgiving": "^thanksgiving",
    "easter": "^easter",
    "halloween": "^halloween",
    "new": "^new",
    "good": "^good ^ash ^palm",
    "independence": "^independence ^labor ^memorial ^columbus ^veterans ^valentine ^boxing ^election ^bastille"
    " ^presidents ^inauguration ^armistice ^mother ^father ^patrick ^remembrance ^earth",
    "pentecost": "^pentecost ^ramadan",
}
ALIASES: Final[dict[str, str]] = {
    "mon": "month softmonth shortmonth shortsoft lowmonth",
    "wday": "weekday shortday sunsat",
    "unit": "u_second u_minute u_hour u_day u_week u_weekend u_fortnight u_month u_quarter u_year u_decade u_century"
    " u_millennium",
    "cal": "u_day u_week u_weekend u_month u_quarter u_year u_decade u_century",
    "digits": "int num2 big year",
    "mm": "int num2",
}
NUMERIC: Final = (
    "int",
    "num2",
    "big",
    "year",
    "ordnum",
    "decade",
    "decade2",
    "decade3",
    "clocked",
    "iso_t",
    "zulu",
    "fy",
)


class Word(NamedTuple):
    """A form's category character and its value."""

    category: str
    value: Any


def _entries() -> dict[str, list[str]]:
    return {name: words.split() for name, words in WORDS.items()}


@cache
def characters() -> dict[str, str]:
    """The character of every category: Latin-1 letters, which `re` has bitmaps for; marks stand for themselves."""
    letters = [chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x100), *range(0xA1, 0xC0))]
    letters.remove(OTHER)
    return dict(zip([*WORDS, *NUMERIC], letters, strict=False))


def _value(text: str) -> int | str:
    return int(text) if text.lstrip("-").isdigit() else text


def _forms(word: str, *, capital_only: bool, lower_only: bool) -> list[str]:
    if lower_only:
        return [word]
    forms = [word.capitalize(), word.upper()]
    return forms if capital_only else [word, *forms]


@cache
def lexicon() -> dict[str, Word]:
    """Every form, with and without the space before it, to its category and value; the first category listed wins."""
    chars = characters()
    found: dict[str, Word] = {}
    for name, entries in _entries().items():
        for entry in entries:
            word, _, value = entry.removeprefix("^").partition("=")
            record = Word(chars[name], _value(value or word))
            for form in _forms(
                word, capital_only=entry[0] == "^", lower_only=name in {"lowmonth", "letter_p", "letter_m", "s"}
            ):
                found.setdefault(form, record)
                found.setdefault(" " + form, record)
    return found
