"""Every key of the table, pressed: it reaches its action, and the action does what the help says."""

import pytest
from fake_store import make_entry
from shelf import ARTICLE, TODAY, article, many
from typing_keys import type_keys, typed

from timeline.models import Source
from timeline.store import open_store
from timeline.tui.app import TimelineApp
from timeline.tui.explorer import Explorer
from timeline.tui.keymap import KEYS, of_context

OPENED_BY = {"main": [], "article": ["enter"], "histogram": ["i"]}
OTHER = Source("b" * 16, "Another article", "b.txt", "https://example.org/b", "2025-04-18")


@pytest.fixture
def app(tmp_path):
    text, entries = article()
    twice = make_entry(
        "again", "2025-04-13", title="Russia strikes Sumy", actors=("Russia", "Ukraine"), places=("Sumy",), source=OTHER
    )
    entries = [entry.with_(id=f"{at:016x}") for at, entry in enumerate([*entries, twice, *many()])]
    with open_store(tmp_path / "keys.db") as store:
        known = {entry.source.id: entry.source for entry in entries}
        store.add(
            (source, text if source == ARTICLE else "Nothing.", [e for e in entries if e.source == source])
            for source in known.values()
        )
        explorer = Explorer(store, today=TODAY, width=120, height=40)
        yield TimelineApp(explorer)


@pytest.mark.parametrize("context", OPENED_BY)
async def test_every_key_reaches_its_action(app, context, monkeypatch):
    async with app.run_test(size=(120, 40)) as pilot:
        app.explorer.go(20)
        await pilot.press(*OPENED_BY[context])
        called = []
        for key in of_context(context):
            monkeypatch.setattr(
                app.screen, f"action_{key.action}", lambda action=key.action: called.append(action), raising=True
            )
        expected = []
        for key in of_context(context):
            for name in key.keys.split(","):
                expected.append(key.action)
                await app.on_event(typed(name))
                assert called == expected, (name, key.action)


def screen(app):
    return type(app.screen).__name__


def label(app):
    return app.main.bar.prompt.label if app.main.bar.display else ""


def shown_reports(app):
    return sum(not app.explorer.hidden(at) for at in app.explorer.group(app.explorer.cursor))


# action: keys pressed before, keys pressed, what holds then; the cursor starts on the strike on Sumy
EFFECTS = {
    "down": ([], "j", lambda app, at: app.explorer.cursor > at),
    "up": ([], "k", lambda app, at: app.explorer.cursor == at - 1),
    "first": ([], "g", lambda app, _: app.explorer.cursor == 0),
    "last": ([], "G", lambda app, _: app.explorer.entry.start is None),
    "page_down": (["g"], "space", lambda app, at: app.explorer.cursor > 20),
    "page_up": (["G"], "b", lambda app, at: app.explorer.cursor < 45),
    "half_down": (["g"], "ctrl+d", lambda app, at: 8 < app.explorer.cursor < 20),
    "half_up": (["G"], "ctrl+u", lambda app, at: 45 < app.explorer.cursor < 60),
    "next_day": ([], "d", lambda app, _: app.explorer.entry.start == "2025-04-16"),
    "previous_day": ([], "D", lambda app, _: app.explorer.entry.start == "2025-04-10"),
    "next_period": ([], "right_square_bracket", lambda app, _: app.explorer.entry.start == "2025-05-01"),
    "previous_period": ([], "left_square_bracket", lambda app, _: app.explorer.entry.start == "2025-03-02"),
    "today": (["g"], "t", lambda app, _: app.explorer.entry.start == "2025-04-17"),
    "tray": (["g"], "U", lambda app, _: app.explorer.entry.title == "Nobody knows when"),
    "open": ([], "l", lambda app, _: screen(app) == "ArticleScreen"),
    "back_or_quit": ([], "q", lambda app, _: app.return_code == 0),
    "escape": (["F", *"rubio", "enter"], "escape", lambda app, _: app.explorer.query == ""),
    "quit": (["F", *"rubio", "enter"], "Q", lambda app, _: app.return_code == 0),
    "actors": ([], "f", lambda app, _: screen(app) == "PickerScreen"),
    "query": ([], "ampersand", lambda app, _: label(app) == "filter"),
    "search": ([], "slash", lambda app, _: label(app) == "search"),
    "search_next": (["slash", *"event", "enter"], "n", lambda app, at: app.explorer.cursor > at),
    "search_previous": (["slash", *"sumy", "enter"], "N", lambda app, at: app.explorer.entry.source == OTHER),
    "toggle_filter": (["F", *"sumy", "enter"], "ctrl+f", lambda app, _: len(app.explorer.view) == 66),
    "zoom_in": ([], "z", lambda app, _: app.explorer.zoom == "week"),
    "zoom_out": ([], "minus", lambda app, _: app.explorer.zoom == "year"),
    "histogram": ([], "i", lambda app, _: screen(app) == "HistogramScreen"),
    "sort": ([], "s", lambda app, _: app.explorer.sort == "-time"),
    "pane": ([], "tab", lambda app, _: app.explorer.layout.detail.height == 0),
    "detail_down": ([], "J", lambda app, _: app.explorer.detail_top == app.explorer.detail_last),
    "detail_up": (["J"], "K", lambda app, _: app.explorer.detail_top == 0),
    "reports": ([], "v", lambda app, _: shown_reports(app) == 2),
    "folding": ([], "V", lambda app, _: not app.explorer.folds.folding),
    "compare": ([], "c", lambda app, _: screen(app) == "ComparePicker"),
    "mouse": ([], "M", lambda app, _: app.mouse_wanted),
    "mark": ([], "m", lambda app, _: app.explorer.entry.marked),
    "next_mark": (["m", "g"], "right_curly_bracket", lambda app, at: app.explorer.cursor == at),
    "previous_mark": (["m", "G"], "left_curly_bracket", lambda app, at: app.explorer.cursor == at),
    "tags": ([], "T", lambda app, _: label(app) == "tags"),
    "edit": ([], "e", lambda app, _: screen(app) == "EditScreen"),
    "reject": ([], "x", lambda app, _: len(app.explorer.view) == 65),
    "undo": (["x"], "u", lambda app, _: len(app.explorer.view) == 66),
    "redo": (["x", "u"], "ctrl+r", lambda app, _: len(app.explorer.view) == 65),
    "copy": ([], "y", lambda app, _: "terminal's clipboard" in app.explorer.message),
    "copy_cited": ([], "Y", lambda app, _: "terminal's clipboard" in app.explorer.message),
    "address": ([], "o", lambda app, _: app.explorer.message == "us.txt"),
    "write": ([], "w", lambda app, _: label(app) == "write to"),
    "palette": ([], "ctrl+p", lambda app, _: screen(app) == "PaletteScreen"),
    "command": ([], "colon", lambda app, _: label(app) == "command"),
    "help": ([], "f1", lambda app, _: screen(app) == "HelpScreen"),
    "redraw": ([], "ctrl+l", lambda app, _: screen(app) == "MainScreen"),
    "cancel": ([], "ctrl+c", lambda app, _: "nothing runs" in app.explorer.message and app.return_code is None),
    "suspend": ([], "ctrl+z", lambda app, _: app.suspended),
}  # fmt: skip


def test_an_effect_is_told_of_every_action_of_the_list():
    assert sorted(EFFECTS) == sorted({key.action for key in of_context("main")})


@pytest.mark.parametrize("action", EFFECTS)
async def test_every_action_does_what_the_help_says(app, action, monkeypatch):
    before, key, holds = EFFECTS[action]
    app.suspended = False
    monkeypatch.setattr(app, "action_suspend_process", lambda: setattr(app, "suspended", True))
    async with app.run_test(size=(120, 40)) as pilot:
        app.explorer.go_entry(f"{0:016x}")
        app.main.board.redraw()
        at = app.explorer.cursor
        await type_keys(app, *before, key)
        await pilot.pause()
        assert holds(app, at), (app.explorer.entry, app.explorer.message)


ARTICLE_EFFECTS = {
    "down": ([], "j", lambda screen, top, _: screen.reader.top == top + 1),
    "up": (["G"], "k", lambda screen, *_: screen.reader.top == last(screen) - 1),
    "first": ([], "g", lambda screen, *_: screen.reader.top == 0),
    "last": ([], "G", lambda screen, *_: screen.reader.top + screen.reader.height == len(screen.reader.spans)),
    "page_down": (["g"], "space", lambda screen, *_: screen.reader.top == min(screen.reader.height - 1, last(screen))),
    "page_up": (["G"], "b", lambda screen, *_: screen.reader.top < last(screen)),
    "half_down": (["g"], "ctrl+d", lambda screen, *_: 0 < screen.reader.top <= screen.reader.height // 2),
    "half_up": (["G"], "ctrl+u", lambda screen, *_: screen.reader.top < last(screen)),
    "back": ([], "q", lambda screen, _, app: screen is not app.screen and app.screen is app.main),
    "next_entry": ([], "right_parenthesis", lambda screen, *_: screen.reader.current == 1),
    "previous_entry": (["right_parenthesis"], "left_parenthesis", lambda screen, *_: screen.reader.current == 0),
    "quit": ([], "Q", lambda screen, _, app: app.return_code == 0),
    "search": ([], "slash", lambda screen, *_: screen.bar.display),
    "search_next": (["slash", *"paris", "enter"], "n", lambda screen, *_: screen.reader.found is not None),
    "search_previous": (["slash", *"paris", "enter"], "N", lambda screen, *_: screen.reader.found is not None),
    "mouse": ([], "M", lambda screen, _, app: app.mouse_wanted),
    "mark": ([], "m", lambda screen, *_: screen.reader.entry.marked),
    "copy": ([], "y", lambda screen, *_: "clipboard" in screen.page.message),
    "copy_cited": ([], "Y", lambda screen, *_: "clipboard" in screen.page.message),
    "address": ([], "o", lambda screen, *_: screen.page.message == "us.txt"),
    "help": ([], "f1", lambda screen, _, app: app.screen.page.here == "article"),
    "redraw": ([], "ctrl+l", lambda screen, _, app: app.screen is screen),
    "cancel": ([], "ctrl+c", lambda screen, *_: "nothing runs" in screen.page.message),
    "suspend": ([], "ctrl+z", lambda screen, _, app: app.suspended),
}


def last(screen):
    return len(screen.reader.spans) - screen.reader.height


def test_an_effect_is_told_of_every_action_of_an_article():
    assert sorted(ARTICLE_EFFECTS) == sorted({key.action for key in of_context("article")})


@pytest.mark.parametrize("action", ARTICLE_EFFECTS)
async def test_every_action_in_an_article_does_what_the_help_says(app, action, monkeypatch):
    before, key, holds = ARTICLE_EFFECTS[action]
    app.suspended = False
    monkeypatch.setattr(app, "action_suspend_process", lambda: setattr(app, "suspended", True))
    async with app.run_test(size=(80, 24)) as pilot:
        app.explorer.go_entry(f"{0:016x}")
        await pilot.press("enter")
        article_screen, top = app.screen, app.screen.reader.top
        await type_keys(app, *before, key)
        await pilot.pause()
        assert holds(article_screen, top, app), action


@pytest.mark.parametrize(
    ("keys", "query"),
    [
        (["enter"], "on:2025-04-07/2025-04-13"),
        (["l", "enter"], "on:2025-04-14/2025-04-20"),
        (["h", "enter"], "on:2025-03-31/2025-04-06"),
        (["L", "enter"], "on:2025-04-07/2025-04-20"),
        (["k", "k", "j", "enter"], "on:2025-04-07/2025-04-20"),
        (["l", "escape"], ""),
        (["l", "i"], ""),
        (["l", "q"], ""),
    ],
)
async def test_keys_on_the_histogram_choose_a_period(app, keys, query):
    async with app.run_test(size=(120, 40)) as pilot:
        app.explorer.go_entry(f"{0:016x}")
        await pilot.press("i", *keys)
        assert (app.explorer.query, screen(app)) == (query, "MainScreen")


def test_no_action_is_without_help():
    assert [key.action for key in KEYS if not key.help] == []
