"""Documents as JSON in UTF-8: by orjson where it gives back the very same, else by the standard library.

orjson turns NaN to null, reads a whole number beyond 64 bits as a float, and refuses lone surrogates. What it does not
give back as it was is written by the standard library, with a space in front that tells readers so.
"""

from __future__ import annotations

import sys

from timeline.typed import TYPE_CHECKING, Any

try:
    from _json import make_scanner  # the heart of `json`, which takes as long to load as a screenful to read
except ImportError:
    make_scanner = None  # type: ignore[assignment, misc]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BY_LIBRARY = b" "  # white space, as JSON allows it; orjson writes none
FEW = 500  # documents read sooner by the standard library than orjson, which takes 3 ms, is loaded
WHITE_SPACE = " \t\n\r"
_read = 0


def parse(raw: bytes) -> Any:
    """A document of the journal; ValueError where it is no JSON."""
    if raw[:1] == BY_LIBRARY:
        return parsed(raw)
    try:
        return _loads(raw)
    except ValueError:
        return parsed(raw)


def parsed(raw: bytes) -> Any:
    """What the standard library reads; ValueError where it is no JSON."""
    text = raw.decode().strip(WHITE_SPACE)
    try:
        value, end = _scan(text, 0)
    except StopIteration:
        end = -1
    if end == len(text):
        return value
    import json  # noqa: PLC0415 - to say what is wrong

    return json.loads(text)


def document(doc: Mapping[str, Any]) -> bytes:
    """A document as JSON in UTF-8; TypeError where JSON has no form for a value."""
    import orjson  # noqa: PLC0415 - see FEW: most processes only read

    try:
        raw = orjson.dumps(doc)
        if orjson.loads(raw) == doc:
            return raw
    except (TypeError, ValueError):
        pass
    try:
        return BY_LIBRARY + _text(doc, ensure_ascii=False, check_circular=False).encode()
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8, but JSON can escape it
        return BY_LIBRARY + as_ascii(doc)


def as_ascii(value: Any) -> bytes:
    """A value as JSON in ASCII, by the standard library."""
    return _text(value).encode()


def _text(value: Any, **how: bool) -> str:
    import json  # noqa: PLC0415 - who only reads needs no more than the scanner

    return json.dumps(value, separators=(",", ":"), **how)  # type: ignore[arg-type]  # all others have their defaults


def names(directory: Mapping[str, Any]) -> bytes:
    """Names with what is known of them, whole numbers below 2**63 and further names, as JSON."""
    import orjson  # noqa: PLC0415 - see FEW

    try:
        return orjson.dumps(directory)
    except TypeError:  # a name with a lone surrogate
        return as_ascii(directory)


def _first_few(raw: bytes) -> Any:
    """What needs no other library, until there is much to read."""
    global _read, _loads  # noqa: PLW0603 - it takes itself out of the way of what comes after
    _read += 1
    if _read > FEW or "orjson" in sys.modules:
        import orjson  # noqa: PLC0415

        _loads = orjson.loads
    return parsed(raw)


class _Plain:
    """How the scanner reads: as `json.loads` does by itself."""

    strict = True
    object_hook = object_pairs_hook = array_hook = None
    parse_float, parse_int = float, int
    memo: dict[str, str] = {}  # noqa: RUF012 - the scanner's own

    @staticmethod
    def parse_constant(name: str) -> float:
        return float(name.replace("Infinity", "inf"))


def _scanner() -> Callable[[str, int], tuple[Any, int]]:
    make: Any = make_scanner
    if make is not None:
        return make(_Plain)  # type: ignore[no-any-return]
    import json.decoder  # noqa: PLC0415 - where it has no such heart

    return json.decoder.JSONDecoder().scan_once  # type: ignore[attr-defined, no-any-return]


_scan = _scanner()
_loads: Callable[[bytes], Any] = _first_few
