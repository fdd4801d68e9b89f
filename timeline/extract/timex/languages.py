"""Dates in other languages: spans by the names of months and weekdays that dateparser knows, meaning by dateparser."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from timeline.days import weekday
from timeline.extract.timex.periods import Period, calendar_day, day, month, spoken, year
from timeline.models import Timex

if TYPE_CHECKING:
    from datetime import date

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LOCATIVES: Final = {  # inflected forms that dateparser's data lacks
    "uk": "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
}
GENITIVES: Final = {
    "uk": "понеділка вівторка середи четверга п'ятниці суботи неділі",
    "ru": "понедельника вторника среды четверга пятницы субботы воскресенья",
}
LEADS: Final = {  # words behind which a bare month or year is one: "mai", "mars" and "may" are other words too
    "de": "im in seit bis ab vom anfang mitte ende",
    "fr": "en depuis jusqu'en début mi fin",
    "es": "en desde hasta de",
    "uk": "в у до від з із",
    "ru": "в до от с",
}
YEAR_WORDS: Final = {"uk": "рік року році р", "ru": "год года году г"}
NUMERIC: Final = r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d"
HAS_DAY, HAS_YEAR = re.compile(r"(?<!\d)\d{1,2}(?!\d)"), re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


@cache
def names(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Every form of the months' names (1 to 12) and of the weekdays' (0 is Monday), folded to lower case."""
    try:
        info = import_module(f"dateparser.data.date_translation_data.{language}").info
    except ModuleNotFoundError:
        return {}, {}
    months = {
        form.lower(): number for number, key in enumerate(MONTHS, 1) for form in info.get(key, ()) if len(form) > 2
    }
    weekdays = {
        form.lower(): number for number, key in enumerate(WEEKDAYS) for form in info.get(key, ()) if len(form) > 3
    }
    months.update({form: number for number, form in enumerate(LOCATIVES.get(language, "").split(), 1)})
    weekdays.update({form: number for number, form in enumerate(GENITIVES.get(language, "").split())})
    return months, weekdays


def alternatives(forms: dict[str, int] | list[str]) -> str:
    """A group of the forms, the longest first, that matches nothing where there are none."""
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or r"(?!)"


@cache
def pattern(language: str) -> re.Pattern[str]:
    """The spans of a language: numeric dates, days and months by name, weekdays, and years behind a preposition."""
    months, weekdays = names(language)
    leads = alternatives(LEADS.get(language, "").split())
    year_words = alternatives(YEAR_WORDS.get(language, "").split())
    in_year = rf"(?:\s+(?:de\s+|del\s+)?[12]\d{{3}}\b(?:\s+(?:{year_words})\b)?)?"
    beside = rf"(?:(?:{alternatives(weekdays)}),?\s+(?:den\s+|dem\s+|le\s+|el\s+|il\s+)?)?"
    named = rf"(?:{beside}\d{{1,2}}(?:er|\.|º|°)?\s+(?:de\s+)?)?(?P<month>{alternatives(months)})\b\.?{in_year}"
    years = rf"(?:{leads})\s+(?P<after>[12]\d{{3}})\b|(?P<before>[12]\d{{3}})\s+(?:{year_words})\b"
    return re.compile(
        rf"(?P<numeric>\b(?:{NUMERIC})\b)|(?P<named>\b{named})|(?P<weekday>\b(?:{alternatives(weekdays)})\b)"
        rf"|(?P<years>\b(?:{years}))",
        re.IGNORECASE,
    )


def find_foreign(text: str, dct: date | None, language: str) -> list[Timex]:
    """Absolute dates and weekday names of a text that is not English, sorted by start.

    Dates resolve through `dateparser.parse` in the text's language; without a year to the one nearest to the DCT.

    Args:
        text: the text.
        dct: when it was written; None leaves weekdays and dates without a year unresolved.
        language: two letters of ISO 639-1; of one that dateparser does not know, numeric dates are read.
    """
    prepared = text.replace("’", "'").replace("\u00a0", " ")
    found = [read(match, dct, language) for match in pattern(language).finditer(prepared)]
    return [each for each in found if each]


def read(match: re.Match[str], dct: date | None, language: str) -> Timex | None:
    """What one span means."""
    if match["weekday"]:
        return weekday_of(match, dct, language)
    if match["years"]:
        return written_year(match)
    words = match.group()
    has_day, has_year = bool(HAS_DAY.search(words)), bool(HAS_YEAR.search(words))
    if not has_day and not has_year and not follows_lead(match, language):
        return None
    period = resolve(match, dct, language, has_day=has_day, has_year=has_year)
    if period is None:
        return None
    end = match.end() - words.endswith(".")
    if not has_year and dct is None:
        return Timex(match.start(), end, "DATE", "XXXX" + period.value[4:], basis="no reference date", rule="foreign")
    basis = "as written" if has_year or dct is None else f"nearest to the dateline, {spoken(dct.toordinal())}"
    return timex(match.start(), end, period, basis, "foreign")


def timex(start: int, end: int, period: Period, basis: str, rule: str) -> Timex:
    """A DATE of that period."""
    return Timex(start, end, "DATE", period.value, None, period.first, period.last, period.precision, basis, rule)


def written_year(match: re.Match[str]) -> Timex:
    """A year behind a preposition or before the word for year."""
    group = "after" if match["after"] else "before"
    return timex(match.start(group), match.end(group), year(int(match[group])), "as written", "foreign_year")


def follows_lead(match: re.Match[str], language: str) -> bool:
    """Whether a preposition stands before a bare month."""
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    return bool(before) and before[-1] in LEADS.get(language, "").split()


def resolve(match: re.Match[str], dct: date | None, language: str, *, has_day: bool, has_year: bool) -> Period | None:
    """The day or month, by dateparser; of a date without a year the one nearest to the DCT."""
    parsed = parse(plain(match, language), dct, language, has_day)
    if parsed is None:
        return None
    steps = (0,) if has_year else (-1, 0, 1)
    if has_day:
        near = [calendar_day(parsed.year + step, parsed.month, parsed.day) for step in steps]
    else:
        near = [month(parsed.year + step, parsed.month) for step in steps]
    base = dct.toordinal() if dct else parsed.toordinal()
    return min((each for each in near if each), key=lambda each: abs(each.first - base), default=None)


def plain(match: re.Match[str], language: str) -> str:
    """The words without the weekday, the month's name in a form that dateparser knows."""
    words = match.group().rstrip(".")
    if not match["month"]:
        return words
    number = names(language)[0][match["month"].lower()]
    form = next(form for form, each in names(language)[0].items() if each == number and len(form) > 2)
    words = words[re.search(r"\d|$", words).start() :] if HAS_DAY.search(words) else words  # type: ignore[union-attr]
    return words.replace(match["month"], form)


@lru_cache(maxsize=1024)
def parse(words: str, dct: date | None, language: str, has_day: bool) -> datetime | None:  # noqa: FBT001 - a cache key
    """What `dateparser` makes of the words."""
    import dateparser  # noqa: PLC0415 - costs a tenth of a second

    base = datetime(dct.year, dct.month, dct.day) if dct else datetime(2000, 1, 1)  # noqa: DTZ001 - dateparser's are naive
    return dateparser.parse(
        words,
        languages=[language if names(language)[0] else "en"],
        settings={
            "RELATIVE_BASE": base,
            "REQUIRE_PARTS": ["day", "month"] if has_day else ["month"],
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "DMY",
        },
    )


def weekday_of(match: re.Match[str], dct: date | None, language: str) -> Timex | None:
    """The weekday on or before the DCT."""
    number = names(language)[1][match.group().lower()]
    if dct is None:
        basis, value = "no reference date", f"XXXX-WXX-{number + 1}"
        return Timex(match.start(), match.end(), "DATE", value, basis=basis, rule="foreign_weekday")
    base = dct.toordinal()
    basis = f"on or before the dateline, {spoken(base)}"
    return timex(match.start(), match.end(), day(base - (weekday(base) - number) % 7), basis, "foreign_weekday")
