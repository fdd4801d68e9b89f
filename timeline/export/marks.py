"""Our own marks where the output cannot hold them: a dash must not become a question mark, which says "claimed"."""

from __future__ import annotations

from typing import TextIO

IN_ASCII = str.maketrans({"–": "-", "—": "-", "→": ">", "·": "|", "…": "~", "“": '"', "”": '"', "’": "'"})
MARKS = "–→·…"


def holds_marks(out: TextIO) -> bool:
    """Whether the marks can be written to a stream; one without an encoding takes any text."""
    try:
        MARKS.encode(getattr(out, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def in_ascii(text: str) -> str:
    """The text with marks of ASCII for ours; letters stay what they are, and every mark as wide as it was."""
    return text.translate(IN_ASCII)
