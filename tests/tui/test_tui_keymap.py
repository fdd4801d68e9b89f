import pytest

from timeline.tui.draw.help import help_lines
from timeline.tui.keymap import GROUPS, KEYS, hints, key_name, of_context
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
    text = "\n".join(plain(line) for line in help_lines(80))
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
