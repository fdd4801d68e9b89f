"""Any text to text that is safe on a terminal, and its width in cells.

What comes out of a file, a page or a query is never trusted: an escape sequence in a headline could write to the
clipboard, retitle the window or hide a line. Whatever the product prints or draws goes through `safe` first.
"""

from __future__ import annotations

import unicodedata
from itertools import chain

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
# Latin, Greek, Cyrillic, punctuation, blocks and lines: characters that no terminal draws wide or combines
NARROW = frozenset(
    map(
        chr,
        chain(
            *(range(0x20, 0x7F), range(0xA0, 0xAD), range(0xAE, 0x300), range(0x370, 0x483), range(0x48A, 0x530)),
            *(range(0x2010, 0x2028), range(0x2030, 0x2060), range(0x2190, 0x2194), (0x2212,), range(0x2500, 0x25A0)),
            *((0x27E6, 0x27E7, 0xFFFD),),
        ),
    )
)
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


def one_cell_each(text: str) -> bool:
    """Whether each character of safe text takes one cell on every terminal there is."""
    return text.isascii() or NARROW.issuperset(text)


def width(text: str) -> int:
    """Cells that safe text takes on a terminal."""
    if one_cell_each(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415  its tables take their time to load

    return cell_len(text)


def fit(text: str, cells: int, *, ellipsis: str = "…") -> str:
    """Safe text padded or cut to exactly `cells` cells; a cut ends in the ellipsis."""
    size = width(text)
    if size <= cells:
        return text + " " * (cells - size)
    return cut(text, cells, ellipsis)


def cut(text: str, cells: int, ellipsis: str = "…") -> str:
    """Safe text that is wider than `cells`, as its beginning and the ellipsis, if there is room for that."""
    if cells <= len(ellipsis):
        ellipsis = ""
    cells -= len(ellipsis)
    if one_cell_each(text):
        return text[:cells] + ellipsis
    from rich.cells import set_cell_size  # noqa: PLC0415  as above

    return set_cell_size(text, cells) + ellipsis
