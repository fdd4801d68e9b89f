"""No text, wherever it comes from, reaches the terminal as a control: raw bytes after a walk through every screen."""

import re
import time
import unicodedata

import pytest
from fake_store import make_entry
from glass import Glass
from session import LEFT, explore

from timeline.models import Source
from timeline.store import open_store
from timeline.tui.widgets.filters import harmless

CONTROLS = "".join(chr(code) for code in [*range(0x20), 0x7F, *range(0x80, 0xA0)] if code not in (0x0A, 0x0D))
INVISIBLE = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
TAGS = "".join(map(chr, range(0xE0000, 0xE0080)))
SEQUENCES = (
    "\x1b]52;c;cm0gLXJm\x07\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\"
    "\x1b[2J\x1b[31m\x1bP1;2q\x1b\\\x9b31m\x9d0;t\x9c"
)
MARKUP = "[@click=app.quit]quit[/] [red]red[/red] [bold] \\[x] {x} $x"
HOSTILE = f"a{SEQUENCES}b{CONTROLS}c{INVISIBLE}d{TAGS}e\u2028f\u2029g{MARKUP}"
PASTED = "\x1b[200~actor:\x1b]52;c;eA==\x07 \x9b2J\x1b[201~"
ESC, TAB, ENTER, DOWN, CTRL_P, CTRL_R, CTRL_F = "\x1b", "\t", "\r", "\x1b[B", "\x10", "\x12", "\x06"
WALK = [  # keys, and what shows that the widget they lead to is there
    (["j", "J", "K", TAB, TAB], "Enter in context"),  # list and detail
    (["f", "a"], "Actors"), ([TAB, TAB, TAB, ESC], "timeline"),  # picker
    (["F", "actor:a", TAB, DOWN], "filter"), ([ESC, "F", "place:a"], "filter"), ([ESC, "F", "tag:"], "filter"),
    ([ESC, "F", "source:a", ENTER], "source:a"), ([ESC], "cleared"),
    (["F" + PASTED], "filter"), ([ENTER, ESC], "timeline"),  # what is pasted, and a mistake in it
    (["/abc", ENTER, "n", ESC], "timeline"), (["/" + PASTED, ENTER], "search"), ([ESC], "timeline"),
    ([":view x"], "command view x"), ([DOWN, TAB, ENTER], "view x"), ([ESC], "timeline"),  # names of saved views
    ([":view \u202enone", ENTER], "no view is called"), ([ESC], "timeline"),
    ([":alias abc = d", ENTER], "no actor is called"), ([ESC], "timeline"),
    ([":import /nowhere/\u202e\u200b", ENTER], "failed"),  # the name of a file in a message
    ([":import {folder}", ENTER], r"importing|\d+ new article"), ([], r"\d+ new article"),
    (["w/nowhere/\u202e/x.csv", ENTER], "no folder"), ([ESC], "timeline"),  # the file to write to
    (["i", "l", "L", ENTER], "on:"), ([ESC], "cleared"),  # histogram
    (["g", "m", "x"], "rejected"), (["u"], "undone: reject a"), ([CTRL_R], "done again"), (["u"], "undone"),
    (["y", "Y"], "clipboard"), (["o"], "in context|http"),
    (["G", "U"], "undated"),  # the tray
    (["gT"], "tags"), ([PASTED, " ", TAB], "tags"), ([ESC], "timeline"),
    (["e"], "before"), ([PASTED, TAB, "x"], "at most 200 characters"), ([ESC], "nothing changed"),  # the form
    ([CTRL_P, "mark"], "What to do"), ([ESC], "timeline"),
    (["z", "z"], "13 Apr|14 Apr"), (["Z", "Z", "Z", "s"], "newest first"), (["s"], "oldest first"),
    (["v", "V"], "every report"), (["V"], "one line an event"),
    (["c"], "Compare"), (["a", TAB, DOWN, TAB, ENTER], "┬"), (["j", ESC], "timeline"), ([ESC], "cleared"),  # lanes
    (["gl"], "next entry"), ([")", "("], "next entry"), (["/red", ENTER], "next entry"), (["y", "Y", "o"], "http://x/a|next"),
    (["m", "?"], "In an article"), ([ESC, ESC], "in context"), (["?"], "In the list"), (["G", ESC], "in context"),
    ([CTRL_F], "no filter is set"), ([":" + "x" * 5, ENTER], "neither a command nor a date"), ([ESC], "timeline"),
]  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    source = Source("f" * 16, HOSTILE, HOSTILE, f"http://x/{HOSTILE}", "2025-04-17", HOSTILE)
    text = f"{HOSTILE}\n\n{HOSTILE}\n"
    fields = {
        "title": HOSTILE,
        "sentence": HOSTILE,
        "span": (0, len(HOSTILE)),
        "expression": HOSTILE,
        "expression_span": (2, 9),
        "basis": HOSTILE,
        "actors": (HOSTILE, "abc"),
        "places": (HOSTILE,),
        "source": source,
    }
    entries = [
        make_entry("1" * 16, "2025-04-13", **fields),
        make_entry("2" * 16, "2025-04-14", status="scheduled", **fields),
    ]
    with open_store(path) as store:
        store.add([(source, text, entries)])
        store.tag(["1" * 16], [HOSTILE])
        store.save_view("x" + HOSTILE, "a")
    return path


@pytest.fixture
def hostile(database, tmp_path):
    """The database with an entry in the tray and one that another article reports too, and a folder to import."""
    copy, folder = tmp_path / "copy.db", tmp_path / "in"
    folder.mkdir()
    (folder / "a\x1b]0;t\x07\u202e.txt").write_text(
        f"PARIS, April 17, 2025\n\nOn Tuesday {HOSTILE} met Rubio.\n", "utf-8"
    )
    (folder / "b\x9b2J.txt").write_bytes(b"\x00\x01")
    with open_store(database) as store:
        store.backup(copy)
        entry, source = store.entry("1" * 16), Source("e" * 16, HOSTILE, HOSTILE, None, "2025-04-17", HOSTILE)
    with open_store(copy) as store:
        again = [
            entry.with_(id="3" * 16, source=source),
            entry.with_(id="4" * 16, source=source, start=None, end=None, precision=None),
        ]
        store.add([(source, f"{HOSTILE}\n", again)])
    return copy, folder


class Seen:
    """What the terminal shows, followed as it comes; a frame ends with a request, so what stands before it is whole."""

    def __init__(self, session):
        self.session, self.at, self.glass = session, 0, Glass(*session.size)

    def until(self, pattern):
        ends = time.monotonic() + LEFT
        while time.monotonic() < ends:
            whole = max(self.session.raw.rfind(b"\x1b"), self.at)
            self.glass.feed(self.session.raw[self.at : whole].decode())
            self.at = whole
            if re.search(pattern, "\n".join(self.glass.text())):
                return
            self.session.read(0.05)
        raise AssertionError(f"never seen: {pattern!r}; the screen:\n" + "\n".join(self.glass.text()))


@pytest.mark.parametrize(("drawing", "size"), [("lean", (150, 40)), ("lean", (40, 10)), ("stock", (150, 40))])
def test_nothing_that_an_article_says_is_obeyed(hostile, tmp_path, drawing, size):
    database, folder = hostile
    configuration = tmp_path / "config.toml"
    configuration.write_text(f'[explorer]\ndrawing = "{drawing}"\n', encoding="utf-8")
    with explore(database, size=size, TIMELINE_CONFIG=str(configuration)) as session:
        session.until("Apr 2025")
        session.live()
        seen = Seen(session)
        for keys, shows in WALK:
            for key in keys:
                session.send(key.replace("{folder}", str(folder)).encode())
                session.settle(0.15 if key == ESC else 0.03)
            if drawing == "lean" and size[0] > 100:  # every widget is really there
                seen.until(shows)
        session.settle(0.3)
        glass = session.glass()  # it refuses what it does not know, and every character that is not printable
    ours = [string for string in glass.strings if string.startswith("\x1b]52;c;")]
    assert ours, "what was copied was sent"
    assert len(ours) == len(glass.strings)
    text = session.raw.decode()
    assert "evil.example\x1b" not in text
    for char in set(text):
        assert unicodedata.category(char) not in ("Cf", "Zl", "Zp", "Co", "Cs"), hex(ord(char))
    assert not {chr(code) for code in range(0x80, 0xA0)} & set(text)
    assert set(text) & set(CONTROLS) <= {"\x1b", "\x07"}


def test_the_linear_mode_is_as_safe(database):
    with explore(database, "--plain") as session:
        for line in ("", "1", "a 1", "/abc", ":2025", "q"):
            session.send(line.encode() + b"\n")
            session.settle(0.2)
        session.wait()
    controls = {char for char in session.raw.decode() if unicodedata.category(char) in ("Cc", "Cf")}
    assert controls <= {"\r", "\n"}


def test_the_gate_lets_no_control_through_and_keeps_every_cell():
    for code in range(0x110000):
        char = chr(code)
        if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co"):
            made = harmless(f"a{char}b")
            assert all(unicodedata.category(part) not in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co") for part in made)
