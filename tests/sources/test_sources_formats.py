"""A file's format: by what it begins with, then by its name."""

import pytest

from timeline.sources.formats import collects, recognise, suffix_format


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Talks opened.", "a.txt", "text"),
        (b"Talks opened.", "README", "text"),
        (b"# Talks", "a.md", "markdown"),
        (b"---\ntitle: Talks\n---\nThey opened.", "a.txt", "markdown"),
        (b"--- \nno front matter", "a.txt", "text"),
        (b"<!DOCTYPE html>\n<html>", "a.txt", "html"),
        (b"\xef\xbb\xbf  <html lang='en'>", "page", "html"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.xml", "feed"),
        (b'<?xml version="1.0"?><feed xmlns="x">', "-", "feed"),
        (b'{"text": "x"}\n{"text": "y"}\n', "a.txt", "jsonl"),
        (b'{"text": "x"}\n', "-", "jsonl"),
        (b'{\n  "articles": []}', "-", "json"),
        (b'[{"text": "x"}]', "-", "json"),
        (b"[Updated] Talks opened.", "a.txt", "text"),
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"\x1f\x8b\x08", "a", "gzip"),
        (b"From a@b.org Thu Apr 17 10:00:00 2025\nSubject: x\n", "box", "mbox"),
        (b"From: a@b.org\nDate: Thu, 17 Apr 2025 10:00:00 +0000\nSubject: x\n\nHello", "a.txt", "eml"),
        (b"From Paris came news at 10:00.\nTalks opened.", "a.txt", "text"),
        (b"title,text\na,b\n", "a.csv", "csv"),
    ],
)
def test_the_format_is_recognised(head, name, kind):
    assert recognise(head, name) == kind


def test_a_compressed_name_is_looked_under():
    assert suffix_format("a.txt.gz") == "gzip"
    assert suffix_format("a.png.gz") is None
    assert suffix_format("a.JSONL.ZST") == "zstd"
    assert collects("a.jsonl.gz")
    assert not collects("a.txt.gz")
