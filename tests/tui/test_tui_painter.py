import pytest
from glass import Glass
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.tui.painter import Painter

pieces = st.tuples(st.text(alphabet="ab ─é…\u4e2d\u0301", max_size=6), st.sampled_from(["", "1", "7", "38;5;245"]))
rows = st.lists(
    st.one_of(st.just((("same line", ""),)), st.lists(pieces, max_size=3).map(tuple)), min_size=6, max_size=6
)


def fresh(frame, columns=24):
    glass = Glass(columns, len(frame))
    glass.feed(Painter().paint(frame, columns))
    return glass.rows()


@settings(max_examples=150)
@given(st.lists(rows, min_size=2, max_size=5), st.booleans())
def test_frames_painted_over_each_other_look_as_if_painted_afresh(frames, scrolling):
    painter, glass = Painter(scrolling=scrolling), Glass(24, 6)
    for frame in frames:
        glass.feed(painter.paint(frame, 24))
        assert glass.rows() == fresh(frame)


def numbered(first, count=20):
    return [((f"line {n} of the list, with some words", ""),) for n in range(first, first + count)]


@pytest.mark.parametrize("shift", [1, 3, -1, -7])
def test_lines_that_moved_are_scrolled_not_written(shift):
    painter, glass = Painter(), Glass(60, 22)
    head, foot = (("head", "1"),), (("foot", ""),)
    glass.feed(painter.paint([head, *numbered(100), foot], 60))
    frame = [head, *numbered(100 + shift), foot]
    out = painter.paint(frame, 60)
    assert len(out) < 20 + 45 * abs(shift)
    glass.feed(out)
    assert glass.rows() == fresh(frame, 60)


def test_an_unchanged_frame_costs_nothing_and_a_forgotten_one_all():
    painter = Painter()
    whole = painter.paint(numbered(0), 60)
    assert painter.paint(numbered(0), 60) == ""
    painter.forget()
    assert painter.paint(numbered(0), 60) == whole


def test_a_changed_word_costs_a_word():
    painter = Painter()
    painter.paint([(("the quick brown fox", ""),)], 40)
    assert len(painter.paint([(("the quick green fox", ""),)], 40)) < 16


def test_mode_2026_wraps_large_frames_only():
    painter = Painter()
    painter.synchronised = True
    assert painter.paint(numbered(0, 60), 60).startswith("\x1b[?2026h")
    assert not painter.paint(numbered(1, 60), 60).startswith("\x1b[?2026h")
