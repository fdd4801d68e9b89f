"""Every screen as text, to be looked at when it changes (`pytest tests/tui --snapshot-update`), and in few colours."""

import pytest
from shelf import Library
from typing_keys import type_keys

from timeline.tui.app import TimelineApp
from timeline.tui.widgets.filters import Gate

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


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)], ids=["120x40", "80x24", "40x10"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_every_screen_shows_what_it_did(make_explorer, snapshot, screen, size):
    explorer = make_explorer(*size)
    explorer.go_entry("art0")
    app = TimelineApp(explorer)
    async with app.run_test(size=size) as pilot:
        await type_keys(app, *SCREENS[screen])
        await pilot.pause(0.05)
        lines = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
        for depth in (16, 0):
            await hold_to(app, depth, pilot)
    assert "\n".join(line.rstrip() for line in lines) == snapshot


async def hold_to(app, depth, pilot):
    """Nothing on the screen needs more than a terminal of so many colours has, and of none more than ASCII."""
    app.looks, app._filters = (app.looks[0], depth), [Gate(ascii_only=depth == 0, colours=depth > 0)]
    for canvas in (canvas for screen in app.screen_stack for canvas in screen.query("Canvas")):
        canvas.redraw()
    await pilot.pause()
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
