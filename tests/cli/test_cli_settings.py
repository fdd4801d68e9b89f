"""`timeline config`: what is in force and where it came from."""

import tomllib

import pytest

from timeline.config import OPTIONS


def test_every_option_is_shown_with_its_value_and_its_origin(cli, home, monkeypatch):
    (home / "c.toml").write_text('[explorer]\nzoom = "week"\n[keys]\nmark = "M"\n', encoding="utf-8")
    monkeypatch.setenv("TIMELINE_CONFIG", "c.toml")
    result = cli("config")
    shown = tomllib.loads(result.out)
    assert shown["explorer"]["zoom"] == "week"
    assert shown["keys"] == {"mark": ["M"]}
    assert 'zoom = "week"  # c.toml' in result.out
    assert "mouse = false  # default" in result.out


def test_the_default_file_has_every_option_and_is_read_back(cli, home, monkeypatch):
    result = cli("config", "--default")
    (home / "c.toml").write_text(result.out, encoding="utf-8")
    monkeypatch.setenv("TIMELINE_CONFIG", "c.toml")
    again = cli("config")
    assert again.code == 0
    assert all(option.doc in result.out for option in OPTIONS)


def test_the_path_is_told_alone(cli, monkeypatch):
    monkeypatch.setenv("TIMELINE_CONFIG", "c.toml")
    assert cli("config", "--path").out == "c.toml\n"


@pytest.mark.parametrize("command", [["config"], ["add", "articles"]])
def test_a_mistake_in_the_file_is_an_error_that_names_it(cli, home, monkeypatch, command):
    (home / "c.toml").write_text("colour = 1", encoding="utf-8")
    monkeypatch.setenv("TIMELINE_CONFIG", "c.toml")
    result = cli(*command)
    assert result.code == 1
    assert result.err.startswith("timeline: c.toml: there is no option colour")
