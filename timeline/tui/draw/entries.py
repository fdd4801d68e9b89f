"""The list: headings of periods, and a line for each entry."""

from __future__ import annotations

from timeline.days import civil, parse_iso
from timeline.query.periods import MONTHS, column, year_range, zoom_of
from timeline.safetext import fit, safe, width
from timeline.tui.draw.finding import found_runs
from timeline.tui.lines import Line, Run, fill
from timeline.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from timeline.query.periods import Period, Zoom
    from timeline.tui.explorer import Explorer
    from timeline.tui.ports import Brief
    from timeline.tui.window import Row

DATE_CELLS = {"day": 9, "week": 9, "month": 9, "year": 11}
ACTORS_FROM = 100  # columns from which the list has a column for actors and places
SIGNS_FROM = 20  # columns from which a line tells that it stands for several reports
KEPT = 1_000  # drawn lines kept, some windows' worth
KEY = "drawn for"
STATUS_SIGNS = {"scheduled": "→", "claimed": "?"}


class Columns(NamedTuple):
    """Cells of each column of the list; the gutter takes three and a space stands between columns."""

    date: int
    title: int
    who: int

    def without(self, cells: int) -> Columns:
        """The same on a line of so many cells less."""
        if self.who > cells:
            return self._replace(who=self.who - cells)
        return self._replace(title=max(self.title - cells, 0))


def columns(cells: int, zoom: Zoom) -> Columns:
    """How a line of so many cells is divided."""
    date = min(DATE_CELLS[zoom], max(cells - 4, 0))
    rest = max(cells - 3 - date - 3, 0)
    who = rest * 2 // 5 if cells >= ACTORS_FROM else 0
    return Columns(date, rest - who - (2 if who else 0), who)


def list_lines(explorer: Explorer) -> list[Line]:
    """The lines of the list, exactly as many as the layout gives it."""
    layout = explorer.layout
    shape = columns(layout.columns, explorer.zoom)
    kept = explorer.kept_lines
    key = (
        explorer.view,
        layout.columns,
        explorer.zoom,
        explorer.lanes,
        explorer.searched,
        explorer.folds.version,
    )
    if kept.get(KEY) != key or len(kept) > KEPT:
        kept.clear()
        kept[KEY] = key
    out: list[Line] = []
    for row in explorer.rows():
        chosen = row.at == explorer.cursor and not row.heading
        name = (row.at, bool(row.heading), chosen)
        if name not in kept:
            kept[name] = _row_line(explorer, row, shape, chosen=chosen)
        out.append(kept[name])
    blank = fill((), layout.columns)
    return [*out, *[blank] * (layout.list.height - len(out))]


def _row_line(explorer: Explorer, row: Row, shape: Columns, *, chosen: bool) -> Line:
    """The line of a row of the window, in lanes if actors are compared."""
    cells, zoom, lanes = explorer.layout.columns, explorer.zoom, explorer.lanes
    if lanes is None:
        if row.heading:
            return heading_line(row.heading, cells)
        sign = reports_sign(explorer, row.at)
        shape = shape.without(width(sign))
        line = entry_line(explorer.brief(row.at), cells - width(sign), shape, zoom, chosen, searched=explorer.searched)
        return (*line, (sign, "reports")) if sign else line
    from timeline.tui.draw.lanes import lane_heading, lane_line  # noqa: PLC0415 - nothing that a first page needs

    if row.heading:
        return lane_heading(row.heading, cells, zoom, lanes.all)
    return lane_line(explorer.brief(row.at), cells, zoom, lanes.of(row.at), chosen=chosen)


def reports_sign(explorer: Explorer, at: int) -> str:
    """How many reports of the event are folded into the line, or which of them it is; empty for the only one."""
    group = explorer.group(at)
    if len(group) == 1 or explorer.layout.columns < SIGNS_FROM:
        return ""
    opened = explorer.folds.is_open(explorer.view, group)
    return f" {group.index(at) + 1}/{len(group)} " if opened else f" ×{len(group)} "


def heading_line(heading: Period, cells: int) -> Line:
    """A period's name and a rule after it."""
    label = f" {safe(heading.label)} "
    return fill(((label, "heading"), ("─" * max(cells - width(label), 0), "rule")), cells)


def entry_line(
    brief: Brief,
    cells: int,
    shape: Columns,
    zoom: Zoom,
    chosen: bool,  # noqa: FBT001 - a fact of the line
    *,
    searched: str = "",
) -> Line:
    """One entry: cursor, mark, date, status, title, and who and where if there is room."""
    title = title_role(brief, chosen=chosen)
    runs: list[Run] = [
        ("▌", "cursor") if chosen else (" ", "text"),
        ("•", "mark") if brief.marked else (" ", "text"),
        (" ", "text"),
        (fit(date_column(brief, zoom), shape.date), "chosen" if chosen else "date"),
        (f" {status_sign(brief)} ", "muted"),
        *fill(found_runs(brief.title, searched, title), shape.title, role=title),
    ]
    if shape.who:
        runs += [("  ", "text"), (fit(who(brief), shape.who), "muted")]
    return fill(runs, cells)


def title_role(brief: Brief, *, chosen: bool) -> str:
    """The role that a title plays."""
    if brief.rejected:
        return "rejected"
    scheduled = brief.status == "scheduled"
    if chosen:
        return "scheduled-chosen" if scheduled else "chosen"
    return "scheduled" if scheduled else "text"


def status_sign(brief: Brief) -> str:
    """One cell that tells a scheduled, claimed or rejected entry from one that happened."""
    return "x" if brief.rejected else STATUS_SIGNS.get(brief.status, " ")


def day_of(value: str | None) -> int | None:
    """The number of an ISO 8601 day."""
    return None if value is None else parse_iso(value)


def date_column(brief: Brief, zoom: Zoom) -> str:
    """The date as narrow as honesty allows: an interval that does not fit is told by its months, or by its years."""
    first, last = day_of(brief.start), day_of(brief.end)
    shown = column(first, last, brief.precision, zoom=zoom_of(brief.precision, zoom), mod=mod_of(brief))
    if width(shown) <= DATE_CELLS[zoom] or first is None or last is None:
        return shown
    (year, month, _), (last_year, last_month, _) = civil(first), civil(last)
    if year == last_year and month != last_month:
        return f"~ {MONTHS[month - 1]}–{MONTHS[last_month - 1]}"
    return f"~ {year_range(year, last_year)}"


def mod_of(brief: Brief) -> str | None:
    """The TIMEX3 modifier of an entry."""
    timex = getattr(brief, "timex", None)
    return timex.get("mod") if timex else getattr(brief, "mod", None)


def who(brief: Brief) -> str:
    """Actors, then places."""
    return " · ".join(filter(None, (safe(", ".join(brief.actors)), safe(", ".join(brief.places)))))
