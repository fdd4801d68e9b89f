"""gzip and Zstandard: the file inside, never more of it than the limits allow."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from timeline.sources.nouns import MEBI, UnreadableError

if TYPE_CHECKING:
    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

ZSTD_START = b"\x28\xb5\x2f\xfd"
LARGEST_WINDOW = 128 * MEBI  # what zstd itself allows without --long


class _Limited(io.RawIOBase):
    """Decompressed bytes; UnreadableError once they are more than `limit` or the stream is damaged."""

    def __init__(self, inner: BinaryIO, limit: int) -> None:
        self._inner = inner
        self._left = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer protocol
        try:
            chunk = self._inner.read(len(buffer))
        except (EOFError, OSError, zlib.error, ValueError) as error:
            raise UnreadableError(f"damaged: {str(error).lower()}") from error
        except Exception as error:  # zstandard's own error class, known only once it is imported
            raise UnreadableError(f"damaged: {str(error).lower()}") from error
        self._left -= len(chunk)
        if self._left < 0:
            raise UnreadableError("unpacks to more than --max-total allows")
        buffer[: len(chunk)] = chunk
        return len(chunk)


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """What the compressed file holds, in whatever format that is; compressed twice is refused."""
    from timeline.sources.dispatch import read_stream  # noqa: PLC0415  it imports the readers

    buffered = io.BufferedReader(cast("io.RawIOBase", stream))
    zstd = buffered.peek(4)[:4] == ZSTD_START
    inner = _zstd(buffered) if zstd else cast("BinaryIO", gzip.GzipFile(fileobj=buffered))
    name = origin.name.lower().removesuffix(".zst").removesuffix(".gz")
    limited = io.BufferedReader(_Limited(inner, options.max_stream))
    yield from read_stream(cast("BinaryIO", limited), replace(origin, name=name), options, warn, packed=True)


def _zstd(stream: BinaryIO) -> BinaryIO:
    try:
        import zstandard  # noqa: PLC0415  an extra
    except ImportError as error:
        raise UnreadableError("reading .zst needs zstandard: pip install 'timeline-explorer[zstd]'") from error
    return cast("BinaryIO", zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW).stream_reader(stream))
