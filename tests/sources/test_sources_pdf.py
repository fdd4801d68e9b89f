"""PDF with a text layer."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.models import Document
from timeline.sources import Failure, read
from timeline.sources.pdf import unwrapped

pypdf = pytest.importorskip("pypdf", reason="an extra")


def made(*lines: str, password: str = "", title: str = "") -> bytes:
    """A one-page PDF that shows these lines."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(600, 800)
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F 12 Tf 14 TL 40 700 Td {shown} ET".encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F"): font})})
    page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def answer(data: bytes):
    (found,) = read("-", stdin=BytesIO(data))
    return found


def test_the_text_and_the_title_are_read_and_the_files_own_date_is_not():
    found = answer(made("Talks opened on Sunday.", title="Talks"))
    assert (found.text.strip(), found.title, found.published) == ("Talks opened on Sunday.", "Talks", None)


def test_lines_are_joined_to_paragraphs():
    page = (
        "Ukrainian representatives met Euro-\npean officials in Paris on Thursday\nand went on.\n"
        "The talks resume in London next week."
    )
    joined = "Ukrainian representatives met European officials in Paris on Thursday and went on."
    assert unwrapped(page).split("\n\n") == [joined, "The talks resume in London next week."]


def test_a_locked_and_an_empty_pdf_say_so():
    assert answer(made("Words.", password="x")).why == "locked by a password"
    assert "without text" in answer(made()).why


def test_without_pypdf_it_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    assert answer(b"%PDF-1.7").why == "reading PDF needs pypdf: pip install 'timeline-explorer[pdf]'"


@settings(max_examples=40)
@given(st.data())
def test_a_damaged_pdf_is_a_document_or_a_failure(data):
    whole = bytearray(made("Talks opened on Sunday."))
    for _ in range(data.draw(st.integers(0, 8))):
        whole[data.draw(st.integers(5, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(answer(bytes(whole[: data.draw(st.integers(5, len(whole)))])), Document | Failure)
