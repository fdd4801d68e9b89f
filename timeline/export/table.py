"""A line an entry, for people: date, what happened, who and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from timeline.export.dating import days_of
from timeline.export.formats import Options, Written
from timeline.export.marks import holds_marks, in_ascii
from timeline.query.periods import column
from timeline.safetext import fit, safe, width

if TYPE_CHECKING:
    from timeline.query.ports import Brief
    from timeline.query.view import View

DATE_CELLS = 16  # "Sun 13 Apr 2025" and a space
NARROW = 70  # cells below which the names give way to the title
WHO_SHARE = 3  # the names have a third of what the date leaves
SIGNS = {"happened": " ", "scheduled": "→", "claimed": "?"}


def write_table(view: View, out: TextIO, options: Options) -> Written:
    """Write the lines; each is cut to the width, or written whole where there is none."""
    written = Written()
    marked = holds_marks(out)
    for entry in view.briefs():
        text = line(entry, options.width)
        out.write((text if marked else in_ascii(text)) + "\n")
        written.entries += 1
    return written


def line(entry: Brief, cells: int | None) -> str:
    """One entry on one line of at most `cells` cells; no date is ever cut to look like another."""
    date = safe(column(*days_of(entry), entry.precision, zoom=None, mod=entry.mod))
    head = fit(date, max(DATE_CELLS, width(date) + 1)) + SIGNS[entry.status] + " "
    title, who = safe(entry.title), names(entry)
    if cells is None:
        return f"{head}{title}" + (f"  [{who}]" if who else "")
    left = cells - width(head)
    if left < 1:
        return fit(head, max(cells, 0)).rstrip()
    if cells < NARROW or not who:
        return (head + fit(title, left)).rstrip()
    own = min(left // WHO_SHARE, width(who))
    return (head + fit(title, left - own - 2) + "  " + fit(who, own)).rstrip()


def names(entry: Brief) -> str:
    """`Rubio, Witkoff · Paris`."""
    return safe(" · ".join(filter(None, (", ".join(entry.actors), ", ".join(entry.places)))))
