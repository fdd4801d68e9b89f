"""Dates in other languages: spans by the names of months and weekdays, meaning by dateparser."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline.days import weekday
from timeline.extract.timex.periods import Period, day, month, spoken
from timeline.models import Timex

if TYPE_CHECKING:
    from datetime import date

MONTH_NAMES: Final = {
    "de": "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember Jan Feb"
    " Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil"
    " sept oct nov déc",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene"
    " feb mar abr may jun jul ago sep sept oct nov dic",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня січень лютий"
    " березень квітень травень червень липень серпень вересень жовтень листопад грудень січні лютому березні"
    " квітні травні червні липні серпні вересні жовтні листопаді грудні",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март"
    " апрель май июнь июль август сентябрь октябрь ноябрь декабрь январе феврале марте апреле мае июне июле"
    " августе сентябре октябре ноябре декабре",
}
WEEKDAY_NAMES: Final = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "uk": "понеділок|понеділка вівторок|вівторка середу|середа|середи четвер|четверга п'ятницю|п'ятниця|п'ятниці"
    " суботу|субота|суботи неділю|неділя|неділі",
    "ru": "понедельник|понедельника вторник|вторника среду|среда|среды четверг|четверга пятницу|пятница|пятницы"
    " субботу|суббота|субботы воскресенье|воскресенья",
}
NUMERIC = r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b|\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{4}-\d\d-\d\d\b"
WORD_YEAR = r"(?:\s+(?:de\s+|del\s+)?[12]\d{3}(?:\s+(?:р|року|г|года)\b\.?)?)?"
HAS_DAY, HAS_MONTH, HAS_YEAR = (
    re.compile(r"(?<!\d)\d{1,2}(?!\d)"),
    re.compile(r"[^\W\d_]{3,}"),
    re.compile(r"(?<!\d)[12]\d{3}(?!\d)"),
)


@cache
def pattern(language: str) -> re.Pattern[str] | None:
    """The spans of a language: numeric dates, days and months by name, weekdays; None for a language without names."""
    if language not in MONTH_NAMES:
        return re.compile(NUMERIC)
    months = "|".join(sorted(MONTH_NAMES[language].split(), key=len, reverse=True))
    weekdays = "|".join(sorted(WEEKDAY_NAMES[language].replace(" ", "|").split("|"), key=len, reverse=True))
    named = rf"\b(?:\d{{1,2}}(?:er|\.|º)?\s+(?:de\s+)?)?(?:{months})\b\.?{WORD_YEAR}"
    return re.compile(rf"(?P<numeric>{NUMERIC})|(?P<named>{named})|(?P<weekday>\b(?:{weekdays})\b)", re.IGNORECASE)


@cache
def weekday_numbers(language: str) -> dict[str, int]:
    """Every form of a weekday's name to its number, 0 for Monday."""
    names = WEEKDAY_NAMES.get(language, "").split()
    return {form.lower(): number for number, forms in enumerate(names) for form in forms.split("|")}


def find_foreign(text: str, dct: date | None, language: str) -> list[Timex]:
    """Absolute dates and weekday names of a text that is not English, sorted by start.

    Dates resolve through `dateparser.parse` in the text's language; without a year to the one nearest to the DCT.
    """
    expression = pattern(language)
    prepared = text.replace("’", "'").replace("\u00a0", " ")
    found = [read(match, dct, language) for match in expression.finditer(prepared)] if expression else []
    return [each for each in found if each]


def read(match: re.Match[str], dct: date | None, language: str) -> Timex | None:
    """What one span means."""
    words = match.group()
    if match.lastgroup == "weekday":
        return weekday_of(match, dct, language)
    has_day = bool(HAS_DAY.search(words))
    has_year = bool(HAS_YEAR.search(words))
    if not has_day and not has_year and match.lastgroup == "named" and not follows_preposition(match):
        return None
    period = resolve(words, dct, language, has_day=has_day, has_year=has_year)
    if period is None:
        return None
    basis = "as written" if has_year else f"nearest to the dateline, {spoken(dct.toordinal())}" if dct else ""
    if not has_year and dct is None:
        return Timex(
            match.start(), match.end(), "DATE", "XXXX" + period.value[4:], basis="no reference date", rule="foreign"
        )
    end = match.end() - (1 if words.endswith(".") and not words[:-1].endswith(("р", "г")) else 0)
    return Timex(
        match.start(), end, "DATE", period.value, None, period.first, period.last, period.precision, basis, "foreign"
    )


def follows_preposition(match: re.Match[str]) -> bool:
    """A bare month counts behind a preposition only: "mai", "mars" and "may" are other words too."""
    before = match.string[max(0, match.start() - 10) : match.start()].lower().split()
    return bool(before) and before[-1] in {
        "im",
        "en",
        "in",
        "seit",
        "bis",
        "ab",
        "vom",
        "depuis",
        "desde",
        "в",
        "у",
        "до",
        "от",
        "de",
        "since",
    }


def resolve(words: str, dct: date | None, language: str, *, has_day: bool, has_year: bool) -> Period | None:
    """The day or month, by dateparser; of a date without a year the one nearest to the DCT."""
    parsed = parse(words.rstrip("."), dct, language, has_day=has_day)
    if parsed is None:
        return None
    if has_day:
        days = [day(parsed.toordinal())] if has_year else near_days(parsed, dct)
        return min(days, key=lambda each: abs(each.first - (dct.toordinal() if dct else 0)), default=None)
    months = [month(parsed.year + step, parsed.month) for step in ((0,) if has_year else (-1, 0, 1))]
    return min(months, key=lambda each: abs(each.first - (dct.toordinal() if dct else 0)))


def near_days(parsed: datetime, dct: date | None) -> list[Period]:
    """That day of the month in the years around the DCT."""
    found = []
    for year in (dct.year - 1, dct.year, dct.year + 1) if dct else (2000,):
        try:
            found.append(day(parsed.replace(year=year).toordinal()))
        except ValueError:  # the 29th of February
            continue
    return found


def parse(words: str, dct: date | None, language: str, *, has_day: bool) -> datetime | None:
    """What `dateparser` makes of the words."""
    import dateparser  # noqa: PLC0415 - costs a tenth of a second

    base = datetime(dct.year, dct.month, dct.day, tzinfo=UTC) if dct else datetime(2000, 1, 1, tzinfo=UTC)
    return dateparser.parse(
        words,
        languages=[language],
        settings={
            "RELATIVE_BASE": base.replace(tzinfo=None),
            "REQUIRE_PARTS": ["day", "month"] if has_day else ["month"],
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "DMY",
        },
    )


def weekday_of(match: re.Match[str], dct: date | None, language: str) -> Timex | None:
    """The weekday on or before the DCT."""
    number = weekday_numbers(language).get(match.group().lower())
    if number is None:
        return None
    if dct is None:
        return Timex(
            match.start(),
            match.end(),
            "DATE",
            f"XXXX-WXX-{number + 1}",
            basis="no reference date",
            rule="foreign_weekday",
        )
    base = dct.toordinal()
    period = day(base - (weekday(base) - number) % 7)
    basis = f"on or before the dateline, {spoken(base)}"
    return Timex(
        match.start(),
        match.end(),
        "DATE",
        period.value,
        None,
        period.first,
        period.last,
        "day",
        basis,
        "foreign_weekday",
    )
