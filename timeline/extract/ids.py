"""Names entries and sources by what they are: hashes that survive another file name and other furniture.

White space is folded before hashing, so that the same article wrapped at another width keeps its ids. The DCT is not
part of them: an article imported again with a better one updates its entries in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.digests import sha256

if TYPE_CHECKING:
    from collections.abc import Iterable

HEX_DIGITS = 16


def source_id(main_text: Iterable[str]) -> str:
    """16 hex digits of the main text, given in pieces (its sentences)."""
    digest = sha256()
    for piece in main_text:
        digest.update(" ".join(piece.split()).encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return digest.hexdigest()[:HEX_DIGITS]


def entry_id(source: str, place: int, *spans: tuple[int, int]) -> str:
    """16 hex digits of a source's id, the sentence's place in the main text, and spans inside the sentence.

    The spans count the sentence's characters without white space, see `solid`.
    """
    written = (f"{start}-{end}" for start, end in spans)
    return sha256("|".join((source, str(place), *written)).encode()).hexdigest()[:HEX_DIGITS]


def solid(text: str) -> int:
    """How many characters of a text are no white space: an offset that no line break moves."""
    return len("".join(text.split()))
