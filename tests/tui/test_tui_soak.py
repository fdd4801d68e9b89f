"""A long random walk through the whole application: nothing fails, and some things always hold."""

from random import Random

from shelf import Library, article, many, reports
from textual.events import Key, Paste

from timeline.query import run
from timeline.tui.app import TimelineApp
from timeline.tui.keymap import KEYS
from timeline.tui.lines import size_of
from timeline.tui.screens.main import MainScreen
from timeline.tui.widgets.field import Field

STEPS, SEED = 2_000, 20250417
LEAVES = {"quit", "back_or_quit", "suspend"}
WALK = [name for key in KEYS if key.action not in LEAVES for name in key.keys.split(",") if name != "q"]
SIZES = [(80, 24), (120, 40), (40, 10), (20, 5), (160, 50), (1, 1)]
PASTED = ["rubio", "actor:france ", "q\rjx\x1b[A", "[red]\u202e\x9b2J", "2025-04", "\u4e2d\u6587 e\u0301"]
LETTERS = [*"abrsuft: 0125-", "backspace", "tab", "enter", "escape", "down", "up", "left", "right", "home", "end"]


class Curated(Library):
    """A library that can be edited, so that marks and rejections take part in the walk."""

    def __init__(self, entries, texts):
        super().__init__(entries, texts)
        self.saved = {}

    def change(self, ids, what, **fields):
        changed = [entry.with_(**fields) if entry.id in set(ids) else entry for entry in self.index.list]
        self.put(changed)
        return type("Operation", (), {"what": what, "summary": "a walk"})

    def mark(self, ids, on=True):
        return self.change(ids, "mark", marked=on)

    def edit(self, entry_id, **fields):
        return self.change([entry_id], "edit", **fields)

    def tag(self, ids, add=(), remove=()):
        return self.change(ids, "tag", tags=tuple(add))

    def merge_alias(self, alias, canonical):
        return self.change((), "alias")

    def aliases(self):
        return {}

    def reject(self, ids):
        return self.change(ids, "reject", rejected=True)

    def restore(self, ids):
        return self.change(ids, "restore", rejected=False)

    def undo(self):
        return self.change([entry.id for entry in self.index.list], "undo", rejected=False, marked=False)

    redo = undo

    def views(self):
        return self.saved

    def save_view(self, name, query):
        self.saved[name] = query


async def test_two_thousand_random_keys_keep_the_session_and_its_invariants(
    make_explorer, caplog, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)  # where the walk may write the view to
    text, entries = article()
    store = Curated([*many(), *entries, *reports(10)], {entries[0].source.id: text})
    app = TimelineApp(make_explorer(store=store))
    monkeypatch.setattr(app, "exit", lambda *_: None)  # the palette offers it too
    walk, visited = Random(SEED), set()
    async with app.run_test(size=(80, 24)) as pilot:
        for step in range(STEPS):
            typing = app.focused is not None and type(app.focused).__name__ == "Field"
            if step % 50 == 49:
                await pilot.resize_terminal(*walk.choice(SIZES))
            if step % 70 == 69:
                await app.on_event(Paste(walk.choice(PASTED)))
            else:
                name = walk.choice(LETTERS if typing else WALK)
                char = name if len(name) == 1 else None
                await app.on_event(Key("space" if name == " " else name, " " if name == " " else char))
            if step % 100 == 0:
                await pilot.pause()
            hold(app)
            visited.add(type(app.screen).__name__)
        await come_home(app)
    assert visited >= {
        "MainScreen", "ArticleScreen", "PickerScreen", "HistogramScreen", "HelpScreen", "EditScreen", "PaletteScreen",
        "ComparePicker",
    }  # fmt: skip
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


async def come_home(app):
    """Back, as often as it takes, ends on the list, with the cursor on the entry where it was."""
    while app.explorer.lanes is None and app.screen is not app.main:
        entry, stack = app.explorer.entry, len(app.screen_stack)
        await app.on_event(Key("escape", None))
        assert len(app.screen_stack) == stack - 1 or isinstance(app.focused, Field)
        assert app.explorer.entry == entry
    for _ in range(12):
        await app.on_event(Key("escape", None))
    assert isinstance(app.screen, MainScreen), "back always comes home"
    assert (app.explorer.query, app.explorer.searched, app.explorer.lanes) == ("", "", None)


def hold(app):
    explorer = app.explorer
    view = explorer.view
    rows = [row.at for row in explorer.rows() if row.heading is None]
    assert 0 <= explorer.cursor < max(len(view), 1), "the cursor is on an entry of the view"
    assert explorer.cursor in rows or not len(view), "it is to be seen"
    assert rows == [at for at in range(rows[0], rows[-1] + 1) if not explorer.hidden(at)] if rows else not len(view)
    query = explorer.query if explorer.filtering else ""
    assert len(view) == len(run(query, explorer.store, today=explorer.today)), "the count is right"
    assert app._exception is None
    assert app.screen_stack[0] is app.main
    if app.screen is app.main and app.main.bar.display:
        assert isinstance(app.focused, Field), "who types is heard"
    if app.screen is app.main and app.main.board.size == app.size:
        assert {size_of(line) for line in app.main.board.drawn} == {app.size.width}
