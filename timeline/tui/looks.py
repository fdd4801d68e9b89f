"""How things look: roles of text, themes that give each role a look, and the terminal's codes for it.

A theme names only what it needs: colours are numbers of the 256-colour palette, the first 16 the terminal's own.
Every role tells itself apart without colour too, by weight, by a sign or by its place.
"""

from __future__ import annotations

from timeline.typed import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

Depth: TypeAlias = Literal[0, 16, 256]  # how many colours the terminal has
Role: TypeAlias = str


class Look(NamedTuple):
    """Colours (None: the terminal's own) and attributes of a run of text."""

    fg: int | None = None
    bg: int | None = None
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False


PLAIN = Look()
ACCENT, ALERT, GOOD = 6, 1, 2  # of the terminal's own sixteen colours

BASE: Mapping[Role, Look] = {
    "text": PLAIN,
    "muted": Look(fg=245),
    "rule": Look(fg=240),
    "brand": Look(fg=ACCENT, bold=True),
    "filter": Look(fg=ACCENT),
    "heading": Look(bold=True),
    "cursor": Look(fg=ACCENT, bold=True),
    "chosen": Look(bold=True),
    "scheduled": Look(italic=True),
    "scheduled-chosen": Look(bold=True, italic=True),
    "rejected": Look(fg=245, italic=True),
    "mark": Look(fg=3, bold=True),
    "tag": Look(fg=3),
    "reports": Look(fg=ACCENT),
    "expression": Look(fg=ACCENT, bold=True),
    "sentence-here": Look(bold=True),
    "expression-here": Look(bold=True, reverse=True),
    "date-words": Look(underline=True),
    "bar": Look(fg=ACCENT),
    "bar-window": Look(fg=ACCENT, underline=True),
    "bar-other": Look(fg=240),
    "bar-other-window": Look(fg=240, underline=True),
    "bar-selected": Look(fg=ACCENT, reverse=True),
    "key": Look(bold=True),
    "error": Look(fg=ALERT, bold=True),
    "wrong": Look(fg=ALERT, underline=True),
    "good": Look(fg=GOOD),
    "letter": Look(fg=ACCENT, bold=True, underline=True),
    "found": Look(fg=3, bold=True, underline=True),
    "button": Look(reverse=True),
    "selected": Look(reverse=True),
}
LIGHT: Mapping[Role, Look] = {
    **BASE,
    "muted": Look(fg=241),
    "rule": Look(fg=250),
    "bar-other": Look(fg=250),
    "bar-other-window": Look(fg=250, underline=True),
    "rejected": Look(fg=241, italic=True),
    "brand": Look(fg=25, bold=True),
    "filter": Look(fg=25),
    "cursor": Look(fg=25, bold=True),
    "expression": Look(fg=25, bold=True),
    "bar": Look(fg=25),
    "bar-window": Look(fg=25, underline=True),
    "bar-selected": Look(fg=25, reverse=True),
    "mark": Look(fg=130, bold=True),
    "tag": Look(fg=130),
    "reports": Look(fg=25),
}
CONTRAST: Mapping[Role, Look] = {
    role: look._replace(fg=look.fg if look.fg in (None, ACCENT, ALERT) else None) for role, look in BASE.items()
}
THEMES: Mapping[str, Mapping[Role, Look]] = {"terminal": BASE, "light": LIGHT, "contrast": CONTRAST}
GREYS = range(232, 256)


def look(role: Role, theme: Mapping[Role, Look], depth: Depth) -> Look:
    """The look of a role with as many colours as there are; greys become the terminal's own text where it has none."""
    full = theme.get(role, PLAIN)
    if depth == 0:
        return full._replace(fg=None, bg=None)
    return full if depth == 256 else full._replace(fg=_of_sixteen(full.fg), bg=_of_sixteen(full.bg))


def _of_sixteen(colour: int | None) -> int | None:
    if colour is None or colour < 16:
        return colour
    return None if colour in GREYS else {25: 4, 130: 3}.get(colour)


def codes(style: Look) -> str:
    """The parameters of SGR (ECMA-48 8.3.117) that turn default text into this look; empty for default text."""
    flags = (style.bold, style.dim, style.italic, style.underline, style.reverse)
    parts = [number for number, on in zip(("1", "2", "3", "4", "7"), flags, strict=True) if on]
    for colour, plain, bright, long in ((style.fg, 30, 82, "38"), (style.bg, 40, 92, "48")):
        if colour is not None:
            short = colour + (plain if colour < 8 else bright)
            parts.append(str(short) if colour < 16 else f"{long};5;{colour}")
    return ";".join(parts)
