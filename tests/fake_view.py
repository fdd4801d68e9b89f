"""Views to write: honest ones, and one with everything in it that a format or a terminal could obey."""

from __future__ import annotations

from datetime import date
from io import StringIO

from fake_store import FakeStore, make_entry

from timeline.export import write
from timeline.models import Source
from timeline.query import run

SUMY = make_entry(
    "9f2c41d07b3a0001",
    "2025-04-13",
    title="Russia strikes Sumy, killing at least 35",
    actors=("Russia", "Ukraine"),
    places=("Sumy",),
    sentence="Russia has continued to strike Ukraine, killing at least 35 people in Sumy on Sunday.",
    expression="on Sunday",
    basis="Sunday before the dateline, Thu 2025-04-17",
    source=Source("5" * 16, "Allies meet", "allies.txt", "https://example.org/allies?a=1&b=2", "2025-04-17", "AFP"),
)
APRIL = make_entry(
    "9f2c41d07b3a0002", "2025-04-01", "2025-04-30", precision="month", actors=("Marco Rubio", "NATO"), tags=("key",)
)
TALKS = make_entry("9f2c41d07b3a0003", "2025-05-03", "2025-05-07", status="scheduled", actors=("Marco Rubio", "Russia"))
SINCE = make_entry("9f2c41d07b3a0004", "2022-01-01", precision="year").with_(end=None)
ROME = make_entry("9f2c41d07b3a0005", "-0217-06-21", actors=("Hannibal",), title="Hannibal wins at Lake Trasimene")
TRAY = make_entry("9f2c41d07b3a0006", actors=("Donald Trump",), status="claimed")
ABOUT = make_entry(
    "9f2c41d07b3a0007",
    *("1850-01-01", "1850-12-31"),
    precision="year",
    edtf="1850~",
    timex={"type": "DATE", "value": "1850", "mod": "APPROX"},
)
ENTRIES = [SUMY, APRIL, TALKS, SINCE, ROME, TRAY, ABOUT]

TERMINAL = (
    "\x1b]52;c;aGk=\x07\x1b]8;;http://evil.example\x1b\\x\x9b31m\x00\x7f\u202e\u2066\u200b\u2028\U000e0041\x85\x0b"
)
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>]]>--><!--'\"&amp;[@click=app.quit]x[/]"
LINES = "one\r\ntwo\nBEGIN:VEVENT\r\nEND:VCALENDAR\n# heading\n\n| a | b |\n[^1]: note"
HOSTILE_TEXTS = (
    TERMINAL,
    MARKUP,
    LINES,
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1",
    "\t=1",
    "\r=1",
    " =1",
    "[x](javascript:alert(1))",
)
HOSTILE = [
    make_entry(
        f"{number:016x}",
        f"2025-04-{number + 1:02}",
        title=text,
        actors=(text, "Marco Rubio"),
        places=(text,),
        sentence=text,
        expression=text,
        basis=text,
        tags=(text,),
        source=Source("6" * 16, text, text, "javascript:alert(1)" + text, "2025-04-17", text),
    )
    for number, text in enumerate(HOSTILE_TEXTS)
] + [
    make_entry(
        "f" * 16, "2025-04-30", source=Source("7" * 16, "x", None, 'https://e.example/"><script>' + TERMINAL, None)
    )
]


def view_of(entries, query="", **options):
    return run(query, FakeStore(entries), today=date(2025, 4, 17), **options)


def written(entries, name, query="", **options):
    """The text that a format gives, and what the writer says about it."""
    out = StringIO()
    result = write(view_of(entries, query), name, out, **options)
    return out.getvalue(), result
