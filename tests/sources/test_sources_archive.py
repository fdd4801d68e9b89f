"""ZIP archives: read as a folder, never unpacked; bombs, traversal and damage included."""

import io
import struct
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.models import Document
from timeline.sources import Failure, ReadOptions, read

STORY = "Talks opened on Sunday.\n"


def packed(members, **how):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, **how) as archive:
        for name, content in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def answers(tmp_path):
    def read_it(members, **options):
        path = tmp_path / "export.zip"
        path.write_bytes(members if isinstance(members, bytes) else packed(members))
        found = list(read(path, options=ReadOptions(**options)))
        assert [each.name for each in tmp_path.iterdir()] == ["export.zip"], "nothing is unpacked"
        return [
            (each.where.removeprefix(f"{tmp_path}/"), each.text if isinstance(each, Document) else each.why)
            for each in found
        ]

    return read_it


def test_members_are_read_each_in_its_format_and_told_by_their_place(answers):
    found = answers({"b/a.md": "# Talks\n\nThey *opened*.", "x.jsonl": '{"text": "One."}\n{"text": "Two."}', "c/": ""})
    assert found == [
        ("export.zip/b/a.md", "Talks\n\nThey opened.\n"),
        ("export.zip/x.jsonl:1", "One.\n"),
        ("export.zip/x.jsonl:2", "Two.\n"),
    ]


def test_what_a_folder_leaves_out_an_archive_leaves_out_too(answers):
    members = dict.fromkeys(
        ["a.txt", ".b.txt", "c.exe", "__MACOSX/a.txt", ".d/a.txt", "e.html", "e_files/ad.html", "f/draft.txt"], STORY
    )
    assert [where for where, _ in answers(members, exclude=("draft*",))] == ["export.zip/a.txt", "export.zip/e.html"]
    assert [where for where, _ in answers(members, include=("f/*",))] == ["export.zip/f/draft.txt"]


def test_an_archive_without_articles_and_an_office_document_say_so(answers):
    assert answers({"a.exe": "x"}) == [("export.zip", "no articles in this archive")]
    assert answers({}) == [("export.zip", "no articles in this archive")]
    assert "an office document" in answers({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})[0][1]


@pytest.mark.parametrize(
    "name", ["../../etc/a.txt", "/etc/a.txt", "..\\..\\etc\\a.txt", "etc/./../etc/a.txt", "C:\\etc\\a.txt"]
)
def test_a_members_name_leads_nowhere(answers, name):
    ((where, text),) = answers({name: STORY})
    assert text == STORY
    assert where.startswith("export.zip/")
    assert ".." not in where


def test_a_name_with_newlines_and_escapes_stays_one_failure(answers):
    ((where, why),) = answers({"a\n\x1b[31m.txt": ""})
    assert why == "the file is empty"
    assert where == "export.zip/a\n\x1b[31m.txt", "what shows it makes it safe"


def test_a_bad_member_costs_no_other(answers):
    members = [("a.txt", STORY), ("b.txt", b"\0\0"), ("c.gz", b"x"), ("d.txt.gz", b"\x1f\x8bx"), ("e.txt", STORY)]
    found = dict(answers(packed(members)))
    assert found["export.zip/a.txt"] == found["export.zip/e.txt"] == STORY
    assert found["export.zip/b.txt"] == "a binary file, not text"
    assert found["export.zip/d.txt.gz"] == "packed twice; unpack it"


def test_a_locked_member_and_one_packed_otherwise_are_failures(answers):
    data = bytearray(packed({"a.txt": STORY}))
    at = data.find(b"PK\x01\x02")
    locked, other = data.copy(), data.copy()
    locked[at + 8] |= 1
    other[at + 10] = 14
    assert answers(bytes(locked)) == [("export.zip/a.txt", "locked by a password")]
    assert answers(bytes(other)) == [("export.zip/a.txt", "packed in a way that is not read; unpack the archive")]


def test_a_bomb_of_one_member_is_refused(answers):
    ((_, why),) = answers({"a.txt": b"words and more words\n" * 3_000_000}, max_bytes=1 << 20)
    assert why == "larger than 1 MB, which no article is (--max-size raises the limit)"


def overlapping(count):
    """Many members that share the bytes of one (D. Fifield, "A better zip bomb", 2019)."""
    kernel = packed({"a.txt": b"words and more words\n" * 20_000})
    start = kernel.find(b"PK\x01\x02")
    end = kernel.find(b"PK\x05\x06")
    entry = kernel[start:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    return kernel[:start] + entry * count + tail


def test_members_that_share_their_bytes_are_stopped_by_the_size_of_the_whole(answers):
    found = answers(overlapping(100), max_bytes=1 << 20)
    assert found[-1][1] == "unpacks to more than 100 times its size, which no text does"
    assert sum(len(text) for _, text in found) < 3 << 20


def test_a_directory_too_large_for_memory_is_refused_unread(answers):
    data = packed({"a.txt": STORY})
    at = data.find(b"PK\x05\x06")
    assert answers(data[: at + 12] + b"\xff\xff\xff\x7f" + data[at + 16 :])[0][1] == (
        "an archive of too many files; unpack it"
    )


def test_an_archive_in_an_archive_is_refused(answers):
    assert answers({"a.zip": packed({"a.txt": STORY})}) == [("export.zip/a.zip", "packed twice; unpack it")]


def test_an_archive_out_of_a_pipe_says_what_to_do():
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    (failure,) = read("-", stdin=Pipe(packed({"a.txt": STORY})))
    assert failure.why == "an archive out of a pipe; write it to a file and name that"


@settings(max_examples=100)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=8), st.integers(0, 400))
@example(0, b"PK", 22)
def test_an_archive_with_bytes_changed_or_cut_off_ends_in_documents_or_failures(at, patch, cut):
    data = bytearray(packed({"a.txt": STORY, "b.html": "<html><p>Talks opened.</p></html>"}))
    data[at : at + len(patch)] = patch
    for found in read("-", stdin=io.BytesIO(bytes(b"PK\x03\x04" + data[4 : len(data) - cut // 4]))):
        assert isinstance(found, Document | Failure)
