"""gzip and Zstandard, bombs included."""

import gzip
import re
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Document
from timeline.sources import Failure, ReadOptions, read

zstandard = pytest.importorskip("zstandard", reason="an extra")
PACK = {"gz": gzip.compress, "zst": zstandard.ZstdCompressor().compress}


def answers(data: bytes, **options):
    return list(read("-", stdin=BytesIO(data), options=ReadOptions(**options)))


@pytest.mark.parametrize("kind", PACK)
def test_the_file_inside_is_read_in_its_own_format(tmp_path, kind):
    (tmp_path / f"a.jsonl.{kind}").write_bytes(PACK[kind](b'{"text": "One."}\n{"text": "Two."}\n'))
    (tmp_path / f"b.md.{kind}").write_bytes(PACK[kind](b"# Talks\n\nThey *opened*."))
    assert [found.text for found in read(tmp_path)] == ["One.\n", "Two.\n", "Talks\n\nThey opened.\n"]


@pytest.mark.parametrize("kind", PACK)
def test_a_bomb_is_refused_at_the_size_of_an_article(kind):
    bomb = PACK[kind](b"words and more words\n" * 3_000_000)
    (failure,) = answers(bomb, max_bytes=1 << 20)
    assert re.search("larger than 1 MB|more than 100 times", failure.why)


def test_a_bomb_of_lines_is_refused_by_its_ratio():
    bomb = gzip.compress(b"\n" * 3_000_000)
    found = answers(bomb, max_bytes=1 << 16, format="jsonl")
    assert isinstance(found[-1], Failure)
    assert "unpacks to more than 100 times" in found[-1].why


def test_a_bomb_in_a_bomb_is_refused():
    assert answers(gzip.compress(gzip.compress(b"x")))[0].why == "packed twice; unpack it"


@pytest.mark.parametrize("kind", PACK)
def test_a_cut_or_damaged_file_is_a_failure(kind):
    packed = PACK[kind](bytes(range(32, 127)) * 400)
    assert isinstance(answers(packed[: len(packed) // 2])[-1], Failure)
    assert isinstance(answers(packed[:8] + b"\xff" * 20 + packed[28:])[-1], Failure)


def test_what_is_missing_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "zstandard", None)
    (failure,) = answers(PACK["zst"](b"x"))
    assert failure.why == "reading .zst needs zstandard: pip install 'timeline-explorer[zstd]'"


@given(st.sampled_from([b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd"]), st.binary(max_size=100))
def test_any_bytes_after_the_magic_end_in_a_document_or_a_failure(start, data):
    assert all(isinstance(answer, Document | Failure) for answer in answers(start + data))
