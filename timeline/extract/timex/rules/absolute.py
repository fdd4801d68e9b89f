"""Dates that name their year: ISO, American, British and dotted days, months, decades, centuries, in our era or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.days import weekday
from timeline.extract.timex.grammar import Reading, rule
from timeline.extract.timex.periods import (
    WEEKDAYS,
    Period,
    calendar_day,
    century,
    decade,
    month,
    season,
    year,
)
from timeline.extract.timex.readings import AS_WRITTEN, dated, early

if TYPE_CHECKING:
    from timeline.extract.timex.phrase import Phrase


def is_bc(p: Phrase) -> bool:
    """Whether the phrase counts years before our era."""
    return p.has("bc") or p.has("letter_b")


def full_year(p: Phrase, name: str = "year") -> int | None:
    """The year of the phrase, two digits after an apostrophe being of the last hundred years."""
    if p.has(name):
        return int(p.value(name))
    apostrophe = p.cats.find("'")
    if apostrophe < 0:
        return None
    digits = p.words()[p.words().find("'") + 1 :][:2]
    return century_guess(int(digits)) if digits.isdigit() else None


def century_guess(two_digits: int) -> int:
    """1930 to 2029, the window that POSIX strptime nearly has (1969 to 2068), moved to what news looks back on."""
    return two_digits + (2000 if two_digits < 30 else 1900)


@rule(
    "iso_day",
    r"<year>-<int>-(?:<int>(?:<mm>:<mm>(?::<mm>)?)?|<iso_t>(?::<mm>){0,2}(?::<zulu>)?)(?!-<digits>)",
    "ISO 8601",
)
def iso_day(p: Phrase) -> Reading | None:
    """`2025-04-13`, `2025-04-13T10:30`."""
    parts = p.words().replace("t", "-").replace(" ", "-").split("-")
    if p.glued_before():
        return None
    period = calendar_day(int(parts[0]), int(parts[1]), int(parts[2]))
    if not period or len(parts) == 3:
        return dated(period)
    time = parts[3].removesuffix("z")
    return Reading(
        "TIME", f"{period.value}T{time}", period, AS_WRITTEN, time=time[:5], zone="UTC" if "z" in p.words() else None
    )


@rule(
    "slash_day",
    r"<int>/<int>/(?:<year>|<mm>)(?!/)",
    "American month/day/year unless the first number cannot be a month",
)
@rule("slash_day_iso", r"<year>/<int>/<int>(?!/)", "year/month/day, as in East Asia and datelines")
@rule("dotted_day", r"<int>\.<int>\.(?:<year>)(?!\.<digits>)", "day.month.year, as in most of Europe")
def numbers(p: Phrase) -> Reading | None:
    """`4/13/2025`, `13/4/2025`, `2025/4/13`, `13.04.2025`."""
    if p.glued_before():
        return None
    dotted = "." in p.cats
    first, second, third = (int(part) for part in p.words().replace(".", "/").split("/"))
    if first > 999:
        return dated(calendar_day(first, second, third))
    full = third if third > 999 else century_guess(third)
    day_first = dotted or first > 12
    return dated(calendar_day(full, second if day_first else first, first if day_first else second))


@rule(
    "month_day_year",
    r"{PARTOF}?(?:{WD},?)?{MON}<the>?{DAYNO}(?:,?\(?{WD}\)?)?(?:,?<of>?<year>|,?'<mm>)(?!<digits>)",
    "American order",
)
@rule(
    "day_month_year",
    r"{PARTOF}?(?:{WD},?)?<the>?{DAYNO}(?:<u_day>?<of>)?-?{MON}-?{YEAR}",
    "British order",
)
def day_with_year(p: Phrase) -> Reading | None:
    """`April 13, 2025`, `Sunday 13 April 2025`, `the 13th of April, 2025`."""
    full, number = full_year(p), p.day_number()
    if full is None or number is None or (p.glued_before() and p.before() not in "-/"):
        return None
    period = calendar_day(full, p.value("mon"), number)
    if not period:
        return None
    if p.has("part"):
        return Reading("TIME", f"{period.value}T{p.value('part')}", period, weekday_basis(p, period))
    return dated(period, weekday_basis(p, period))


def weekday_basis(p: Phrase, period: Period) -> str:
    """A warning where the text's weekday is not the day's."""
    named = p.value("wday")
    actual = weekday(period.first)
    if named is None or named == actual:
        return AS_WRITTEN
    return f"{AS_WRITTEN}, though that day is a {WEEKDAYS[actual]}"


@rule("day_bc", r"(?:{MON}{DAYNO}|{DAYNO}<of>?{MON}),?<digits>(?:{BC}|{AD})", "BC years are astronomical: 44 BC is -43")
def day_bc(p: Phrase) -> Reading | None:
    """`March 15, 44 BC`, `August 24, 79 AD`."""
    numbers = p.values("digits")
    if len(numbers) != 2:
        return None
    return dated(calendar_day(1 - numbers[-1] if is_bc(p) else numbers[-1], p.value("mon"), numbers[0]))


@rule("month_year", r"{MON}(?:-|,?<of>?)(?:<year>|'<mm>|{SPOKEN})", AS_WRITTEN)
@rule("year_month", r"<year>,{MON}", "as in East Asian datelines")
def month_year(p: Phrase) -> Reading | None:
    """`April 2025`, `early May of 1990`."""
    full = full_year(p)
    if full is None and p.has("card"):
        full = year_in_words(p)
    return dated(month(full, p.value("mon")), AS_WRITTEN, early(p)) if full is not None else None


@rule("month_bc", r"{MON}(?:<of>|,)?<digits>{BC}", "BC years are astronomical")
def month_bc(p: Phrase) -> Reading | None:
    """`August 480 BC`."""
    return dated(month(1 - p.value("digits"), p.value("mon")), AS_WRITTEN, early(p))


@rule(
    "season_year",
    r"<the>?<season>(?:<of>|,|-)?(?:<year>|'<mm>)(?:[-/]<mm|year>)?",
    "meteorological, northern; a winter by its December",
)
@rule(
    "season_bc",
    r"<the>?<season>(?:<of>|,)?<digits>(?:[-/]<digits>)?{BC}",
    "meteorological, northern; a winter by its December",
)
def season_year(p: Phrase) -> Reading | None:
    """`the summer of 1955`, `late autumn 481 BC`."""
    full = 1 - p.value("digits") if is_bc(p) else full_year(p)
    return dated(season(full, p.value("season")), AS_WRITTEN, early(p)) if full is not None else None


@rule(
    "century_bc",
    r"<the>?(?:<ordinal>|<ordnum>)-?<u_century>{BC}",
    "the n-th century BC is 100n to 100n - 99 BC",
)
@rule(
    "century_head",
    r"<the>?<ordinal|ordnum>(?=<and>(?:<early>-?)?<ordinal|ordnum>-?<u_century>)",
    "the 17th and 18th centuries",
)
@rule(
    "century",
    r"<the>?(?:<ordinal>|<ordnum>|<card>-<ordinal>)-?<u_century>(?:{AD})?",
    "the n-th century ends with year 100n",
)
def centuries(p: Phrase) -> Reading | None:
    """`the 20th century`, `the early fifth century BC`, `the twenty-first century`."""
    number = p.value("ordnum") or p.value("ordinal")
    number += p.value("card") or 0
    if p.is_after("and") and not p.has("u_century") and "BC" in "".join(p.tokens.words[p.stop : p.stop + 6]):
        number = -number
    if not 1 <= abs(number) <= 40:
        return None
    return dated(century(number if number < 0 else -number if is_bc(p) else number - 1), AS_WRITTEN, early(p))


@rule("decade", r"<the>?(?:<early>-)?<decade>(?!<card>)", "the 1990s are 1990 to 1999")
@rule("decade_short", r"<the>?(?:<early>-)?'<decade2>", "'90s are 1990 to 1999")
@rule("decade_bc", r"<the>?<decade3|decade2>{BC}", "480s BC are 489 to 480 BC")
@rule("decade_words", r"<the><tens>", "the nineties: of the 20th century unless the text has said otherwise")
def decades(p: Phrase) -> Reading | None:
    """`the early 1990s`, `the '90s`, `the nineties`."""
    if is_bc(p):
        return dated(decade(-(p.value("decade3" if p.has("decade3") else "decade2") // 10) - 1), AS_WRITTEN, early(p))
    if p.has("decade"):
        number = p.value("decade") // 10
    else:
        tens = p.value("tens") if p.has("tens") else p.value("decade2") // 10
        number = tens + (200 if tens < 2 else 190)
    return dated(decade(number), AS_WRITTEN, early(p))


@rule("year_bc_first", r"<digits>(?=(?:-|<to>|<and>)<digits>{BC})", "499-493 BC: the era stands once")
@rule("year_bc", r"(?:<the>?<u_year>)?<digits>{BC}", "BC years are astronomical: 238 BC is -237")
def year_bc(p: Phrase) -> Reading | None:
    """`238 BC`, `the end of 490 BC`."""
    if p.glued_before() and p.before() not in "-/":
        return None
    return dated(year(1 - p.value("digits")), AS_WRITTEN, early(p))


@rule("year_ad", r"(?:{AD}<digits>|<digits>{AD})", "years of our era")
def year_ad(p: Phrase) -> Reading | None:
    """`AD 79`, `410 CE`."""
    return dated(year(p.value("digits")), AS_WRITTEN, early(p)) if 0 < p.value("digits") < 3000 else None


@rule("spoken_year", r"<card>-?<card>-?<card>(?:-?<card>)?(?!-?<unit>)", "years in words: nineteen ninety-six")
def spoken_year(p: Phrase) -> Reading | None:
    """`nineteen ninety-six`."""
    full = year_in_words(p)
    return dated(year(full), "year in words", early(p)) if full else None


def year_in_words(p: Phrase) -> int | None:
    """18, 19 or 20, then 10 to 99."""
    head, *rest = p.values("card")
    tail = sum(rest)
    tens_and_ones = len(rest) < 2 or (rest[0] % 10 == 0 and 20 <= rest[0] <= 90 and rest[1] <= 9)
    return head * 100 + tail if head in {18, 19, 20} and 10 <= tail <= 99 and tens_and_ones else None
