"""One address on the web, fetched because a person asked for it: bounded in time and size.

Only http and https. The address that the person typed may be a private one, a redirect may not lead to one: a page must
not make this program knock at the machines around it.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote, urlsplit

from timeline import __version__
from timeline.sources.connections import MOST_REDIRECTS, PATIENCE, Connections
from timeline.sources.nouns import MEBI, WRAPPING, Origin, UnreadableError

if TYPE_CHECKING:
    from timeline.sources.nouns import ReadOptions

CHUNK = 1 << 16
LONGEST_REASON = 100  # characters of what a server says about its refusal
AGENT = f"timeline/{__version__} (reads single pages on a person's request)"
HEADERS = {"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.8"}


def fetch(address: str, options: ReadOptions) -> tuple[BinaryIO, Origin]:
    """The bytes behind an address, and where they came from in the end.

    Raises:
        UnreadableError: with the reason in a person's words.
    """
    deadline = time.monotonic() + options.seconds
    try:
        with Connections(deadline) as connections:
            request = urllib.request.Request(_whole(address), headers=HEADERS)  # noqa: S310  checked there
            with connections.opener().open(request, timeout=min(options.seconds, PATIENCE)) as response:
                data = _bounded(response, options)
                if time.monotonic() < deadline:
                    return io.BytesIO(data), _origin(address, response)
    except UnreadableError:
        raise
    except Exception as error:  # http.client and urllib raise nearly anything on what hostile servers send
        if time.monotonic() < deadline:
            raise UnreadableError(_reason(error)) from error
    raise UnreadableError(f"not loaded within {options.seconds:g} seconds")


def _whole(address: str) -> str:
    """The address as it goes over the wire: what is not ASCII, and spaces, as percent signs and digits."""
    asked = urlsplit(address)
    if not asked.hostname:
        raise UnreadableError("not a whole address")
    if asked.username is not None:
        raise UnreadableError("an address with a user's name in it; fetch it with curl and pipe it into `-`")
    path = quote(f"{asked.path}?{asked.query}" if asked.query else asked.path, safe="/?:@!$&'()*+,;=~%")
    return f"{asked.scheme}://{asked.netloc}{path}"


def _bounded(response: Any, options: ReadOptions) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while chunk := response.read1(CHUNK):
        pieces.append(chunk)
        size += len(chunk)
        if size > WRAPPING * options.max_bytes:
            raise UnreadableError(f"larger than {WRAPPING * options.max_bytes // MEBI} MB, which no article is")
    return b"".join(pieces)


def _origin(asked: str, response: Any) -> Origin:
    final = response.url
    charset = response.headers.get_content_charset()
    return Origin(asked, urlsplit(final).path.rpartition("/")[2], url=final, charset=charset)


def _reason(error: object) -> str:
    """What went wrong, in a person's words and on one line."""
    match error:
        case urllib.error.HTTPError():
            words = _answer(error)
        case urllib.error.URLError(reason=Exception() as inner):
            words = _reason(inner)
        case TimeoutError():
            words = "the server does not answer in time"
        case socket.gaierror() | UnicodeError():
            words = "no such host"
        case ssl.SSLError():
            words = f"no safe connection: {error.reason or error}"
        case OSError(strerror=str() as said):
            words = said.lower()
        case http.client.HTTPException():
            words = f"no answer of a web server ({type(error).__name__})"
        case _:
            words = str(error)
    return " ".join(words.split()) or type(error).__name__


def _answer(error: urllib.error.HTTPError) -> str:
    if 300 <= error.code < 400:
        return f"it redirects off the web, to nowhere, or more than {MOST_REDIRECTS} times"
    return f"the server answers {error.code} {str(error.reason)[:LONGEST_REASON]}"
