"""Every reader on broken files of its own format; `pytest --hypothesis-profile=long` looks longer.

A seed is cut, spliced, repeated and overwritten, which leads deeper into a parser than bytes without a form do.
"""

import gzip
import io
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.models import Document
from timeline.sources import Failure, ReadOptions, read
from timeline.sources.formats import READERS

WORDS = "Talks opened on Sunday, April 13, 2025 – “in Zürich”."
HEADERS = "From: A <a@b.example>\r\nSubject: =?utf-8?q?Talks?=\r\nDate: Thu, 17 Apr 2025 12:00:00 +0200\r\n"
MESSAGE = (
    f"{HEADERS}MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nTalks =E2=80=93\r\n"
    f"--x\r\nContent-Type: text/html; charset=latin-1\r\n\r\n<p>{WORDS}</p>\r\n--x--\r\n"
)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Talks</title><script type="application/ld+json">'
    '{"@graph": [{"@type": "NewsArticle", "headline": "Talks", "datePublished": "2025-04-17"}]}</script></head><body>'
    f"<article><h1>Talks</h1><p>{WORDS}</p><time datetime='2025-04-17'>x</time></article></body></html>"
)
RSS = (
    f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>News</title><item><title>Talks</title>'
    f"<description>&lt;p&gt;{WORDS}&lt;/p&gt;</description><pubDate>Thu, 17 Apr 2025 12:00:00 GMT</pubDate></item>"
    "</channel></rss>"
)


def pdf():
    pypdf = pytest.importorskip("pypdf", reason="an extra")
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts = DictionaryObject({NameObject("/F"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    content.set_data(b"BT /F 12 Tf (Talks opened on Sunday.) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(content)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def archive():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", WORDS)
        made.writestr("b/c.jsonl", '{"text": "Talks opened."}\n')
    return out.getvalue()


def zstd():
    zstandard = pytest.importorskip("zstandard", reason="an extra")
    return zstandard.ZstdCompressor().compress(WORDS.encode() * 20)


SEEDS = {
    "text": WORDS.encode("cp1252"),
    "markdown": f'---\ntitle: "Talks" # x\ndate: 2025-04-17\n---\n# Talks\n\n- *{WORDS}* [a](b)\n'.encode(),
    "html": PAGE.encode(),
    "jsonl": b'{"text": "Talks opened.", "date": 1744848000}\n{"title": "B", "html": "<p>Talks.</p>"}\n',
    "json": b'{"response": {"docs": [{"body": ["Talks", "opened."], "source": {"name": "A"}}, {"x": 1e9}]}}',
    "csv": b'text;date;title\n"Talks ""opened"".";17.04.2025;A\nMore talks;;\n',
    "feed": RSS.encode(),
    "pdf": pdf(),
    "eml": MESSAGE.encode(),
    "mbox": f"From a@b.example Thu Apr 17 12:00:00 2025\n{MESSAGE}\n\n".encode() * 2,
    "gzip": gzip.compress(WORDS.encode() * 20),
    "zstd": zstd(),
    "zip": archive(),
}
FORMS = {kind: None if kind in ("gzip", "zstd", "zip") else kind for kind in SEEDS}  # the packed tell theirs themselves
PLACE = st.integers(0, 999)
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("cut"), PLACE, st.integers(1, 60)),
        st.tuples(st.just("repeat"), PLACE, st.integers(1, 60)),
        st.tuples(st.just("put"), PLACE, st.binary(min_size=1, max_size=6)),
        st.tuples(st.just("flip"), PLACE, st.integers(0, 7)),
        st.tuples(st.just("end"), PLACE, st.none()),
    ),
    min_size=1,
    max_size=6,
)


def changed(seed, changes):
    data = bytearray(seed)
    for what, place, how in changes:
        at = place * len(data) // 1000
        match what:
            case "cut":
                del data[at : at + how]
            case "repeat":
                data[at:at] = data[at : at + 8] * how
            case "put":
                data[at : at + len(how)] = how
            case "flip" if data:
                data[at] ^= 1 << how
            case "end":
                del data[at:]
    return bytes(data)


def test_there_is_a_seed_for_every_reader_and_each_is_read():
    assert SEEDS.keys() == READERS.keys()
    for kind, seed in SEEDS.items():
        found = list(read("-", stdin=io.BytesIO(seed), options=ReadOptions(format=FORMS[kind])))
        assert any(isinstance(each, Document) for each in found), kind


@pytest.mark.parametrize("kind", SEEDS)
def test_a_broken_file_ends_in_storable_documents_or_failures_of_one_line(kind):
    @example([("flip", 105, 7)])
    @settings(max_examples=max(40, settings.default.max_examples - 60), suppress_health_check=[HealthCheck.too_slow])
    @given(CHANGES)
    def broken(changes):
        file = io.BytesIO(changed(SEEDS[kind], changes))
        for found in read("-", stdin=file, options=ReadOptions(format=FORMS[kind])):
            assert isinstance(found, Document | Failure)
            if isinstance(found, Failure):
                assert len(found.why.splitlines()) == 1, found.why
            else:
                for text in (found.text, found.title, found.publisher, found.url, found.language, found.where):
                    assert isinstance(text, str | None)
                    (text or "").encode("utf-8")
                assert found.text.strip()

    broken()
