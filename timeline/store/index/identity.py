"""Who is who across documents: a full name is the identity, and a bare surname joins the only one that it can mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.store.folding import fold_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable


def surnames(persons: Iterable[str]) -> dict[str, str]:
    """{bare surname: full name} for each bare name of a person that exactly one full name of a person ends in.

    Worked out from the names that are there now, never written down: a second Clinton who turns up tomorrow parts the
    name again.
    """
    bare: list[tuple[str, str]] = []
    bearers: dict[str, set[str]] = {}
    for name in persons:
        *given, last = fold_spaces(name).split() or [""]
        if given:
            bearers.setdefault(last, set()).add(name)
        else:
            bare.append((name, last))
    return {name: next(iter(bearers[last])) for name, last in bare if len(bearers.get(last, ())) == 1}
