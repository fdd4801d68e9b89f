"""Addresses on the web, against a server of this process: bounded, and no way to the machines around."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from timeline.sources import Failure, ReadOptions, read
from timeline.sources import url as url_module


class Pages(BaseHTTPRequestHandler):
    MOVED: ClassVar = {
        "/moved": "/story.txt",
        "/private": "http://10.0.0.1/",
        "/metadata": "http://localhost.example/latest",
        "/file": "file:///etc/passwd",
        "/loop": "/loop",
    }

    def do_GET(self):
        if self.path in self.MOVED:
            self.answer(302, location=self.MOVED[self.path])
        elif self.path == "/story.txt":
            self.answer(200, b"Talks opened on Sunday.")
        elif self.path == "/slow":
            self.answer(200)
            for _ in range(100):
                self.wfile.write(b"words ")
                time.sleep(0.05)
        elif self.path == "/endless":
            self.answer(200)
            while True:
                self.wfile.write(b"words " * 10_000)
        else:
            self.answer(404)

    def answer(self, code, body=b"", location=None):
        self.send_response(code)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments):
        pass


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_arguments):
        pass


@pytest.fixture(scope="module")
def server():
    with Quiet(("127.0.0.1", 0), Pages) as pages:
        threading.Thread(target=pages.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{pages.server_port}"
        pages.shutdown()


def answer(address, **options):
    (found,) = read(address, options=ReadOptions(**options))
    return found


def test_a_page_is_fetched_with_the_address_it_was_found_at(server):
    found = answer(f"{server}/moved")
    assert (found.text, found.url, found.path) == ("Talks opened on Sunday.", f"{server}/story.txt", None)


def test_the_servers_refusal_is_told(server):
    assert answer(f"{server}/nothing").why == "the server answers 404 Not Found"


@pytest.mark.parametrize("path", ["private", "metadata"])
def test_a_redirect_to_a_private_address_is_refused(server, path, monkeypatch):
    def resolve(host, *_arguments, **_keywords):
        return [(2, 1, 6, "", ({"10.0.0.1": "10.0.0.1"}.get(host, "169.254.169.254"), 0))]

    monkeypatch.setattr(url_module.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(url_module, "_proxies", set)
    with monkeypatch.context() as patch:
        patch.setattr(url_module.socket, "create_connection", _direct(server))
        assert "private address" in answer(f"{server}/{path}").why


def _direct(server):
    """Connects without resolving, as resolving is replaced."""
    import socket as plain

    def connect(address, timeout=None, *_arguments, **_keywords):
        made = plain.socket()
        made.settimeout(timeout)
        made.connect(address)
        return made

    return connect


def test_a_redirect_to_another_scheme_or_in_a_circle_is_refused(server):
    assert "file:" in answer(f"{server}/file").why
    assert isinstance(answer(f"{server}/loop"), Failure)


def test_time_and_size_are_bounded(server):
    assert "within 0 seconds" in answer(f"{server}/slow", seconds=0.3).why
    assert "larger than 8 MB" in answer(f"{server}/endless", max_bytes=1 << 20).why


def test_no_server_is_a_failure():
    assert isinstance(answer("http://127.0.0.1:9/x"), Failure)
    assert isinstance(answer("http:///x"), Failure)
    assert isinstance(answer("http://127.0.0.1:99999999/x"), Failure)


def test_private_addresses_are_told_from_public_ones():
    assert not url_module.is_public("127.0.0.1")
    assert not url_module.is_public("169.254.169.254")
    assert not url_module.is_public("::1")
    assert url_module.is_public("93.184.216.34")
