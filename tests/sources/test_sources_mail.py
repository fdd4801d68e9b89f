"""Single messages and mailboxes."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Document
from timeline.sources import Failure, ReadOptions, read

HEAD = "From: The Paper <news@x.org>\nSubject: =?utf-8?q?Talks_=C3=A0_Paris?=\nDate: Thu, 17 Apr 2025 23:30:00 -0500\n"
PLAIN = HEAD + "\nThey opened on Sunday.\n"
BOTH = (
    HEAD
    + 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    + "<p>In HTML.</p>\n--b\nContent-Type: text/plain; charset=iso-8859-1\n"
    + "Content-Transfer-Encoding: quoted-printable\n\n"
    + "Le pr=E9sident.\n--b--\n"
)


def answers(data, form="eml", **options):
    data = data if isinstance(data, bytes) else data.encode()
    return list(read("-", stdin=BytesIO(data), options=ReadOptions(format=form, **options)))


def test_a_message_is_an_article_of_the_day_it_was_sent():
    (found,) = answers(PLAIN)
    assert (found.text, found.title) == ("They opened on Sunday.\n", "Talks à Paris")
    assert (found.published, found.publisher) == (date(2025, 4, 17), "The Paper")


def test_the_plain_part_is_taken_before_the_html_one():
    assert answers(BOTH)[0].text.strip() == "Le président."


def test_html_alone_is_read_as_text():
    (found,) = answers(HEAD + "Content-Type: text/html\n\n<style>x</style><p>One.</p><p>Two.</p>")
    assert found.text == "One.\n\nTwo.\n"


def test_attachments_are_left_alone():
    message = HEAD + "Content-Type: text/plain\nContent-Disposition: attachment; filename=../../x.txt\n\nWords.\n"
    assert isinstance(answers(message)[0], Failure)


def test_a_mailbox_is_read_message_by_message():
    box = f"From a Thu Apr 17 10:00:00 2025\n{PLAIN}>From here on.\n\nFrom b Fri Apr 18 10:00:00 2025\n{HEAD}\nTwo.\n"
    first, second = answers(box, "mbox")
    assert first.text == "They opened on Sunday.\nFrom here on.\n\n"
    assert second.text == "Two.\n"


def test_a_message_beyond_the_limit_costs_no_other():
    box = f"From a Thu Apr 17 10:00:00 2025\n{HEAD}\n{'x' * 5000}\n\nFrom b Fri Apr 18 10:00:00 2025\n{HEAD}\nTwo.\n"
    first, second = answers(box, "mbox", max_bytes=500)
    assert first.where == "standard input:1"
    assert second.text == "Two.\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Subject: x\n\n",
        b'Content-Type: multipart/mixed; boundary="b"\n\n'
        + b'--b\nContent-Type: multipart/mixed; boundary="b"\n\n' * 3000,
        b"From: " + b"<" * 100_000 + b"\n\nx",
        b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nx",
        b"Content-Type: text/plain; charset=klingon\n\nwords \xff",
    ],
    ids=["empty", "headers", "nested", "address", "subject", "charset"],
)
def test_hostile_messages_end(data):
    assert all(isinstance(answer, Document | Failure) for answer in answers(data))


@given(st.binary(max_size=200))
def test_any_message_gives_a_document_or_a_failure(data):
    for answer in [*answers(b"From: x\n" + data), *answers(b"From a 10:00\n" + data, "mbox")]:
        assert isinstance(answer, Document | Failure)
        if isinstance(answer, Document):
            (answer.text + answer.title).encode("utf-8")
