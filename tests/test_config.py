"""The configuration file: defaults, values, origins, and mistakes that are named."""

import pytest

from timeline.config import OPTIONS, ConfigError, config_path, load


def write(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_is_at_its_default(tmp_path):
    config = load(tmp_path / "none.toml")
    assert all(config.get(option.name) == option.default for option in OPTIONS)
    assert {config.origin(option.name) for option in OPTIONS} == {"default"}


def test_what_the_file_sets_is_in_force_and_says_where_it_came_from(tmp_path):
    path = write(
        tmp_path, 'database = "a.db"\n[explorer]\nzoom = "week"\n[keys]\nquit = ["q", "ctrl+q"]\nhelp = "F2"\n'
    )
    config = load(path)
    assert (config.get("database"), config.get("explorer.zoom")) == ("a.db", "week")
    assert (config.origin("explorer.zoom"), config.origin("explorer.mouse")) == (str(path), "default")
    assert config.keys == {"quit": ("q", "ctrl+q"), "help": ("F2",)}


def test_the_environment_names_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("TIMELINE_CONFIG", str(tmp_path / "x.toml"))
    assert config_path() == str(tmp_path / "x.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = ", "not TOML"),
        ("colour = 1", "there is no option colour"),
        ("[explorer]\nzom = 'week'", "there is no option explorer.zom, but explorer.zoom"),
        ("[explorer]\nzoom = 'hour'", "explorer.zoom is one of auto, day, week, month, year, not 'hour'"),
        ("[explorer]\nmouse = 1", "explorer.mouse is true or false, not 1"),
        ("[import]\njobs = true", "import.jobs is a whole number, not True"),
        ("[import]\njobs = -1", "import.jobs can't be below 0"),
        ("[import]\ninclude = [1]", "import.include is a list of texts"),
        ("keys = 1", "keys is a table"),
        ("[keys]\nquit = 1", "keys.quit is a key in quotes"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path, text, message):
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)


def test_a_file_that_is_no_text_or_no_file_is_a_mistake(tmp_path):
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "bytes.toml", tmp_path):
        with pytest.raises(ConfigError):
            load(path)
