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
    """A stream that lets more be unpacked the more bytes are taken out of it."""

    def __init__(self, stream: BinaryIO, tally: Tally) -> None:
        self._stream = stream
        self._tally = tally
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer protocol
        chunk = self._stream.read(len(buffer))
        self._size += len(chunk)
        self._tally.most = max(self._tally.most, MOST_TIMES * self._size)
        buffer[: len(chunk)] = chunk
        return len(chunk)


class Tally:
    """How many bytes were unpacked, and the `most` that may be."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._unpacked = 0

    def add(self, size: int) -> None:
        """Count more bytes; UnreadableError beyond the most."""
        self._unpacked += size
        if self._unpacked > self.most:
            raise UnreadableError(f"unpacks to more than {MOST_TIMES} times its size, which no text does")


class Limited(io.RawIOBase):
    """Unpacked bytes; UnreadableError once they are too many or the stream turns out damaged."""

    def __init__(self, inner: BinaryIO, tally: Tally) -> None:
        self._inner = inner
        self._tally = tally

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer protocol
        """Fill the buffer, as far as the tally allows."""
        try:
            chunk = self._inner.read(len(buffer))
        except (EOFError, OSError, zlib.error, ValueError) as error:
            raise UnreadableError(f"damaged: {str(error).lower()}") from error
        except Exception as error:  # zstandard's own error class, known only once it is imported
            raise UnreadableError(f"damaged: {str(error).lower()}") from error
        self._tally.add(len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """What the compressed file holds, in whatever format that is; compressed twice is refused."""
    from timeline.sources.dispatch import read_stream  # noqa: PLC0415  it imports the readers

    tally = Tally(options.max_bytes)
    buffered = io.BufferedReader(_Counted(stream, tally))
    zstd = buffered.peek(4)[:4] == ZSTD_START
    inner = _zstd(buffered) if zstd else cast("BinaryIO", gzip.GzipFile(fileobj=buffered))
    name = origin.name.lower().removesuffix(".zst").removesuffix(".gz")
    limited = io.BufferedReader(Limited(inner, tally))
    yield from read_stream(cast("BinaryIO", limited), origin._replace(name=name), options, warn, packed=True)


def _zstd(stream: BinaryIO) -> BinaryIO:
    try:
        import zstandard  # noqa: PLC0415  an extra
    except ImportError as error:
        raise UnreadableError("reading .zst needs zstandard: pip install 'timeline-explorer[zstd]'") from error
    return cast("BinaryIO", zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW).stream_reader(stream))
