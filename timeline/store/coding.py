"""Documents as JSON in UTF-8: by orjson where it gives back the very same, else by the standard library.

orjson turns NaN to null, reads a whole number beyond 64 bits as a float, and refuses lone surrogates. What it does not
give back as it was is written by the standard library, with a space in front that tells readers so.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BY_LIBRARY = b" "  # white space, as JSON allows it; orjson writes none
FEW = 500  # documents read sooner by the standard library than orjson, which takes 3 ms, is loaded

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, check_circular=False).encode
_encode_ascii = json.JSONEncoder(separators=(",", ":")).encode
_read = 0


def parse(raw: bytes) -> Any:
    """A document of the journal; ValueError where it is no JSON."""
    if raw[:1] == BY_LIBRARY:
        return json.loads(raw.decode())
    try:
        return _loads(raw)
    except ValueError:
        return json.loads(raw.decode())


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
        return BY_LIBRARY + _encode(doc).encode()
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8, but JSON can escape it
        return BY_LIBRARY + _encode_ascii(doc).encode()


def names(directory: Mapping[str, Any]) -> bytes:
    """Names with what is known of them, whole numbers below 2**63 and further names, as JSON."""
    import orjson  # noqa: PLC0415 - see FEW

    try:
        return orjson.dumps(directory)
    except TypeError:  # a name with a lone surrogate
        return _encode_ascii(directory).encode()


def _first_few(raw: bytes) -> Any:
    """What needs no other library, until there is much to read."""
    global _read, _loads  # noqa: PLW0603 - it takes itself out of the way of what comes after
    _read += 1
    if _read > FEW or "orjson" in sys.modules:
        import orjson  # noqa: PLC0415

        _loads = orjson.loads
    return json.loads(raw.decode())


_loads: Callable[[bytes], Any] = _first_few
