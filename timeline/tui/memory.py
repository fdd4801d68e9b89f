"""What is remembered from one session to the next: what was typed into each prompt, and the actors chosen last.

It lies in the user's state directory, readable by nobody else, and losing it costs nothing else: whatever keeps it from
being read or written is let be.
"""

from __future__ import annotations

import json
import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 100  # of each kind
LARGEST = 1 << 20  # bytes; a larger file is not ours


def memory_path() -> Path:
    """Where it lies."""
    import platformdirs  # noqa: PLC0415 - after the first page

    return platformdirs.user_state_path("timeline") / "explorer.json"


def recall(path: Path) -> dict[str, list[str]]:
    """What was remembered, the latest last; nothing where that cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            return {}
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        kind: [text for text in texts if isinstance(text, str)][-KEPT:]
        for kind, texts in found.items()
        if isinstance(texts, list)
    }


def remember(path: Path, memory: dict[str, list[str]]) -> None:
    """Write it down, in one piece, together with what another session has remembered meanwhile."""
    for kind, texts in recall(path).items():
        own = memory.get(kind, [])
        memory[kind] = [*(text for text in texts if text not in own), *own][-KEPT:]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".explorer")  # made 0600
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(memory, file)
        os.replace(name, path)  # noqa: PTH105 - as short, and both are strings here
    except OSError:
        return
