import json
import stat

from hypothesis import given
from hypothesis import strategies as st

from timeline.tui.app import TimelineApp
from timeline.tui.memory import KEPT, recall, remember


def test_what_was_remembered_is_recalled_by_the_next_session_and_by_nobody_else(tmp_path):
    path = tmp_path / "state" / "explorer.json"
    remember(path, {"filter": ["actor:rubio", "place:paris"], "actors": ["Marco Rubio"]})
    assert recall(path) == {"filter": ["actor:rubio", "place:paris"], "actors": ["Marco Rubio"]}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_sessions_at_once_keep_what_either_typed(tmp_path):
    path = tmp_path / "explorer.json"
    remember(path, {"filter": ["one"]})
    remember(path, {"filter": ["two"], "search": ["three"]})
    assert recall(path) == {"filter": ["one", "two"], "search": ["three"]}


def test_only_the_latest_are_kept(tmp_path):
    path = tmp_path / "explorer.json"
    remember(path, {"filter": [str(number) for number in range(3 * KEPT)]})
    assert recall(path)["filter"] == [str(number) for number in range(2 * KEPT, 3 * KEPT)]


def test_a_place_that_cannot_be_written_is_let_be(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    remember(tmp_path / "file" / "explorer.json", {"filter": ["one"]})


@given(st.binary() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps).map(str.encode))
def test_no_file_breaks_the_start(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("memory") / "explorer.json"
    path.write_bytes(data)
    assert recall(path) == {}


async def test_the_query_bar_offers_what_an_earlier_session_typed(make_explorer):
    histories = {"filter": ["actor:france"]}
    app = TimelineApp(make_explorer(), histories=histories)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("F", "up")
        assert app.screen.bar.field.value == "actor:france"
        await pilot.press(*(["backspace"] * 12), *"rubio", "enter")
    assert histories["filter"] == ["actor:france", "rubio"]
