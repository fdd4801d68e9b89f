"""Addresses on the web, against a server of this process: bounded, and no way to the machines around."""

import gzip
import socket
import threading
import time
from urllib.parse import quote, unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.models import Document
from timeline.sources import Failure, ReadOptions, read
from timeline.sources.connections import is_public

STORY = b"Talks opened on Sunday."
OK = b"HTTP/1.1 200 OK\r\n\r\n"


class Server:
    """Says what it is told to, byte by byte, to whoever connects; `asked` has the requests."""

    def __init__(self, say=None, host="127.0.0.1"):
        self.asked = []
        self.say = say or (lambda _path: [OK, STORY])
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.listening = socket.create_server((host, 0), family=family, dualstack_ipv6=host == "::")
        self.port = self.listening.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self.answer, args=(connection,), daemon=True).start()

    def answer(self, connection):
        with connection:
            try:
                path = connection.recv(1 << 16).split(b" ")[1].decode()
                self.asked.append(path)
                for piece in self.say(path):
                    connection.sendall(piece)
            except (OSError, IndexError):
                return

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listening.close()


def moved(to):
    return [f"HTTP/1.1 302 Found\r\nLocation: {to}\r\n\r\n".encode()]


@pytest.fixture(scope="module")
def server():
    """Redirects to what is asked for after `/to/`, in percent signs."""
    with Server(lambda path: moved(unquote(path[4:])) if path.startswith("/to/") else [OK, STORY]) as made:
        yield made


@pytest.fixture(scope="module")
def neighbour():
    """A machine that nobody may be led to: whatever address of this one stands for it."""
    with Server(host="::") as made:
        yield made


def answer(address, **options):
    (found,) = read(address, options=ReadOptions(**options))
    return found


def resolving(monkeypatch, names):
    """Let names stand for addresses, one after the other at each look."""
    real = socket.getaddrinfo
    found = {name: iter(addresses) for name, addresses in names.items()}
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **how: real(next(found[host]) if host in found else host, *rest, **how),
    )


def test_a_page_is_fetched_with_the_address_it_was_found_at(server):
    found = answer(f"{server.address}/to//story.txt")
    assert (found.text, found.url, found.path) == (STORY.decode(), f"{server.address}/story.txt", None)


def test_an_address_goes_out_in_ascii_as_a_person_pastes_it():
    with Server() as server:
        assert isinstance(answer(f"{server.address}/Zürich 1%2F2?q=ä#teil"), Document)
        assert server.asked == ["/Z%C3%BCrich%201%2F2?q=%C3%A4"]


def test_the_servers_refusal_is_told_in_one_line():
    with Server(lambda _: [b"HTTP/1.1 404 Not  here" + b"!" * 5000 + b"\r\n\r\n"]) as server:
        assert answer(server.address).why == "the server answers 404 Not here" + "!" * 91


def test_the_encoding_that_the_server_gives_is_believed():
    page = "<html><body><p>Переговоры открылись в воскресенье, сказал министр.</p></body></html>".encode("koi8-r")
    with Server(lambda _: [b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n", page]) as server:
        assert "Переговоры открылись" in answer(server.address).text


@pytest.mark.parametrize("charset", ["utf-8", "nonsense", "unicode-escape", "punycode", "zlib", '"', "\xff"])
def test_a_wrong_encoding_costs_nothing(charset):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset={charset}\r\n\r\n".encode("latin-1")
    with Server(lambda _: [head, "Die Gespräche in Zürich begannen.".encode("cp1252")]) as server:
        assert answer(server.address).text == "Die Gespräche in Zürich begannen."


PRIVATE = [
    "http://127.0.0.2:{port}/",
    "//127.0.0.2:{port}/",
    "http://2130706434:{port}/",  # a whole number
    "http://0x7f000002:{port}/",
    "http://0177.0.0.2:{port}/",  # octal
    "http://127.2:{port}/",
    "http://127。0。0。2:{port}/",
    "http://0.0.0.0:{port}/",
    "http://0:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.2]:{port}/",
    "http://[::ffff:7f00:2]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://inner.example:{port}/",
    "http://x@127.0.0.2:{port}/",
    "http://93.184.216.34@127.0.0.2:{port}/",
    "http://127.0.0.2:{port}#@93.184.216.34/",
    "http://127.0.0.2:{port}\\@93.184.216.34/",
    "http://127.0.0.2:{port}/%0d%0aHost:x",
]


@pytest.mark.parametrize("to", PRIVATE)
def test_no_redirect_leads_to_a_private_address(server, neighbour, to, monkeypatch):
    resolving(monkeypatch, {"inner.example": ["127.0.0.2"] * 9})
    assert isinstance(answer(f"{server.address}/to/{quote(to.format(port=neighbour.port))}"), Failure)
    assert neighbour.asked == []


def test_a_name_that_resolves_otherwise_the_second_time_leads_nowhere(server, neighbour, monkeypatch):
    address = f"http://rebinding.example:{neighbour.port}/"
    resolving(monkeypatch, {"rebinding.example": ["127.0.0.1", "127.0.0.2"]})
    found = answer(f"http://rebinding.example:{server.port}/to/{quote(address)}")
    assert "private address" in found.why
    assert neighbour.asked == []


def test_a_name_that_is_public_when_checked_and_private_when_reached_leads_nowhere(server, neighbour, monkeypatch):
    resolving(monkeypatch, {"turning.example": ["93.184.216.34", "127.0.0.2"]})
    found = answer(f"{server.address}/to/{quote(f'http://turning.example:{neighbour.port}/')}")
    assert "private address" in found.why
    assert neighbour.asked == []


def test_what_a_person_types_may_be_private_in_any_letters(server):
    assert isinstance(answer(f"http://LOCALHOST:{server.port}/story"), Document)


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x", "javascript:x"])
def test_a_redirect_to_another_scheme_is_refused(server, to):
    assert answer(f"{server.address}/to/{quote(to)}").why.startswith("it redirects ")


def test_a_redirect_in_a_circle_is_refused_in_one_line():
    with Server(lambda _: moved("/again")) as server:
        assert answer(server.address).why == "it redirects off the web, to nowhere, or more than 5 times"


def test_an_address_with_a_password_is_refused_without_telling_it(server):
    found = answer(f"http://me:secret@127.0.0.1:{server.port}/")
    assert "a user's name in it" in found.why
    assert "secret" not in found.why


def drip(*pieces):
    """The pieces, then the last one again and again, slowly."""
    yield from pieces
    while True:
        time.sleep(0.02)
        yield pieces[-1]


@pytest.mark.parametrize(
    "pieces",
    [
        (b"H",),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"HTTP/1.1 100 Continue\r\n\r\n",),
        (OK, b"words "),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1", b"0"),
    ],
    ids=["status", "header", "continue", "body", "chunk"],
)
def test_a_server_that_answers_drop_by_drop_is_cut_off(pieces):
    with Server(lambda _: drip(*pieces)) as server:
        assert answer(server.address, seconds=0.3).why == "not loaded within 0.3 seconds"


def test_a_server_that_says_nothing_is_cut_off():
    with Server(lambda _: iter(lambda: time.sleep(0.05) or b"", None)) as server:
        assert isinstance(answer(server.address, seconds=0.3), Failure)


def endless(piece):
    yield OK
    while True:
        yield piece


def test_a_body_without_an_end_is_refused():
    with Server(lambda _: endless(b"words " * 10_000)) as server:
        assert "larger than 8 MB" in answer(server.address, max_bytes=1 << 20).why


def test_a_bomb_is_refused_however_it_is_said_to_be_packed():
    bomb = gzip.compress(b"words and more words\n" * 3_000_000)
    with Server(lambda _: [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", bomb]) as server:
        assert isinstance(answer(server.address, max_bytes=1 << 20), Failure)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/x", "http:///x", "http://127.0.0.1:99999999/x", "http://[::1", "http://a..b/", "http://\n/"],
)
def test_no_server_is_a_failure(address):
    assert isinstance(answer(address), Failure)


PIECES = st.sampled_from(
    [
        *(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 301 x\r\n", b"HTTP/1.1 999\r\n", b"HTTP/9 \r\n", b"ICY 200\r\n"),
        *(b"Location: http://127.0.0.2/\r\n", b"Location: \r\n", b"Location: http://[\r\n", b"Location: //\xff\r\n"),
        *(b"Content-Length: 7\r\n", b"Content-Length: -1\r\n", b"Transfer-Encoding: chunked\r\n", b": \r\n", b"X\r\n"),
        *(b"Content-Type: text/html; charset=utf-16\r\n", b"Content-Encoding: gzip\r\n", b" folded\r\n"),
        *(b"\r\n", b"\n", b"\0", b"5\r\nwords\r\n", b"FFFFFFFFFFFFFFFF\r\n", b"0\r\n\r\n", b"<html><p>Talks.</p>"),
        *(b"\x1f\x8b\x08\x00", b"%PDF-1.4", b"X: " + b"x" * 70_000 + b"\r\n", b"A: b\r\n" * 200, STORY),
    ]
)


@settings(max_examples=80)
@given(st.lists(PIECES | st.binary(max_size=20), max_size=8))
@example([b"HTTP/1.0 301 x\r\n", b"Location: http://[\r\n", b"\r\n"])
def test_whatever_a_server_says_ends_in_documents_or_one_line_of_failure(pieces):
    with Server(lambda _: pieces) as server:
        for found in read(server.address, options=ReadOptions(seconds=5)):
            assert isinstance(found, Document | Failure)
            assert isinstance(found, Document) or len(found.why.splitlines()) == 1


@settings(max_examples=150)
@given(st.text("/:@[]?#%.0123456789abx \n\r\t\\é。", max_size=30))
def test_whatever_a_person_types_ends_in_a_document_or_a_failure(rest):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lambda *_, **__: (_ for _ in ()).throw(socket.gaierror("no network here")))
        assert isinstance(answer(f"http://{rest}"), Failure)


@pytest.mark.parametrize(
    ("host", "public"),
    [
        *(("127.0.0.1", False), ("10.0.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False)),
        *(("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("fe80::1%lo", False), ("fc00::1", False)),
        *(("::ffff:10.0.0.1", False), ("64:ff9b::10.0.0.1", False), ("2002:a00:1::", False), ("ff02::1", False)),
        *(("93.184.216.34", True), ("2606:2800:220:1::1", True), ("64:ff9b::93.184.216.34", True)),
    ],
)
def test_private_addresses_are_told_from_public_ones(host, public):
    assert is_public(host) == public
