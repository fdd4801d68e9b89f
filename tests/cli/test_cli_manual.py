"""The manual: every command, option and key is in it, and every example runs."""

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from timeline.cli.commands import COMMANDS
from timeline.cli.man_page import man_page
from timeline.cli.manual import TOPICS, page
from timeline.cli.options import FORMATS as READABLE
from timeline.cli.root import timeline
from timeline.config import OPTIONS
from timeline.export import FORMATS
from timeline.tui.keymap import KEYS, key_name

ROOT = click.Context(timeline, info_name="timeline")
MANUAL = {topic: page(topic) for topic in TOPICS if topic != "keys"}


def commands():
    return {name: timeline.get_command(ROOT, name) for name in COMMANDS}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_explains_itself_with_an_example(name):
    command = commands()[name]
    assert COMMANDS[name][1] == command.short_help
    assert "Examples:" in command.help
    assert f"timeline {name}" in command.help or name == "open"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_shown(cli, topic):
    result = cli("help", topic)
    assert result.code == 0
    assert len(result.out.splitlines()) > 10


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_shown_with_its_examples_unfolded(cli, name):
    result = cli("help", name)
    examples = re.findall(r"^ +(timeline .*|curl .*)$", commands()[name].help, re.MULTILINE)
    assert all(example in result.out for example in examples)
    assert result.out == cli(name, "--help").out


def test_the_contents_name_every_topic_and_command(cli):
    out = cli("help").out
    assert all(re.search(rf"^  {name}\b", out, re.MULTILINE) for name in [*TOPICS, *COMMANDS])


def test_an_unknown_topic_suggests_the_nearest(cli):
    result = cli("help", "qery")
    assert result.code == 2
    assert "did you mean `timeline help query`?" in result.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_printed_and_complete_commands(cli, shell, monkeypatch):
    assert "_TIMELINE_COMPLETE" in cli("help", "--completion", shell).out


def test_a_first_word_completes_to_commands_and_files():
    found = timeline.shell_complete(ROOT, "e")
    assert {item.value for item in found if item.type == "plain"} == {"extract"}
    assert any(item.type == "file" for item in found)


def completed(command, incomplete, *, parameter):
    found = commands()[command]
    context = click.Context(found, info_name=command, parent=ROOT)
    (argument,) = (each for each in found.params if each.name == parameter)
    return [item.value for item in argument.shell_complete(context, incomplete)]


def test_topics_and_terms_of_a_query_complete(cli, monkeypatch):
    assert completed("help", "qu", parameter="topic") == ["query"]
    cli("add", "articles", "--db", "a.db")
    monkeypatch.setenv("TIMELINE_DB", "a.db")
    assert "actor:" in completed("list", "act", parameter="query")
    assert any("rubio" in term.lower() for term in completed("list", "actor:rub", parameter="query"))
    monkeypatch.setenv("TIMELINE_DB", "none.db")
    assert completed("list", "actor:rub", parameter="query") == []


def test_the_man_page_has_every_command_option_and_topic():
    text = man_page(ROOT)
    for name, command in commands().items():
        assert f'.SS "timeline {name}' in text
        for parameter in command.params:
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                assert option.replace("-", "\\-") in text
    for topic in TOPICS:
        assert f'.SH "{topic.upper()}' in text


@pytest.mark.skipif(not shutil.which("man"), reason="no man here")
def test_the_man_page_is_laid_out_without_a_warning(tmp_path):
    path = tmp_path / "timeline.1"
    path.write_text(man_page(ROOT), encoding="utf-8")
    done = subprocess.run(
        ["man", "--warnings", "-l", str(path)],
        capture_output=True,
        env={"LC_ALL": "C.UTF-8", "MANPAGER": "cat", "PATH": "/usr/bin:/bin"},
    )
    assert done.stderr == b""
    assert b"timeline" in done.stdout


def examples(text):
    return re.findall(r"^    \$ (.+)$", text, re.MULTILINE)


def test_every_option_that_a_page_names_exists():
    known = {
        option
        for command in [timeline, *commands().values()]
        for parameter in command.params
        for option in parameter.opts
    }
    for topic, text in MANUAL.items():
        for example in [*examples(text), *re.findall(r"`(timeline [^`]+|--[a-z][^`]*)`", text)]:
            for option in re.findall(r"(?<![\w-])--[a-z][\w-]*", example):
                assert option in known or option == "--help", (topic, example)


def test_every_format_is_in_the_manual():
    written = MANUAL["formats"].split("## Written")[1]
    assert all(written.count(f"| `{name}` |") == 1 for name in FORMATS)
    read = MANUAL["formats"].split("## Written")[0]
    assert all(read.count(f"| `{name}` |") == 1 for name in READABLE)


def test_every_command_that_a_page_names_exists():
    for text in MANUAL.values():
        for name in re.findall(r"`timeline (?:--\w+ \S+ )?([a-z]+)", text):
            assert name in COMMANDS


def test_the_readme_has_every_command():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert all(f"`timeline {name}" in readme for name in COMMANDS if name != "open")


def test_every_key_that_the_readme_or_a_page_names_is_one_of_the_explorer():
    known = {key_name(name) for key in KEYS for name in key.keys.split(",")}
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme.split("| key | what it does |")[1].split("## One language")[0]
    named = re.findall(r"`([^`\s])`", table + MANUAL["ssh"] + page("keys"))
    assert len(named) > 50
    assert set(named) <= known


def test_every_option_of_the_configuration_that_a_page_names_exists():
    tables = {option.name.rpartition(".")[0] for option in OPTIONS} - {""}
    named = re.findall(rf"`((?:{'|'.join(tables)})\.\w+)`", "".join(MANUAL.values()))
    assert set(named) <= {option.name for option in OPTIONS}
