"""The article: its text with the entry's sentence and the words of its date marked, and the basis below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.query.periods import full
from timeline.safetext import safe
from timeline.tui.draw.detail import source_runs
from timeline.tui.draw.entries import day_of
from timeline.tui.draw.footer import footer_line
from timeline.tui.draw.wrapping import Mark, runs_of
from timeline.tui.keymap import KEYS
from timeline.tui.lines import Line, Run, fill, spread
from timeline.tui.reader import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.tui.keymap import Key
    from timeline.tui.reader import Reader

FRAME = 4  # lines that are not text: the title, the rule, the basis, the footer
SMALL = 8  # lines below which only the text and the basis are left


def text_height(height: int) -> int:
    """Lines of the text on a screen of so many."""
    return max(1, height - (FRAME if height >= SMALL else 1))


def article_lines(
    reader: Reader, width: int, height: int, message: str = "", keys: tuple[Key, ...] = KEYS
) -> list[Line]:
    """`height` lines of `width` cells."""
    body = text_height(height)
    reader.resize(width, body)
    marked = marks(reader, *reader.window)
    text = [text_line(reader, at, width, marked) for at in range(reader.top, reader.top + body)]
    if height < SMALL:
        return [*text, basis_line(reader, width)][:height]
    mark = "• " if reader.entry.marked else ""
    place = f"{mark}{reader.current + 1} of {len(reader.entries)} "
    return [
        spread(source_runs(reader.source), ((place, "muted"),), width),
        *text,
        rule_line(reader, width),
        basis_line(reader, width),
        footer_line(width, "article", message, keys),
    ]


def text_line(reader: Reader, at: int, width: int, marked: Sequence[Mark]) -> Line:
    """One line of the text; a bar in the margin stands beside the entry's sentence."""
    if at >= len(reader.spans):
        return fill((), width)
    start, end = reader.spans[at]
    first, last = reader.sentence_span(reader.entry)
    inside = start < last and first < end
    margin: Run = ("▌ " if inside else " " * MARGIN, "cursor")
    if at == reader.found:
        margin = ("> ", "mark")
    return fill((margin, *runs_of(reader.text, start, end, marked, "prose")), width)


def marks(reader: Reader, first: int, last: int) -> list[Mark]:
    """What is marked between two places of the text; what is searched for and the present entry come last, and win."""
    here = reader.entry
    out = [Mark(*reader.expression_span(entry), "date-words") for entry in reader.entries if entry.id != here.id]
    out.append(Mark(*reader.sentence_span(here), "sentence-here"))
    out += [Mark(start, end, "found") for start, end in reader.places]
    out.append(Mark(*reader.expression_span(here), "expression-here"))
    return [mark for mark in out if mark.start < last and first < mark.end]


def rule_line(reader: Reader, width: int) -> Line:
    """The line under the text, which tells how far down one is."""
    seen = min(len(reader.spans), reader.top + reader.height)
    place = f" {100 * seen // len(reader.spans)}% "
    return fill((("─" * max(width - len(place) - 2, 0), "rule"), (place, "muted"), ("──", "rule")), width)


def basis_line(reader: Reader, width: int) -> Line:
    """The date, the words that gave it, and why."""
    entry = reader.entry
    shown = full(day_of(entry.start), day_of(entry.end), entry.precision, mod=entry.timex.get("mod"))
    tail = safe(f" · «{entry.expression}» = {entry.why}")
    return fill(((" " + shown[:1].upper() + shown[1:], "chosen"), (tail, "muted")), width)
