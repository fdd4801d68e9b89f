import pytest
from shelf import Library

from timeline.tui.app import TimelineApp
from timeline.tui.lines import plain
from timeline.tui.screens.article import ArticleScreen
from timeline.tui.screens.help import HelpScreen
from timeline.tui.screens.main import MainScreen
from timeline.tui.screens.picker import PickerScreen


@pytest.fixture
def app(make_explorer):
    return TimelineApp(make_explorer())


def shown(screen):
    """The text of the lines that the screen's canvas draws."""
    canvas = next(iter(screen.query("Canvas")))
    return "\n".join(plain(line) for line in canvas.lines(*canvas.size))


async def test_keys_move_through_the_list(app):
    async with app.run_test(size=(80, 24)) as pilot:
        for key, at in (
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("G", 64),
            ("g", 0),
            ("end", 64),
            ("home", 0),
            ("pagedown", 11),
        ):
            await pilot.press(key)
            assert app.explorer.cursor == at, key


async def test_the_actor_picker_narrows_the_list_to_an_actor(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f")
        assert isinstance(app.screen, PickerScreen)
        await pilot.press(*"rubi")
        assert "Marco Rubio" in shown(app.screen)
        assert "France" not in shown(app.screen)
        await pilot.press("enter")
        assert isinstance(app.screen, MainScreen)
        assert (app.explorer.query, len(app.explorer.view)) == ('actor:"Marco Rubio"', 41)


async def test_several_actors_are_included_and_excluded_and_found_again(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", *"france", "tab", *(["backspace"] * 6), *"witkoff", "tab", "tab", "enter")
        assert app.explorer.query == 'actor:France not:actor:"Steve Witkoff"'
        await pilot.press("f")
        assert sorted(app.screen.picker.choices.values()) == ["exclude", "include"]
        await pilot.press("escape")
        assert app.explorer.query == 'actor:France not:actor:"Steve Witkoff"'


async def test_an_entry_opens_at_its_sentence_and_back_is_where_one_was(app):
    async with app.run_test(size=(80, 24)) as pilot:
        app.explorer.go_entry("art1")
        place = (app.explorer.cursor, app.explorer.top)
        await pilot.press("enter")
        assert isinstance(app.screen, ArticleScreen)
        assert "Ministers met in Paris on Thursday" in shown(app.screen)
        assert "counted from the dateline" in shown(app.screen)
        await pilot.press("right_parenthesis")
        assert "will meet again next week" in shown(app.screen)
        await pilot.press("left_parenthesis", "left_parenthesis")
        assert "struck the city of Sumy" in shown(app.screen)
        await pilot.press("escape")
        assert isinstance(app.screen, MainScreen)
        assert (app.explorer.cursor, app.explorer.top) == place


async def test_help_lists_the_keys_and_goes_back(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "one down" in shown(app.screen)
        await pilot.press("q")
        assert isinstance(app.screen, MainScreen)


async def test_q_goes_back_and_from_the_list_quits(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "q")
        assert isinstance(app.screen, MainScreen)
        await pilot.press("q")
    assert app.return_code == 0


@pytest.mark.parametrize("size", [(120, 40), (40, 10), (20, 5), (1, 1)])
async def test_every_size_works(make_explorer, size):
    app = TimelineApp(make_explorer(*size))
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "G", "enter", "pagedown", "escape", "f", "escape")
        assert isinstance(app.screen, MainScreen)
        assert app.explorer.cursor == len(app.explorer.view) - 1


async def test_an_empty_database_opens(make_explorer):
    app = TimelineApp(make_explorer(store=Library([])))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "G", "enter", "f", "enter")
        assert "Nothing here yet" in shown(app.screen)
