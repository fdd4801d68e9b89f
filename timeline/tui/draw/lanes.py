"""The list in lanes: the date, then a column for each actor with the titles of the entries that the actor is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.safetext import fit, safe, width
from timeline.tui.draw.entries import DATE_CELLS, date_column, status_sign, title_role
from timeline.tui.lines import Line, Run, fill

if TYPE_CHECKING:
    from timeline.query.periods import Period, Zoom
    from timeline.tui.comparing import Lane
    from timeline.tui.ports import Brief

GUTTER = 3  # cursor, mark, a space


def lane_cells(cells: int, date: int, lanes: int) -> list[int]:
    """Cells of each lane's text; before each stands a rule with a space on either side."""
    room = max(cells - GUTTER - date - 3 * lanes, 0)
    each, left = divmod(room, lanes)
    return [each + (1 if at < left else 0) for at in range(lanes)]


def lane_heading(heading: Period, cells: int, zoom: Zoom, lanes: list[Lane]) -> Line:
    """A period's name, and over each lane whose it is; a long name takes its room from the first lanes."""
    date = DATE_CELLS[zoom]
    label = f" {safe(heading.label)} "
    runs: list[Run] = [(label, "heading"), ("─" * max(GUTTER + date - width(label), 0), "rule")]
    over = max(width(label) - GUTTER - date, 0)
    for lane, size in zip(lanes, lane_cells(cells, date, len(lanes)), strict=True):
        mark = "─ " if over else "─┬ "
        room = size + 3 - over - len(mark) - 1
        over = max(-room - len(mark) - 1, 0)
        name = fit(safe(lane.name), max(min(room, width(safe(lane.name))), 0))
        if name:
            runs += [(mark, "rule"), (name, "filter"), (" ", "text"), ("─" * (room - width(name)), "rule")]
        else:
            runs.append(("─" * max(room + len(mark) + 1, 0), "rule"))
    return fill(runs, cells)


def lane_line(brief: Brief, cells: int, zoom: Zoom, inside: list[bool], *, chosen: bool) -> Line:
    """One entry, its title in the lane of each actor who is in it."""
    date = DATE_CELLS[zoom]
    role = title_role(brief, chosen=chosen)
    runs: list[Run] = [
        ("▌", "cursor") if chosen else (" ", "text"),
        ("•", "mark") if brief.marked else (" ", "text"),
        (" ", "text"),
        (fit(date_column(brief, zoom), date), "chosen" if chosen else "date"),
    ]
    for within, size in zip(inside, lane_cells(cells, date, len(inside)), strict=True):
        runs += [(" │", "rule"), (status_sign(brief) if within else " ", "muted")]
        runs.append((fit(safe(brief.title) if within else "", size), role))
    return fill(runs, cells)
