"""Why an entry is dated as it is, in words."""

from __future__ import annotations

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def why(basis: str, edited: Iterable[str]) -> str:
    """The basis, or that a person set the date (`edited` names the changed fields) and what the words were read as."""
    return f"set by hand; read as: {basis}" if {"start", "end"}.intersection(edited) else basis
