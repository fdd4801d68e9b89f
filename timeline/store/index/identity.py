"""Who is who across documents: a full name is the identity, and a bare surname joins the only one that it can mean.

What a person says about a name comes before that.
"""

from __future__ import annotations

from timeline.store.folding import fold_spaces
from timeline.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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


class Identity:
    """Under which name everybody goes: `others` are the further names of each one who has any."""

    def __init__(self, aliases: Mapping[str, str], persons: Iterable[str]) -> None:
        """`aliases` are those that a person gave, {alias: name}; `persons` are the names of persons in the entries."""
        bare = surnames({aliases.get(name, name) for name in persons})
        self.others: dict[str, list[str]] = {}
        for other, name in [*aliases.items(), *bare.items()]:
            self.others.setdefault(bare.get(name, name), []).append(other)


def renamed(doc: dict[str, Any], aliases: Mapping[str, str]) -> dict[str, Any]:
    """An entry's document with every alias of an actor replaced by the name it stands for."""
    actors = doc.get("actors")
    if not aliases or not isinstance(actors, list) or aliases.keys().isdisjoint(actors):
        return doc
    doc = {**doc, "actors": list(dict.fromkeys(aliases.get(name, name) for name in actors))}
    if isinstance(kinds := doc.get("kinds"), dict):
        doc["kinds"] = {aliases.get(name, name): kind for name, kind in kinds.items()}
    return doc
