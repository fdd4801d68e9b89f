"""The connections that fetching one address may make: to where the person asked, and onwards only into the open.

What is checked is the address reached, as a name may resolve otherwise the second time. At the deadline every
connection is shut, whatever it waits for: a server that sends a header a byte a minute is cut off in the middle of it.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import threading
import time
import urllib.request
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlsplit

from timeline.sources.nouns import UnreadableError

if TYPE_CHECKING:
    from http.client import HTTPMessage

    Address = ipaddress.IPv4Address | ipaddress.IPv6Address

MOST_REDIRECTS = 5
PATIENCE = 15.0  # seconds that a server may be silent
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last four bytes are an address of IPv4
PRIVATE = "it redirects to a private address, which is not followed"


def is_open(address: Address) -> bool:
    """Whether an address is one of the open internet, also the one of IPv4 that it may carry inside."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner and not is_open(inner):
            return False
    return address.is_global and not address.is_multicast


def is_public(host: str) -> bool:
    """Whether every address of a host is one of the open internet."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return all(is_open(_address(str(info[4][0]))) for info in found)


def _address(text: str) -> Address:
    return ipaddress.ip_address(text.partition("%")[0])


class Connections:
    """The connections of one fetch, a context manager; `deadline` is a time of `time.monotonic`."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._first: Address | None = None
        self._proxies = {urlsplit(proxy).hostname for proxy in urllib.request.getproxies().values()}
        self._made: list[socket.socket] = []
        self._timer = threading.Timer(max(deadline - time.monotonic(), 0), self._shut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._timer.cancel()
        for made in self._made:
            made.close()

    def _shut(self) -> None:
        for made in self._made:
            with suppress(OSError):
                made.shutdown(socket.SHUT_RDWR)

    def connect(self, address: tuple[str, int], *_arguments: Any, **_keywords: Any) -> socket.socket:
        """What `http.client` makes its connections by."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        reached = socket.create_connection(address, min(left, PATIENCE))
        self._made.append(reached.dup())  # as the other one may go on under TLS
        if address[0] not in self._proxies:
            self._check(_address(reached.getpeername()[0]), reached)
        return reached

    def _check(self, peer: Address, reached: socket.socket) -> None:
        """The first may be anywhere, as the person asked for it; the others may lead to the same, or into the open."""
        self._first = self._first or peer
        if peer != self._first and not is_open(peer):
            reached.close()
            raise UnreadableError(PRIVATE)

    def opener(self) -> urllib.request.OpenerDirector:
        """An opener that follows redirects within bounds, and knows neither files nor FTP."""
        made = self._ours

        class Plain(urllib.request.HTTPHandler):
            def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
                return self.do_open(made(http.client.HTTPConnection), req)

        class Secure(urllib.request.HTTPSHandler):
            def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
                return self.do_open(made(http.client.HTTPSConnection), req)

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

    def _ours(self, kind: type[http.client.HTTPConnection]) -> Any:
        def connection(host: str, **keywords: Any) -> http.client.HTTPConnection:
            made = kind(host, **keywords)
            cast("Any", made)._create_connection = self.connect  # noqa: SLF001  the seam that http.client offers
            return made

        return connection


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = MOST_REDIRECTS

    def redirect_request(  # noqa: PLR0917  the signature of the standard library
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        target = urlsplit(newurl)
        if target.scheme not in ("http", "https"):
            raise UnreadableError(f"it redirects to {target.scheme}:, which is not followed")
        if target.username is not None:
            raise UnreadableError("it redirects to an address with a user's name in it, which is not followed")
        if target.hostname != urlsplit(req.full_url).hostname and not is_public(target.hostname or ""):
            raise UnreadableError(PRIVATE)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
