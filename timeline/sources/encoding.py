"""Bytes to text: byte order marks, UTF-8, what the document declares, then the likeliest of the old encodings."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from timeline.lazy_regex import regex
from timeline.sources.nouns import Notice, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.sources.nouns import Origin, ReadOptions, Warn

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# https://html.spec.whatwg.org/#charset and the encoding declaration of XML, both within the first 1024 bytes
DECLARED = regex(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
# What news is found in; a detector that may choose among a hundred code pages takes cp1252 for cp1250 on short texts.
CANDIDATES = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
# What Python can decode and no page is written in: escapes of its own language, and names of hosts.
NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})
# What Western Europe writes besides ASCII. A text with nothing else is in cp1252, whatever else its bytes could mean.
WESTERN = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ‘’‚“”„«»‹›–—…•·°€£§©®¿¡´ªº\xa0")
SAMPLE = 1 << 16  # bytes given to the detector
CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b\x1a"))


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file can't be text in any encoding that is read here."""
    if _marked(head) or _wide(head):
        return False
    controls = len(head) - len(head.translate(None, CONTROLS))
    return b"\0" in head or controls > len(head) / 20


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in MARKS if data.startswith(mark)), None)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: Western text has a zero in every second byte."""
    half = len(head) // 2
    if half < 8:
        return None
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if odd > 0.7 * half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and not odd else None


def decode(data: bytes, origin: Origin, options: ReadOptions, warn: Warn) -> str:
    """The text of `data`, with line ends as line feeds; guesses and replaced characters are reported to `warn`.

    Raises:
        UnreadableError: where the person's own `encoding` does not fit.
    """
    text = _given(data, options.encoding) if options.encoding else _plain(data)
    if text is None:
        text = _guessed(data, origin, warn)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _given(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise UnreadableError(f"{encoding!r} is not an encoding that Python knows") from error
    except UnicodeError as error:
        raise UnreadableError(f"not {encoding}, as --encoding says") from error


def _plain(data: bytes) -> str | None:
    try:
        return data.decode(_marked(data) or _wide(data[:SAMPLE]) or "utf-8")
    except UnicodeError:
        return None


def _guessed(data: bytes, origin: Origin, warn: Warn) -> str:
    for name in _declared(data, origin):
        try:
            if codecs.lookup(name).name not in NO_CHARSETS:
                return data.decode(name)
        except (LookupError, UnicodeError):
            continue
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\N{REPLACEMENT CHARACTER}")
    good = sum(not char.isascii() for char in damaged) - bad
    if bad * 4 <= good:
        warn(Notice(origin.where, f"{bad} places are not UTF-8 and read as �"))
        return damaged
    name = _detected(data[:SAMPLE])
    warn(Notice(origin.where, f"not UTF-8, read as {name}; --encoding says otherwise"))
    return data.decode(name, "replace")


def _declared(data: bytes, origin: Origin) -> Iterator[str]:
    """What the server says, then what the document says of itself."""
    if origin.charset:
        yield origin.charset
    found = DECLARED.search(data[:1024])
    if found:
        yield (found[1] or found[2]).decode("ascii")


def encoding_of(sample: bytes, origin: Origin, options: ReadOptions, warn: Warn) -> str:
    """The encoding of a stream by its first bytes, in which the last character may be cut off."""
    if options.encoding:
        _given(b"", options.encoding)
        return options.encoding
    marked = _marked(sample) or _wide(sample)
    if marked:
        return marked
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeError:
        name = _detected(sample)
        warn(Notice(origin.where, f"not UTF-8, read as {name}; --encoding says otherwise"))
        return name
    return "utf-8"


def _detected(sample: bytes) -> str:
    if all(char.isascii() or char in WESTERN for char in sample.decode("cp1252", "replace")):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  most text is UTF-8 and never needs it

    best = from_bytes(sample, cp_isolation=CANDIDATES).best()
    return best.encoding if best else "cp1252"
