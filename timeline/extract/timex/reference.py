"""What an expression leans on: the DCT, the dates that the text named before, and the tense around it."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from timeline.days import weekday
from timeline.extract.timex.periods import Period, calendar_day, containing, day, month, named_before, shifted, spoken
from timeline.extract.timex.tense import STOP, clause_before, compiled, tense_at
from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from datetime import date

# A digit comes first, so that the search skips what is none at once.
YEAR = regex(r"[0-9]{1,4}(?:(?<=1[0-9]\d\d|20\d\d)(?<![\d$£€,.#-]\d{4})(?!\d|[,.]\d|%)| (?:BC|BCE)\b)")
DEICTIC = regex(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow"
    r"|(?:this|last|next) (?:week|month|year))\b"
)
FRAMES = regex(r"(?i)\s*(?:(?:but|and|then|later|early|late|back) )?(?:in|on|during|by) (?:the )?$")
LOOKED_AT = 200_000  # characters of a text that show what it is
GOES_ON = 7  # months: a story's next month is ahead of its last one, unless it is nearer behind it
TURNS_BACK = 1.5  # a day behind the last one counts as so much further away
STRAYING = frozenset({"year", "decade", "century"})
OPENS = 20  # characters of a sentence before the date that it opens with
FAR = 1  # years: a text most of whose years are not its DCT's may tell of another time
MOST = 7  # in ten
SENTENCE = 400  # characters that a sentence may have between two dates
DAY_REACH = 300  # characters for which "two days later" counts from a day, over months and years named since
QUARTER_REACH = 1500  # characters for which "a year ago" is of the quarter spoken of
ENOUGH = 6  # explicit years that a narrative has at least


class Reference:
    """The state of reading one text, left to right."""

    def __init__(self, text: str, dct: date | None) -> None:
        self.text = text
        self.dct = dct.toordinal() if dct else None
        self.story = tells_of_another_time(text, dct)
        self.narrative = self.story or dct is None
        """Whether the dates before an expression, and not the DCT, are its reference."""
        self.anchor: Period | None = None
        self.mentioned: Period | None = None
        self.mentioned_place = 0
        self.last_day: Period | None = None
        """The last day that the text named, also where a month or year came after it."""
        self.last_day_place = -DAY_REACH
        self.frame: Period | None = None
        """The past year, or the date of one, that opened a sentence of the paragraph: `In 1962, …`."""
        self.frame_place = 0
        self.frame_holds = 0  # up to here the frame's paragraph is known to go on
        self.quarter: Period | None = None
        self.quarter_place = 0

    @property
    def base(self) -> int | None:
        """The day that deictic expressions are counted from: the DCT, or the last date of a story.

        Without a DCT there is none, unless the text is a story: "on Tuesday" is not resolved by a date before it.
        """
        if self.narrative:
            return self.anchor.first if self.anchor and self.story else None
        return self.dct

    @property
    def near(self) -> int | None:
        """The day that months, seasons and holidays without a year are nearest to."""
        if self.narrative:
            return self.anchor.first if self.anchor else None
        return self.dct

    @property
    def leaning(self) -> Period | None:
        """The last date of the text, or the DCT's day where there is none."""
        return self.anchor or (day(self.dct) if self.dct is not None else None)

    def base_name(self) -> str:
        """The reference day as a basis names it."""
        if self.narrative:
            return named_before(self.anchor) if self.anchor else "no date"
        return f"the dateline, {spoken(self.dct)}" if self.dct is not None else "no date"

    def tense(self, start: int, end: int) -> int:
        """-1 past, 1 future, 0 undecided: the tense of the clause around the expression."""
        return tense_at(self.text, start, end)

    def framed(self, place: int) -> Reference:
        """What a date without a year leans on at `place`: a story of its own where a past year frames the sentence.

        The frame holds in its own sentence, and for the dates that open the sentences behind it, until the paragraph
        ends or speaks of another time.
        """
        if self.narrative or self.frame is None:
            return self
        if self.text.find("\n", self.frame_holds, place) >= 0:
            self.frame = None
            return self
        self.frame_holds = max(self.frame_holds, place)
        before = clause_before(self.text, place)
        if self.tense(place, place) > 0 or (len(before) < place - self.frame_place and not FRAMES.fullmatch(before)):
            return self
        story = copy(self)
        story.narrative, story.anchor = True, self.frame
        return story

    def weekday(self, number: int, tense: int) -> Period | None:
        """The weekday that is meant: on or before the DCT, after it where the clause looks ahead."""
        base = self.base
        if base is None:
            return None
        back = (weekday(base) - number) % 7
        if self.narrative:
            return day(base + (-back % 7))
        return day(base - back + (7 if tense > 0 and back else 0))

    def month_day(self, month_number: int, day_number: int, named: int | None = None) -> Period | None:
        """The nearest such day to the reference; where its weekday is `named`, the nearest that is one."""
        base = self.near
        if base is None:
            return None
        year = containing("year", base).year
        near = [
            calendar_day(each, month_number, day_number)
            for each in range(year - (3 if self.narrative else 1), year + 2)
        ]
        days = [each for each in near if each]
        days = [each for each in days if named is not None and weekday(each.first) == named] or days
        if self.narrative and self.anchor and self.anchor.unit in {"year", "season"}:
            return next((each for each in days if each.year == year), None)
        if self.narrative:
            return min(days, key=lambda each: max(each.first - base, (base - each.first) * TURNS_BACK), default=None)
        return min(days, key=lambda each: abs(each.first - base), default=None)

    def bare_month(self, number: int, tense: int) -> Period | None:
        """The month that is meant without a year: the nearest, or by the tense the last or the next."""
        base = self.near
        if base is None:
            return None
        here = containing("month", base)
        ahead = (number - here.month) % 12
        if self.narrative and self.anchor and self.anchor.unit in {"year", "season", "decade"}:
            return month(here.year, number)
        if self.narrative:
            return shifted(here, ahead if ahead <= GOES_ON else ahead - 12)
        if tense == 0:
            return shifted(here, ahead if ahead <= 5 else ahead - 12)
        return shifted(here, ahead if tense > 0 or not ahead else ahead - 12)

    def lean_on(self, period: Period, place: int, *, compares: bool = False) -> None:
        """Take a date into account for what follows it; `place` is its offset."""
        if not compares:
            self.mentioned, self.mentioned_place = period, place
        if period.unit == "day":
            self.last_day, self.last_day_place = period, place
        if compares or (self.narrative and self.strays(period, place)):
            return
        self.anchor = period
        self.reframe(period, place)
        if period.unit == "quarter":
            self.quarter, self.quarter_place = period, place

    def reframe(self, period: Period, place: int) -> None:
        """Let a past date that opens its sentence frame what follows; the present and other dates end a frame."""
        if self.dct is None or period.unit in {"decade", "century"}:
            return
        past = period.year < containing("year", self.dct).year
        if past and FRAMES.fullmatch(clause_before(self.text, place)):
            self.frame, self.frame_place, self.frame_holds = period, place, place
        elif not past:
            self.frame = None

    def strays(self, period: Period, place: int) -> bool:
        """Whether a story only mentions the year in passing, so that its thread stays at the date before."""
        if self.anchor is None or period.unit not in STRAYING or self.anchor.unit in STRAYING:
            return False
        return len(clause_before(self.text, place)) > OPENS

    def in_sentence(self, place: int) -> Period | None:
        """The last date that the sentence of `place` names before it, None if it names none."""
        if self.mentioned is None or place - self.mentioned_place > SENTENCE:
            return None
        return None if compiled(STOP).search(self.text, self.mentioned_place, place) else self.mentioned

    def day_near(self, place: int) -> Period | None:
        """The last day named, if that was shortly before."""
        return self.last_day if place - self.last_day_place < DAY_REACH else None

    def quarter_ends(self) -> None:
        """The text goes on to speak of a year."""
        self.quarter_place = -QUARTER_REACH

    def recent_quarter(self, place: int) -> bool:
        """Whether the text spoke of a quarter shortly before."""
        return place - self.quarter_place < QUARTER_REACH


def tells_of_another_time(text: str, dct: date | None) -> bool:
    """Whether most of the text's years are not its DCT's, and next to no expression leans on the day of writing."""
    years = [year.group() for year in YEAR.finditer(text, 0, LOOKED_AT)]
    old = sum("B" in each or dct is None or abs(int(each) - dct.year) >= FAR for each in years)
    if old < ENOUGH or old * 10 < len(years) * MOST:
        return False
    return sum(1 for _ in DEICTIC.finditer(text, 0, LOOKED_AT)) * 8 <= old
