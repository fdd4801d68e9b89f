"""What is said to the terminal beside the drawing: the clipboard, through whatever multiplexer stands between."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SCREEN_CHUNK = 700  # GNU screen drops a DCS string of more than 768 bytes


def clipboard_sequence(text: str, environ: Mapping[str, str]) -> str:
    """OSC 52 that offers `text` to the terminal's clipboard; nothing tells whether it was taken.

    tmux takes the plain sequence with `set-clipboard on` and passes the wrapped one through with
    `allow-passthrough on`, so it gets both; screen passes only wrapped ones.
    """
    payload = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    sequence = f"\x1b]52;c;{payload}\x07"
    if "TMUX" in environ:
        wrapped = sequence.replace("\x1b", "\x1b\x1b")
        return f"{sequence}\x1bPtmux;{wrapped}\x1b\\"
    if environ.get("STY") or environ.get("TERM", "").startswith("screen"):
        pieces = (sequence[at : at + SCREEN_CHUNK] for at in range(0, len(sequence), SCREEN_CHUNK))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence
