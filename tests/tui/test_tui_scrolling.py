from timeline.tui.scrolling import best_shift


def numbered(first, rows=10):
    return [((f"line {first + at}", ""),) for at in range(rows)]


def test_no_scroll_where_nothing_moved():
    assert best_shift(numbered(0), numbered(500)) is None


def test_lines_that_moved_are_found_with_how_far_and_from_where_to_where():
    head, foot = (("head", ""),), (("foot", ""),)
    assert best_shift([head, *numbered(0), foot], [head, *numbered(2), foot]) == (2, 1, 10)
    assert best_shift([head, *numbered(2), foot], [head, *numbered(0), foot]) == (-2, 1, 10)
