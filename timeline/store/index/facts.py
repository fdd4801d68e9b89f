"""What the index keeps of an entry's document."""

from __future__ import annotations

import zlib
from functools import lru_cache
from sys import intern

from timeline.days import parse_iso
from timeline.digests import blake2b
from timeline.store.coding import parse
from timeline.store.folding import fold_spaces
from timeline.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNDATED = 2**31 - 1  # stands for start and end of what has neither, so that it comes last
FIELD_END = "\x1f"  # between the fields of the text that is searched; nobody types it
STARTLESS = "startless"
ENDLESS = "endless"
MARKED = "marked"
REJECTED = "rejected"
ODD = "odd"
PLAIN_DAY = 10  # characters of a day whose order as text is that in time: years 0 to 9999
LISTS = (list, tuple)
FIELDS = ("actor", "place", "source", "tag", "status", "flag", "reach", "person")


class Facts(NamedTuple):
    """One entry as the index knows it.

    `start` and `end` are day numbers; where one is open it repeats the other, and a flag says so. `names` holds the
    keys of each of `FIELDS`, `forms` the names of the source. `text` is folded, in UTF-8, without a line feed.
    `offset` and `length` say where in the journal the document's JSON stands, `crc` is its CRC-32.
    """

    doc_id: int
    offset: int
    length: int
    crc: int
    number: int
    start: int
    end: int
    names: tuple[tuple[str, ...], ...]
    forms: tuple[str, ...]
    text: bytes

    @property
    def key(self) -> tuple[int, int, int]:
        """What rows are sorted by: start, end, and the order of arrival."""
        return self.start, self.end, self.doc_id

    def postings(self) -> Iterator[tuple[int, str]]:
        """(field number, key) of each posting list that the entry stands in."""
        for field, keys in enumerate(self.names):
            for key in keys:
                yield field, key


def facts_of(doc_id: int, offset: int, raw: bytes, doc: Mapping[str, Any] | None = None) -> Facts:
    """The facts of a document's JSON, and of the document itself where it is at hand.

    What a field of the wrong kind says counts for nothing.
    """
    doc = parse(raw) if doc is None else doc
    get = doc.get
    first, last = _day(get("start")), _day(get("end"))
    start, end, flags = _interval(first, last)
    flags += [name for name in (MARKED, REJECTED) if get(name) is True]
    if _is_odd(doc, first, last):
        flags.append(ODD)
    actors, places = _strings(get("actors")), _strings(get("places"))
    source, forms = _source(get("source"))
    return Facts(
        doc_id,
        offset,
        len(raw),
        zlib.crc32(raw),
        number_of(get("id")),
        start,
        end,
        (
            actors,
            places,
            source,
            _strings(get("tags")),
            _strings((get("status"),)),
            tuple(flags),
            (str((end - start).bit_length()),) if end > start else (),
            _persons(actors, get("kinds")),
        ),
        forms,
        _searched(doc, (*actors, *places)).encode("utf-8", "surrogatepass"),
    )


def searched(doc: Mapping[str, Any]) -> str:
    """The folded text of a document that is searched: title, sentence, and the names that neither has."""
    return _searched(doc, (*_strings(doc.get("actors")), *_strings(doc.get("places"))))


def _searched(doc: Mapping[str, Any], names: tuple[str, ...]) -> str:
    title, sentence = doc.get("title"), doc.get("sentence")
    text = fold_spaces(title) if type(title) is str else ""
    if type(sentence) is str:
        text = f"{text}{FIELD_END}{fold_spaces(sentence)}" if type(title) is str else fold_spaces(sentence)
    for name in names:
        if (folded := folded_name(name)) not in text:
            text += FIELD_END + folded
    return text


def _is_odd(doc: Mapping[str, Any], first: int | None, last: int | None) -> bool:
    """Whether a comparison of the document's values as they stand may differ from what the index makes of them."""
    get = doc.get
    return (
        not (_is_plain(get("start", ""), first) and _is_plain(get("end", ""), last))
        or (first is not None and last is not None and first > last)
        or not (isinstance(get("actors", ()), LISTS) and isinstance(get("places", ()), LISTS))
        or not isinstance(get("tags", ()), LISTS)
        or type(get("marked", False)) is not bool
        or type(get("rejected", False)) is not bool
    )


def _is_plain(day: Any, number: int | None) -> bool:
    """Whether a day compares as text as its number does."""
    return day is None or (number is not None and len(day) == PLAIN_DAY)


def number_of(entry_id: Any) -> int:
    """An entry's id as a number of 64 bits: itself, as it is hexadecimal, or else a hash of it."""
    if isinstance(entry_id, str) and len(entry_id) == 16:
        try:
            return int(entry_id, 16)
        except ValueError:
            pass
    return int.from_bytes(blake2b(repr(entry_id).encode("utf-8", "replace"), digest_size=8).digest(), "little")


def _interval(start: int | None, end: int | None) -> tuple[int, int, list[str]]:
    if start is None and end is None:
        return UNDATED, UNDATED, []
    if start is None:
        assert end is not None
        return end, end, [STARTLESS]
    if end is None:
        return start, start, [ENDLESS]
    return start, max(start, end), []


def _day(value: Any) -> int | None:
    return _day_of(value) if isinstance(value, str) else None


@lru_cache(maxsize=1 << 14)
def _day_of(value: str) -> int | None:
    try:
        return parse_iso(value)
    except ValueError:
        return None


@lru_cache(maxsize=1 << 14)
def folded_name(name: str) -> str:
    """A name as it is searched."""
    return fold_spaces(name)


def _strings(values: Any) -> tuple[str, ...]:
    """The texts in a list, each once."""
    if not values or not isinstance(values, LISTS):
        return ()
    try:
        strings = tuple(map(intern, values))
    except TypeError:  # not all of them are
        strings = tuple(intern(value) for value in values if type(value) is str)
    return strings if len(strings) < 2 or len(set(strings)) == len(strings) else tuple(dict.fromkeys(strings))


def _persons(actors: tuple[str, ...], kinds: Any) -> tuple[str, ...]:
    return tuple(name for name in actors if kinds.get(name) == "person") if isinstance(kinds, dict) else ()


def _source(source: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The source's key, and its title and what else a person may call it by."""
    if not isinstance(source, dict):
        return (), ()
    return _named(*(value if type(value) is str else "" for value in map(source.get, ("id", "title", "publisher"))))


@lru_cache(maxsize=1 << 10)
def _named(source_id: str, *forms: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ((source_id,), tuple(form for form in forms if form)) if source_id else ((), ())
