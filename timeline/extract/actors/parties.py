"""Who takes part in a stretch of text, and where it is: the mentions that count, by canonical name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.models import Mention

# What makes a mention weak: its reason begins with one of these. A nationality's adjective ("Russian missiles"), an
# owner ("Russia's war"), a name before a title ("Apple CEO Steve Jobs").
ADJECTIVE, POSSESSIVE, MODIFIER = "adjective", "possessive", "modifier"
WEAK = (ADJECTIVE, POSSESSIVE, MODIFIER)


def is_weak(mention: Mention) -> bool:
    """Whether a mention only colours another noun, so that it need not take part."""
    return mention.reason.startswith(WEAK)


def within(mentions: Iterable[Mention], start: int, end: int) -> Iterator[Mention]:
    """The mentions that lie in a half-open span."""
    return (mention for mention in mentions if start <= mention.start and mention.end <= end)


def actors_of(mentions: Iterable[Mention], start: int, end: int) -> tuple[str, ...]:
    """Canonical names of the parties in a half-open span, in text order, each once: no weak mention, no place."""
    named = (
        mention.name for mention in within(mentions, start, end) if mention.kind != "place" and not is_weak(mention)
    )
    return tuple(dict.fromkeys(named))


def places_of(mentions: Iterable[Mention], start: int, end: int) -> tuple[str, ...]:
    """Canonical names of the places in a half-open span, in text order, each once."""
    return tuple(dict.fromkeys(mention.name for mention in within(mentions, start, end) if mention.kind == "place"))
