"""Every screen as text, to be looked at when it changes (`pytest tests/tui --snapshot-update`), and in few colours."""

import pytest
from shelf import Library

from timeline.tui.app import TimelineApp
from timeline.tui.surroundings import Surroundings

SCREENS = {
    "main": [],
    "filtered": ["F", *"actor:rubio", "enter"],
    "nothing-found": ["F", *"zzz", "enter"],
    "lanes": ["c", *"rubio", "tab", *(["backspace"] * 5), *"russia", "enter"],
    "article": ["enter"],
    "article-search": ["enter", "slash", *"paris"],
    "picker": ["f", *"rub", "tab"],
    "compare": ["c"],
    "histogram": ["i", "l", "L"],
    "help": ["question_mark"],
    "palette": ["ctrl+p", *"mark"],
    "edit": ["e"],
    "edit-wrong": ["e", "tab", "x"],
    "query-completed": ["F", *"actor:r", "down"],
    "query-wrong": ["F", *"after:blah"],
    "command": ["colon", *"th"],
    "tags": ["T", *"key"],
    "write": ["w"],
    "message": ["o"],
}


def started(make_explorer, size, around):
    explorer = make_explorer(*size)
    explorer.go_entry("art0")
    return TimelineApp(explorer, around=around)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)], ids=["120x40", "80x24", "40x10"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_every_screen_shows_what_it_did(make_explorer, snapshot, screen, size):
    app = started(make_explorer, size, Surroundings(256, ascii=False, addressable=True))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*SCREENS[screen])
        await pilot.pause(0.05)
        lines = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
    assert "\n".join(line.rstrip() for line in lines) == snapshot


@pytest.mark.parametrize("screen", SCREENS)
async def test_no_screen_has_more_colours_or_letters_than_the_terminal(make_explorer, screen):
    for depth in (0, 16):
        app = started(make_explorer, (80, 24), Surroundings(depth, ascii=depth == 0, addressable=True))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*SCREENS[screen])
            await pilot.pause(0.05)
            for strip in app.screen._compositor.render_strips():
                for text, style, _ in strip.apply_filter(app._filters[0], app.screen.background_colors[0]):
                    colours = [colour for colour in (style.color, style.bgcolor) if colour and not colour.is_default]
                    assert all(colour.number is not None and colour.number < depth for colour in colours), (text, style)
                    assert depth or text.isascii(), text


async def test_an_empty_database_welcomes(snapshot, make_explorer):
    app = TimelineApp(make_explorer(80, 24, store=Library([])))
    async with app.run_test(size=(80, 24)):
        lines = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
    assert "\n".join(line.rstrip() for line in lines) == snapshot
