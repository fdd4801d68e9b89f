"""Bytes to text, in the encodings that articles come in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.sources.encoding import decode, is_binary
from timeline.sources.nouns import Origin, ReadOptions, UnreadableError

HERE = Origin("a.txt", "a.txt")
FRENCH = "Le président a été reçu à l’Élysée dimanche, où les négociations se sont achevées sans accord. " * 5
RUSSIAN = "Переговоры в Париже прошли в воскресенье, сообщил министр иностранных дел после встречи. " * 5


def decoded(data: bytes, **options):
    notices = []
    return decode(data, HERE, ReadOptions(**options), notices.append), notices


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_without_a_word(encoding):
    assert decoded(FRENCH.encode(encoding)) == (FRENCH, [])


@pytest.mark.parametrize(
    ("text", "encoding"), [(FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")], ids=["fr", "ru", "koi"]
)
def test_an_old_encoding_is_detected_and_said(text, encoding):
    found, notices = decoded(text.encode(encoding))
    assert found == text
    assert encoding in notices[0].why


def test_what_a_page_declares_is_believed():
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź, poniedziałek</body></html>'
    assert decoded(page.encode("iso-8859-2")) == (page, [])


def test_a_damaged_character_in_utf_8_costs_that_character_and_is_said():
    found, notices = decoded(FRENCH.encode() + b"\xff" + RUSSIAN.encode())
    assert found == FRENCH + "�" + RUSSIAN
    assert notices[0].why == "1 places are not UTF-8 and read as �"


def test_the_persons_own_encoding_is_held_to():
    assert decoded("Łódź".encode("cp1250"), encoding="cp1250") == ("Łódź", [])
    with pytest.raises(UnreadableError, match="not ascii"):
        decoded("Łódź".encode(), encoding="ascii")
    with pytest.raises(UnreadableError, match="not an encoding"):
        decoded(b"x", encoding="klingon")


@settings(max_examples=50)  # the detector takes its time
@given(st.binary(max_size=300))
def test_any_bytes_become_storable_text_or_are_binary(data):
    text, _ = decoded(data)
    text.encode("utf-8")
    is_binary(data)
