"""A picture of a view: time from left to right, a lane for each of the most frequent actors, one for the rest.

A view of some thousand entries shows each of them, with its date and title to read under the pointer. A larger one
shows in each lane how many entries start in each stretch of time, so that the picture never grows beyond reading.
Entries without a date are left out and counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from timeline.export.axis import Axis
from timeline.export.dating import days_of, short
from timeline.export.formats import Options, Written
from timeline.export.markup import html
from timeline.safetext import fit, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.models import Entry
    from timeline.query.view import View

WIDTH, LABELS, TOP, LANE, FOOT = 1200, 190, 60, 36, 40  # pixels
LANES = 12  # actors with a lane of their own
MOST_MARKS = 3000  # entries that are still drawn one by one
BUCKETS = 250
LABEL_CELLS = 26  # a longer name is cut
THINNEST = 3.0  # pixels of a mark for a single day
ROWS_IN_LANE = 4  # marks take turns on so many levels, so that neighbours do not hide each other
OTHERS, EVERYBODY = "others", "all"  # the last lane: what is in no other, or where columns are drawn, everything
COLOURS = {"happened": "#2f6f9f", "scheduled": "#b26a00", "claimed": "#8a3f8f"}
STYLE = (
    "text{font:12px sans-serif;fill:#222}.h{font-size:18px;font-weight:bold}.t{font-size:11px;fill:#666}"
    ".l{stroke:#ddd}.b{fill:#f6f6f3}rect:hover{stroke:#000}"
)


@dataclass(frozen=True, slots=True)
class Picture:
    """The lanes from top to bottom, and the axis they share."""

    lanes: tuple[str, ...]
    axis: Axis
    known_as: Callable[[str], str]

    def lanes_of(self, entry: Entry) -> list[int]:
        """The lanes that an entry stands in."""
        actors = dict.fromkeys(map(self.known_as, entry.actors))
        own = [self.lanes.index(name) for name in actors if name in self.lanes[:-1]]
        return own or [len(self.lanes) - 1]


def write_svg(view: View, out: TextIO, options: Options) -> Written:
    """Write the picture."""
    written = Written()
    span = view.span() or (0, 0)
    names = [name for name, _ in view.actors(LANES)]
    one_by_one = len(view) <= MOST_MARKS
    picture = Picture(
        (*names, OTHERS if one_by_one else EVERYBODY), Axis(*padded(*span), LABELS, WIDTH - LABELS - 20), view.known_as
    )
    out.writelines(frame(picture, options.title or "Timeline"))
    if one_by_one:
        draw_entries(view, picture, out, written)
    else:
        draw_counts(view, picture, out, written)
    out.write("</svg>\n")
    return written


def padded(first: int, last: int) -> tuple[int, int]:
    """The span with a little room at both ends."""
    room = max((last - first) // 50, 1)
    return first - room, last + room


def frame(picture: Picture, title: str) -> Iterator[str]:
    """The head, the names of the lanes, and the axis."""
    height = TOP + LANE * len(picture.lanes) + FOOT
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">\n'
    yield f'<title>{html(title)}</title>\n<style>{STYLE}</style>\n<text class="h" x="16" y="28">{html(title)}</text>\n'
    for place, status in enumerate(COLOURS):
        left = WIDTH - 320 + 105 * place
        yield f'<rect x="{left}" y="20" width="10" height="8" {paint(status)}/>'
        yield f'<text class="t" x="{left + 16}" y="28">{status}</text>\n'
    for place, name in enumerate(picture.lanes):
        y = TOP + LANE * place
        if place % 2 == 0:
            yield f'<rect class="b" x="0" y="{y}" width="{WIDTH}" height="{LANE}"/>\n'
        label = html(fit(safe(name), LABEL_CELLS).rstrip())
        yield f'<text x="16" y="{y + 22}">{label}<title>{html(name)}</title></text>\n'
    foot = TOP + LANE * len(picture.lanes)
    for day, label in picture.axis.ticks():
        x = picture.axis.at(day)
        yield f'<path class="l" d="M{x:.1f} {TOP}V{foot}"/>'
        yield f'<text class="t" x="{x:.1f}" y="{foot + 16}" text-anchor="middle">{html(label)}</text>\n'


def draw_entries(view: View, picture: Picture, out: TextIO, written: Written) -> None:
    """A mark an entry, in the lane of each of its actors."""
    for entry in view.entries():
        first, last = days_of(entry)
        start, end = (last if first is None else first), (first if last is None else last)
        if start is None or end is None:
            written.skipped["without a date"] += 1
            continue
        out.writelines(marks(entry, picture, start, end, written.entries % ROWS_IN_LANE))
        written.entries += 1


def marks(entry: Entry, picture: Picture, start: int, end: int, level: int) -> Iterator[str]:
    """The marks of an entry; a claimed one is hollow, an interval as long as it is."""
    x = picture.axis.at(start)
    size = max(picture.axis.at(end + 1) - x, THINNEST)
    tip = html(f"{short(entry)}: {entry.title}")
    for lane in picture.lanes_of(entry):
        y = TOP + LANE * lane + 4 + 7 * level
        yield (
            f'<rect x="{x:.1f}" y="{y}" width="{size:.1f}" height="6" rx="1" {paint(entry.status)}>'
            f"<title>{tip}</title></rect>\n"
        )


def paint(status: str) -> str:
    """How marks of a status look: those of what is only claimed are hollow, so that it does not hang on colour."""
    colour = COLOURS[status]
    return f'fill="none" stroke="{colour}"' if status == "claimed" else f'fill="{colour}" fill-opacity="0.7"'


def draw_counts(view: View, picture: Picture, out: TextIO, written: Written) -> None:
    """Columns for how many entries start when, lane by lane, and in the last lane of all entries."""
    axis = picture.axis
    for place, name in enumerate(picture.lanes):
        part = view.lane(name) if place < len(picture.lanes) - 1 else view
        out.writelines(columns(part.histogram(axis.first, axis.last, BUCKETS), axis, TOP + LANE * (place + 1)))
    written.entries = view.dated_count()
    if len(view) > written.entries:
        written.skipped["without a date"] = len(view) - written.entries


def columns(counts: Sequence[int], axis: Axis, foot: int) -> Iterator[str]:
    """The columns of one lane, the highest as high as the lane."""
    most = max(counts, default=0)
    size = axis.length / BUCKETS
    for place, count in enumerate(counts):
        if count:
            height = max((LANE - 6) * count / most, 1.0)
            yield (
                f'<rect x="{axis.origin + place * size:.1f}" y="{foot - height:.1f}" width="{size:.2f}" '
                f'height="{height:.1f}" fill="{COLOURS["happened"]}"><title>{count:,}</title></rect>\n'
            )
