"""Pictures of the main screen, to be looked at when they change: `pytest tests/tui --snapshot-update`."""

import pytest

from timeline.tui.app import TimelineApp
from timeline.tui.surroundings import Surroundings

FULL = Surroundings(256, ascii=False, addressable=True)


@pytest.mark.parametrize(
    ("size", "around"),
    [
        pytest.param((120, 40), FULL, id="120x40"),
        pytest.param((80, 24), FULL, id="80x24"),
        pytest.param((40, 10), FULL, id="40x10"),
        pytest.param((80, 24), FULL._replace(depth=16), id="sixteen-colours"),
        pytest.param((80, 24), FULL._replace(depth=0, ascii=True), id="no-colours-ascii"),
    ],
)
def test_the_main_screen_looks_as_it_did(snap_compare, make_explorer, size, around):
    explorer = make_explorer(*size)
    explorer.go_entry("art0")
    assert snap_compare(TimelineApp(explorer, around=around), terminal_size=size)
