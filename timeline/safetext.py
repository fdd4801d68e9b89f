"""Any text to text that is safe on a terminal, and its width in cells.

What comes out of a file, a page or a query is never trusted: an escape sequence in a headline could write to the
clipboard, retitle the window or hide a line. Whatever the product prints or draws goes through `safe` first.
"""

from __future__ import annotations

import unicodedata

STAND_IN = "\N{REPLACEMENT CHARACTER}"
# Category of a character -> what stands for it. Cc and unassigned or private characters leave a visible trace;
# Cf holds the bidi controls, zero-width characters, tag characters and the soft hyphen, which show nothing by nature.
REPLACEMENT = {
    "Cc": STAND_IN,
    "Cf": "",
    "Cs": STAND_IN,
    "Co": STAND_IN,
    "Cn": STAND_IN,
    "Zl": " ",
    "Zp": " ",
    "Zs": " ",
}
# Invisible by nature although Unicode files them as letters or marks: Hangul fillers, Khmer inherent vowels,
# Mongolian and general variation selectors, the braille blank, the combining grapheme joiner.
INVISIBLE = {
    *map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0)),
    *map(chr, range(0xFE00, 0xFE10)),
    *map(chr, range(0xE0100, 0xE01F0)),
}
WHITESPACE_CONTROLS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"
MAX_MARKS = 4  # combining marks kept on one base character; more is a way to draw over the lines around


def safe(text: str) -> str:
    """`text` as one line without any character that a terminal could obey; at most as long as `text`."""
    if text.isascii() and text.isprintable():
        return text
    out: list[str] = []
    marks = 0
    for char in text:
        if char in INVISIBLE:
            continue
        category = unicodedata.category(char)
        if category in ("Mn", "Me"):
            marks += 1
            if marks <= MAX_MARKS:
                out.append(char)
            continue
        marks = 0
        if char in WHITESPACE_CONTROLS:
            out.append(" ")
        else:
            out.append(REPLACEMENT.get(category, char))
    return "".join(out)


def safe_lines(text: str) -> list[str]:
    """The lines of `text`, each made safe."""
    return [safe(line) for line in text.splitlines()]


def width(text: str) -> int:
    """Cells that safe text takes on a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415  its tables take their time to load

    return cell_len(text)


def fit(text: str, cells: int, *, ellipsis: str = "…") -> str:
    """Safe text padded or cut to exactly `cells` cells; a cut ends in the ellipsis."""
    size = width(text)
    if size <= cells:
        return text + " " * (cells - size)
    from rich.cells import set_cell_size  # noqa: PLC0415  as above

    if cells <= len(ellipsis):
        return set_cell_size(text, cells)
    return set_cell_size(text, cells - len(ellipsis)) + ellipsis
