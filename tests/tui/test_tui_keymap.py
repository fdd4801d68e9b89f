import pytest

from timeline.tui.app import TimelineApp
from timeline.tui.draw.board import board_lines
from timeline.tui.draw.help import help_lines
from timeline.tui.keymap import GROUPS, KEYS, hints, key_name, of_context, rebound
from timeline.tui.lines import plain
from timeline.tui.screens.article import ArticleScreen
from timeline.tui.screens.histogram import HistogramScreen
from timeline.tui.screens.main import MainScreen

SCREENS = {"main": MainScreen, "article": ArticleScreen, "histogram": HistogramScreen}


@pytest.mark.parametrize(("context", "screen"), SCREENS.items())
def test_every_key_of_the_table_does_something_where_it_says(context, screen):
    assert [key.action for key in of_context(context) if not hasattr(screen, f"action_{key.action}")] == []


@pytest.mark.parametrize("context", SCREENS)
def test_no_key_has_two_meanings_in_one_place(context):
    keys = [name for key in of_context(context) for name in key.keys.split(",")]
    assert sorted(keys) == sorted(set(keys))


def test_the_help_tells_every_key():
    text = "\n".join(plain(line) for line in help_lines(120))
    assert [key.help for key in KEYS if key.help not in text] == []
    assert {key.group for key in KEYS} <= set(GROUPS)


def test_keys_are_named_as_people_write_them():
    assert [key_name(key) for key in ("ctrl+d", "pagedown", "question_mark", "j", "G", "shift+left")] == [
        "Ctrl+D",
        "PgDn",
        "?",
        "j",
        "G",
        "Shift+←",
    ]


def test_the_footer_begins_with_what_is_wanted_most():
    assert hints("main")[0] == ("Enter", "in context")
    assert hints("article")[0] == ("Esc", "back")


def test_a_configured_key_takes_the_place_of_the_usual_one():
    keys = {key.action: key.keys for key in rebound({"mark": ("?", "insert"), "help": ("f1",), "page_down": ("PgDn",)})}
    assert (keys["mark"], keys["help"], keys["page_down"]) == ("question_mark,insert", "f1", "pagedown")


def test_a_key_for_no_action_is_refused_by_its_name():
    with pytest.raises(ValueError, match=r"keys\.dance: no such action"):
        rebound({"dance": ("d",)})


def test_a_key_that_another_action_has_is_refused():
    with pytest.raises(ValueError, match=r"keys\.mark: d is the key of next_day already"):
        rebound({"mark": ("d",)})


async def test_a_configured_key_works_and_the_footer_and_the_help_show_it(make_explorer):
    explorer = make_explorer(120, 40)
    explorer.keys = rebound({"down": ("w",), "write": ("W",), "actors": ("p",)})
    app = TimelineApp(explorer)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("w", "j")
        assert explorer.cursor == 1
        assert "p actors" in plain(board_lines(explorer)[-1])
        assert any("w " in plain(line) and "one down" in plain(line) for line in help_lines(80, explorer.keys))


def test_the_two_keys_of_one_word_stand_together_in_the_footer():
    assert ("z Z", "zoom") in hints("main")


@pytest.mark.parametrize("name", ["ctlr+d", "nonsense", "f99", ""])
def test_a_key_that_there_is_none_of_is_told(name):
    with pytest.raises(ValueError, match=r"keys\.mark: .* is no key"):
        rebound({"mark": (name,)})


@pytest.mark.parametrize("name", ["f5", "ctrl+g", "insert", "PgDn", "shift+up", "Del", "ä"])
def test_a_key_that_there_is_is_taken(name):
    changes = {"mark": (name,), "page_down": ("E",)}
    assert rebound(changes)
