"""A command line of its own for every test: no configuration, no database but the test's."""

from pathlib import Path
from typing import NamedTuple

import pytest

from timeline.cli import run

STORIES = {
    "paris.txt": "PARIS, April 17, 2025 (AFP) - Ukrainian representatives met European officials on Thursday.\n",
    "sumy.txt": "KYIV, April 14, 2025 (AFP) - Russian missiles struck Sumy on Sunday, killing 35 people.\n",
    "note.txt": "Marco Rubio met Steve Witkoff in Paris on Sunday.\n",
}


class Result(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """The working folder, with three stories in `articles`; nothing of the machine's own is in reach."""
    for name in ("TIMELINE_DB", "TIMELINE_CONFIG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    work = tmp_path / "work"
    (work / "articles").mkdir(parents=True)
    for name, text in STORIES.items():
        (work / "articles" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def cli(home, capsys):
    """Run the program in this process: `cli("add", "articles")`."""

    def call(*args: str) -> Result:
        capsys.readouterr()
        code = run(list(args))
        return Result(code, *capsys.readouterr())

    return call
