import os

import pytest

from timeline.tui.console import Console
from timeline.tui.painter import Painter
from timeline.tui.surroundings import Surroundings
from timeline.tui.typeahead import TypeAhead, moves_of


@pytest.fixture
def page(make_explorer):
    """An explorer whose keys come out of one pipe and whose drawing goes into another."""
    keys, drawing = os.pipe(), os.pipe()
    console = Console()
    console.input, console.output = keys[0], drawing[1]
    explorer = make_explorer()
    typed = TypeAhead(explorer, console, Painter(), Surroundings(256, ascii=False, addressable=True), "terminal")
    yield explorer, typed, keys[1], drawing[0]
    for end in (*keys, *drawing):
        os.close(end)


def test_keys_that_move_are_obeyed_and_shown(page):
    explorer, typed, keys, drawing = page
    typed.start()
    os.write(keys, b"jj\x1b[B")
    shown = os.read(drawing, 1 << 16).decode()
    while explorer.cursor < 3:
        shown += os.read(drawing, 1 << 16).decode()
    assert "Event e003" in shown
    assert typed.stop() == b""


def test_the_first_key_that_is_left_to_the_toolkit_keeps_all_after_it(page):
    explorer, typed, keys, drawing = page
    typed.start()
    os.write(keys, b"jfruj\r")
    os.read(drawing, 1 << 16)
    typed._thread.join(5)
    assert (explorer.cursor, typed.stop()) == (1, b"fruj\r")


def test_half_a_sequence_is_waited_for_and_handed_on(page):
    explorer, typed, keys, drawing = page
    typed.start()
    os.write(keys, b"j\x1b[")
    os.read(drawing, 1 << 16)
    assert (explorer.cursor, typed.stop()) == (1, b"\x1b[")


def test_only_the_keys_of_the_table_move(make_explorer):
    moves = moves_of(make_explorer())
    assert {b"j", b"k", b"\x1b[B", b" ", b"G"} <= set(moves)
    assert b"q" not in moves
