import os
import threading

import pytest

from timeline.tui.driver import Writer


class Pipe:
    """A terminal that takes as much as a pipe holds; `writers` are the threads that wrote to it."""

    def __init__(self):
        self.ours, self.theirs = os.pipe()
        self.writers = []

    def fileno(self):
        return self.theirs

    def write(self, text):
        self.writers.append(threading.current_thread())
        os.write(self.theirs, text.encode())

    def flush(self):
        """Nothing is held back."""

    def take(self, count):
        data = b""
        while len(data) < count:
            data += os.read(self.ours, count - len(data))
        return data.decode()


@pytest.fixture
def pipe():
    pipe = Pipe()
    yield pipe
    os.close(pipe.ours)
    os.close(pipe.theirs)


@pytest.fixture
def writer(pipe):
    writer = Writer(pipe)
    writer.start()
    yield writer
    writer.stop()


def test_what_the_terminal_takes_is_written_at_once(pipe, writer):
    writer.write("a frame")
    assert pipe.writers == [threading.current_thread()]
    assert pipe.take(7) == "a frame"


def test_a_terminal_that_takes_nothing_keeps_nobody_waiting_and_gets_everything_in_order(pipe, writer):
    os.write(pipe.theirs, b"." * 65_536)
    for word in ("one", "two", "three"):
        writer.write(word)
    assert pipe.take(65_536 + 11).endswith("onetwothree")
    assert set(pipe.writers) == {writer}
