"""Completions in bash, zsh and fish themselves, each in a terminal, as a person types."""

import os
import shutil
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pseudo_terminal import PseudoTerminal

from timeline.cli.completing import argument
from timeline.cli.shells import open_quote, quoted, script

STORY = "PARIS, April 17, 2025 (AFP) - Marco Rubio met Steve Witkoff in Paris on Thursday.\n"
STARTS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "source {script}; PS1='ready> '\n"),
    "zsh": (
        ["zsh", "-f", "-i"],
        "PROMPT='ready> ' PROMPT_EOL_MARK=; bindkey -e; autoload -Uz compinit; compinit -u -D; source {script}\n",
    ),
}


class Shell(PseudoTerminal):
    """A shell at its prompt, with the program on its path."""

    def __init__(self, name, folder, environ):
        argv, setup = STARTS[name]
        path = folder / f"completion.{name}"
        path.write_text(script(name), encoding="utf-8")
        super().__init__(argv, (200, 50), environ)
        self.send(setup.format(script=path).encode())
        self.until("ready> ")

    def until(self, words, start=0):
        ends = time.monotonic() + 30
        while words.encode() not in self.raw[start:]:
            assert time.monotonic() < ends, f"never seen: {words!r} in {bytes(self.raw[start:])!r}"
            self.read(0.05)

    def tabbed(self, typed):
        """The arguments that the shell makes of what was typed once the Tab key has been pressed."""
        self.send(b"\x15" + typed.encode())
        before = len(self.raw)
        self.send(b"\t")
        ends = time.monotonic() + 30
        while len(self.raw) == before and time.monotonic() < ends:
            self.read(0.05)
        while self.read(0.3):
            pass
        start = len(self.raw)
        self.send(b"\x01printf '<%s>' \x05; echo =\r")
        self.until(">=", start)
        said = self.raw[start:].decode("utf-8", "replace").rpartition(">=")[0].rpartition("\n")[2]
        return said.lstrip("\r").strip("<").split("><")


@pytest.fixture
def environ(home):
    (home / "articles" / "rubio.txt").write_text(STORY, encoding="utf-8")
    program = home / "bin" / "timeline"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environ = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "TIMELINE_DB": str(home / "a.db")}
    environ |= {"TERM": "dumb", "LANG": "C.UTF-8", "HOME": str(home)}
    subprocess.run([program, "add", "--quiet", "articles/rubio.txt"], env=environ, check=True)
    return environ


@pytest.fixture(params=STARTS)
def shell(request, home, environ):
    if not shutil.which(request.param):
        pytest.skip(f"no {request.param} here")
    with Shell(request.param, home, environ) as made:
        yield made


def test_a_shell_completes_commands_options_fields_and_names(shell):
    assert shell.tabbed("timeline ext")[:2] == ["timeline", "extract"]
    assert shell.tabbed("timeline list --form")[2] == "--format"
    assert shell.tabbed("timeline list --format markd")[3] == "markdown"
    assert shell.tabbed("timeline help qu")[2] == "query"
    assert shell.tabbed("timeline list act")[2] == "actor:"
    assert shell.tabbed("timeline list actor:witk")[2] == "actor:Steve Witkoff"
    assert shell.tabbed("timeline list status:sched")[2] == "status:scheduled"
    assert shell.tabbed('timeline list actor:"witk')[2] == "actor:Steve Witkoff"
    assert shell.tabbed("timeline list not:actor:witk")[2] == "not:actor:Steve Witkoff"
    assert shell.tabbed("timeline list place:par actor:witk")[3] == "actor:Steve Witkoff"
    assert shell.tabbed("timeline add artic")[2].rstrip("/") == "articles"


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish here")
def test_fish_completes_commands_options_fields_and_names(home, environ):
    (home / "completion.fish").write_text(script("fish"), encoding="utf-8")

    def offered(typed):
        asked = f"source completion.fish; complete -C '{typed}'"
        done = subprocess.run(["fish", "--no-config", "-c", asked], env=environ, capture_output=True, check=True)
        assert done.stderr == b""
        return [line.split("\t")[0] for line in done.stdout.decode().splitlines()]

    assert "extract" in offered("timeline ext")
    assert "--format" in offered("timeline list --form")
    assert offered("timeline list --format markd") == ["markdown"]
    assert offered("timeline list act") == ["actor:"]
    assert offered("timeline list actor:witk") == ["actor:Witkoff"]
    assert offered("timeline add artic") == ["articles/"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20), st.sampled_from(["", '"', "'"]))
def test_whatever_a_name_holds_the_shell_reads_back_as_it_is_and_runs_nothing(value, quote):
    script = f"printf %s {quote}{quoted(value, quote)}{quote}"
    if not value and not quote:
        return
    said = subprocess.run(["sh", "-c", script.encode("utf-8")], capture_output=True).stdout
    assert said == value.encode("utf-8")


@pytest.mark.parametrize(
    ("typed", "quote"),
    [("a b", ""), ('a "b', '"'), ("a 'b\"", "'"), ('a "b" c', ""), (r"a \"b", ""), ("a \"it's", '"')],
)
def test_an_open_quotation_mark_is_seen(typed, quote):
    assert open_quote(typed) == quote


def test_a_term_is_an_argument_without_the_marks_that_the_shell_would_take():
    assert argument("actor:", '"Marco Rubio"') == "actor:Marco Rubio"
    assert argument("actor:rubio+", '"Steve Witkoff"') == 'actor:rubio+"Steve Witkoff"'
    assert argument("actor:", r'"a \"b\""') == r'actor:"a \"b\""'
