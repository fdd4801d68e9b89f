"""The detail pane: an entry's date and why, its sentence with the date's words marked, its source."""

from __future__ import annotations

from timeline.query.periods import full
from timeline.safetext import safe, width
from timeline.tui.draw.entries import day_of, who
from timeline.tui.draw.finding import found_marks
from timeline.tui.draw.wrapping import Mark, runs_of, wrap
from timeline.tui.lines import Line, Run, fill, spread
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.models import Source
    from timeline.store.index.detail import Detail, Origin
    from timeline.tui.explorer import Explorer

MORE = " … J "  # there is more; J shows it
OPEN, CLOSE = "⟦", "⟧"
MEASURE = 110  # cells of text that the eye still follows from line to line


def rule_line(explorer: Explorer) -> Line:
    """The line between list and detail, which tells where in the view the cursor is."""
    cells = explorer.layout.columns
    if not len(explorer.view):
        return fill((("─" * cells, "rule"),), cells)
    place = f" {explorer.cursor + 1:,} "
    left = max(cells - len(place) - 2, 0)
    return fill((("─" * left, "rule"), (place, "muted"), ("──", "rule")), cells)


def detail_lines(explorer: Explorer) -> list[Line]:
    """The pane's lines, exactly as many as the layout gives it; the source stands on the last one."""
    part, cells = explorer.layout.detail, explorer.layout.columns
    entry = explorer.detail
    if not part.height:
        return []
    if entry is None:
        return [fill((), cells)] * part.height
    measure = min(cells - 2, MEASURE)
    runs_ = [*body_runs(entry, measure, explorer.searched), *report_runs(explorer, measure)]
    body = [fill(runs, cells) for runs in runs_]
    room = part.height - 1
    explorer.detail_last = max(0, len(body) - room)
    top = first_shown(body, room) if explorer.detail_top is None else explorer.detail_top
    explorer.detail_shown = top = min(top, explorer.detail_last)
    shown = body[top : top + room]
    if top + room < len(body) and shown:
        shown[-1] = fill((*fill(shown[-1], cells - width(MORE)), (MORE, "muted")), cells)
    blank = fill((), cells)
    source = spread(source_runs(entry.source), (("Enter: in context ", "muted"),), cells)
    return [*shown, *[blank] * (room - len(shown)), source]


def report_runs(explorer: Explorer, cells: int) -> list[list[Run]]:
    """The articles that report the same event, where they are folded into the entry's line."""
    group = explorer.group(explorer.cursor)
    if len(group) == 1 or explorer.folds.is_open(explorer.view, group):
        return []
    sources = (explorer.view.detail(at).source for at in group if at != explorer.cursor)
    told = "; ".join("".join(text for text, _ in source_runs(source)).strip() for source in sources)
    text = f"also in {told} (v opens)"
    return [[(" ", "text"), (text[start:end], "reports")] for start, end in wrap(text, cells)]


def first_shown(body: Sequence[Line], room: int) -> int:
    """Where the pane begins: at the top, or so far down that the words of the date are to be seen."""
    words = [at for at, line in enumerate(body) if any(role == "expression" for _, role in line)]
    return max(0, words[-1] - room + 1) if words else 0


def body_runs(entry: Detail, cells: int, searched: str = "") -> list[list[Run]]:
    """Date and basis, who and where, then the sentence: as many lines as it takes."""
    lines = date_runs(entry, cells)
    people = who(entry)
    extras = " ".join(f"#{safe(tag)}" for tag in entry.tags)
    state = "" if entry.status == "happened" and not entry.rejected else status_words(entry)
    if people or extras or state:
        parts: list[Run] = [(" ", "text"), (people, "text")]
        for text, role in ((state, "muted"), (extras, "tag")):
            if text:
                parts.append(((" · " if len(parts) > 1 and people else "") + text, role))
        lines.append(parts)
    return [*lines, *sentence_runs(entry, cells, searched)]


def status_words(entry: Detail) -> str:
    """What kind of event it is, where it is not one that simply happened."""
    words = {"scheduled": "scheduled", "claimed": "claimed, not confirmed"}.get(entry.status, "")
    return ", ".join(filter(None, (words, "rejected" if entry.rejected else "")))


def date_runs(entry: Detail, cells: int) -> list[list[Run]]:
    """`Sunday 13 April 2025 · day · «on Sunday» = Sunday before the dateline`, on as many lines as it takes."""
    shown = full(day_of(entry.start), day_of(entry.end), entry.precision, mod=entry.timex.get("mod"))
    date = shown[:1].upper() + shown[1:]
    if entry.time:
        date += f", {safe(entry.time)}" + (f" {safe(entry.zone)}" if entry.zone else "")
    tail = f"{entry.precision or 'no date'} · «{entry.expression}» = {entry.why}"
    text = f"{date} · {tail}"
    marks = [Mark(0, len(date), "chosen"), Mark(len(date), len(text), "muted")]
    return [[(" ", "text"), *runs_of(text, *span, marks)] for span in wrap(text, cells)]


def sentence_runs(entry: Detail, cells: int, searched: str = "") -> list[list[Run]]:
    """The sentence in quotation marks, with ⟦ ⟧ around the words that gave the date."""
    start = entry.expression_span[0] - entry.span[0]
    end = entry.expression_span[1] - entry.span[0]
    sentence = entry.sentence
    if not 0 <= start < end <= len(sentence):
        start = end = 0
    text, marks = "“" + sentence + "”", list(found_marks(sentence, searched, 1))
    if end:
        text = f"“{sentence[:start]}{OPEN}{sentence[start:end]}{CLOSE}{sentence[end:]}”"
        marks = [*found_marks(text, searched), Mark(start + 1, end + 3, "expression")]
    return [[(" ", "text"), *runs_of(text, *span, marks, "sentence")] for span in wrap(text, cells)]


def source_runs(source: Source | Origin) -> list[Run]:
    """Title, publisher and date of the article, or where it was read from."""
    title = safe(source.title) or safe(source.path or source.url or "an article without a title")
    rest = [safe(part) for part in (source.publisher, source.published) if part]
    return [(" ", "text"), (title, "source"), ("".join(f" · {part}" for part in rest), "muted")]
