"""gzip and Zstandard: the file inside, never more of it than the limits allow."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from timeline.sources.nouns import MEBI, UnreadableError

if TYPE_CHECKING:
    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

ZSTD_START = b"\x28\xb5\x2f\xfd"
MOST_TIMES = 100  # text shrinks to a fifth, and to a hundredth only where one page says the same over and over
LARGEST_WINDOW = 128 * MEBI  # what zstd itself allows without --long


class _Counted(io.RawIOBase):
    """A stream that knows how many bytes were taken out of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer protocol
        chunk = self._stream.read(len(buffer))
        self.size += len(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)


class _Limited(io.RawIOBase):
    """Decompressed bytes; UnreadableError once they are more than `limit` or the stream is damaged."""

    def __init__(self, inner: BinaryIO, packed: _Counted, options: ReadOptions) -> None:
        self._inner = inner
        self._packed = packed
        self._options = options
        self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer protocol
        try:
            chunk = self._inner.read(len(buffer))
        except (EOFError, OSError, zlib.error, ValueError) as error:
            raise UnreadableError(f"damaged: {str(error).lower()}") from error
        except Exception as error:  # zstandard's own error class, known only once it is imported
            raise UnreadableError(f"damaged: {str(error).lower()}") from error
        self._unpacked += len(chunk)
        if self._unpacked > max(self._options.max_bytes, MOST_TIMES * self._packed.size):
            raise UnreadableError(f"unpacks to more than {MOST_TIMES} times its size, which no text does")
        buffer[: len(chunk)] = chunk
        return len(chunk)


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """What the compressed file holds, in whatever format that is; compressed twice is refused."""
    from timeline.sources.dispatch import read_stream  # noqa: PLC0415  it imports the readers

    counted = _Counted(stream)
    buffered = io.BufferedReader(counted)
    zstd = buffered.peek(4)[:4] == ZSTD_START
    inner = _zstd(buffered) if zstd else cast("BinaryIO", gzip.GzipFile(fileobj=buffered))
    name = origin.name.lower().removesuffix(".zst").removesuffix(".gz")
    limited = io.BufferedReader(_Limited(inner, counted, options))
    yield from read_stream(cast("BinaryIO", limited), origin._replace(name=name), options, warn, packed=True)


def _zstd(stream: BinaryIO) -> BinaryIO:
    try:
        import zstandard  # noqa: PLC0415  an extra
    except ImportError as error:
        raise UnreadableError("reading .zst needs zstandard: pip install 'timeline-explorer[zstd]'") from error
    return cast("BinaryIO", zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW).stream_reader(stream))
