"""One address on the web, fetched because a person asked for it: bounded in time and size.

Only http and https. The address that the person typed may be a private one, a redirect may not lead to one: a page must
not make this program knock at the machines around it.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
import urllib.error
import urllib.request
from typing import IO, TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import urlsplit

from timeline import __version__
from timeline.sources.nouns import MEBI, WRAPPING, Origin, UnreadableError

if TYPE_CHECKING:
    from http.client import HTTPMessage

    from timeline.sources.nouns import ReadOptions

CHUNK = 1 << 16
MOST_REDIRECTS = 5
AGENT = f"timeline/{__version__} (reads single pages on a person's request)"


def fetch(address: str, options: ReadOptions) -> tuple[BinaryIO, Origin]:
    """The bytes behind an address, and where they came from in the end.

    Raises:
        UnreadableError: with the reason in a person's words.
    """
    asked = urlsplit(address)
    if not asked.hostname:
        raise UnreadableError("not a whole address")
    deadline = time.monotonic() + options.seconds
    request = urllib.request.Request(address, headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.8"})  # noqa: S310
    try:
        with _opener(asked.hostname).open(request, timeout=min(options.seconds, 15)) as response:
            data = _bounded(response, options, deadline)
            return io.BytesIO(data), _origin(address, response.url)
    except urllib.error.HTTPError as error:
        raise UnreadableError(f"the server answers {error.code} {error.reason}") from error
    except urllib.error.URLError as error:
        raise UnreadableError(_reason(error.reason)) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreadableError(_reason(error)) from error


def _bounded(response: Any, options: ReadOptions, deadline: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while chunk := response.read1(CHUNK):
        pieces.append(chunk)
        size += len(chunk)
        if size > WRAPPING * options.max_bytes:
            raise UnreadableError(f"larger than {WRAPPING * options.max_bytes // MEBI} MB, which no article is")
        if time.monotonic() > deadline:
            raise UnreadableError(f"not loaded within {options.seconds:.0f} seconds")
    return b"".join(pieces)


def _origin(asked: str, final: str) -> Origin:
    return Origin(where=asked, name=urlsplit(final).path.rpartition("/")[2], url=final)


def _reason(reason: object) -> str:
    if isinstance(reason, UnreadableError):
        return str(reason)
    if isinstance(reason, TimeoutError):
        return "the server does not answer in time"
    if isinstance(reason, socket.gaierror):
        return "no such host"
    if isinstance(reason, ssl.SSLError):
        return f"no safe connection: {reason.reason or reason}"
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror.lower()
    return str(reason) or type(reason).__name__


def is_public(host: str) -> bool:
    """Whether every address of a host is one of the open internet."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return all(ipaddress.ip_address(str(info[4][0]).partition("%")[0]).is_global for info in found)


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = MOST_REDIRECTS

    def redirect_request(  # noqa: PLR0917  the signature of the standard library
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        target = urlsplit(newurl)
        if target.scheme not in ("http", "https"):
            raise UnreadableError(f"it redirects to {target.scheme}:, which is not followed")
        if target.hostname != urlsplit(req.full_url).hostname and not is_public(target.hostname or ""):
            raise UnreadableError("it redirects to a private address, which is not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _connect(asked: str) -> Any:
    """A `create_connection` that looks at the address reached, as a name may resolve otherwise the second time."""

    def connect(address: tuple[str, int], *arguments: Any, **keywords: Any) -> socket.socket:
        reached = socket.create_connection(address, *arguments, **keywords)
        peer = ipaddress.ip_address(reached.getpeername()[0].partition("%")[0])
        if address[0] != asked and not peer.is_global and address[0] not in _proxies():
            reached.close()
            raise UnreadableError("it redirects to a private address, which is not followed")
        return reached

    return connect


def _proxies() -> set[str]:
    return {urlsplit(proxy).hostname or "" for proxy in urllib.request.getproxies().values()}


def _opener(asked: str) -> urllib.request.OpenerDirector:
    """An opener that follows redirects within bounds, and knows neither files nor FTP."""

    def plain(host: str, **keywords: Any) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection(host, **keywords)
        cast("Any", connection)._create_connection = _connect(asked)  # noqa: SLF001  the seam that http.client offers
        return connection

    def secure(host: str, **keywords: Any) -> http.client.HTTPConnection:
        connection = http.client.HTTPSConnection(host, **keywords)
        cast("Any", connection)._create_connection = _connect(asked)  # noqa: SLF001
        return connection

    class Plain(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(plain, req)

    class Secure(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(secure, req)

    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        Plain(),
        Secure(),
        _Redirects(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
