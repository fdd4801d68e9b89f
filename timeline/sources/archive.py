"""A ZIP archive: the articles in it, as if it were a folder, one after the other and never unpacked to the disk.

Members count against the size of the whole archive, so that neither one that swells nor many that share their bytes
unpack to more than text does. A member's name is only told, never opened: it can lead nowhere.
"""

from __future__ import annotations

import io
import struct
import zipfile
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, BinaryIO, cast

from timeline.sources.bounded import broken
from timeline.sources.compressed import MOST_TIMES, Limited, Tally
from timeline.sources.formats import suffix_format
from timeline.sources.nouns import MEBI, Failure, OutOfTimeError, UnreadableError

if TYPE_CHECKING:
    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # the others can't be unpacked a piece at a time
LARGEST_DIRECTORY = 64 * MEBI  # bytes; half a million members
TAIL = (1 << 16) + 22  # APPNOTE 4.3.16: the end record has 22 bytes and at most so long a comment
END, LARGE_END = b"PK\x05\x06", b"PK\x06\x06"
OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
ENCRYPTED = 1


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """The articles of all members that a folder's walk would read; each that can't be read is a Failure."""
    if not stream.seekable():
        raise UnreadableError("an archive out of a pipe; write it to a file and name that")
    size = _checked_size(stream)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise UnreadableError(f"a damaged archive: {str(error).lower()}") from error
    names = set(archive.namelist())
    if names & OFFICE:
        raise UnreadableError("an office document, a book or a program; save it as text")
    tally = Tally(max(options.max_bytes, MOST_TIMES * size))
    empty = True
    for member in archive.infolist():
        inner = _plain(member.filename)
        if not member.is_dir() and _wanted(inner, names, options):
            empty = False
            place = origin._replace(
                where=f"{origin.where}/{inner}",
                name=inner.rpartition("/")[2],
                path=origin.path and f"{origin.path}/{inner}",
            )
            yield from _member(archive, member, tally, place, options=options, warn=warn)
    if empty:
        raise UnreadableError("no articles in this archive" + (" that match --include" if options.include else ""))


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, tally: Tally, origin: Origin, *, options: ReadOptions, warn: Warn
) -> Answer:
    from timeline.sources.dispatch import read_stream  # noqa: PLC0415  it imports the readers

    try:
        if member.flag_bits & ENCRYPTED:
            raise UnreadableError("locked by a password")  # noqa: TRY301  one place for all
        if member.compress_type not in METHODS:
            raise UnreadableError("packed in a way that is not read; unpack the archive")  # noqa: TRY301
        with archive.open(member) as packed:
            unpacked = io.BufferedReader(Limited(cast("BinaryIO", packed), tally))
            yield from read_stream(cast("BinaryIO", unpacked), origin, options, warn, packed=True)
    except UnreadableError as error:
        yield Failure(origin.where, str(error))
    except OutOfTimeError:
        yield Failure(origin.where, options.out_of_time("reading it"))
    except Exception as error:  # noqa: BLE001  a broken member costs no other
        yield Failure(origin.where, broken(error))


def _plain(name: str) -> str:
    """A member's name without the steps that lead out of the archive."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def _wanted(inner: str, names: set[str], options: ReadOptions) -> bool:
    """As for the files of a folder: neither hidden nor excluded, and included or of a known ending."""
    parts = inner.split("/")
    if parts[0] == "__MACOSX" or (not options.hidden and any(part.startswith(".") for part in parts)):
        return False
    if any(_saved_with_a_page("/".join(parts[:depth]), names) for depth in range(1, len(parts))):
        return False
    if any(fnmatchcase(name, pattern.rstrip("/")) for pattern in options.exclude for name in (*parts, inner)):
        return False
    if options.include:
        return any(fnmatchcase(name, pattern) for pattern in options.include for name in (parts[-1], inner))
    return suffix_format(inner) is not None


def _saved_with_a_page(folder: str, names: set[str]) -> bool:
    page = folder.removesuffix("_files")
    return page != folder and bool({f"{page}.html", f"{page}.htm"} & names)


def _checked_size(stream: BinaryIO) -> int:
    """The size of the archive in bytes, once its directory is known to be one that may be read into memory."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - TAIL))
    tail = stream.read(TAIL)
    stream.seek(0)
    end = tail.rfind(END)
    large = tail.rfind(LARGE_END, 0, max(end, 0))
    directory = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    if large >= 0:
        directory = int.from_bytes(tail[large + 40 : large + 48], "little")
    if directory > LARGEST_DIRECTORY:
        raise UnreadableError("an archive of too many files; unpack it")
    return size
