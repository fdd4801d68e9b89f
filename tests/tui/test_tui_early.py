import subprocess
import sys

from fake_store import make_entry

from timeline.store import open_store

FIRST_PAGE = """
import sys
before = set(sys.modules)
from timeline.days import today
from timeline.cli import shortcut
from timeline.store import open_store
from timeline.tui import console, start
from timeline.tui.early import paint_first
explorer = start.Explorer(open_store(sys.argv[1]), today=today(), width=120, height=40)
around = start.surroundings({"TERM": "xterm-256color"}, ascii_wanted=False)
shown = paint_first(explorer, start.Painter(), around, "terminal")
assert "Russia strikes Sumy" in shown, shown
print(*set(sys.modules) - before)
"""
SLOW = {
    "typing",
    "datetime",
    "re",
    "enum",
    "json",
    "dataclasses",
    "pathlib",
    "signal",
    "rich",
    "textual",
    "click",
    "asyncio",
}


def test_a_first_page_loads_nothing_that_takes_its_time(tmp_path):
    path = tmp_path / "a.db"
    titles = ("Russia strikes Sumy – “35 killed”", "A café in Sumy is struck")
    entries = [make_entry(f"{at:016x}", "2025-04-13", title=title) for at, title in enumerate(titles)]
    with open_store(path) as store:
        store.add([(entries[0].source, "", entries)])
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE, str(path)], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert SLOW & set(done.stdout.split()) == set()
