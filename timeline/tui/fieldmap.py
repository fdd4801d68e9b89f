"""The keys of fields, of the boxes around them, and of the help: a table too, but not one that can be configured.

While a person types, the field's own editing keys win, and only a few reach the application. Every key stands here as
it works, so that the help is made from it; tests hold both to each other.
"""

from __future__ import annotations

from timeline.tui.keymap import Context, Key

PROMPT: tuple[Context, ...] = ("prompt",)
PICKER: tuple[Context, ...] = ("picker",)
LISTS: tuple[Context, ...] = ("picker", "palette")
FORM: tuple[Context, ...] = ("form",)
FIELDS: tuple[Context, ...] = ("prompt", "picker", "palette", "form")
HELP: tuple[Context, ...] = ("help",)
FIXED: tuple[Key, ...] = (
    Key("accept", "enter", "depth", PROMPT, "done; the completion that is chosen, if one is"),
    Key("accept", "enter", "depth", PICKER, "filter by the choice; the name under the cursor, if none was made"),
    Key("accept", "enter", "depth", ("palette",), "do it"),
    Key("accept", "enter", "depth", FORM, "save, if everything can be read"),
    Key("abandon", "escape", "depth", FIELDS, "leave, and everything is as it was"),
    Key("complete", "tab", "find", PROMPT, "take the completion, or show what fits"),
    Key("choose", "up,down", "find", PROMPT, "choose a completion, or go through what was typed before"),
    Key("cycle", "tab", "find", PICKER, "include the name, exclude it, leave it"),
    Key("move", "up,down,pageup,pagedown", "move", LISTS, "through the list"),
    Key("move", "tab,down,shift+tab,up", "move", FORM, "to the next field, to the one before"),
    Key("cursor", "left,right", "move", FIELDS, "a character to the left, to the right"),
    Key("cursor_word", "ctrl+left,ctrl+right", "move", FIELDS, "a word to the left, to the right"),
    Key("start", "home,ctrl+a", "move", FIELDS, "to the start"),
    Key("end", "end,ctrl+e", "move", FIELDS, "to the end"),
    Key("delete_left", "backspace", "edit", FIELDS, "delete the character before"),
    Key("delete_right", "delete,ctrl+d", "edit", FIELDS, "delete the character after"),
    Key("delete_word", "ctrl+w", "edit", FIELDS, "delete the word before"),
    Key("delete_next", "ctrl+backspace,alt+backspace", "edit", FIELDS, "delete the word after"),
    Key("delete_start", "ctrl+u", "edit", FIELDS, "delete everything before"),
    Key("delete_end", "ctrl+k", "edit", FIELDS, "delete everything after"),
    Key("help", "f1", "app", FIELDS, "the keys"),
    Key("close", "escape,q,question_mark,f1,h,left", "depth", HELP, "back", "back", 1),
    Key("down", "j,down", "move", HELP, "a line down", "scroll", 2),
    Key("up", "k,up", "move", HELP, "a line up", "scroll", 2),
    Key("page_down", "pagedown,space,ctrl+d", "move", HELP, "a page down"),
    Key("page_up", "pageup,b,ctrl+u", "move", HELP, "a page up"),
    Key("first", "g,home", "move", HELP, "to the beginning"),
    Key("last", "G,end", "move", HELP, "to the end"),
    Key("redraw", "ctrl+l", "app", HELP, "draw the screen anew"),
    Key("suspend", "ctrl+z", "app", HELP, "suspend"),
    Key("quit", "Q", "app", HELP, "quit"),
)
