"""Clock times, with the day and the zone that stand beside them."""

from __future__ import annotations

import re
from functools import cache

from timeline.extract.timex.grammar import MACROS, Reading, expand, members, rule
from timeline.extract.timex.lexer import value_of
from timeline.extract.timex.lexicon import OTHER
from timeline.extract.timex.periods import Period, calendar_day, day, spoken
from timeline.extract.timex.phrase import Phrase
from timeline.extract.timex.readings import early
from timeline.extract.timex.rules.absolute import full_year
from timeline.extract.timex.rules.month_days import without_year

MACROS["CLOCK"] = (
    r"(?:(?:<early>|<approx>|<at>)?(?:<int|num2>(?::<mm>|\.<mm>(?={AMPM}))?{AMPM}|<clocked>|<int|num2>(?::|\.)<clocked>|<card|int>-?<letter_o>'<oclock>(?:{AMPM})?"
    r"|<int|num2>:<mm>(?::<mm>)?(?:{AMPM})?(?!<digits>)|<noon>|<big|year>(?=<zone>)))"
)
MACROS["ZONE"] = r"(?:,?(?:<local|zone><time>?|\(<local|zone><time>?\)))"
MACROS["NAMED"] = (
    r"(?:<today>|{WD}(?:,?{MON}<int|ordnum>(?:,?<year>)?|,?<int|ordnum>{MON}(?:,?<year>)?)?|{MON}<int|ordnum>(?:,?<year>)?|<int|ordnum>{MON}(?:,?<year>)?|<tonight>)"
)
SURE_SIGNS = ("ampm", "clocked", "noon", "zone", "local", "oclock", "letter_m", "part", "today", "wday", "mon")
ZONES = {"local": "local", "eastern": "ET", "central": "CT", "pacific": "PT", "moscow": "MSK", "kyiv": "EET"}


def clock(p: Phrase) -> str | None:
    """The time of day as `HH:MM`, None where the numbers are none."""
    if p.has("noon"):
        return str(p.value("noon"))
    if p.has("clocked"):
        hour, minute, half = clocked(p)
    else:
        hour, minute, half = parts(p)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def clocked(p: Phrase) -> tuple[int, int, str]:
    """Hour, minute and half of the day of `5pm`, `5:30pm`, `5.30pm`."""
    at = p.index("clocked")
    words = p.tokens.words[p.first : p.stop]
    word = words[at].strip().lower()
    if at > 1 and words[at - 1] in {":", "."} and words[at] == word[:2] + words[at][2:]:
        return int(words[at - 2]), int(word[:-2]) if len(word) == len("30pm") else 60, word[-2]
    return int(word[:-2]), 0, word[-2]


@cache
def clock_in() -> re.Pattern[str]:
    """Where in a phrase the clock time stands, as it may name a day's number too."""
    return re.compile(expand(r"{CLOCK}|<card|int>(?=<in>)"))


def parts(p: Phrase) -> tuple[int, int, str]:
    """Hour, minute, and `a` or `p` for the half of the day."""
    match = clock_in().search(p.cats)
    at = match.start() if match else 0
    while p.cats[at] not in members("card") and not p.tokens.words[p.first + at].strip()[:1].isdigit():
        at += 1
    hour = p.tokens.words[p.first + at].strip()
    rest = [word.strip().lower() for word in p.tokens.words[p.first + at + 1 : p.stop]]
    minute = 0
    if rest[:1] in ([":"], ["."]) and len(rest) > 1 and rest[1].isdigit() and len(rest[1]) == 2:
        minute = int(rest[1])
    joined = "".join(rest)
    half = next((mark[0] for mark in ("a.m", "p.m", "am", "pm") if mark in joined[:12]), "")
    if hour.isdigit() and len(hour) >= 3:
        return int(hour[:-2]), int(hour[-2:]), half
    return (int(hour) if hour.isdigit() else p.value("card")), minute, half


def zone_of(p: Phrase) -> str | None:
    """The zone's abbreviation, `local` for local time."""
    if p.has("zone"):
        return str(p.value("zone")).upper()
    return ZONES.get(str(p.value("local"))) if p.has("local") else None


def day_of_month(p: Phrase) -> int:
    """The number beside the month's name, behind it or before it."""
    at = p.index("mon")
    behind = at + 1 + (p.cats[at + 1 : at + 2] == ".")
    place = behind if p.cats[behind : behind + 1] in [*members("int"), *members("ordnum")] else at - 1
    return int(value_of(p.tokens.words[p.first + place]))


def day_beside(p: Phrase) -> tuple[Period | None, str]:
    """The day that the phrase names, else the last day of the text or the DCT, and the basis."""
    ref, tense = p.ref, 0
    if p.has("mon"):
        number = day_of_month(p)
        full = full_year(p)
        return (calendar_day(full, p.value("mon"), number), "as written") if full else without_year(p, number)
    if p.has("today") and ref.base is not None:
        return day(ref.base + p.value("today")), f"counted from {ref.base_name()}"
    if p.has("wday"):
        tense = ref.tense(p.start, p.end)
        number = p.value("wday")
        return ref.weekday(number, tense), f"counted from {ref.base_name()}"
    anchor = ref.leaning
    if anchor and anchor.unit == "day":
        return anchor, f"on the day named before it, {spoken(anchor.first)}"
    if ref.dct is not None and not ref.narrative:
        return day(ref.dct), f"on the day of the dateline, {spoken(ref.dct)}"
    return None, "no reference date"


@cache
def clock_behind() -> re.Pattern[str]:
    """The second time of "between 9 and 10 p.m."."""
    return re.compile(expand(r"(?:<and|to>|-){CLOCK}"))


def ends_span(p: Phrase) -> bool:
    """Whether the time ends a span: the 10 of `9-10 p.m.`, the 6 of `6 a.m.-6 p.m.`."""
    return p.before() == "-" and (p.before(2) == "." or any(p.is_before(each, 2) for each in ("mm", "ampm", "clocked")))


@rule(
    "clock_head",
    r"<int>(?::<mm>)?(?=(?:<and|to>|-)<int>(?::<mm>)?{AMPM})",
    "between 9 and 10 p.m.: the half of the day stands once, and is the other one where the hours fall",
)
def clock_head(p: Phrase) -> Reading | None:
    """The 9 of `between 9 and 10 p.m.`, of `9-10 p.m.`."""
    match = clock_behind().match(p.tokens.cats, p.stop)
    if not match or p.glued_before() or (p.is_after("and") and not p.is_before("from")):
        return None
    hour, minute, _ = parts(p)
    end, _, half = parts(Phrase(p.tokens, p.stop + 1, match.end(), p.ref))
    if not (1 <= hour <= 12 and 1 <= end <= 12 and minute < 60):
        return None
    later_half = (half == "p") == (hour % 12 <= end % 12)
    time = f"{hour % 12 + 12 * later_half:02}:{minute:02}"
    period, basis = day_beside(with_day(p))
    return Reading("TIME", f"{period.value if period else 'XXXX-XX-XX'}T{time}", period, basis, time=time)


@rule(
    "clock_day",
    r"{CLOCK}{ZONE}?(?:\({CLOCK}{ZONE}?\))?(?:<part>|<in><the><part>)?,?(?:<on>|<of>)?{NAMED}(?:<part>)?{ZONE}?",
    "a clock time is that time on the day beside it",
)
@rule(
    "day_clock",
    r"{NAMED}(?:<part>)?,?(?:<at>|<by>|<in>)?<approx>?{CLOCK}{ZONE}?",
    "a clock time is that time on the day beside it",
)
@rule(
    "clock", r"{CLOCK}(?:<in><the><part>|<that|this><part>|<at><part>)?{ZONE}?", "on the last day named, else the DCT"
)
def clock_time(p: Phrase) -> Reading | None:
    """`5 p.m. Thursday local time`, `at noon on May 3`, `17:30 GMT`."""
    time = clock(p)
    if time is None or (p.glued_before() and not ends_span(p)):
        return None
    if bare_ratio(p):
        return None
    period, basis = day_beside(with_day(p))
    value = f"{period.value if period else 'XXXX-XX-XX'}T{time}"
    zone = zone_of(p)
    value += "Z" if zone in {"GMT", "UTC"} else ""
    return Reading("TIME", value, period, basis, time="00:00" if time == "24:00" else time, zone=zone)


@cache
def day_ahead() -> re.Pattern[str]:
    """The second time of "between 2 p.m. and 4 p.m. on Monday", and the day that both share."""
    return re.compile(expand(r"(?:<and|to>|-){CLOCK}{ZONE}?,?(?:<on>)?{NAMED}"))


def with_day(p: Phrase) -> Phrase:
    """The phrase, or the one behind it that names the day for both."""
    if any(p.has(each) for each in ("mon", "wday", "today")):
        return p
    match = day_ahead().match(p.tokens.cats, p.stop)
    return Phrase(p.tokens, p.stop, match.end(), p.ref) if match else p


def bare_ratio(p: Phrase) -> bool:
    """`3:1`, `2:0`, `12:30` without any sign of a time: a score or a ratio unless written like a clock."""
    if any(p.has(each) for each in SURE_SIGNS):
        return False
    return not (
        p.is_before("at")
        or p.is_before("by")
        or p.is_before("from")
        or p.is_before("before")
        or p.is_before("after")
        or p.is_before("to")
        or p.has("at")
    )


@rule("hour_of_day", r"<at><card|int>(?:<in><the><part>|<that><part>)", "at eight in the morning")
def hour_of_day(p: Phrase) -> Reading | None:
    """`at eight in the evening`."""
    hour, part = p.value("card") or p.value("int"), p.value("part")
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if part in {"AF", "EV"} or (part == "NI" and hour >= 6) else 0)
    period, basis = day_beside(p)
    time = f"{hour:02}:00"
    return Reading("TIME", f"{period.value if period else 'XXXX-XX-XX'}T{time}", period, basis, time=time)


@rule("mid_part", r"<early>-?<part>(?!<of>|<on>?{WD}|<today>)", "mid afternoon: of the last day named, else of the DCT")
def mid_part(p: Phrase) -> Reading | None:
    """`by mid-afternoon`, `late evening`, not `a late-night statement`."""
    if "-" in p.cats and early(p) != "MID" and p.after() == OTHER:
        return None
    period, basis = day_beside(p)
    value = f"{period.value if period else 'XXXX-XX-XX'}T{p.value('part')}"
    return Reading("TIME", value, period, basis, early(p))
