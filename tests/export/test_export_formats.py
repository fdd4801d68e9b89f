import csv
import json
import re
import tracemalloc
import unicodedata
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from fake_store import make_entry
from fake_view import APRIL, ENTRIES, HOSTILE, ROME, SUMY, TALKS, TRAY, view_of, written
from hypothesis import given
from hypothesis import strategies as st

from timeline.export import FORMATS, write
from timeline.export.json_text import dumps
from timeline.export.markdown import escape
from timeline.export.spreadsheet import COLUMNS
from timeline.models import Entry, Source
from timeline.safetext import safe, width

KEPT_BREAKS = "\n\r"


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_a_character_out_that_a_terminal_could_obey(name):
    text, _ = written(HOSTILE, name, title=HOSTILE[0].title)
    bad = {char for char in text if char not in KEPT_BREAKS and unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")}
    assert not bad


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_how_many_entries_it_wrote_and_which_it_could_not(name):
    text, result = written(ENTRIES, name)
    assert text.endswith("\n")
    assert result.entries + sum(result.skipped.values()) == len(ENTRIES)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_view_is_a_valid_empty_file(name):
    text, result = written([], name)
    assert result.entries == 0
    if FORMATS[name].media_type == "application/json":
        json.loads(text)


@pytest.mark.parametrize("name", FORMATS)
def test_a_lone_surrogate_can_still_be_written_as_utf_8(name):
    text, _ = written([make_entry("a" * 16, "2025-04-01", title="half \ud83d of one", actors=("\udc00",))], name)
    text.encode("utf-8")


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="table, jsonl"):
        write(view_of([]), "docx", StringIO())


def test_a_json_line_reads_back_as_the_entry_it_was():
    text, _ = written(ENTRIES + HOSTILE, "jsonl")
    lines = text.split("\n")[:-1]
    assert [Entry.from_json(json.loads(line)) for line in lines] == list(view_of(ENTRIES + HOSTILE).entries())


def test_the_json_array_holds_the_same_objects_as_the_lines():
    lines, _ = written(ENTRIES, "jsonl")
    array, _ = written(ENTRIES, "json")
    assert json.loads(array) == [json.loads(line) for line in lines.splitlines()]


@given(st.text() | st.text(alphabet=st.characters(categories=["Cc", "Cf", "Co", "Mn", "Zs"])))
def test_json_loses_nothing_and_shows_nothing_dangerous(text):
    line = dumps({"x": text})
    assert json.loads(line) == {"x": text}
    assert all(safe(char) == char for char in line)


def test_csv_has_a_record_an_entry_and_a_cell_a_column():
    text, _ = written(ENTRIES + HOSTILE, "csv")
    rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert rows[0] == list(COLUMNS)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) == 1 + len(ENTRIES + HOSTILE)
    assert text.count("\r\n") == len(rows)


def test_no_cell_of_a_csv_is_a_formula():
    text, _ = written([*HOSTILE, ROME], "csv")
    cells = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.strip()[:1] in set("=+-@\t\r")]


def test_a_table_fits_its_width_and_keeps_every_date_whole():
    text, _ = written(ENTRIES + HOSTILE, "table", width=60)
    assert max(width(line) for line in text.splitlines()) <= 60
    for date in ("Sun 13 Apr 2025", "3–7 May 2025", "since 2022", "21 Jun 218 BC", "undated", "c. 1850"):
        assert date in text


def test_a_long_date_takes_the_room_it_needs():
    text, _ = written([make_entry("a" * 16, "2024-12-28", "2025-01-03")], "table", width=60)
    assert text.startswith("28 Dec 2024–3 Jan 2025 ")


def test_a_table_without_a_width_cuts_nothing():
    text, _ = written([SUMY.with_(title="long " * 100)], "table")
    assert "long " * 99 in text
    assert "Russia, Ukraine · Sumy" in text


@given(st.text(max_size=300), st.lists(st.text(max_size=80), max_size=4), st.integers(0, 200))
def test_no_table_line_is_ever_wider_than_asked(title, actors, cells):
    text, _ = written([APRIL.with_(title=title, actors=tuple(actors))], "table", width=cells)
    assert [width(line) <= cells for line in text.split("\n")] == [True, True]


def test_a_table_for_a_terminal_without_our_marks_has_others_of_the_same_width():
    raw = BytesIO()
    out = TextIOWrapper(raw, encoding="ascii", errors="replace")
    write(view_of([TALKS, TRAY]), "table", out)
    out.flush()
    assert raw.getvalue().decode().split("\n")[:2] == [
        "3-7 May 2025    > Event 9f2c41d07b3a0003  [Marco Rubio, Russia]",
        "undated         ? Event 9f2c41d07b3a0006  [Donald Trump]",
    ]


def test_markdown_cites_every_entry_by_a_footnote():
    text, _ = written(ENTRIES, "markdown", title="Spring")
    assert text.startswith("# Spring\n")
    assert "## Apr 2025" in text
    for entry in ENTRIES:
        assert text.count(f"[^{entry.id}]") == 2
    assert "<https://example.org/allies?a=1&b=2>" in text
    assert "*(scheduled)*" in text
    assert "## 1850\n" in text


def test_markdown_takes_text_for_text():
    assert escape("<b> *x* _y_ [z](w) `c` # &amp;\n| a") == (r"\<b\> \*x\* \_y\_ \[z\](w) \`c\` \# \&amp; \| a")
    text, _ = written(HOSTILE, "markdown", title="<script>")
    assert not re.search(r"(?<!\\)<(?!https://e\.example)", text)


@pytest.mark.parametrize("name", ["jsonl", "csv", "table", "ics", "html", "markdown", "timelinejs", "svg"])
def test_memory_does_not_grow_with_the_number_of_entries(name):
    class Endless:
        """A view whose entries are made as they are read."""

        def __init__(self, count):
            self.count = count
            self.query = ""

        def __len__(self):
            return self.count

        def entries(self):
            return (SUMY.with_(id=f"{number:016x}") for number in range(self.count))

        def __getattr__(self, attribute):
            return getattr(view_of([SUMY, TALKS, TRAY]), attribute)

    class Nowhere:
        def write(self, text):
            return len(text)

        def writelines(self, lines):
            for _ in lines:
                pass

    def peak(count):
        tracemalloc.start()
        write(Endless(count), name, Nowhere())
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(10)
    assert peak(3000) < peak(300) + 100_000


@pytest.mark.parametrize("name", ["csv", "markdown", "ics", "html", "timelinejs", "jsonl"])
def test_the_articles_author_is_told_where_it_is_cited(name):
    source = Source("5" * 16, "Allies meet", "a.txt", published="2025-04-17", publisher="AFP", author="Jane Doe")
    entry = make_entry("9f2c41d07b3a0001", "2025-04-13", source=source)
    assert "Jane Doe" in written([entry], name)[0]
