import asyncio

import pytest
from shelf import Library
from textual.events import Key, Paste

from timeline.tui.app import RELEASE_AFTER, TimelineApp
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


async def test_q_leaves_a_filter_before_it_quits_and_the_filter_can_be_had_again(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("F", *"actor:rubio", "enter", "q")
        assert (app.explorer.query, len(app.explorer.view)) == ("", 65)
        assert "filter cleared" in app.explorer.message
        await pilot.press("F", "up", "enter")
        assert app.explorer.query == "actor:rubio"
        await pilot.press("ctrl+f", "q")
    assert app.return_code == 0, "a filter that rests is nothing to go back from"


async def test_esc_leaves_lanes_then_what_is_searched_for_then_the_filter(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"rubio", "tab", *(["backspace"] * 5), *"witkoff", "enter", "slash", *"e01", "enter")
        assert app.explorer.lanes is not None
        await pilot.press("escape")
        assert (app.explorer.lanes, app.explorer.searched) == (None, "e01")
        await pilot.press("escape")
        assert (app.explorer.searched, bool(app.explorer.query)) == ("", True)
        await pilot.press("escape")
        assert app.explorer.query == ""


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


async def test_the_query_bar_filters_as_one_types_and_keeps_the_last_good_result(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("F", *"actor:rubio")
        assert len(app.explorer.view) == 41
        await app.on_event(Paste(" after:blah"))
        await pilot.pause()
        assert len(app.explorer.view) == 41
        bar = app.main.bar
        assert bar.field.underline.span == (18, 22)
        assert "blah" in bar.note.text
        await pilot.press("enter")
        assert bar.display, "a query that cannot be read is not taken"
        await pilot.press("escape")
        assert (app.explorer.query, bar.display) == ("", False)


async def test_a_field_name_that_is_being_typed_leaves_the_list_as_it_is(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("F", *"actor:rubio ")
        for key in "after:":
            await pilot.press(key)
            assert len(app.explorer.view) == 41, key
        await pilot.press("backspace", "enter")
        assert (app.explorer.query, len(app.explorer.view)) == ("actor:rubio after", 0), (
            "a word is a word once accepted"
        )


async def test_the_query_bar_completes_and_remembers(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("F", *"act", "tab", *"wit", "tab", "enter")
        assert "Witkoff" in app.explorer.query
        await pilot.press("escape", "F", "up")
        assert "Witkoff" in app.main.bar.field.value


async def test_search_goes_to_what_it_finds_and_n_goes_on(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"e01", "enter")
        assert app.explorer.entry.id == "e010"
        await pilot.press("n", "n", "N")
        assert app.explorer.entry.id == "e011"
        await pilot.press("slash", *"zzz")
        assert app.explorer.entry.id == "e011"
        await pilot.press("escape")


async def test_a_command_goes_to_a_date_and_saves_and_opens_views(app, library):
    saved = {}
    library.save_view = saved.__setitem__
    library.views = lambda: saved
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("colon", *"2025-04", "enter")
        assert app.explorer.heading(app.explorer.cursor).label == "Apr 2025"
        app.explorer.set_query("actor:france")
        await pilot.press("colon", *"save fr", "enter", "escape")
        assert app.explorer.query == ""
        await pilot.press("colon", *"view fr", "enter")
        assert app.explorer.query == "actor:france"
        await pilot.press("colon", *"nonsense", "enter")
        assert "neither a command nor a date" in app.main.bar.note.text


async def test_a_period_is_chosen_on_the_histogram(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i", "l", "L", "enter")
        assert app.explorer.query.startswith("on:2025-01")
        assert 0 < len(app.explorer.view) < 65
        assert isinstance(app.screen, MainScreen)


async def test_keys_typed_faster_than_screens_open_are_obeyed_in_order(app):
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("f", *"rub", "enter", "j", "j", "enter", "escape", "k"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert (app.explorer.query, app.explorer.cursor) == ('actor:"Marco Rubio"', 1)


async def test_a_failure_inside_shows_a_message_and_keeps_the_session(app, monkeypatch):
    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(app.explorer, "turn", lambda *_: 1 / 0)
        await pilot.press("d")
        assert "ZeroDivisionError" in app.explorer.message
        await pilot.press("j")
        assert app.explorer.cursor == 1


async def test_pasted_text_is_text_and_never_a_command(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await app.on_event(Paste("q\rjjj"))
        assert app.explorer.cursor == 0
        await pilot.press("F")
        await app.on_event(Paste("actor:rubio\x1b[2J\n"))
        await pilot.pause()
        assert "\x1b" not in app.main.bar.field.value
        assert app.main.bar.field.value.startswith("actor:rubio")


async def test_the_mouse_chooses_opens_and_scrolls(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#board", offset=(20, 5))
        assert app.explorer.cursor == 2
        await pilot.click("#board", offset=(20, 5))
        await pilot.pause()
        assert isinstance(app.screen, ArticleScreen)
        await pilot.press("escape")
        app.main.board.on_mouse_scroll_down()
        assert app.explorer.cursor == 5


async def test_what_stands_behind_a_command_is_completed(app, library):
    library.views = lambda: {"france": "actor:france", "rubio": "actor:rubio"}
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("colon", *"view f", "tab", "enter")
        assert app.explorer.query == "actor:france"
        await pilot.press("colon", *"zoom y", "tab", "enter")
        assert app.explorer.zoom == "year"


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (20, 5)])
async def test_a_note_on_a_mistake_leaves_the_mistake_to_be_seen(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press("F", *"actor:rubio after:20x5")
        await pilot.pause()
        field = app.main.bar.field
        assert field.size.width >= size[0] * 2 // 5
        assert field.scroll_offset.x + field.size.width > len(field.value)


async def test_up_and_down_go_through_what_was_typed(app):
    async with app.run_test(size=(80, 24)) as pilot:
        app.history("filter")[:] = ["actor:rubio", "actor:france", "date:none"]
        await pilot.press("F", "up", "up", "up", "down")
        assert app.main.bar.field.value == "actor:france"
        await pilot.press("down", "down")
        assert app.main.bar.field.value == ""


async def test_an_import_that_ends_after_the_application_tells_nobody(app):
    failures = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: failures.append(context))
    async with app.run_test(size=(80, 24)) as pilot:
        tell = app._import_tells
        await pilot.press("q")
    tell("3 new articles", True)
    await asyncio.sleep(0)
    assert failures == []


async def test_once_it_ends_a_thread_can_have_nothing_done_any_more(app):
    done = []
    async with app.run_test(size=(80, 24)):
        app._act(lambda: done.append("before"))
        app.exit(0)
        app._act(lambda: done.append("after"))
    assert done == ["before"]


async def test_help_begins_with_the_keys_of_the_screen_it_was_asked_on(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        assert "In the list" in plain(app.screen.page.drawn[0])
        await pilot.press("escape", "enter", "f1")
        assert "In an article" in plain(app.screen.page.drawn[0])


async def test_what_cannot_be_drawn_is_told_and_the_session_goes_on(app, monkeypatch):
    def damaged(*_):
        raise ValueError("damaged at byte 1,939")

    async with app.run_test(size=(80, 24)) as pilot:
        with monkeypatch.context() as patched:
            patched.setattr(app.explorer.view, "detail", damaged)
            await pilot.press("j")
            assert "damaged at byte 1,939" in "".join(map(plain, app.main.board.drawn))
        await pilot.press("j")
        assert "timeline" in plain(app.main.board.drawn[0])


@pytest.mark.parametrize("key", ["F", "f", "e"])
async def test_f1_shows_help_while_one_types_and_what_was_typed_stays(app, key):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key, *"rub")
        field = app.focused
        text = field.value
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", "i")
        assert (app.focused, field.value) == (field, f"{text}i")


async def test_what_is_typed_into_the_query_bar_is_shown_in_part_and_completed_after_a_pause(app, monkeypatch):
    monkeypatch.setattr("timeline.query.nearby.DISTANCES", (16,))
    monkeypatch.setattr("timeline.tui.widgets.bar.PAUSE", 3600)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("F", *"event")
        assert len(app.explorer.view) < len(app.explorer.counted) == 65
        assert "…" in app.main.bar.note.text
        monkeypatch.setattr("timeline.tui.widgets.bar.PAUSE", 0)
        await pilot.press("backspace")
        await pilot.pause(0.1)
        assert app.explorer.counted is app.explorer.view
        assert len(app.explorer.view) == 62
        assert "62 of 65" in app.main.bar.note.text


async def test_a_filter_accepted_before_it_was_completed_is_complete(app, monkeypatch):
    monkeypatch.setattr("timeline.query.nearby.DISTANCES", (16,))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("F", *"event", "enter")
        assert app.explorer.counted is app.explorer.view
        assert (app.explorer.query, len(app.explorer.view)) == ("event", 62)


async def test_the_pages_of_the_index_are_given_back_once_keys_pause(app, monkeypatch):
    given_back = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(2 * RELEASE_AFTER)
        monkeypatch.setattr(app.explorer.store.index, "release", lambda: given_back.append(app.explorer.cursor))
        await pilot.press("j", "j")
        await pilot.pause(2 * RELEASE_AFTER)
    assert given_back[-1] == 2
