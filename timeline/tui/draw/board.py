"""The main screen as a whole: every part in its place, exactly the size of the terminal."""

from __future__ import annotations

from timeline.tui.draw.detail import detail_lines, rule_line
from timeline.tui.draw.entries import list_lines
from timeline.tui.draw.footer import footer_line, keys_now
from timeline.tui.draw.header import header_line
from timeline.tui.draw.histogram import histogram_lines
from timeline.tui.draw.side import side_lines
from timeline.tui.lines import Line, fill, merged
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.tui.explorer import Explorer
    from timeline.tui.keymap import Context

WELCOME = (
    ("Nothing here yet.", "heading"),
    ("", "text"),
    ("Press Enter to import the sample articles that come with timeline,", "text"),
    ("or import your own:", "text"),
    ("", "text"),
    ("  timeline add article.txt folder/ https://…", "key"),
    ("  :import PATH   from in here", "key"),
)
NO_MATCH = (
    ("No entry matches the filter.", "heading"),
    ("", "text"),
    ("Esc  clears it,  F  changes it,  Ctrl+F  lets it rest.", "text"),
)


def board_lines(explorer: Explorer, context: Context = "main") -> list[Line]:
    """`explorer.height` lines of `explorer.width` cells."""
    layout = explorer.layout
    out: list[Line] = []
    if layout.header.height:
        out.append(header_line(explorer))
    out += histogram_lines(explorer)
    middle = list_lines(explorer) if len(explorer.view) else empty_lines(explorer)
    if layout.rule.height:
        middle.append(rule_line(explorer))
    middle += detail_lines(explorer)
    if layout.side:
        beside = side_lines(explorer, len(middle))
        middle = [merged((*left, ("│", "rule"), *right)) for left, right in zip(middle, beside, strict=True)]
    out += middle
    if layout.footer.height:
        back = explorer.filtered or explorer.lanes is not None
        reports = len(explorer.view) > 0 and len(explorer.group(explorer.cursor)) > 1
        keys = keys_now(explorer.keys, back=back, reports=reports)
        out.append(footer_line(explorer.width, context, explorer.message or explorer.status, keys))
    return out


def empty_lines(explorer: Explorer) -> list[Line]:
    """What stands in the place of the list where there is nothing to list."""
    cells, height = explorer.layout.columns, explorer.layout.list.height
    text = NO_MATCH if explorer.view.total else WELCOME
    above = max(0, (height - len(text)) // 3)
    lines = [fill((), cells)] * above + [fill((("   ", "text"), run), cells) for run in text]
    return (lines + [fill((), cells)] * height)[:height]
