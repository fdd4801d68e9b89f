"""What has to be written so that the terminal shows a new frame: scrolled where lines moved, then only what differs.

A frame is rows of runs, each a piece of safe text with the SGR parameters it is drawn with. The painter knows what
the terminal shows and where its cursor stands; it writes nothing itself. It uses what a VT100 has (ECMA-48 moves and
erasing, line feed and reverse index within DECSTBM margins), which everything since understands.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from operator import ne, or_

from timeline.safetext import one_cell_each
from timeline.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

Piece: TypeAlias = tuple[str, str]  # text, SGR parameters
Row: TypeAlias = tuple[Piece, ...]

BLANK: Row = ()
FIRST = 0x21
CODES: list[str] = [""]  # SGR parameters by the number of the character that stands for them
LETTERS = {"": chr(FIRST)}
PLAIN = chr(FIRST)
SEEN_ON_BLANKS = {"4", "7", *map(str, range(40, 50)), *map(str, range(100, 110))}  # underline, reverse, a background
UNSEEN = {PLAIN}  # the characters that stand for looks which a blank does not show
ERASE_FROM = 3  # blank cells that erasing is shorter for
NEAR = 7  # unchanged cells that are cheaper to write than to jump over
SYNC_FROM = 1_500  # bytes of a frame from which it is worth telling the terminal to show it at once
SYNC_ON, SYNC_OFF = "\x1b[?2026h", "\x1b[?2026l"


class Painter:
    """Turns frames into bytes; `forget` after anybody else may have written to the terminal.

    `scrolling` may be turned off for terminals without scroll margins, `synchronised` on where mode 2026 is known.
    """

    def __init__(self, *, scrolling: bool = True) -> None:
        self.scrolling = scrolling
        self.synchronised = False
        self.rows: list[Row] | None = None
        self.columns = 0
        self._at: tuple[int, int] | None = None
        self._codes = ""

    def forget(self) -> None:
        """Trust nothing that is on the terminal: the next frame is written whole."""
        self.rows = None

    def paint(self, rows: Sequence[Row], columns: int) -> str:
        """What to write so that the terminal shows `rows`, each at most `columns` cells wide."""
        out: list[str] = []
        if self.rows is None or len(self.rows) != len(rows) or self.columns != columns:
            self._whole(rows, out)
            self.columns = columns
        else:
            if self.scrolling:
                self._scroll(rows, out)
            for y, (old, new) in enumerate(zip(self.rows, rows, strict=True)):
                if old is not new and old != new:
                    self._row(y, old, new, out)
        self.rows = list(rows)
        if self._codes:
            out.append("\x1b[m")
            self._codes = ""
        text = "".join(out)
        return f"{SYNC_ON}{text}{SYNC_OFF}" if self.synchronised and len(text) > SYNC_FROM else text

    def _whole(self, rows: Sequence[Row], out: list[str]) -> None:
        """Everything, on a cleared screen."""
        out.append("\x1b[r\x1b[m\x1b[H\x1b[2J")
        self._codes = ""
        self._at = (0, 0)
        for y, row in enumerate(rows):
            if row:
                self._move(y, 0, out)
                self._write(row, out)
                self._at = (y, self.columns) if steady(row) else None
        self._at = None

    # ---- scrolling ---------------------------------------------------------

    def _scroll(self, rows: Sequence[Row], out: list[str]) -> None:
        """Move lines that are still to be seen, if that leaves less to write."""
        assert self.rows is not None
        from timeline.tui.scrolling import best_shift  # noqa: PLC0415 - a first page scrolls nothing

        best = best_shift(self.rows, rows)
        if best is None:
            return
        shift, top, bottom = best
        self._plain(out)
        count = abs(shift)
        feed = f"\x1b[{bottom + 1}H" + "\n" * count if shift > 0 else f"\x1b[{top + 1}H" + "\x1bM" * count
        out.append(f"\x1b[{top + 1};{bottom + 1}r{feed}\x1b[r")
        self._at = None  # resetting the margins homes the cursor on most terminals, on others it does not
        moved = self.rows[top : bottom + 1]
        blank: list[Row] = [BLANK] * count
        self.rows[top : bottom + 1] = [*moved[count:], *blank] if shift > 0 else [*blank, *moved[:-count]]

    # ---- one row -----------------------------------------------------------

    def _row(self, y: int, old: Row, new: Row, out: list[str]) -> None:
        before, after = sheet(old, self.columns), sheet(new, self.columns)
        if before is None or after is None:
            self._rewrite(y, new, out)
            return
        bare = len(after.text.rstrip(" "))  # behind it there is nothing, unless it is drawn in some way
        bare = max(bare, len(after.styles.rstrip(PLAIN)))
        for start, end in changes(before, after):
            self._move(y, start, out)
            if end - max(bare, start) > ERASE_FROM:
                self._span(after, start, max(bare, start), out)
                self._plain(out)
                out.append("\x1b[K")
                break
            self._span(after, start, end, out)
        if self._at is not None and self._at[1] >= self.columns:
            self._at = None  # behind the last column terminals disagree on where they are

    def _rewrite(self, y: int, row: Row, out: list[str]) -> None:
        """Write a row whole: terminals may disagree on the width of something in it."""
        self._move(y, 0, out)
        self._plain(out)
        out.append("\x1b[2K")
        self._write(row, out)
        self._at = None

    def _span(self, after: Sheet, start: int, end: int, out: list[str]) -> None:
        at = start
        while at < end:
            own, first = after.styles[at], at
            if own == PLAIN and after.text[at] == " " and LETTERS[self._codes] in UNSEEN:
                own = LETTERS[self._codes]
            blanks_too = own in UNSEEN
            while at < end and (
                after.styles[at] == own or (blanks_too and after.text[at] == " " and after.styles[at] == PLAIN)
            ):
                at += 1
            self._style(CODES[ord(own) - FIRST], out)
            out.append(after.text[first:at])
        if self._at is not None:
            self._at = (self._at[0], end)

    def _write(self, row: Row, out: list[str]) -> None:
        for text, codes in row:
            self._style(codes, out)
            out.append(text)

    def _style(self, codes: str, out: list[str]) -> None:
        if codes != self._codes:
            if self._codes:
                out.append(f"\x1b[0;{codes}m" if codes else "\x1b[m")
            else:
                out.append(f"\x1b[{codes}m")
            self._codes = codes

    def _plain(self, out: list[str]) -> None:
        if self._codes:
            out.append("\x1b[m")
            self._codes = ""

    def _move(self, y: int, x: int, out: list[str]) -> None:
        if self._at == (y, x):
            return
        if self._at is not None and self._at[0] == y and self._at[1] < x:
            by = x - self._at[1]
            out.append(f"\x1b[{by if by > 1 else ''}C")
        elif self._at is not None and self._at[0] == y and x == 0:
            out.append("\r")
        elif self._at is not None and self._at[0] + 1 == y and x == 0:
            out.append("\r\n")
        else:
            row = y + 1 if y else ""
            out.append(f"\x1b[{row}H" if x == 0 else f"\x1b[{row};{x + 1}H")
        self._at = (y, x)


def trimmed(pieces: Iterable[Piece]) -> Row:
    """Pieces as a row: those that look the same joined, the blanks at its end left out."""
    out: list[Piece] = []
    for text, codes in pieces:
        if out and out[-1][1] == codes:
            out[-1] = (out[-1][0] + text, codes)
        else:
            out.append((text, codes))
    if out and not out[-1][1]:
        text = out.pop()[0].rstrip(" ")
        if text:
            out.append((text, ""))
    return tuple(out)


def steady(row: Row) -> bool:
    """Whether every terminal gives each character of the row one cell: then its cells can be told apart safely."""
    return all(one_cell_each(text) for text, _ in row)


class Sheet(NamedTuple):
    """A row cell by cell: the character of each, and for the looks of each a character that stands for them."""

    text: str
    styles: str


@lru_cache(maxsize=512)
def sheet(row: Row, columns: int) -> Sheet | None:
    """The row as cells; None if terminals may disagree on where they are."""
    if not steady(row):
        return None
    text = text_of(row)
    styles = "".join(styles_of(part, letter_of(codes)) for part, codes in row)
    return Sheet(text.ljust(columns)[:columns], styles.ljust(columns, PLAIN)[:columns])


def styles_of(text: str, letter: str) -> str:
    """The letter for each character, and that of plain text for a blank that looks the same in it."""
    if letter not in UNSEEN or " " not in text:
        return letter * len(text)
    return PLAIN.join([letter * len(word) for word in text.split(" ")])


def letter_of(codes: str) -> str:
    """The character that stands for SGR parameters."""
    if codes not in LETTERS:
        LETTERS[codes] = chr(FIRST + len(CODES))
        CODES.append(codes)
        if SEEN_ON_BLANKS.isdisjoint(codes.split(";")):
            UNSEEN.add(LETTERS[codes])
    return LETTERS[codes]


def changes(before: Sheet, after: Sheet) -> list[tuple[int, int]]:
    """Half-open spans of cells to write; near ones joined, unless a change of looks between them costs more."""
    unlike = map(or_, map(ne, before.text, after.text), map(ne, before.styles, after.styles))
    differ = list(compress(range(len(after.text)), unlike))
    if not differ:
        return []
    out: list[tuple[int, int]] = []
    start = end = differ[0]
    for at in differ:
        if at > end and (at - end >= NEAR or not one_look(after, end - 1, at + 1)):
            out.append((start, end))
            start = at
        end = at + 1
    return [*out, (start, end)]


def one_look(cells: Sheet, start: int, end: int) -> bool:
    """Whether cells can be written without a change of looks."""
    looks = set(cells.styles[start:end])
    if len(looks) > 1:
        looks = {look for look, char in zip(cells.styles[start:end], cells.text[start:end], strict=True) if char != " "}
    return len(looks) <= 1


def text_of(row: Row) -> str:
    """The row's text alone."""
    return "".join(text for text, _ in row)
