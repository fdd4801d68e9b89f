"""A long random walk through the whole application: nothing fails, and some things always hold."""

from random import Random

from shelf import Library, article, many
from textual.events import Key

from timeline.query import run
from timeline.tui.app import TimelineApp
from timeline.tui.keymap import KEYS
from timeline.tui.screens.main import MainScreen

STEPS, SEED = 2_000, 20250417
LEAVES = {"quit", "back_or_quit", "suspend"}
WALK = [name for key in KEYS if key.action not in LEAVES for name in key.keys.split(",") if name != "q"]
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
    store = Curated([*many(), *entries], {entries[0].source.id: text})
    app = TimelineApp(make_explorer(store=store))
    walk, visited = Random(SEED), set()
    async with app.run_test(size=(80, 24)) as pilot:
        for step in range(STEPS):
            typing = app.focused is not None and type(app.focused).__name__ == "Field"
            name = walk.choice(LETTERS if typing else WALK)
            char = name if len(name) == 1 else None
            await app.on_event(Key("space" if name == " " else name, " " if name == " " else char))
            if step % 100 == 0:
                await pilot.pause()
            hold(app)
            visited.add(type(app.screen).__name__)
        for _ in range(12):
            await app.on_event(Key("escape", None))
        assert isinstance(app.screen, MainScreen), "back always comes home"
    assert visited >= {"MainScreen", "ArticleScreen", "PickerScreen", "HistogramScreen", "HelpScreen", "EditScreen"}
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def hold(app):
    explorer = app.explorer
    view = explorer.view
    assert 0 <= explorer.cursor < max(len(view), 1)
    assert explorer.cursor in [row.at for row in explorer.rows()] or not len(view)
    query = explorer.query if explorer.filtering else ""
    assert len(view) == len(run(query, explorer.store, today=explorer.today))
    assert app._exception is None
