"""Every example of the manual, of the commands' help and of the README, run as it stands."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from pseudo_terminal import PseudoTerminal

from timeline.cli.commands import COMMANDS
from timeline.cli.manual import TOPICS, page
from timeline.cli.root import timeline

ROOT = click.Context(timeline, info_name="timeline")
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
STORY = "KYIV, April 14, 2025 (AFP) - Marco Rubio met Steve Witkoff in Paris on Thursday, 10 April, before strikes.\n"
FEED = "<rss><channel><item><title>Talks</title><description>Talks opened.</description></item></channel></rss>"
# What other programs do is theirs; a watch ends after its first look, so that its test ends too.
SETUP = f"""
timeline() {{ if [ "$1" = watch ]; then set -- "$@" --once; fi; "{sys.executable}" -m timeline "$@"; }}
curl() {{ cat feed.xml; }}
jq() {{ cat > jq.out && test -s jq.out; }}
set -e -o pipefail
"""


def shown(markdown):
    """The examples of a page: indented lines that begin with `$` or with the program's name."""
    return re.findall(r"^    (?:\$ )?((?:\w+ [^|\n]+\| )?timeline\b.*?)(?: {3,}.*)?$", markdown, re.MULTILINE)


def told(command):
    """The examples of a command's help."""
    lines = timeline.get_command(ROOT, command).help.split("Examples:")[1].splitlines()
    return [re.split(r" {3,}", line.strip())[0] for line in lines if line.strip()]


PLACES = {
    "README": shown(README),
    "timeline --help": re.findall(r"^  (timeline.*?)  ", timeline.help, re.MULTILINE),
    **{f"help {topic}": shown(page(topic)) for topic in TOPICS},
    **{f"{command} --help": told(command) for command in COMMANDS},
}
OPENS = re.compile(r"(cat a.txt \| )?timeline( --sample| --db \S+| notes/ a.html)?")


@pytest.fixture
def place(home, monkeypatch):
    monkeypatch.setenv("HOME", str(home))
    for folder in ("notes", ".local/share/bash-completion/completions"):
        (home / folder).mkdir(parents=True)
    for name in ("story.txt", "note.txt", "notes.md", "notes/n.md", "a.txt", "a.html", "articles/page.html"):
        (home / name).write_text(STORY, encoding="utf-8")
    shutil.copy(home / "articles" / "sumy.txt", home)
    (home / "export.csv").write_text("inhalt,tag\nTalks opened in Paris.,2025-04-17\n", encoding="utf-8")
    (home / "feed.xml").write_text(FEED, encoding="utf-8")
    return home


def test_there_are_examples_wherever_a_person_looks():
    assert all(PLACES[name] for name in PLACES if name != "help keys")


@pytest.mark.parametrize("name", [name for name in PLACES if PLACES[name]])
def test_every_example_runs(name, place, cli):
    lines = [line for line in PLACES[name] if not OPENS.fullmatch(line)]
    cli("add", "articles")
    script = SETUP + "".join(f"{line} || {{ echo 'failed: {at}' >&2; exit 9; }}\n" for at, line in enumerate(lines))
    done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=120)
    assert done.returncode == 0, (lines, done.stderr.decode())
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("line", sorted({line for lines in PLACES.values() for line in lines if OPENS.fullmatch(line)}))
def test_every_example_that_opens_the_explorer_opens_it(line, place, cli):
    cli("add", "articles")
    environ = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    script = SETUP + line
    with PseudoTerminal(["bash", "-c", script], (80, 24), environ) as terminal:
        while b"\x1b[?2004h" not in terminal.raw:
            assert terminal.read(15.0), bytes(terminal.raw)
        terminal.send(b"Q")
        assert terminal.wait() in (0, -signal.SIGHUP)


def test_the_snippet_of_the_readme_prints_a_date(tmp_path):
    snippet = README.split("## In Python")[1].split("##")[0]
    code = "\n".join(line[4:] for line in snippet.splitlines() if line.startswith("    ") or not line)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Sunday DATE 2025-04-13\n"
