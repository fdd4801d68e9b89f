"""The way in: what every input gives, and one clear line for each that gives nothing."""

import os
import socket
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from timeline.models import Document
from timeline.sources import Failure, ReadOptions, read


def one(path, **keywords):
    (answer,) = read(path, **keywords)
    return answer


def write(path: Path, content) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_a_document_as_it_stands(tmp_path):
    path = write(tmp_path / "a.txt", "Talks opened on Sunday.\r\nThey go on.\n")
    assert one(path) == Document(text="Talks opened on Sunday.\nThey go on.\n", path=str(path), where=str(path))


def test_the_persons_date_goes_into_every_document(tmp_path):
    path = write(tmp_path / "a.jsonl", '{"text": "One."}\n{"text": "Two."}\n')
    answers = list(read(path, options=ReadOptions(dated=date(2025, 4, 17))))
    assert [answer.dated for answer in answers] == [date(2025, 4, 17)] * 2


def test_standard_input_is_read_whatever_it_holds():
    assert one("-", stdin=BytesIO(b"Talks opened on Sunday.")).text == "Talks opened on Sunday."
    assert one("-", stdin=BytesIO(b'{"text": "Two."}\n')).text == "Two.\n"


def test_standard_input_that_is_closed_is_a_failure(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert one("-") == Failure("-", "standard input is closed")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "nothing but blank lines"),
        (b"\0" * 100, "a binary file, not text"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 64, "a program"),
        (b"PK\x03\x04" + b"\0" * 64, "a damaged archive: file is not a zip file"),
        (b"a.txt" + b"\0" * 252 + b"ustar\x0000", "a tar archive; unpack it with `tar xf` and add the folder"),
    ],
)
def test_a_file_without_text_says_what_it_is(tmp_path, content, reason):
    path = write(tmp_path / "a.txt", content)
    assert one(path) == Failure(str(path), reason)


def test_a_file_beyond_the_limit_is_refused_after_reading_no_more_than_the_limit(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.write(b"words " * 2000)
        file.truncate(200 << 20)
    assert "a binary file" in one(path).why or "larger than" in one(path).why
    text = write(tmp_path / "long.txt", b"words and more\n" * 100_000)
    assert "larger than 1 MB" in one(text, options=ReadOptions(max_bytes=1 << 20)).why


def test_a_missing_path_is_a_failure():
    assert one("/no/such/place.txt") == Failure("/no/such/place.txt", "no such file or folder")


def test_a_name_that_no_file_can_have_is_a_failure():
    assert isinstance(one("a\0b"), Failure)


def test_a_pipe_a_socket_and_a_device_are_named_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "named pipe" in one(tmp_path / "pipe").why
    assert one("/dev/zero").why == "a device, not a file"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        assert isinstance(one(tmp_path / "socket"), Failure)


def test_what_a_shell_hands_over_as_dev_fd_is_read():
    reading, writing = os.pipe()
    os.write(writing, b"Talks opened on Sunday.")
    os.close(writing)
    assert one(f"/dev/fd/{reading}").text == "Talks opened on Sunday."
    os.close(reading)


@pytest.mark.skipif(os.getuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_a_failure(tmp_path):
    path = write(tmp_path / "a.txt", "x")
    path.chmod(0)
    assert one(path).why == "permission denied"


def test_one_bad_file_of_many_is_one_failure(tmp_path):
    for number in range(20):
        write(tmp_path / f"{number:02}.txt", f"Article {number}.")
    write(tmp_path / "07.txt", b"\0\0")
    answers = list(read(tmp_path))
    assert [answer.where for answer in answers if isinstance(answer, Failure)] == [str(tmp_path / "07.txt")]
    assert len(answers) == 20


def test_a_folder_without_articles_is_one_failure(tmp_path):
    write(tmp_path / "picture.png", b"\x89PNG")
    assert one(tmp_path) == Failure(str(tmp_path), "no articles in this folder")
    assert "match --include" in one(tmp_path, options=ReadOptions(include=("*.txt",))).why


def test_files_of_the_same_name_in_two_folders_are_two_documents(tmp_path):
    write(tmp_path / "a/story.txt", "One.")
    write(tmp_path / "b/story.txt", "Two.")
    assert [document.text for document in read(tmp_path)] == ["One.", "Two."]


def test_a_path_that_is_no_text_can_still_be_stored(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"Words.")
    (document,) = read(tmp_path)
    document.path.encode("utf-8")


def test_whatever_a_reader_raises_is_one_failure_of_one_line(tmp_path, monkeypatch):
    def breaking(*_arguments):
        raise KeyError("a\nb")
        yield

    monkeypatch.setattr("timeline.sources.dispatch.reader", lambda _kind: breaking)
    path = write(tmp_path / "a.txt", "x")
    assert one(path) == Failure(str(path), "broken, so that it can't be read (KeyError: 'a\\nb')")


@pytest.mark.parametrize(("name", "content"), [("a.mbox", "no message"), ("a.csv", "text,date\n"), ("a.json", "[]")])
def test_a_file_of_no_articles_is_a_failure_and_not_passed_over(tmp_path, name, content):
    path = write(tmp_path / name, content)
    assert one(path) == Failure(str(path), "no articles in it")
