"""The ASCII look, for terminals and locales that know nothing else: every cell stays one cell."""

from __future__ import annotations

import unicodedata

from timeline.safetext import width

SIGNS = {
    **dict(zip("▁▂▃▄▅▆▇█", ".:-=+*##", strict=True)),
    **dict(zip("─━│┃┌┐└┘├┤▌▐", "--||++++++>|", strict=True)),
    **dict(zip("·•…–—×→←↑↓›‹«»", "-*~--x><^v><<>", strict=True)),
    **dict(zip("“”„‘’⟦⟧✓°", '"""\'\'[]+o', strict=True)),
}


def to_ascii(text: str) -> str:
    """`text` with every character that ASCII lacks replaced by as many cells of what comes nearest to it."""
    return text if text.isascii() else "".join(char if char.isascii() else _nearest(char) for char in text)


def _nearest(char: str) -> str:
    cells = width(char)
    if char in SIGNS:
        return SIGNS[char]
    bare = "".join(part for part in unicodedata.normalize("NFKD", char) if part.isascii())
    return bare if len(bare) == cells else "?" * cells
