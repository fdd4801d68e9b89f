"""E-mail (RFC 5322, MIME): a message is an article, its date the day it was sent."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.models import Document
from timeline.sources.bounded import whole
from timeline.sources.nouns import WRAPPING, UnreadableError
from timeline.sources.published import read_day

if TYPE_CHECKING:
    from email.message import EmailMessage

    from timeline.sources.nouns import Answer, Origin, ReadOptions, Warn

MOST_PARTS = 200
LONGEST_HEADER = 10_000  # characters


def read(stream: BinaryIO, origin: Origin, options: ReadOptions, warn: Warn) -> Answer:
    """The one message of an `.eml` file."""
    del warn
    yield message_document(whole(stream, WRAPPING * options.max_bytes), origin)


class _Bounded(policy.EmailPolicy):
    """Headers are read no further than any is long: the time that the standard library takes grows with the square."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        parsed: str = super().header_fetch_parse(name, value[:LONGEST_HEADER] if len(value) > LONGEST_HEADER else value)
        return parsed


BOUNDED: Any = _Bounded()  # typeshed has policies generic in their message, Python has not


def message_document(data: bytes, origin: Origin) -> Document:
    """A message: its plain text, or its HTML as text; attachments are left alone.

    Raises:
        UnreadableError: where it has neither, or is broken beyond reading.
    """
    try:
        message: EmailMessage = message_from_bytes(data, policy=BOUNDED)
        text = _body(message)
        sender = message["from"]
        names = [address.display_name or address.domain for address in sender.addresses] if sender else []
        title, sent = str(message["subject"] or ""), str(message["date"] or "")
    except RecursionError as error:
        raise UnreadableError("a message nested too deeply") from error
    except Exception as error:  # the standard library's parser raises nearly anything on broken headers
        raise UnreadableError(f"a broken message: {error}") from error
    if not text.strip():
        raise UnreadableError("a message without text")
    return Document(
        text=_clean(text),
        title=_clean(" ".join(title.split())),
        published=read_day(sent),
        path=origin.path,
        url=origin.url,
        publisher=_clean(names[0]) if names and names[0] else None,
        where=origin.where,
    )


def _clean(text: str) -> str:
    """Storable text: undecodable bytes come as lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")


def _body(message: EmailMessage) -> str:
    html = ""
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() == "text/plain":
            return _content(part)
        if part.get_content_type() == "text/html":
            html = html or _content(part)
    if not html:
        return ""
    from timeline.sources.markup import fragment_text  # noqa: PLC0415

    return fragment_text(html) + "\n"


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except LookupError:  # a charset that nobody knows
        data = part.get_payload(decode=True)
        return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
