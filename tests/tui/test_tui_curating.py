"""Keys that edit and write, over a real store."""

import json
from datetime import date

import pytest
from fake_store import make_entry
from typing_keys import type_keys

from timeline.models import Source
from timeline.store import open_store
from timeline.tui.app import TimelineApp
from timeline.tui.comparing import Lanes
from timeline.tui.draw.board import board_lines
from timeline.tui.draw.entries import list_lines
from timeline.tui.explorer import Explorer
from timeline.tui.lines import plain
from timeline.tui.screens.edit import EditScreen
from timeline.tui.screens.main import MainScreen

SOURCE = Source("a" * 16, "An article", "a.txt", None, "2025-04-17")
EVENTS = [
    ("2025-04-11", "Witkoff meets Putin", ("Steve Witkoff", "Vladimir Putin")),
    ("2025-04-13", "Russia strikes Sumy", ("Russia",)),
    ("2025-04-17", "Rubio speaks in Paris", ("Marco Rubio",)),
]


@pytest.fixture
def store(tmp_path):
    entries = [
        make_entry(f"{at:016x}", day, title=title, actors=actors, source=SOURCE)
        for at, (day, title, actors) in enumerate(EVENTS)
    ]
    with open_store(tmp_path / "a.db") as store:
        store.add([(SOURCE, "The text.", entries)])
        yield store


@pytest.fixture
def app(store):
    return TimelineApp(Explorer(store, today=date(2025, 4, 17), width=120, height=40))


async def test_tags_are_typed_and_undone(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("T", *"key later", "enter")
        assert app.explorer.entry.tags == ("key", "later")
        await pilot.press("T", "backspace", *(["backspace"] * 5), "enter")
        assert app.explorer.entry.tags == ("key",)
        await pilot.press("u", "u")
        assert app.explorer.entry.tags == ()


async def test_an_edit_moves_the_entry_and_the_cursor_goes_with_it(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        assert isinstance(app.screen, EditScreen)
        await pilot.press("tab", *(["backspace"] * 10), *"2025-04-20", "enter")
        assert isinstance(app.screen, MainScreen)
        entry = app.explorer.entry
        assert (entry.title, entry.start, entry.edited) == (
            "Witkoff meets Putin",
            "2025-04-20",
            ("edtf", "end", "start"),
        )
        assert app.explorer.cursor == 2


async def test_a_form_that_cannot_be_read_stays_and_esc_leaves_the_entry_as_it_was(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e", "tab", *"nonsense", "enter")
        assert isinstance(app.screen, EditScreen)
        assert "date:" in app.screen.picture.wrong
        await pilot.press("escape")
        assert app.explorer.entry.start == "2025-04-11"


async def test_what_is_wrong_is_told_in_the_frame_where_there_is_no_room_below(app):
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.press("e", "tab", *"[x]")
        await pilot.pause()
        frame = "".join(segment.text for segment in app.screen._compositor.render_strips()[0])
        assert "date: 2025" in frame
        await pilot.press("backspace", "backspace", "backspace")
        await pilot.pause()
        assert "Edit" in "".join(segment.text for segment in app.screen._compositor.render_strips()[0])


async def test_actors_are_compared_in_lanes_and_then_in_one_list_again(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("c", *"witk", "tab", *(["backspace"] * 4), *"rubio", "enter")
        lines = [plain(line) for line in list_lines(app.explorer)]
        heading = next(line for line in lines if "Marco Rubio" in line)
        witkoff, rubio = (heading.index(name) for name in ("Steve Witkoff", "Marco Rubio"))
        meets = next(line for line in lines if "Witkoff meets" in line)
        speaks = next(line for line in lines if "Rubio speaks" in line)
        assert (meets.index("Witkoff meets") - witkoff, speaks.index("Rubio speaks") - rubio) == (0, 0)
        assert len(app.explorer.view) == 2
        await pilot.press("c")
        assert app.explorer.lanes is None


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10), (20, 5), (3, 3), (1, 1)])
def test_lanes_fill_every_size_of_screen_exactly(store, size):
    explorer = Explorer(store, today=date(2025, 4, 17), width=size[0], height=size[1])
    explorer.compare(Lanes(explorer, ["Steve Witkoff", "Russia", "Marco Rubio"]))
    lines = board_lines(explorer)
    assert len(lines) == size[1]
    assert {len(plain(line)) for line in lines} == {size[0]}


async def test_the_view_is_written_to_a_file_in_the_format_of_its_ending(app, tmp_path):
    path = tmp_path / "out.jsonl"
    async with app.run_test(size=(120, 40)) as pilot:
        app.explorer.set_query("actor:rubio")
        await type_keys(app, "w", *str(path), "enter")
        for _ in range(100):
            if "entries written to" in app.explorer.message:
                break
            await pilot.pause(0.02)
        assert [json.loads(line)["title"] for line in path.read_text("utf-8").splitlines()] == ["Rubio speaks in Paris"]
        await type_keys(app, "w", *str(path), "enter")
        assert "exists" in app.screen.bar.prompt.note


async def test_a_name_becomes_another_name_of_an_actor_for_the_next_import_too(app, store):
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("colon", *"alias Russia = Marco Rubio", "enter")
        assert store.aliases() == {"Russia": "Marco Rubio"}
        assert [entry.actors for entry in app.explorer.view.entries()][1] == ("Marco Rubio",)
        await pilot.press("u")
        assert store.aliases() == {}


async def test_the_palette_finds_an_action_by_its_words(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p", *"newest", "enter")
        assert app.explorer.sort == "-time"
        await pilot.press("ctrl+p", *"another name", "enter")
        assert app.screen.bar.field.value == "alias "


async def test_undo_and_redo_say_what_they_did(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("x", "u")
        assert app.explorer.message == "undone: reject Witkoff meets Putin"
        await pilot.press("ctrl+r")
        assert app.explorer.message == "done again: reject Witkoff meets Putin"


async def test_an_empty_tray_is_told(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("U")
        assert app.explorer.message == "no entry of the view is without a date"


async def test_a_date_that_a_person_set_is_not_said_to_come_from_the_words(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e", "tab", *(["backspace"] * 10), *"2025-04-20", "enter")
        text = "\n".join(map(plain, board_lines(app.explorer)))
        assert "= set by hand; read as: " in text
        await pilot.press("u")
        assert "set by hand" not in "\n".join(map(plain, board_lines(app.explorer)))


@pytest.mark.parametrize("size", [(40, 10), (20, 5)])
async def test_on_a_small_terminal_the_form_scrolls_to_the_field_in_hand(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press("e", *(["tab"] * 4))
        await pilot.pause()
        assert app.screen.query_one("#box").region.contains_region(app.focused.region)


async def test_what_is_wrong_with_a_form_is_seen_on_a_small_terminal(app):
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("e", "tab", *"x")
        await pilot.pause()
        rows = ["".join(piece.text for piece in strip) for strip in app.screen._compositor.render_strips()]
        assert any("date: " in row for row in rows)
