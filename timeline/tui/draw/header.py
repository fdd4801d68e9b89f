"""The header: how much there is, over which time, what filters it, how much is left."""

from __future__ import annotations

from timeline.days import civil
from timeline.query.periods import year_label
from timeline.safetext import fit, safe, width
from timeline.tui.lines import Line, Run, size_of, spread
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.tui.explorer import Explorer

FIRST_PLAIN_YEAR = 1000


def header_line(explorer: Explorer) -> Line:
    """One line over the whole width."""
    cells = explorer.width
    total = explorer.view.total
    span = span_label(explorer.everything.span())
    left: list[Run] = [
        (" timeline", "brand"),
        ("   ", "text"),
        (f"{total:,} {plural(total, 'entry', 'entries')}", "text"),
    ]
    if span:
        left.append((f" · {span}", "muted"))
    right: list[Run] = []
    if explorer.query.strip():
        found = f"{len(explorer.view):,}" if explorer.counted is explorer.view else "…"
        right.append((f"{found} of {total:,}", "text"))
    right.append(("  ? help ", "muted"))
    room = cells - size_of(left) - size_of(right) - 4
    if explorer.query.strip() and room >= 8:
        left += [("   ", "text"), *filter_runs(explorer, room)]
    return spread(left, right, cells)


def filter_runs(explorer: Explorer, cells: int) -> list[Run]:
    """The filter in use, or the one that rests."""
    text = safe(explorer.query.strip())
    if not explorer.filtering:
        return [(fit(f"(off) {text}", min(cells, width(text) + 6)), "muted")]
    return [(fit(text, min(cells, width(text))), "filter")]


def span_label(span: tuple[int, int] | None) -> str:
    """`2022-02 – 2025-04`, `264 BC – 2025`."""
    if span is None:
        return ""
    first, last = month_label(span[0]), month_label(span[1])
    return first if first == last else f"{first} – {last}"


def month_label(day: int) -> str:
    """`2022-02`; the year alone where four digits do not make it plain."""
    year, month, _ = civil(day)
    return f"{year}-{month:02}" if year >= FIRST_PLAIN_YEAR else year_label(year)


def plural(count: int, one: str, many: str) -> str:
    """The word that fits the count."""
    return one if count == 1 else many
