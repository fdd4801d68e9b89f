"""The table of keys: what each does, where, and under which name. Bindings, footer and help are made from it."""

from __future__ import annotations

from timeline.typed import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

Context: TypeAlias = Literal["main", "article", "histogram", "picker", "palette", "form", "prompt", "help"]
CONTEXTS: tuple[Context, ...] = ("main", "article", "histogram", "picker", "prompt", "help")
GROUPS = ("move", "depth", "find", "view", "curate", "edit", "out", "app")


class Key(NamedTuple):
    """One action: its keys by Textual's names, the group it is listed under, where it works, and help in a few words.

    `hint` is the word in the footer, for the few that stand there; smaller `rank` is earlier.
    """

    action: str
    keys: str
    group: str
    contexts: tuple[Context, ...]
    help: str
    hint: str = ""
    rank: int = 9


MAIN: tuple[Context, ...] = ("main",)
BOTH: tuple[Context, ...] = ("main", "article")
KEYS: tuple[Key, ...] = (
    Key("down", "j,down", "move", BOTH, "one down"),
    Key("up", "k,up", "move", BOTH, "one up"),
    Key("first", "g,home", "move", BOTH, "to the first"),
    Key("last", "G,end", "move", BOTH, "to the last"),
    Key("page_down", "pagedown,space", "move", BOTH, "a page down"),
    Key("page_up", "pageup,b", "move", BOTH, "a page up"),
    Key("half_down", "ctrl+d", "move", BOTH, "half a page down"),
    Key("half_up", "ctrl+u", "move", BOTH, "half a page up"),
    Key("next_day", "d", "move", MAIN, "next day with entries"),
    Key("previous_day", "D", "move", MAIN, "previous day with entries"),
    Key("next_period", "right_square_bracket", "move", MAIN, "next period"),
    Key("previous_period", "left_square_bracket", "move", MAIN, "previous period"),
    Key("today", "t", "move", MAIN, "to today"),
    Key("tray", "U", "move", MAIN, "to the undated"),
    Key("open", "enter,l,right", "depth", MAIN, "the sentence in its article", "in context", 1),
    Key("back", "escape,h,left,q", "depth", ("article",), "back to the same entry", "back", 1),
    Key("next_entry", "right_parenthesis", "depth", ("article",), "next entry of the article", "next entry", 2),
    Key("previous_entry", "left_parenthesis", "depth", ("article",), "previous entry of the article", "previous", 3),
    Key("back_or_quit", "q", "depth", MAIN, "back, and then quit", "quit", 8),
    Key("escape", "escape,h,left", "depth", MAIN, "back"),
    Key("quit", "Q", "depth", BOTH, "quit"),
    Key("actors", "f", "find", MAIN, "choose actors", "actors", 2),
    Key("query", "F,ampersand", "find", MAIN, "type a query", "query", 3),
    Key("search", "slash", "find", BOTH, "search for words", "search", 4),
    Key("search_next", "n", "find", BOTH, "next found"),
    Key("search_previous", "N", "find", BOTH, "previous found"),
    Key("toggle_filter", "ctrl+f", "find", MAIN, "filters off and on"),
    Key("zoom_in", "z,plus", "view", MAIN, "finer periods", "zoom", 6),
    Key("zoom_out", "Z,minus", "view", MAIN, "coarser periods", "zoom", 6),
    Key("histogram", "i", "view", MAIN, "choose a period on the histogram"),
    Key("sort", "s", "view", MAIN, "newest or oldest first"),
    Key("pane", "tab", "view", MAIN, "detail pane shown or not"),
    Key("detail_down", "J", "view", MAIN, "more of a long detail"),
    Key("detail_up", "K", "view", MAIN, "back in a long detail"),
    Key("reports", "v", "view", MAIN, "open the reports of one event (×3), or fold them", rank=1),
    Key("folding", "V", "view", MAIN, "every report on its own line, or one line an event"),
    Key("compare", "c", "view", MAIN, "compare actors in lanes, or one list again"),
    Key("mouse", "M", "view", BOTH, "mouse on and off"),
    Key("mark", "m", "curate", BOTH, "mark", "mark", 5),
    Key("next_mark", "right_curly_bracket", "curate", MAIN, "next mark"),
    Key("previous_mark", "left_curly_bracket", "curate", MAIN, "previous mark"),
    Key("tags", "T", "curate", MAIN, "change tags"),
    Key("edit", "e", "curate", MAIN, "edit title, date, actors, places"),
    Key("reject", "x", "curate", MAIN, "reject, or take it back"),
    Key("undo", "u", "curate", MAIN, "undo"),
    Key("redo", "ctrl+r", "curate", MAIN, "redo"),
    Key("copy", "y", "out", BOTH, "copy the sentence"),
    Key("copy_cited", "Y", "out", BOTH, "copy with citation"),
    Key("address", "o", "out", BOTH, "the source's address"),
    Key("write", "w", "out", MAIN, "write the view to a file"),
    Key("palette", "ctrl+p", "app", MAIN, "everything that can be done, by name"),
    Key("command", "colon", "app", MAIN, "a command, or a date to go to"),
    Key("help", "question_mark,f1", "app", BOTH, "the keys", "help", 7),
    Key("redraw", "ctrl+l", "app", BOTH, "draw the screen anew"),
    Key("cancel", "ctrl+c", "app", BOTH, "cancel what runs; never quits"),
    Key("suspend", "ctrl+z", "app", BOTH, "suspend"),
    Key("left", "h,left", "view", ("histogram",), "one period earlier", "earlier", 1),
    Key("right", "l,right", "view", ("histogram",), "one period later", "later", 2),
    Key("shrink", "H,shift+left,j,down", "view", ("histogram",), "a shorter selection"),
    Key("extend", "L,shift+right,k,up", "view", ("histogram",), "a longer selection", "extend", 3),
    Key("apply", "enter", "view", ("histogram",), "filter to the selection", "filter to it", 0),
    Key("leave", "escape,i,q", "view", ("histogram",), "leave the histogram", "leave", 4),
)
NAMES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "space": "Space", "enter": "Enter", "escape": "Esc", "tab": "Tab", "slash": "/", "colon": ":",
    "ampersand": "&", "plus": "+", "minus": "-", "question_mark": "?", "f1": "F1", "left_square_bracket": "[",
    "right_square_bracket": "]", "left_parenthesis": "(", "right_parenthesis": ")", "left_curly_bracket": "{",
    "right_curly_bracket": "}", "backspace": "Backspace", "delete": "Del",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as people write it: `ctrl+d` is Ctrl+D."""
    *modifiers, last = key.split("+")
    shown = NAMES.get(last, last.upper() if modifiers and len(last) == 1 else last)
    return "+".join([*(part.capitalize() for part in modifiers), shown])


def rebound(changes: Mapping[str, Sequence[str]]) -> tuple[Key, ...]:
    """The table with the keys of some actions changed, as a configuration has them: Textual's names or characters.

    Raises:
        ValueError: where there is no such action or key, or two actions of one context would have the same key.
    """
    unknown = sorted(changes.keys() - {key.action for key in KEYS})
    if unknown:
        raise ValueError(f"keys.{unknown[0]}: no such action; `timeline help keys` lists them")
    keys = tuple(
        key._replace(keys=_spelled(key.action, changes[key.action])) if key.action in changes else key for key in KEYS
    )
    for context in CONTEXTS:
        taken: dict[str, str] = {}
        for key in of_context(context, keys):
            for name in key.keys.split(","):
                if name in taken:
                    raise ValueError(f"keys.{key.action}: {key_name(name)} is the key of {taken[name]} already")
                taken[name] = key.action
    return keys


def _spelled(action: str, names: Sequence[str]) -> str:
    """Keys by Textual's names; a character stands for its key.

    Raises:
        ValueError: where a name is that of no key.
    """
    from textual.keys import Keys, _character_to_key  # noqa: PLC0415 - only where keys are configured; its own spelling

    written = {shown.casefold(): name for name, shown in NAMES.items()}
    known = {*NAMES, *(name for key in KEYS for name in key.keys.split(",")), *(key.value for key in Keys)}
    spelled = [
        _character_to_key(name) if len(name) == 1 else written.get(name.casefold(), name.lower()) for name in names
    ]
    for name, key in zip(names, spelled, strict=True):
        if len(name) != 1 and key not in known:
            raise ValueError(f"keys.{action}: {name!r} is no key; keys are written like j, ?, ctrl+d, f5, PgDn")
    return ",".join(spelled)


def of_context(context: Context, keys: tuple[Key, ...] = KEYS) -> list[Key]:
    """The keys that work in a context."""
    return [key for key in keys if context in key.contexts]


def hints(context: Context, keys: tuple[Key, ...] = KEYS) -> list[tuple[str, str]]:
    """(key, word) of the footer, the most wanted first; the keys of one word stand together."""
    shown: dict[str, list[str]] = {}
    for key in sorted((key for key in of_context(context, keys) if key.hint), key=lambda key: key.rank):
        shown.setdefault(key.hint, []).append(key_name(key.keys.split(",")[0]))
    return [(" ".join(names), word) for word, names in shown.items()]
