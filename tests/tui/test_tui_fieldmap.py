"""The table of the keys that cannot be configured says what fields and boxes really do."""

import pytest
from textual.widgets import Input

from timeline.tui.app import TimelineApp
from timeline.tui.draw.help import TITLES, help_lines
from timeline.tui.fieldmap import FIXED
from timeline.tui.keymap import GROUPS, KEYS, key_name, of_context
from timeline.tui.lines import plain
from timeline.tui.screens.help import HelpScreen
from timeline.tui.widgets.field import LEFT_TO_OWNER

OPENED_BY = {"prompt": "F", "picker": "f", "form": "e", "palette": "ctrl+p"}
UNTOLD = {"ctrl+x", "ctrl+c", "super+c", "ctrl+v", "super+backspace", "ctrl+shift+a", "ctrl+shift+left"} | {
    "ctrl+shift+right",
    *(f"shift+{key}" for key in ("left", "right", "home", "end")),
}  # selecting, which a person on a terminal does with the terminal


@pytest.fixture
def app(make_explorer):
    return TimelineApp(make_explorer())


def keys_of(context):
    return [name for key in of_context(context, FIXED) for name in key.keys.split(",")]


@pytest.mark.parametrize("context", OPENED_BY)
def test_every_key_of_a_field_stands_in_the_table(context):
    field = {name for binding in Input.BINDINGS for name in binding.key.split(",")} - UNTOLD
    assert field <= set(keys_of(context))
    assert set(keys_of(context)) <= field | {"enter", "escape", "f1", *LEFT_TO_OWNER}
    assert len(keys_of(context)) == len(set(keys_of(context)))


@pytest.mark.parametrize("context", TITLES)
def test_help_begins_with_the_context_it_was_asked_in_and_tells_all_its_keys(context):
    lines = [plain(line).rstrip() for line in help_lines(100, KEYS, context)]
    assert lines[0].strip() == TITLES[context]
    section = " ".join(
        " ".join(lines[: lines.index(next(line for line in lines[2:] if line in others(context)))]).split()
    )
    for key in of_context(context, (*KEYS, *FIXED)):
        assert " ".join(map(key_name, key.keys.split(","))) in section
        assert key.help in section
        assert key.group in GROUPS


def others(context):
    return {f" {title}" for name, title in TITLES.items() if name != context}


@pytest.mark.parametrize(("context", "key"), OPENED_BY.items())
async def test_f1_in_a_field_tells_the_keys_of_its_box(app, context, key):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key, "f1")
        assert plain(app.screen.page.drawn[0]).strip() == TITLES[context]


async def test_editing_keys_do_in_a_field_what_the_table_says(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("F", *"one two three")
        field = app.focused
        for keys, text, cursor in (
            (["left", "left"], "one two three", 11),
            (["ctrl+left"], "one two three", 8),
            (["ctrl+w"], "one three", 4),
            (["delete"], "one hree", 4),
            (["ctrl+d", "backspace"], "oneree", 3),
            (["home", "right"], "oneree", 1),
            (["ctrl+k"], "o", 1),
            (["ctrl+a"], "o", 0),
            (["ctrl+e", "ctrl+u"], "", 0),
        ):
            await pilot.press(*keys)
            assert (field.value, field.cursor_position) == (text, cursor), keys


async def test_the_help_scrolls_by_its_own_table(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        page = app.screen.page
        for keys, top in ((["j", "down"], 2), (["k", "up"], 0), (["space"], 22), (["b"], 0), (["G", "g"], 0)):
            await pilot.press(*keys)
            assert page.top == top, keys
        await pilot.press("G")
        assert "timeline help query" in plain(page.drawn[-2])
        await pilot.press("h")
        assert not isinstance(app.screen, HelpScreen)


@pytest.mark.parametrize("cells", [1, 5, 20, 40, 80, 160])
def test_help_fills_any_width(cells):
    assert {sum(len(text) for text, _ in line) for line in help_lines(cells)} == {cells}
