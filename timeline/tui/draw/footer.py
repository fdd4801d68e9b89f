"""The footer: a message, or the few keys that matter now."""

from __future__ import annotations

from functools import lru_cache

from timeline.safetext import safe, width
from timeline.tui.keymap import KEYS, hints
from timeline.tui.lines import Line, Run, fill
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.tui.keymap import Context, Key


@lru_cache(maxsize=16)
def keys_now(keys: tuple[Key, ...], *, back: bool, reports: bool) -> tuple[Key, ...]:
    """The keys of the list with the hints that fit now: q leads back from a filter, v opens what is folded."""
    hints_now = {"back_or_quit": "back"} if back else {}
    if reports:
        hints_now["reports"] = "reports"
    return tuple(key._replace(hint=hints_now.get(key.action, key.hint)) for key in keys)


def footer_line(cells: int, context: Context, message: str = "", keys: tuple[Key, ...] = KEYS) -> Line:
    """One line: the message if there is one, then as many hints as fit whole."""
    runs: list[Run] = [(" ", "text")]
    left = cells - 1
    if message:
        text = safe(message)
        runs += [(text, "message"), ("   ", "text")]
        left -= width(text) + 3
    for key, word in hints(context, keys):
        size = width(key) + 1 + width(word)
        if size > left:
            break
        runs += [(key, "key"), (f" {word}", "muted"), ("  ", "text")]
        left -= size + 2
    return fill(runs, cells)
