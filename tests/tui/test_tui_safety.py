"""No text, wherever it comes from, reaches the terminal as a control: raw bytes after a walk through every screen."""

import unicodedata

import pytest
from fake_store import make_entry
from session import explore

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
WALK = [
    "j", "J", "\t", "\t", "f", "a", "\t", "\x1b", "F", "actor:a", "\t", "\x1b", "/", "abc", "\r", ":", "view x",
    "\r", "\x1b", "i", "l", "\x1b", "m", "x", "u", "y", "Y", "o", "\r", ")", "/", "red", "\r", "y", "Y", "o", "m",
    "\x1b", "?", "\x1b", "F\x1b[200~" + "actor:\x1b]52;c;eA==\x07 \x9b2J" + "\x1b[201~", "\r", "\x1b", "z", "z",
    "Z", "s", "c", "T", "e", "\x1b",
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


@pytest.mark.parametrize(("drawing", "size"), [("lean", (150, 40)), ("lean", (40, 10)), ("stock", (150, 40))])
def test_nothing_that_an_article_says_is_obeyed(database, tmp_path, drawing, size):
    configuration = tmp_path / "config.toml"
    configuration.write_text(f'[explorer]\ndrawing = "{drawing}"\n', encoding="utf-8")
    with explore(database, size=size, TIMELINE_CONFIG=str(configuration)) as session:
        session.until("Apr 2025")
        session.settle(0.4)
        for keys in WALK:
            session.send(keys.encode())
            session.settle(0.3 if keys == "\x1b" else 0.06)
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
